import { expect, it } from 'vitest';
import { columnsOf, type CodingRow } from '../../src/lib/analysis/coding-columns.ts';
import { portrait } from '../../src/lib/analysis/portrait.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';

const rows: CodingRow[] = [
	{ document: 2, code: 0, start: 5, end: 9 },
	{ document: 0, code: 1, start: 0, end: 10 },
	{ document: 0, code: 2, start: 4, end: 6 },
	{ document: 0, code: 2, start: 20, end: 21 }
];
const of = (documents: readonly number[], parent: Int32Array | null = null) =>
	finished(portrait(columnsOf(rows), 3, documents, parent));

it('gives the stretches of the documents asked for, in their order, and what is under any code once', () => {
	const { first, start, end, code, covered, stretches } = of([2, 1, 0]);
	expect(first).toEqual(Int32Array.of(0, 1, 1, 4));
	expect([...start]).toEqual([5, 0, 4, 20]);
	expect([...end]).toEqual([9, 10, 6, 21]);
	expect([...code]).toEqual([0, 1, 2, 2]);
	expect(covered).toEqual(Int32Array.of(4, 0, 11));
	expect(stretches).toEqual(Int32Array.of(1, 1, 2));
});

it('gives only categories where codes are rolled up', () => {
	const { first, code, stretches } = of([0, 2], Int32Array.of(-1, -1, 1));
	expect(first).toEqual(Int32Array.of(0, 1, 2));
	expect([...code]).toEqual([1, 0]);
	expect(stretches).toEqual(Int32Array.of(1, 1, 0));
});

it('gives nothing of no documents, and of none without codes', () => {
	expect(of([]).first).toEqual(Int32Array.of(0));
	expect(finished(portrait(columnsOf([]), 0, [0], null)).covered).toEqual(Int32Array.of(0));
});
