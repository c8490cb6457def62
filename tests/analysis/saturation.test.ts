import fc from 'fast-check';
import { expect, it } from 'vitest';
import { columnsOf } from '../../src/lib/analysis/coding-columns.ts';
import { saturation, type Saturation, type SaturationOrder } from '../../src/lib/analysis/saturation.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 2000 : 200;
const codes = 50;

/** Counts documents that use these codes, in their order. */
function count(used: readonly (readonly number[])[], asked: Partial<SaturationOrder> = {}): Saturation {
	const rows = used.flatMap((some, document) =>
		some.map((code, i) => ({ document, code, start: i, end: i + 1 }))
	);
	const order = used.map((_, document) => document);
	const standard = { base: 4, run: 2, threshold: 0.05, orders: 0, seed: 1 };
	const steps = saturation(columnsOf(rows), codes, order, { ...standard, ...asked });
	for (;;) {
		const { done, value } = steps.next();
		if (done) return value;
	}
}

/** Documents of which each brings so many codes that no earlier one used, beside the first code of all. */
function bringing(fresh: readonly number[]): number[][] {
	let next = 0;
	return fresh.map((count) => [0, ...Array.from({ length: count }, () => next++)]);
}

it('counts first uses by the order of documents', () => {
	const some = fc.array(fc.array(fc.nat(codes - 1), { maxLength: 8 }), { maxLength: 12 });
	fc.assert(
		fc.property(some, (used) => {
			const { fresh, soFar, firstIn, low } = count(used);
			const upTo = (end: number): number => new Set(used.slice(0, end).flat()).size;
			expect([...soFar]).toEqual(used.map((_, i) => upTo(i + 1)));
			expect([...fresh]).toEqual(used.map((_, i) => upTo(i + 1) - upTo(i)));
			expect([...firstIn]).toEqual(
				Array.from({ length: codes }, (_, code) => used.findIndex((some) => some.includes(code)))
			);
			expect(low).toHaveLength(0);
		}),
		{ seed: 1, numRuns }
	);
});

it('is reached before the first run that brings little by the base', () => {
	// 20 codes in the first four documents; the runs after them bring 2 + 1, 1 + 0, 0 + 0 new ones.
	const used = bringing([10, 5, 3, 2, 2, 1, 0, 0]);
	const found = count(used);
	expect(found).toMatchObject({ baseCodes: 20, runs: [0.15, 0.05, 0], reached: 5 });
	expect(count(used, { threshold: 0 }).reached).toBe(6);
	expect(count(used, { base: 6, run: 1, threshold: 0 })).toMatchObject({
		baseCodes: 23,
		runs: [0, 0],
		reached: 6
	});
	expect(count(bringing([10, 5, 3, 2, 9, 9])).reached).toBeNull();
});

it('tells the published example: 37 themes in the base, run by run 11 % and then 3 %, so 6 + 2', () => {
	// Of the worked example in Guest, Namey and Chen (2020) these are told: 37 themes in the base of four, a run with 11 %,
	// which is not below 5 %, the run after it with one new theme, 3 %. How the others are spread is made up.
	const found = count(bringing([15, 12, 6, 4, 3, 3, 1, 0, 2]));
	expect(found.baseCodes).toBe(37);
	expect(found.runs.slice(1, 3).map((one) => Math.round(100 * one))).toEqual([11, 3]);
	expect(found.reached).toBe(6);
});

it('has no base in fewer documents, and no shares without codes', () => {
	expect(count([[1], [2]])).toMatchObject({ baseCodes: null, runs: [], reached: null });
	expect(count([])).toMatchObject({ baseCodes: null, runs: [], reached: null, fresh: new Int32Array() });
	expect(count([[], [], [], [], [], []])).toMatchObject({ baseCodes: 0, runs: [], reached: null });
	expect(count([[1], [], [], []])).toMatchObject({ baseCodes: 1, runs: [], reached: null });
});

it('random orders lie around what they give on the whole, and are the same for one seed', () => {
	const [used] = fc.sample(
		fc.array(fc.array(fc.nat(codes - 1), { minLength: 1, maxLength: 8 }), { minLength: 15, maxLength: 15 }),
		{ seed: 5, numRuns: 1 }
	) as [number[][]];
	const found = count(used, { orders: 1000, seed: 3 });
	expect(count(used, { orders: 1000, seed: 3 })).toEqual(found);
	// A code is missing from the first k of n documents by chance: none of its m documents is among them.
	const missing = (m: number, k: number): number =>
		Array.from({ length: k }, (_, i) => Math.max(0, used.length - m - i) / (used.length - i)).reduce(
			(product, part) => product * part,
			1
		);
	used.forEach((_, i) => {
		let expected = 0;
		for (let code = 0; code < codes; code++) {
			const uses = used.filter((some) => some.includes(code)).length;
			if (uses) expected += 1 - missing(uses, i + 1);
		}
		expect(Math.abs(found.middle[i]! - expected)).toBeLessThan(1.5);
		expect(found.low[i]).toBeLessThanOrEqual(found.middle[i]!);
		expect(found.high[i]).toBeGreaterThanOrEqual(found.middle[i]!);
	});
	expect([found.low.at(-1), found.high.at(-1)]).toEqual([found.soFar.at(-1), found.soFar.at(-1)]);
});
