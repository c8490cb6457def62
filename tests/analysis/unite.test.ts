import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, filterColumns } from '../../src/lib/analysis/coding-columns.ts';
import { isAncestor, rollUp } from '../../src/lib/analysis/roll-up.ts';
import { unite } from '../../src/lib/analysis/unite.ts';
import { naiveUnite, rowsOf, someParents, someRows } from './naive.ts';

const passage = (code: number, start: number, end: number, coder = 0, turn = 0) => ({
	document: 0,
	code,
	coder,
	start,
	end,
	turn
});
const stretches = (columns: ReturnType<typeof unite>) =>
	rowsOf(columns).map((row) => `${row.document} ${row.code} ${row.start}-${row.end}`);
const isOrdered = (columns: ReturnType<typeof unite>) =>
	rowsOf(columns).every((row, i, rows) => {
		const before = rows[i - 1] ?? row;
		return (before.document - row.document || before.start - row.start || before.end - row.end) <= 0;
	});

describe('columns', () => {
	it('order rows by document, start and end', () => {
		const columns = columnsOf([
			{ document: 1, code: 0, start: 0, end: 1 },
			{ document: 0, code: 0, start: 4, end: 9 },
			{ document: 0, code: 0, start: 4, end: 6 }
		]);
		expect([...columns.document]).toEqual([0, 0, 1]);
		expect([...columns.end]).toEqual([6, 9, 1]);
	});

	it('refuse a passage that holds nothing', () => {
		expect(() => columnsOf([passage(0, 3, 3)])).toThrow(RangeError);
	});
});

describe('unite', () => {
	it.each([
		['no passages', [], []],
		['one passage', [passage(0, 1, 4)], ['0 0 1-4']],
		['two that overlap', [passage(0, 1, 4), passage(0, 3, 9, 1)], ['0 0 1-9']],
		['two that touch stay two', [passage(0, 1, 4), passage(0, 4, 9, 1)], ['0 0 1-4', '0 0 4-9']],
		['one within another', [passage(0, 1, 9), passage(0, 3, 4, 1)], ['0 0 1-9']],
		['a chain', [passage(0, 1, 4), passage(0, 3, 6, 1), passage(0, 5, 9)], ['0 0 1-9']],
		['different codes', [passage(0, 1, 4), passage(1, 1, 3, 1)], ['0 1 1-3', '0 0 1-4']]
	])('%s', (_, rows, expected) => {
		expect(stretches(unite(columnsOf(rows)))).toEqual(expected);
	});

	it('keeps the coder of one, names none for several, and takes the first turn there is', () => {
		const columns = columnsOf([passage(0, 0, 2, 1, -1), passage(0, 1, 5, 2, 7), passage(1, 0, 2, 1, 3)]);
		expect(rowsOf(unite(columns))).toEqual([
			{ document: 0, code: 1, coder: 1, start: 0, end: 2, turn: 3, paragraph: -1 },
			{ document: 0, code: 0, coder: -1, start: 0, end: 5, turn: 7, paragraph: -1 }
		]);
	});

	it('gives the stretches that merging two at a time gives, in order, and nothing more the second time', () => {
		fc.assert(
			fc.property(someRows, (rows) => {
				const united = unite(columnsOf(rows));
				expect(stretches(united).sort()).toEqual(naiveUnite(rows));
				expect(isOrdered(united)).toBe(true);
				expect(unite(united)).toEqual(united);
			}),
			{ seed: 1, numRuns: 200 }
		);
	});

	it('leaves other coders out when one is chosen', () => {
		const columns = columnsOf([passage(0, 1, 4, 0), passage(0, 2, 6, 1), passage(1, 2, 3, 1)]);
		expect(stretches(filterColumns(columns, (row) => columns.coder[row] === 1))).toEqual([
			'0 1 2-3',
			'0 0 2-6'
		]);
	});
});

describe('rollUp', () => {
	const parent = Int32Array.from([-1, 0, 1, -1]);

	it('counts a passage under its code and every code above, each stretch once', () => {
		const rows = [passage(2, 0, 5), passage(1, 4, 8), passage(3, 0, 2), passage(0, 8, 9)];
		expect(stretches(rollUp(columnsOf(rows), parent))).toEqual([
			'0 3 0-2',
			'0 2 0-5',
			'0 1 0-8',
			'0 0 0-8',
			'0 0 8-9'
		]);
	});

	it('knows who stands above whom', () => {
		const above = [0, 1, 2, 3].flatMap((a) =>
			[0, 1, 2, 3].filter((b) => isAncestor(parent, a, b)).map((b) => [a, b])
		);
		expect(above).toEqual([
			[0, 1],
			[0, 2],
			[1, 2]
		]);
	});

	it('refuses codes that form a ring', () => {
		const ring = Int32Array.from([1, 0]);
		expect(() => rollUp(columnsOf([passage(0, 0, 1)]), ring)).toThrow(RangeError);
		expect(() => isAncestor(ring, 2, 0)).toThrow(RangeError);
	});

	it('gives each code the union of its own passages and those below it', () => {
		fc.assert(
			fc.property(someRows, someParents, (rows, parents) => {
				const rolled = rollUp(columnsOf(rows), parents);
				const under = rows.flatMap((row) =>
					Array.from(parents.keys())
						.filter((code) => code === row.code || isAncestor(parents, code, row.code))
						.map((code) => ({ ...row, code }))
				);
				expect(stretches(rolled).sort()).toEqual(naiveUnite(under));
				expect(isOrdered(rolled)).toBe(true);
			}),
			{ seed: 2, numRuns: 200 }
		);
	});
});
