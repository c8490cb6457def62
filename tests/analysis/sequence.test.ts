import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, type CodingRow } from '../../src/lib/analysis/coding-columns.ts';
import { rollUp } from '../../src/lib/analysis/roll-up.ts';
import type { TurnPlaces } from '../../src/lib/analysis/meeting.ts';
import {
	followedPairs,
	sequences,
	type SequenceOrder,
	type Sequences
} from '../../src/lib/analysis/sequence.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 3000 : 200;
const [documents, codes, length, turnLength] = [3, 4, 60, 6];
const turnsEach = length / turnLength;
const places: TurnPlaces = {
	first: Int32Array.from({ length: documents + 1 }, (_, i) => i * turnsEach),
	starts: Int32Array.from({ length: documents * turnsEach }, (_, i) => (i % turnsEach) * turnLength),
	caseOf: new Int32Array(documents * turnsEach)
};
const turnAt = (document: number, at: number): number => document * turnsEach + Math.floor(at / turnLength);
const rowAt = (document: number, code: number, start: number, long: number): CodingRow => {
	return { document, code, start, end: Math.min(length, start + long), turn: turnAt(document, start) };
};
const someRows = fc.array(
	fc
		.tuple(
			fc.nat(documents - 1),
			fc.nat(codes - 1),
			fc.nat(length - 1),
			fc.oneof(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 10, max: 30 }))
		)
		.map((row) => rowAt(...row)),
	{ maxLength: 25 }
);

function count(
	rows: readonly CodingRow[],
	order: Partial<SequenceOrder> = {},
	parent: Int32Array | null = null
): Sequences {
	const asked = { turns: 1, shuffles: 0, seed: 1, ...order };
	const steps = sequences(columnsOf(rows), codes, places, asked, parent);
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

const follows = (a: CodingRow, b: CodingRow, turns: number): boolean =>
	a.document === b.document && b.start >= a.end && b.turn! - turnAt(a.document, a.end - 1) <= turns;

const cells = Array.from({ length: codes * codes }, (_, cell) => [Math.floor(cell / codes), cell % codes]);

it('counts what going through every pair counts', () => {
	fc.assert(
		fc.property(someRows, fc.nat(3), (rows, turns) => {
			const { followed, codings, expected } = count(rows, { turns });
			expect([...followed]).toEqual(
				cells.map(
					([a, b]) =>
						rows.filter(
							(row) => row.code === a && rows.some((other) => other.code === b && follows(row, other, turns))
						).length
				)
			);
			expect([...codings]).toEqual(
				[0, 1, 2, 3].map((code) => rows.filter((row) => row.code === code).length)
			);
			expect([...expected].every(Number.isNaN)).toBe(true);
		}),
		{ seed: 1, numRuns }
	);
});

it('gives as many pairs behind a cell as it counts, each with the nearest', () => {
	fc.assert(
		fc.property(someRows, fc.nat(3), (rows, turns) => {
			const { followed } = count(rows, { turns });
			const columns = columnsOf(rows);
			cells.forEach(([a, b], cell) => {
				const pairs = followedPairs(columns, places, turns, { a: a!, b: b! });
				expect(pairs).toHaveLength(followed[cell]!);
				for (const { a: first, b: next } of pairs) {
					expect([columns.code[first], columns.code[next]]).toEqual([a, b]);
					const nearest = rows
						.filter((row) => row.code === b && row.document === columns.document[first])
						.map(({ start }) => start)
						.filter((start) => start >= columns.end[first]!);
					expect(columns.start[next]).toBe(Math.min(...nearest));
				}
			});
		}),
		{ seed: 1, numRuns: numRuns / 4 }
	);
});

describe('rolled up', () => {
	// 0 above 1 and 2, 3 on its own.
	const parent = Int32Array.of(-1, 0, 0, -1);
	const isCompared = (a: number, b: number): boolean =>
		!(a !== b && [a, b].every((code) => code < 3) && a * b === 0);

	it('counts what the united passages count, and no code with the one above it', () => {
		fc.assert(
			fc.property(someRows, fc.nat(3), (rows, turns) => {
				const found = count(rows, { turns, shuffles: 3 }, parent);
				const { length, ...columns } = rollUp(columnsOf(rows), parent);
				const [document, code, start, end, turn] = [
					columns.document,
					columns.code,
					columns.start,
					columns.end,
					columns.turn
				];
				const united = Array.from({ length }, (_, i): CodingRow => {
					return { document: document[i]!, code: code[i]!, start: start[i]!, end: end[i]!, turn: turn[i]! };
				});
				const own = count(united, { turns });
				expect([...found.codings]).toEqual([...own.codings]);
				cells.forEach(([a, b], cell) => {
					const isNone = !isCompared(a!, b!);
					expect(found.followed[cell]).toBe(isNone ? NaN : own.followed[cell]);
					expect(Number.isNaN(found.expected[cell])).toBe(isNone);
				});
			}),
			{ seed: 4, numRuns }
		);
	});

	it('deals codes before they are rolled up', () => {
		// Whatever is dealt among codes below one, the code above covers the same stretches, and is followed as often.
		const rows = [rowAt(0, 1, 0, 3), rowAt(0, 2, 2, 4), rowAt(0, 1, 8, 3), rowAt(0, 2, 12, 2)];
		const { followed, expected } = count(rows, { shuffles: 30 }, parent);
		expect([followed[0], expected[0]]).toEqual([2, 2]);
		expect(expected[1 * codes + 2]).toBeGreaterThan(0);
		expect(expected[1 * codes + 2]).toBeLessThan(2);
	});
});

/** k things can be drawn from n so that none of them is one of m, by all ways to draw them. */
function noneOf(n: number, m: number, k: number): number {
	let chance = 1;
	for (let drawn = 0; drawn < k; drawn++) chance *= Math.max(0, n - m - drawn) / (n - drawn);
	return chance;
}

it('the mean of many shuffles is what dealing codes anew gives on the whole', () => {
	const [rows] = fc.sample(fc.array(someRows, { minLength: 4, maxLength: 4 }), { seed: 3, numRuns: 1 });
	const all = rows!.flat();
	const { expected } = count(all, { shuffles: 4000, turns: 2 });
	cells.forEach(([a, b], cell) => {
		let exact = 0;
		for (let document = 0; document < documents; document++) {
			const here = all.filter((row) => row.document === document);
			const uses = (code: number): number => here.filter((row) => row.code === code).length;
			for (const row of here) {
				const after = here.filter((other) => follows(row, other, 2)).length;
				const others = uses(b!) - Number(a === b);
				const chance = 1 - noneOf(here.length - 1, others, after);
				exact += (uses(a!) / here.length) * (others > 0 ? chance : 0);
			}
		}
		expect(Math.abs(expected[cell]! - exact)).toBeLessThan(0.15);
	});
});

describe('shuffles', () => {
	// One code always before the other, ten times over: dealt anew they would be so about every other time.
	const rows = Array.from({ length: 10 }, (_, i) => [
		rowAt(i % documents, 0, Math.floor(i / documents) * 12, 2),
		rowAt(i % documents, 1, Math.floor(i / documents) * 12 + 3, 2)
	]).flat();

	it('are the same for one seed, and others for another', () => {
		const counted = count(rows, { shuffles: 50, seed: 7 });
		expect(count(rows, { shuffles: 50, seed: 7 })).toEqual(counted);
		expect(count(rows, { shuffles: 50, seed: 8 }).expected).not.toEqual(counted.expected);
	});

	it('tell what is more than chance', () => {
		const { followed, expected, atLeast, atMost, shuffles } = count(rows, { turns: 0, shuffles: 200 });
		expect(followed[1]).toBe(10);
		expect(expected[1]).toBeLessThan(6);
		expect(atLeast[1]).toBeLessThan(10);
		expect([atMost[1], shuffles]).toEqual([200, 200]);
		expect(followed[codes]).toBe(0);
	});

	it('keep each document’s own use of codes', () => {
		const apart = [rowAt(0, 0, 0, 2), rowAt(0, 0, 4, 2), rowAt(1, 1, 0, 2), rowAt(1, 1, 4, 2)];
		expect([...count(apart, { shuffles: 20 }).expected].slice(0, 2)).toEqual([1, 0]);
	});
});

it('overlapping passages are no sequence, touching ones are, and nothing follows in nothing', () => {
	expect(count([rowAt(0, 0, 0, 5), rowAt(0, 1, 4, 5)]).followed[1]).toBe(0);
	expect(count([rowAt(0, 0, 0, 5), rowAt(0, 1, 5, 5)]).followed[1]).toBe(1);
	expect(count([rowAt(0, 0, 0, 5), rowAt(1, 1, 5, 5)]).followed[1]).toBe(0);
	expect(count([], { shuffles: 3 })).toMatchObject({
		shuffles: 3,
		followed: new Float64Array(codes * codes)
	});
});
