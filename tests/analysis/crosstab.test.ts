import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calendarEdges, roundEdges } from '../../src/lib/analysis/bins.ts';
import { columnsOf, type CodingRow } from '../../src/lib/analysis/coding-columns.ts';
import {
	cellAt,
	columnShare,
	crosstab,
	perThousandWords,
	rowShare,
	type GroupedPassages,
	type GroupedTurns
} from '../../src/lib/analysis/crosstab.ts';
import { beforeAndAfter, presence, presentByGroup, unpaired } from '../../src/lib/analysis/presence.ts';
import { unite } from '../../src/lib/analysis/unite.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { charactersUnder, codes, someRows } from './naive.ts';

/** Turns of ten characters with one between, each a word; the group of a turn is its number by `groups`. */
const turnsOf = (groups: number): GroupedTurns => {
	const starts = Int32Array.from({ length: 8 }, (_, i) => 11 * i);
	return {
		starts,
		ends: starts.map((start) => start + 10),
		group: starts.map((_, i) => i % groups),
		inside: Uint8Array.from(starts, (_, i) => Number(i !== 1)),
		words: starts
	};
};

function tableOf(rows: readonly CodingRow[], codes: number, groups: number) {
	const columns = unite(columnsOf(rows));
	const turn = columns.start.map((start) => Math.floor(start / 11));
	const placed: GroupedPassages = {
		columns,
		group: turn.map((one) => one % groups),
		caseOf: turn.map((one) => (one % 3) - 1),
		spoken: Uint8Array.from(turn, (one) => Number(one % 3 > 0))
	};
	const turns = Array.from({ length: 3 }, () => turnsOf(groups));
	return { placed, table: finished(crosstab({ own: placed, counted: placed }, codes, groups, turns)) };
}

describe('codes by groups', () => {
	it.each([
		['no passages', [], 2, 2],
		['no codes', [], 0, 2],
		['no groups', [], 2, 0]
	])('of %s are all 0 and have no shares', (_, rows, codes, groups) => {
		const { table } = tableOf(rows, codes, groups || 1);
		for (const counts of [table.passages, table.documents, table.cases, table.characters, table.words])
			expect(counts.every((count) => count === 0)).toBe(true);
		expect([rowShare(table, codes, 0), columnShare(table, codes, 0)]).toEqual([null, null]);
		expect(perThousandWords(table, codes, 0, 0)).toBeNull();
		expect(perThousandWords(table, codes, 0, 50)).toBe(0);
	});

	it('of one code on everything are all of the text in the filter', () => {
		const { table } = tableOf([{ document: 0, code: 0, start: 0, end: 87 }], 1, 2);
		// Eight turns of ten characters, one of them outside the filter.
		expect([...table.characters]).toEqual([40, 30, 70, 40, 30, 70]);
		expect([...table.words]).toEqual([4, 3, 7, 4, 3, 7]);
		expect([...table.passages]).toEqual([1, 0, 1, 1, 0, 1]);
	});

	it('hold 300 codes', () => {
		const rows = Array.from({ length: 300 }, (_, code) => ({ document: 0, code, start: 0, end: 5 }));
		const { table } = tableOf(rows, 300, 2);
		expect(columnShare(table, 299, 0)).toBe(1 / 300);
		expect([rowShare(table, 299, 0), rowShare(table, 299, 1)]).toEqual([1, 0]);
		expect(table.characters[cellAt(table, 300, 0)]).toBe(5);
	});

	it('equal a count passage by passage and character by character', () => {
		fc.assert(
			fc.property(someRows, fc.integer({ min: 1, max: 3 }), (rows, groups) => {
				const { placed, table } = tableOf(rows, codes, groups);
				const { columns, group, caseOf, spoken } = placed;
				for (let code = 0; code <= codes; code++) {
					for (let at = 0; at <= groups; at++) {
						const mine = [...Array(columns.length).keys()].filter(
							(row) => (code === codes || columns.code[row] === code) && (at === groups || group[row] === at)
						);
						const cell = cellAt(table, code, at);
						expect(table.passages[cell]).toBe(mine.length);
						expect(table.spoken[cell]).toBe(mine.filter((row) => spoken[row]).length);
						expect(table.documents[cell]).toBe(new Set(mine.map((row) => columns.document[row])).size);
						const cases = mine.map((row) => caseOf[row]!).filter((one) => one >= 0);
						expect(table.cases[cell]).toBe(new Set(cases).size);
						const under = Array.from({ length: codes }, (_, one) => one)
							.filter((one) => code === codes || one === code)
							.map((one) => charactersUnder(rows, one));
						const inGroup = [...new Set(under.flatMap((one) => [...one]))]
							.map((place) => Number(place.split(':')[1]))
							.filter((offset) => {
								const turn = Math.floor(offset / 11);
								return offset % 11 < 10 && turn !== 1 && turn < 8 && (at === groups || turn % groups === at);
							});
						expect(table.characters[cell]).toBe(inGroup.length);
						expect(table.words[cell]).toBe(inGroup.filter((offset) => offset % 11 === 0).length);
					}
				}
			}),
			{ seed: 1, numRuns: 60 }
		);
	});
});

describe('presence', () => {
	const rows = columnsOf([
		{ document: 0, code: 0, start: 0, end: 1 },
		{ document: 0, code: 0, start: 2, end: 3 },
		{ document: 0, code: 1, start: 4, end: 5 },
		{ document: 0, code: 1, start: 6, end: 7 },
		{ document: 0, code: 0, start: 8, end: 9 }
	]);
	const passages = {
		columns: rows,
		unit: Int32Array.from([0, 0, 1, 2, -1]),
		group: Int32Array.from([0, 0, 1, 0, 0])
	};

	it('counts a unit once, leaves out those in several groups or none, and knows of the absent', () => {
		const standings = [new Set([0]), new Set([1]), new Set([0, 1]), new Set([2]), new Set([0])];
		const counts = presence(passages, standings, 2, 2);
		expect(counts).toMatchObject({ several: 1, none: 1 });
		expect(presentByGroup(counts, 0)).toEqual([
			[1, 0],
			[1, 1]
		]);
		expect(presentByGroup(counts, 1)).toEqual([
			[0, 1],
			[2, 0]
		]);
	});

	it('compares before and after in the units that stand in both', () => {
		const standings = [new Set([0, 1]), new Set([0, 1]), new Set([0, 1]), new Set([0]), new Set([0, 1])];
		expect(beforeAndAfter(passages, standings, 2, [0, 1])).toEqual([
			{ both: 0, onlyBefore: 1, onlyAfter: 0, neither: 3 },
			{ both: 0, onlyBefore: 1, onlyAfter: 1, neither: 2 }
		]);
		expect(unpaired([...standings, new Set([1, 2]), new Set([2])], [0, 1])).toBe(2);
		expect(beforeAndAfter(passages, [], 1, [0, 1])).toEqual([
			{ both: 0, onlyBefore: 0, onlyAfter: 0, neither: 0 }
		]);
	});
});

describe('bins', () => {
	it.each([
		[0, 100, [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 110]],
		[18, 64, [15, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65]],
		[-0.3, 0.3, [-0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4]],
		[7, 7, [7, 8]]
	])('from %d to %d have round edges', (least, greatest, edges) => {
		expect(roundEdges(least, greatest)).toEqual(edges);
	});

	it.each([
		['2026-01-15', '2026-03-02', ['2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01']],
		['2025-11-30', '2025-12-31', ['2025-11-01', '2025-12-01', '2026-01-01']],
		[
			'2025-02-01',
			'2026-05-01',
			['2025-01-01', '2025-04-01', '2025-07-01', '2025-10-01', '2026-01-01', '2026-04-01', '2026-07-01']
		],
		[
			'1999-02-01',
			'2003-05-01',
			['1999-01-01', '2000-01-01', '2001-01-01', '2002-01-01', '2003-01-01', '2004-01-01']
		]
	])('from %s to %s are months, quarters or years', (first, last, edges) => {
		expect(calendarEdges(first, last)).toEqual(edges);
	});

	it('hold every value, in not too many', () => {
		const pair = fc.tuple(fc.integer({ min: -5000, max: 5000 }), fc.integer({ min: 1, max: 9000 }));
		fc.assert(
			fc.property(pair, fc.integer({ min: 0, max: 3 }), ([least, span], digits) => {
				const [from, to] = [least / 10 ** digits, (least + span) / 10 ** digits];
				const edges = roundEdges(from, to);
				expect(edges[0]! <= from && edges.at(-1)! > to).toBe(true);
				expect(edges.length).toBeLessThanOrEqual(13);
				expect(edges).toEqual(edges.toSorted((a, b) => a - b));
			}),
			{ seed: 1, numRuns: 200 }
		);
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 40_000 }), fc.integer({ min: 0, max: 20_000 }), (day, span) => {
				const iso = (n: number): string => new Date(n * 86_400_000).toISOString().slice(0, 10);
				const edges = calendarEdges(iso(day), iso(day + span));
				expect(edges[0]! <= iso(day) && edges.at(-1)! > iso(day + span)).toBe(true);
				expect(edges.length).toBeLessThanOrEqual(13);
			}),
			{ seed: 1, numRuns: 200 }
		);
	});
});
