import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	byPosition,
	childrenByParent,
	inTreeOrder,
	pathTo,
	positionBetween,
	positionsBetween,
	withDescendants
} from '../../src/lib/core/tree.ts';

const node = (guid: string, parent: string | null, position = 'a0') => ({ guid, parent, position });
const nodes = [
	node('d', 'b'),
	node('a', null, 'a1'),
	node('b', null, 'a0'),
	node('c', 'b', 'Zz'),
	node('lost', 'nobody', 'a9')
];

describe('the codebook as a tree', () => {
	it('is read from top to bottom, siblings by key, ties by GUID', () => {
		expect(inTreeOrder(nodes).map(({ node, depth }) => `${depth}${node.guid}`)).toEqual([
			'0b',
			'1c',
			'1d',
			'0a',
			'0lost'
		]);
		expect([node('y', null), node('x', null)].sort(byPosition).map(({ guid }) => guid)).toEqual(['x', 'y']);
		expect(
			childrenByParent(nodes)
				.get('b')
				?.map(({ guid }) => guid)
		).toEqual(['c', 'd']);
		expect(childrenByParent([]).get(null)).toEqual([]);
	});

	it('gives descendants and paths, and ends also where parents go round in a circle', () => {
		expect([...withDescendants(nodes, 'b')].sort()).toEqual(['b', 'c', 'd']);
		const byGuid = new Map(nodes.map((one) => [one.guid, one]));
		expect(pathTo(byGuid, 'd').map(({ guid }) => guid)).toEqual(['b', 'd']);
		expect(pathTo(byGuid, 'nobody')).toEqual([]);
		const ring = [node('p', 'q'), node('q', 'p')];
		expect([...withDescendants(ring, 'p')].sort()).toEqual(['p', 'q']);
		expect(pathTo(new Map(ring.map((one) => [one.guid, one])), 'p')).toHaveLength(2);
	});
});

describe('positions', () => {
	it('lie between two siblings, as often as wanted', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (places) => {
				const keys: string[] = [];
				for (const place of places) {
					const at = place % (keys.length + 1);
					keys.splice(at, 0, positionBetween(keys[at - 1] ?? null, keys[at] ?? null));
				}
				expect([...keys].sort((a, b) => (a < b ? -1 : 1))).toEqual(keys);
				expect(new Set(keys).size).toBe(keys.length);
			}),
			{ seed: 1, numRuns: 200 }
		);
	});

	it('are in order when many are asked for', () => {
		const keys = positionsBetween('a0', 'a1', 40);
		expect([...new Set(keys)].sort()).toEqual(keys);
		expect(keys.every((key) => key > 'a0' && key < 'a1')).toBe(true);
		expect(positionsBetween('a0', null, 0)).toEqual([]);
	});

	it('are given also where two siblings share a key or came with keys of another tool', () => {
		expect(positionBetween('a0', 'a0') > 'a0').toBe(true);
		expect(positionBetween('a1', 'a0') > 'a1').toBe(true);
		for (const strange of ['', '0', 'not a key', 'a00', 'zzz', 'ö', '😀', '17']) {
			expect(() => positionBetween(strange, null)).not.toThrow();
			expect(() => positionBetween(null, strange)).not.toThrow();
			expect(() => positionBetween(strange, strange)).not.toThrow();
		}
		for (const strange of ['', '0', 'not a key', 'a00', '17'])
			expect(positionBetween(strange, null) > strange).toBe(true);
	});
});
