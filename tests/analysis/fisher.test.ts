import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countTable, type CountTable } from '../../src/lib/analysis/count-table.ts';
import { dice } from '../../src/lib/analysis/dice.ts';
import { fisherTest, randomTable } from '../../src/lib/analysis/fisher.ts';
import { lnFactorials } from '../../src/lib/analysis/gamma.ts';
import { fromR, hasR, rMatrix } from './r.ts';
import { convictions, job, someCounts, tableOf, tablesLike, tea } from './some-tables.ts';

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));
/** How likely a table is among those of its sums, up to one factor: 1 / ∏ counts!. */
const weight = (counts: readonly (readonly number[])[]): number =>
	1 / counts.flat().reduce((product, count) => product * factorial(count), 1);

/** The p-value by going through every table of the same sums. */
function byBruteForce(table: CountTable): number {
	const seen = weight(table.counts);
	let [all, rare] = [0, 0];
	for (const counts of tablesLike(table)) {
		all += weight(counts);
		if (weight(counts) <= seen * (1 + 1e-7)) rare += weight(counts);
	}
	return rare / all;
}

describe('a table of counts', () => {
	it('loses its empty rows and columns, and is none with nothing to compare', () => {
		expect(countTable([])).toBeNull();
		expect(countTable([[1, 2]])).toBeNull();
		expect(
			countTable([
				[1, 0],
				[2, 0]
			])
		).toBeNull();
		expect(
			countTable([
				[0, 0],
				[0, 0]
			])
		).toBeNull();
		expect(
			countTable([
				[1, 0, 2],
				[0, 0, 0],
				[3, 0, 4]
			])
		).toEqual({
			counts: [
				[1, 2],
				[3, 4]
			],
			rows: [3, 7],
			columns: [4, 6],
			n: 10
		});
	});
});

describe('Fisher’s exact test', () => {
	it('gives published p-values', () => {
		expect(fisherTest(tableOf(tea))).toEqual({ p: expect.closeTo(0.485714285714286, 14), method: 'exact' });
		expect(fisherTest(tableOf(convictions)).p).toBeCloseTo(0.000536724119143436, 14);
	});

	it('comes near the exact p of Agresti’s table by simulation, and says how it got there', () => {
		const test = fisherTest(tableOf(job), { samples: 40_000, seed: 3 });
		expect(test).toMatchObject({ method: 'simulated', samples: 40_000, seed: 3 });
		// Four standard errors of a share of 0.78 among 40,000.
		expect(Math.abs(test.p - 0.782684938965639)).toBeLessThan(4 * Math.sqrt((0.78 * 0.22) / 40_000));
		expect(fisherTest(tableOf(job), { samples: 40_000, seed: 3 })).toEqual(test);
		expect(fisherTest(tableOf(job), { samples: 40_000, seed: 4 }).p).not.toBe(test.p);
	});

	it('never gives 0, however few tables are drawn', () => {
		const far = tableOf([
			[30, 0, 0],
			[0, 30, 0],
			[0, 0, 30]
		]);
		expect(fisherTest(far, { samples: 99 }).p).toBe(0.01);
	});

	it('equals the sum over every table, and is the same with rows and columns exchanged', () => {
		fc.assert(
			fc.property(someCounts(6, 2, 2), (counts) => {
				const table = countTable(counts);
				if (!table) return;
				const { p } = fisherTest(table);
				expect(p).toBeCloseTo(byBruteForce(table), 12);
				expect(p > 0 && p <= 1).toBe(true);
				const [[a, b], [c, d]] = counts as [[number, number], [number, number]];
				expect(
					fisherTest(
						tableOf([
							[a, c],
							[b, d]
						])
					).p
				).toBeCloseTo(p, 12);
				expect(
					fisherTest(
						tableOf([
							[c, d],
							[a, b]
						])
					).p
				).toBeCloseTo(p, 12);
			}),
			{ seed: 1, numRuns: 200 }
		);
	});

	it('simulates what the sum over every table says', () => {
		fc.assert(
			fc.property(someCounts(4, 3, 3), (counts) => {
				const table = countTable(counts);
				if (!table || table.n > 18) return;
				const { p } = fisherTest(table, { samples: 4000 });
				const expected = byBruteForce(table);
				expect(p > 0 && p <= 1).toBe(true);
				const error = Math.sqrt((expected * (1 - expected)) / 4000);
				expect(Math.abs(p - expected)).toBeLessThanOrEqual(5 * error + 1 / 4001 + 1e-12);
			}),
			{ seed: 1, numRuns: 40 }
		);
	});

	it('draws tables of the same sums, each as often as it is likely', () => {
		const table = tableOf([
			[2, 1, 1],
			[1, 3, 0],
			[0, 1, 2]
		]);
		const ln = lnFactorials(table.n);
		const random = dice(5);
		const drawn = new Map<string, number>();
		const draws = 60_000;
		for (let i = 0; i < draws; i++) {
			const key = JSON.stringify(randomTable(table, ln, () => random.below(2 ** 32) / 2 ** 32));
			drawn.set(key, (drawn.get(key) ?? 0) + 1);
		}
		const every = [...tablesLike(table)];
		const all = every.reduce((sum, counts) => sum + weight(counts), 0);
		expect(drawn.size).toBeLessThanOrEqual(every.length);
		for (const counts of every) {
			const share = weight(counts) / all;
			const times = drawn.get(JSON.stringify(counts)) ?? 0;
			const error = Math.sqrt(draws * share * (1 - share));
			expect(Math.abs(times - draws * share)).toBeLessThanOrEqual(5 * error + 1);
		}
	});

	it.skipIf(!hasR)('agrees with R on random tables of two by two (skipped without R)', () => {
		const tables = fc
			.sample(someCounts(400, 2, 2), { seed: 2, numRuns: 60 })
			.filter((counts) => countTable(counts));
		const expected = fromR(
			tables.map((counts) => `give(fisher.test(${rMatrix(counts)})$p.value)`).join('\n')
		);
		tables.forEach((counts, i) => {
			const p = fisherTest(tableOf(counts)).p;
			expect(Math.abs(p / expected[i]! - 1)).toBeLessThan(1e-9);
		});
	});
});
