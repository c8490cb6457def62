import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, type CodingRow } from '../../src/lib/analysis/coding-columns.ts';
import type { TurnPlaces } from '../../src/lib/analysis/meeting.ts';
import { unitedSet, type PassageSet } from '../../src/lib/analysis/passage-set.ts';
import { codesAt, findPassages, passagesByCode, passagesByUnit } from '../../src/lib/analysis/query.ts';
import type { Query, QueryLeaf, QueryRule } from '../../src/lib/core/query.ts';
import { someQuery } from '../core/some-query.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 5000 : 400;
const documents = 3;
const codes = 4;
/** Every document is 60 units long, each turn 6 of them, each paragraph 3; the case is the turn's speaker's. */
const [length, turnLength, paragraphLength] = [60, 6, 3];
const turnsEach = length / turnLength;
const places: TurnPlaces = {
	first: Int32Array.from({ length: documents + 1 }, (_, i) => i * turnsEach),
	starts: Int32Array.from({ length: documents * turnsEach }, (_, i) => (i % turnsEach) * turnLength),
	caseOf: Int32Array.from({ length: documents * turnsEach }, (_, i) => (i % 3) - 1)
};
const turnAt = (document: number, at: number): number => document * turnsEach + Math.floor(at / turnLength);
const paragraphAt = (document: number, at: number): number =>
	(document * length + at - (at % paragraphLength)) / paragraphLength;

type Passage = Required<Pick<CodingRow, 'document' | 'start' | 'end' | 'turn' | 'paragraph'>>;

/** Rows of codes by one coder: those of one code may lie over each other, as sub-codes' and several coders' do. */
const someRows = fc.array(
	fc
		.record({
			document: fc.integer({ min: 0, max: documents - 1 }),
			code: fc.integer({ min: 0, max: codes - 1 }),
			start: fc.integer({ min: 0, max: length - 1 }),
			length: fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 10, max: 40 }))
		})
		.map(({ length: long, ...row }) => ({
			...row,
			end: Math.min(length, row.start + long),
			turn: turnAt(row.document, row.start),
			paragraph: paragraphAt(row.document, row.start)
		})),
	{ maxLength: 20 }
);

/** What a leaf finds: a code's rows, those of a code and the next for `below`, all rows, or each turn's third letter. */
function rowsOfLeaf(leaf: QueryLeaf, rows: readonly (Passage & { code: number })[]): Passage[] {
	if (leaf.is === 'coded') return [...rows];
	if (leaf.is === 'code') {
		const code = Number(leaf.code);
		return rows.filter((row) => row.code === code || (leaf.below && row.code === code + 1));
	}
	return Array.from({ length: documents * turnsEach }, (_, turn) => {
		const document = Math.floor(turn / turnsEach);
		const start = places.starts[turn]! + 2;
		return { document, start, end: start + 1, turn, paragraph: paragraphAt(document, start) };
	});
}

const ordered = (passages: readonly Passage[]): Passage[] =>
	passages.toSorted((a, b) => a.document - b.document || a.start - b.start || a.end - b.end);

/** Joins any two that overlap, until none do; what comes of two belongs where the first of them does. */
function joined(passages: readonly Passage[]): Passage[] {
	const list = ordered(passages);
	for (let i = 1; i < list.length; i++) {
		const [a, b] = [list[i - 1]!, list[i]!];
		if (a.document !== b.document || a.end <= b.start) continue;
		list.splice(i - 1, 2, { ...a, end: Math.max(a.end, b.end) });
		i = Math.max(0, i - 2);
	}
	return list;
}

/** Letter by letter: stretches that lie in a passage of both, cut where either set has a seam. */
function sharedOf(a: readonly Passage[], b: readonly Passage[]): Passage[] {
	return ordered(
		a.flatMap((one) =>
			b.flatMap((other) => {
				const [start, end] = [Math.max(one.start, other.start), Math.min(one.end, other.end)];
				if (one.document !== other.document || start >= end) return [];
				return [{ ...(one.start >= other.start ? one : other), start, end }];
			})
		)
	);
}

function meets(a: Passage, b: Passage, rule: QueryRule): boolean {
	const same = a.document === b.document;
	const speaks = (one: Passage): number => places.caseOf[one.turn]!;
	switch (rule.by) {
		case 'overlapping':
			return same && a.start < b.end && b.start < a.end;
		case 'inside':
			return same && a.start >= b.start && a.end <= b.end;
		case 'near':
			return same && Math.abs(a.turn - b.turn) <= rule.turns;
		case 'followed':
			return same && b.start >= a.end && b.turn - turnAt(a.document, a.end - 1) <= rule.turns;
		case 'case':
			return speaks(a) >= 0 && speaks(a) === speaks(b);
		default:
			return a[rule.by] === b[rule.by];
	}
}

function naive(query: Query, rows: readonly (Passage & { code: number })[]): Passage[] {
	const found = (part: Query): Passage[] => naive(part, rows);
	switch (query.is) {
		case 'and':
			return found(query.of).filter((a) =>
				query.conditions.every(({ not, rule, of }) => found(of).some((b) => meets(a, b, rule)) !== not)
			);
		case 'or':
			return joined(query.parts.flatMap(found));
		case 'shared':
			return query.parts.map(found).reduce(sharedOf);
		default:
			return joined(rowsOfLeaf(query, rows));
	}
}

const listOf = (set: PassageSet): Passage[] =>
	Array.from({ length: set.length }, (_, i) => ({
		document: set.document[i]!,
		start: set.start[i]!,
		end: set.end[i]!,
		turn: set.turn[i]!,
		paragraph: set.paragraph[i]!
	}));

const bare = (passages: readonly Passage[]): Passage[] =>
	passages.map(({ document, start, end, turn, paragraph }) => ({ document, start, end, turn, paragraph }));

function found(query: Query, rows: readonly (Passage & { code: number })[]): PassageSet {
	const leaves = (leaf: QueryLeaf): PassageSet =>
		unitedSet(columnsOf(rowsOfLeaf(leaf, rows).map((row) => ({ ...row, code: 0 }))));
	const steps = findPassages(query, leaves, places);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

const some = someQuery(
	Array.from({ length: codes }, (_, code) => String(code)),
	[],
	fc.constant('x')
);

it('a query finds what going through every pair finds', () => {
	fc.assert(
		fc.property(some, someRows, (query, rows) => {
			const set = found(query, rows);
			expect(listOf(set)).toEqual(bare(naive(query, rows)));
			for (let i = 1; i < set.length; i++)
				if (set.document[i] === set.document[i - 1])
					expect(set.start[i]).toBeGreaterThanOrEqual(set.end[i - 1]!);
		}),
		{ seed: 1, numRuns }
	);
});

it('what is found is counted by document, case and code', () => {
	fc.assert(
		fc.property(some, someRows, (query, rows) => {
			const [set, list] = [found(query, rows), naive(query, rows)];
			const byDocument = passagesByUnit(set, 'document', documents, places);
			const byCase = passagesByUnit(set, 'case', 2, places);
			const of = (test: (one: Passage) => boolean): number => list.filter(test).length;
			expect([...byDocument]).toEqual([...[0, 1, 2].map((n) => of(({ document }) => document === n)), 0]);
			expect([...byCase]).toEqual([0, 1, -1].map((n) => of(({ turn }) => places.caseOf[turn] === n)));
			const overlap: QueryRule = { by: 'overlapping' };
			expect([...passagesByCode(set, columnsOf(rows), codes)]).toEqual(
				[0, 1, 2, 3].map((n) => of((one) => rows.some((row) => row.code === n && meets(one, row, overlap))))
			);
			for (const one of listOf(set))
				expect(codesAt(columnsOf(rows), one.document, one.start, one.end)).toEqual(
					[0, 1, 2, 3].filter((n) => rows.some((row) => row.code === n && meets(one, row, overlap)))
				);
		}),
		{ seed: 2, numRuns }
	);
});

describe('in little cases', () => {
	const row = (code: number, start: number, end: number, document = 0) => ({
		...{ document, code, start, end },
		turn: turnAt(document, start),
		paragraph: paragraphAt(document, start)
	});
	const code = (n: number): Query => ({ is: 'code', code: String(n), below: false });
	const ask = (by: QueryRule, rows: readonly ReturnType<typeof row>[], not = false) =>
		listOf(found({ is: 'and', of: code(0), conditions: [{ not, rule: by, of: code(1) }] }, rows)).map(
			({ start, end }) => [start, end]
		);

	it('nothing is found in nothing', () => {
		expect(ask({ by: 'overlapping' }, [])).toEqual([]);
		expect(ask({ by: 'document' }, [row(1, 0, 5)], true)).toEqual([]);
		expect(listOf(found({ is: 'shared', parts: [code(0), code(1)] }, [row(0, 0, 5)]))).toEqual([]);
	});

	it('touching passages do not overlap, and one follows the other', () => {
		const rows = [row(0, 0, 5), row(1, 5, 9)];
		expect(ask({ by: 'overlapping' }, rows)).toEqual([]);
		expect(ask({ by: 'overlapping' }, rows, true)).toEqual([[0, 5]]);
		expect(ask({ by: 'followed', turns: 0 }, rows)).toEqual([[0, 5]]);
	});

	it('turns count from the end of the first to the beginning of the second, never across documents', () => {
		// It ends in the third turn; the second passage lies in the fifth.
		const rows = [row(0, 0, 15), row(1, 26, 28), row(1, 0, 3, 1)];
		expect(ask({ by: 'followed', turns: 1 }, rows)).toEqual([]);
		expect(ask({ by: 'followed', turns: 2 }, rows)).toEqual([[0, 15]]);
		expect(ask({ by: 'near', turns: 3 }, rows)).toEqual([]);
		expect(ask({ by: 'near', turns: 4 }, rows)).toEqual([[0, 15]]);
		expect(ask({ by: 'near', turns: 1000 }, [row(0, 54, 60), row(1, 0, 3, 1)])).toEqual([]);
	});

	it('inside means wholly inside', () => {
		expect(ask({ by: 'inside' }, [row(0, 5, 9), row(1, 5, 9)])).toEqual([[5, 9]]);
		expect(ask({ by: 'inside' }, [row(0, 5, 9), row(1, 6, 20)])).toEqual([]);
	});
});
