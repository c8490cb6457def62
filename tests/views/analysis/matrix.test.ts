/** Which codes stand on the axes, the numbers of a cell, the list of pairs, and the tables that go into files. */
import { describe, expect, it } from 'vitest';
import { matrixFile, pairsFile } from '../../../src/lib/views/analysis/files.ts';
import {
	axisOf,
	cellOf,
	levelled,
	pairOf,
	pairsOf,
	uncompared,
	type AxisCode
} from '../../../src/lib/views/analysis/matrix.ts';
import type { AnalysedCode, AxisChoice, PairNumbers } from '../../../src/lib/views/analysis/numbers.ts';

const code = (guid: string, parent: string | null, depth: number): AnalysedCode => ({
	guid,
	parent,
	depth,
	name: guid.toUpperCase(),
	path: parent ? `${parent.toUpperCase()} / ${guid.toUpperCase()}` : guid.toUpperCase(),
	color: '#2f8f4e'
});
/** Two categories with two codes each; `a2` is used by nobody. */
const codes = [
	code('a', null, 0),
	code('a1', 'a', 1),
	code('a2', 'a', 1),
	code('b', null, 0),
	code('b1', 'b', 1),
	code('b2', 'b', 1)
];
const names = ['a', 'a1', 'a2', 'b', 'b1', 'b2'];
const numbers: PairNumbers = (() => {
	const size = names.length;
	const pairs = new Float64Array(size * size);
	const meeting = new Int32Array(size * size);
	const jaccard = new Float64Array(size * size);
	const set = (x: string, y: string, count: number, xMeets: number, yMeets: number, share: number) => {
		const [i, j] = [names.indexOf(x), names.indexOf(y)];
		pairs[i * size + j] = pairs[j * size + i] = count;
		jaccard[i * size + j] = jaccard[j * size + i] = share;
		meeting[i * size + j] = xMeets;
		meeting[j * size + i] = yMeets;
	};
	for (let i = 0; i < size; i++) pairs[i * size + i] = jaccard[i * size + i] = NaN;
	set('a1', 'b1', 8, 1, 8, 0.25);
	set('a1', 'b2', 2, 2, 1, 0.5);
	set('b1', 'b2', 3, 3, 3, 0.75);
	return {
		guids: names,
		codings: Int32Array.from([0, 3, 0, 0, 9, 4]),
		pairs,
		meeting,
		jaccard,
		units: 40,
		expected: pairs.map((count) => (count > 2 ? count / 2 : NaN)),
		lift: pairs.map((count) => (count > 2 ? 2 : NaN))
	};
})();
/** Categories of these codes, with what is below them. */
const b = { guid: 'b', name: 'B', codes: new Set(['b', 'b1', 'b2']), isSet: false };
const a = { guid: 'a', name: 'A', codes: new Set(['a', 'a1']), isSet: false };
const axis = (choice: AxisChoice, order: 'codebook' | 'frequency' = 'codebook') =>
	axisOf(codes, numbers, choice, order);
const guidsOf = (list: readonly { code: AnalysedCode }[]) => list.map((one) => one.code.guid);

describe('an axis', () => {
	it('shows the codes with coded passages, in the order of the codebook', () => {
		expect(guidsOf(axis(null))).toEqual(['a1', 'b1', 'b2']);
	});
	it('shows one category with what is below it', () => {
		expect(guidsOf(axis(b))).toEqual(['b1', 'b2']);
		const rolledUp = { ...numbers, codings: Int32Array.from([3, 3, 0, 12, 9, 4]) };
		expect(guidsOf(axisOf(codes, rolledUp, b, 'codebook'))).toEqual(['b', 'b1', 'b2']);
	});
	it('shows a code set, in the order of the codebook', () => {
		const set = { guid: 's', name: 'Some', codes: new Set(['b2', 'a1', 'nobody']), isSet: true };
		expect(guidsOf(axis(set))).toEqual(['a1', 'b2']);
		expect(guidsOf(axis(set, 'frequency'))).toEqual(['b2', 'a1']);
	});
	it('puts the most used first, without indents', () => {
		expect(guidsOf(axis(null, 'frequency'))).toEqual(['b1', 'b2', 'a1']);
		expect(axis(null, 'frequency').every((one) => one.code.depth === 0)).toBe(true);
	});
	it('leaves out a code that is gone from the codebook or not counted yet', () => {
		expect(guidsOf(axisOf(codes.slice(0, 5), numbers, null, 'codebook'))).toEqual(['a1', 'b1']);
		expect(guidsOf(axisOf([...codes, code('c', null, 0)], numbers, null, 'codebook'))).not.toContain('c');
	});
	it('is levelled to its shallowest code', () => {
		expect(levelled(axis(null)).map((one) => one.code.depth)).toEqual([0, 0, 0]);
		expect(levelled([])).toEqual([]);
	});
});

describe('the pairs', () => {
	it('are null for codes that are not compared, and 0 for codes that never meet', () => {
		const [a1, b1] = axis(null);
		expect(cellOf(numbers, 'count')(a1!, a1!)).toBe(null);
		expect(pairOf(numbers, a1!, a1!)).toBe(null);
		expect(cellOf(numbers, 'jaccard')(a1!, b1!)).toBe(0.25);
	});
	it('tell how many passages of each code meet the other', () => {
		const [a1, b1] = axis(null);
		expect(pairOf(numbers, b1!, a1!)).toMatchObject({ count: 8, jaccard: 0.25, aMeeting: 8, bMeeting: 1 });
	});
	it('are told apart by whether codes are compared at all', () => {
		const [a1, b1, b2] = axis(null) as [AxisCode, AxisCode, AxisCode];
		/** B1 stands above B2. */
		const cell = (x: AxisCode, y: AxisCode) => (x === y || (x !== a1 && y !== a1) ? null : 0);
		expect(uncompared(cell, [b1], [b2])).toBe('all');
		expect(uncompared(cell, [b1, b2], [b1, b2])).toBe('all');
		expect(uncompared(cell, [b1], [a1, b2])).toBe('some');
		expect(uncompared(cell, [a1], [a1, b2])).toBe(null);
		expect(uncompared(cell, [a1], [a1])).toBe('alone');
	});
	it('stand once each, most pairs first, when both axes show the same codes', () => {
		const list = pairsOf(numbers, axis(null), axis(null));
		expect(list.map(({ a, b, count }) => [a.code.guid, b.code.guid, count])).toEqual([
			['a1', 'b1', 8],
			['b1', 'b2', 3],
			['a1', 'b2', 2]
		]);
	});
	it('stand once each in any order of the axes', () => {
		const list = pairsOf(numbers, axis(null, 'frequency'), axis(null, 'frequency'));
		expect(list.map(({ count }) => count)).toEqual([8, 3, 2]);
	});
	it('keep rows as A where the axes differ or overlap in part', () => {
		expect(pairsOf(numbers, axis(b), axis(a)).map(({ a, b }) => [a.code.guid, b.code.guid])).toEqual([
			['b1', 'a1'],
			['b2', 'a1']
		]);
		expect(pairsOf(numbers, axis(b), axis(null)).map(({ count }) => count)).toEqual([8, 3, 2]);
	});
});

describe('a file', () => {
	const axes = { rows: null, columns: b, order: 'codebook' } as const;
	it('holds the matrix with the GUID and the coded passages of each row', () => {
		const file = matrixFile(codes, numbers, axes, cellOf(numbers, 'count'));
		expect(file.rows).toEqual(['A / A1', 'B / B1', 'B / B2']);
		expect(file.columns.slice(1, -1)).toEqual(['B / B1', 'B / B2']);
		expect(file.values).toEqual([
			['a1', 8, 2, 3],
			['b1', null, 3, 9],
			['b2', 3, null, 4]
		]);
	});
	it('holds every pair with all its numbers and both GUIDs', () => {
		const file = pairsFile(codes, numbers, { ...axes, columns: null });
		expect(file.values[0]).toEqual(['a1', 'B / B1', 'b1', 8, 0.25, 1, 3, 8, 9, 4, 2]);
		const near = pairsFile(codes, { ...numbers, units: null }, { ...axes, columns: null });
		expect(near.values[0]).toEqual(['a1', 'B / B1', 'b1', 8, 0.25, 1, 3, 8, 9]);
		expect(file.values.every((row) => row.length === file.columns.length)).toBe(true);
	});
});
