import fc from 'fast-check';
import initSqlJs, { type Database } from 'sql.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnsOf, type CodingRow } from '../../src/lib/analysis/coding-columns.ts';
import {
	bothCount,
	cooccurrence as inSteps,
	expectedCount,
	isLeftOut,
	jaccard,
	lift,
	meetingCount,
	meetingShare,
	pairCount,
	type Cooccurrence,
	type Together
} from '../../src/lib/analysis/cooccurrence.ts';
import { passagePairs } from '../../src/lib/analysis/passage-pairs.ts';
import { isAncestor, rollUp } from '../../src/lib/analysis/roll-up.ts';
import { unite } from '../../src/lib/analysis/unite.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import {
	charactersUnder,
	codes,
	rowsOf,
	sharedBy,
	sharesCharacter,
	sharesTurn,
	someParents,
	someRows
} from './naive.ts';

const cooccurrence = (...given: Parameters<typeof inSteps>): Cooccurrence => finished(inSteps(...given));

const passage = (code: number, start: number, end: number, turn = -1, document = 0): CodingRow => ({
	document,
	code,
	start,
	end,
	turn
});

/** What the cells of one pair of codes say: pairs, A meeting B, B meeting A, both, Jaccard. */
const cell = (result: Cooccurrence, a = 0, b = 1) => [
	pairCount(result, a, b),
	meetingCount(result, a, b),
	meetingCount(result, b, a),
	bothCount(result, a, b),
	jaccard(result, a, b)
];

describe('overlap', () => {
	it.each<[string, CodingRow[], unknown[]]>([
		['no passages', [], [0, 0, 0, 0, null]],
		['one passage', [passage(0, 0, 4)], [0, 0, 0, 0, 0]],
		['apart', [passage(0, 0, 4), passage(1, 6, 8)], [0, 0, 0, 0, 0]],
		['touching is not overlapping', [passage(0, 0, 4), passage(1, 4, 8)], [0, 0, 0, 0, 0]],
		['one character', [passage(0, 0, 5), passage(1, 4, 9)], [1, 1, 1, 1, 1 / 9]],
		['the same range', [passage(0, 2, 6), passage(1, 2, 6)], [1, 1, 1, 4, 1]],
		['one within the other', [passage(0, 0, 10), passage(1, 2, 4)], [1, 1, 1, 2, 0.2]],
		['starting together', [passage(0, 0, 3), passage(1, 0, 10)], [1, 1, 1, 3, 0.3]],
		['in different documents', [passage(0, 0, 9), passage(1, 0, 9, -1, 1)], [0, 0, 0, 0, 0]],
		[
			'one long over three short',
			[passage(0, 0, 100), passage(1, 0, 10), passage(1, 20, 30), passage(1, 40, 50)],
			[3, 1, 3, 30, 0.3]
		],
		[
			'one code open twice, as with two coders: its characters count once',
			[passage(0, 0, 10), passage(0, 5, 20), passage(1, 8, 12)],
			[2, 2, 1, 4, 0.2]
		],
		[
			'a code is still open after the first of two overlapping passages ends',
			[passage(0, 1, 10), passage(0, 5, 20), passage(1, 12, 14)],
			[1, 1, 1, 2, 2 / 19]
		]
	])('%s', (_, rows, expected) => {
		expect(cell(cooccurrence(columnsOf(rows), 2, 'overlap'))).toEqual(expected);
	});

	it('compares no code with itself', () => {
		const result = cooccurrence(columnsOf([passage(0, 0, 4), passage(0, 2, 9)]), 1, 'overlap');
		expect(cell(result, 0, 0)).toEqual([null, null, null, null, null]);
		expect(result.pairs).toEqual(new Float64Array(1));
	});
});

describe('same turn', () => {
	it.each<[string, CodingRow[], unknown[]]>([
		['no passages', [], [0, 0, 0, 0, null]],
		['one turn, apart', [passage(0, 0, 4, 7), passage(1, 6, 8, 7)], [1, 1, 1, 1, 1]],
		['overlapping from the turn before', [passage(0, 0, 9, 1), passage(1, 6, 8, 2)], [0, 0, 0, 0, 0]],
		['without a turn they meet nothing', [passage(0, 0, 4), passage(1, 0, 4)], [0, 0, 0, 0, null]],
		[
			'several in one turn, one in another',
			[passage(0, 0, 1, 0), passage(0, 2, 3, 0), passage(1, 4, 5, 0), passage(1, 9, 12, 1)],
			[2, 2, 1, 1, 0.5]
		]
	])('%s', (_, rows, expected) => {
		expect(cell(cooccurrence(columnsOf(rows), 2, 'turn'))).toEqual(expected);
	});
});

describe('any passages', () => {
	const rules: [Together, (a: CodingRow, b: CodingRow) => boolean][] = [
		['overlap', sharesCharacter],
		['turn', sharesTurn]
	];

	it.each(rules)('%s equals a count pair by pair and character by character', (rule, together) => {
		fc.assert(
			fc.property(someRows, (given) => {
				const columns = columnsOf(given);
				const rows = rowsOf(columns);
				const result = cooccurrence(columns, codes, rule);
				const unitsOf = (code: number) =>
					rule === 'overlap'
						? charactersUnder(rows, code)
						: new Set(
								rows.filter((row) => row.code === code && row.turn !== -1).map((row) => String(row.turn))
							);
				for (let a = 0; a < codes; a++) {
					for (let b = 0; b < codes; b++) {
						if (a === b) continue;
						const as = rows.filter((row) => row.code === a);
						const bs = rows.filter((row) => row.code === b);
						const pairs = as.flatMap((x) => bs.filter((y) => together(x, y)));
						expect(result.codings[a]).toBe(as.length);
						expect(pairCount(result, a, b)).toBe(pairs.length);
						expect(meetingCount(result, a, b)).toBe(as.filter((x) => bs.some((y) => together(x, y))).length);
						expect(bothCount(result, a, b)).toBe(sharedBy(unitsOf(a), unitsOf(b)));
						expect(result.extent[a]).toBe(unitsOf(a).size);
						expect(passagePairs(columns, a, b, rule)).toHaveLength(pairs.length);
					}
				}
			}),
			{ seed: 4, numRuns: 200 }
		);
	});

	it.each(rules)(
		'%s keeps every coefficient within 0 and 1, also with long passages over many short ones',
		(rule) => {
			const long = fc.record({
				document: fc.constant(0),
				code: fc.integer({ min: 0, max: codes - 1 }),
				start: fc.constant(0),
				end: fc.integer({ min: 60, max: 90 }),
				turn: fc.constant(0)
			});
			fc.assert(
				fc.property(
					someRows,
					fc.array(long, { minLength: 1, maxLength: 3 }),
					fc.boolean(),
					(rows, longs, together) => {
						const columns = columnsOf([...rows, ...longs]);
						const result = cooccurrence(together ? unite(columns) : columns, codes, rule);
						for (let a = 0; a < codes; a++) {
							for (let b = 0; b < codes; b++) {
								for (const value of [jaccard(result, a, b), meetingShare(result, a, b)]) {
									if (value !== null) expect(value >= 0 && value <= 1, `${value}`).toBe(true);
								}
								expect(jaccard(result, a, b)).toBe(jaccard(result, b, a));
							}
						}
					}
				),
				{ seed: 5, numRuns: 200 }
			);
		}
	);

	it('rolled up, equals a count over the unions and leaves out a code with its own ancestor', () => {
		fc.assert(
			fc.property(someRows, someParents, (given, parents) => {
				const rolled = rollUp(columnsOf(given), parents);
				const rows = rowsOf(rolled);
				const result = cooccurrence(rolled, codes, 'overlap', parents);
				for (let a = 0; a < codes; a++) {
					for (let b = 0; b < codes; b++) {
						const related = a === b || isAncestor(parents, a, b) || isAncestor(parents, b, a);
						expect(isLeftOut(result, a, b)).toBe(related);
						const shared = sharedBy(charactersUnder(rows, a), charactersUnder(rows, b));
						expect(bothCount(result, a, b)).toBe(related ? null : shared);
					}
				}
			}),
			{ seed: 6, numRuns: 100 }
		);
	});

	it('gives the passages behind a cell in the order of the text, no more than asked for', () => {
		const columns = columnsOf([passage(1, 0, 9), passage(0, 2, 4), passage(0, 5, 12), passage(1, 11, 13)]);
		expect(passagePairs(columns, 0, 1, 'overlap')).toEqual([
			{ a: 1, b: 0 },
			{ a: 2, b: 0 },
			{ a: 2, b: 3 }
		]);
		expect(passagePairs(columns, 0, 1, 'overlap', 1)).toEqual([{ a: 1, b: 0 }]);
		expect(passagePairs(columnsOf([]), 0, 1, 'turn')).toEqual([]);
	});

	it('crosses to another thread as it is', () => {
		const result = cooccurrence(columnsOf([passage(0, 0, 4), passage(1, 2, 3)]), 2, 'overlap');
		expect(structuredClone(result)).toEqual(result);
	});
});

describe('the half join in SQL', () => {
	let database: Database;
	beforeAll(async () => {
		const { Database } = await initSqlJs();
		database = new Database();
		database.run('create table coding(id integer primary key, document, code, "start", "end")');
	});

	it('finds the same pairs and meetings', () => {
		fc.assert(
			fc.property(someRows, (given) => {
				const columns = columnsOf(given);
				database.run('delete from coding');
				rowsOf(columns).forEach((row, id) =>
					database.run('insert into coding values (?, ?, ?, ?, ?)', [
						id,
						row.document,
						row.code,
						row.start,
						row.end
					])
				);
				const joined = database.exec(
					`with half as (
						select a.code as x, b.code as y, a.id as i, b.id as j from coding a join coding b
						on b.document = a.document and b.code <> a.code and b."start" < a."end"
						and (b."start" > a."start" or (b."start" = a."start" and b.id > a.id))
					), whole as (select x, y, i, j from half union all select y, x, j, i from half)
					select x, y, count(*), count(distinct i) from whole group by x, y order by x, y`
				)[0];
				const result = cooccurrence(columns, codes, 'overlap');
				const counted: unknown[] = [];
				for (let a = 0; a < codes; a++) {
					for (let b = 0; b < codes; b++) {
						if (pairCount(result, a, b))
							counted.push([a, b, pairCount(result, a, b), meetingCount(result, a, b)]);
					}
				}
				expect(counted).toEqual(joined?.values ?? []);
			}),
			{ seed: 7, numRuns: 100 }
		);
	});
});

describe('near', () => {
	it('equals a count pair by pair, and knows no units', () => {
		fc.assert(
			fc.property(someRows, fc.nat(3), (given, within) => {
				const columns = columnsOf(given);
				const rows = rowsOf(columns);
				const near = (a: CodingRow, b: CodingRow) =>
					a.turn !== -1 && b.turn !== -1 && Math.abs(a.turn! - b.turn!) <= within;
				const result = cooccurrence(columns, codes, { place: columns.turn, within });
				for (let a = 0; a < codes; a++) {
					for (let b = 0; b < codes; b++) {
						if (a === b) continue;
						const [as, bs] = [a, b].map((code) => rows.filter((row) => row.code === code)) as [
							CodingRow[],
							CodingRow[]
						];
						const pairs = as.flatMap((one) => bs.filter((other) => near(one, other)));
						expect(pairCount(result, a, b)).toBe(pairs.length);
						expect(meetingCount(result, a, b)).toBe(
							as.filter((one) => bs.some((other) => near(one, other))).length
						);
						expect(passagePairs(columns, a, b, { place: columns.turn, within })).toHaveLength(pairs.length);
						expect(jaccard(result, a, b)).toBeNull();
					}
				}
			}),
			{ seed: 4, numRuns: 60 }
		);
	});
});

describe('the expected count', () => {
	const rows = Array.from({ length: 20 }, (_, turn) => [
		passage(0, turn * 10, turn * 10 + 4, turn),
		...(turn < 10 ? [passage(1, turn * 10 + 5, turn * 10 + 9, turn)] : [])
	]).flat();
	const result = cooccurrence(columnsOf(rows), 3, 'turn');

	it('is that of a table of two by two, and the lift what there is by it', () => {
		// R: chisq.test(matrix(c(10, 10, 0, 5), 2))$expected[1, 1] gives 8
		expect(expectedCount(result, 0, 1, 25)).toBe(8);
		expect(lift(result, 0, 1, 25)).toBe(1.25);
	});

	it('is none below 5, without units and for a code with itself', () => {
		expect(expectedCount(result, 0, 1, 40)).toBe(5);
		expect(expectedCount(result, 0, 1, 41)).toBeNull();
		expect(lift(result, 0, 1, 41)).toBeNull();
		expect(expectedCount(result, 0, 1, 0)).toBeNull();
		expect(expectedCount(result, 0, 0, 25)).toBeNull();
		expect(lift(result, 0, 2, 25)).toBeNull();
	});
});
