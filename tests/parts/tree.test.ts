import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { noPicks, reaching, toggled } from '../../src/lib/parts/tree-picks.ts';
import {
	dropAt,
	isWithin,
	moveBy,
	outermost,
	visibleRows,
	type TreeItem,
	type TreeMove
} from '../../src/lib/parts/tree.ts';

const item = (id: string, parent: string | null = null): TreeItem => ({ id, parent, label: id });
const items = [item('a'), item('a1', 'a'), item('a2', 'a'), item('a21', 'a2'), item('b'), item('c')];
const all = new Set(items.map(({ id }) => id));

/** What a caller does with a move. */
function apply(list: readonly TreeItem[], id: string, to: TreeMove): TreeItem[] {
	const moved = list.find((one) => one.id === id);
	if (!moved) throw new Error('no such item');
	const others = list.filter((one) => one.id !== id);
	const at = to.before === null ? others.length : others.findIndex((one) => one.id === to.before);
	return others.toSpliced(at, 0, { ...moved, parent: to.parent });
}
const order = (list: readonly TreeItem[]) =>
	visibleRows(list, new Set(list.map(({ id }) => id))).map((row) => `${row.level}${row.item.id}`);

describe('the rows of a tree', () => {
	test('a folded node hides what is below it', () => {
		expect(visibleRows(items, new Set(['a'])).map((row) => row.item.id)).toEqual(['a', 'a1', 'a2', 'b', 'c']);
	});

	test('a row tells its level and its place among its siblings', () => {
		const row = visibleRows(items, all).find((one) => one.item.id === 'a2');
		expect(row).toMatchObject({ level: 2, place: 2, of: 2, expanded: true });
	});

	test('a node whose parent is not there stands at the top', () => {
		expect(visibleRows([item('x', 'gone')], all)).toMatchObject([{ level: 1, expanded: null }]);
	});
});

describe('moving a node by key', () => {
	test.each([
		['b', 'up', ['1b', '1a', '2a1', '2a2', '3a21', '1c']],
		['a', 'down', ['1b', '1a', '2a1', '2a2', '3a21', '1c']],
		['b', 'in', ['1a', '2a1', '2a2', '3a21', '2b', '1c']],
		['a21', 'out', ['1a', '2a1', '2a2', '2a21', '1b', '1c']],
		['a1', 'out', ['1a', '2a2', '3a21', '1a1', '1b', '1c']]
	] as const)('%s %s', (id, direction, expected) => {
		const to = moveBy(items, [id], direction);
		expect(to && order(apply(items, id, to))).toEqual(expected);
	});

	test.each([
		['a', 'up'],
		['c', 'down'],
		['a', 'in'],
		['a', 'out']
	] as const)('%s %s leads nowhere', (id, direction) => {
		expect(moveBy(items, [id], direction)).toBeNull();
	});
});

describe('dropping a node', () => {
	test('after an open node is before its first child', () => {
		expect(dropAt(items, ['c'], 'a', 'after', true)).toEqual({ parent: 'a', before: 'a1' });
	});

	test('onto itself, below itself or where it is already does nothing', () => {
		expect(dropAt(items, ['a'], 'a', 'inside', true)).toBeNull();
		expect(dropAt(items, ['a'], 'a21', 'before', false)).toBeNull();
		expect(dropAt(items, ['b'], 'c', 'before', false)).toBeNull();
		expect(dropAt(items, ['a2'], 'a1', 'after', false)).toBeNull();
	});

	test('never makes a node its own ancestor, whatever is dropped where', () => {
		const ids = fc.constantFrom(...items.map(({ id }) => id));
		const zones = fc.constantFrom('before' as const, 'inside' as const, 'after' as const);
		fc.assert(
			fc.property(ids, ids, zones, fc.boolean(), (dragged, target, zone, open) => {
				const to = dropAt(items, [dragged], target, zone, open);
				if (!to) return;
				expect(to.parent !== null && isWithin(items, to.parent, dragged)).toBe(false);
				expect(to.before).not.toBe(dragged);
				expect(order(apply(items, dragged, to))).toHaveLength(items.length);
			}),
			{ seed: 1, numRuns: 100 }
		);
	});
});

describe('moving several at once', () => {
	test('those below another that moves come along with it', () => {
		expect(outermost(items, new Set(['c', 'a21', 'a2', 'a1']))).toEqual(['a1', 'a2', 'c']);
	});

	test('they move as one block, past the siblings that stay', () => {
		expect(moveBy(items, ['b', 'c'], 'up')).toEqual({ parent: null, before: 'a' });
		expect(moveBy(items, ['a', 'b'], 'down')).toEqual({ parent: null, before: null });
		expect(moveBy(items, ['b', 'c'], 'in')).toEqual({ parent: 'a', before: null });
		expect(moveBy(items, ['a1', 'b'], 'out')).toEqual({ parent: null, before: 'c' });
	});

	test('never go into one of themselves', () => {
		expect(dropAt(items, ['c', 'a'], 'a2', 'inside', false)).toBeNull();
		expect(dropAt(items, ['c', 'b'], 'a', 'after', false)).toEqual({ parent: null, before: null });
	});
});

describe('picking several', () => {
	const order = ['a', 'b', 'c', 'd'];

	test('the first one toggled joins the one that is selected', () => {
		const two = toggled(noPicks, 'c', 'a');
		expect([...two.ids]).toEqual(['a', 'c']);
		expect([...toggled(two, 'a', 'a').ids]).toEqual(['c']);
	});

	test('a range reaches from its anchor, either way, and turns round it', () => {
		const down = reaching(order, noPicks, 'd', 'b');
		expect([...down.ids]).toEqual(['b', 'c', 'd']);
		expect([...reaching(order, down, 'a', 'd').ids]).toEqual(['a', 'b']);
	});

	test('a range whose anchor no longer shows begins where one stands', () => {
		expect([...reaching(order, { ids: new Set(['x']), anchor: 'x' }, 'd', 'c').ids]).toEqual(['c', 'd']);
	});
});
