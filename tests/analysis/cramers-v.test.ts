import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chiSquareBelow, chiSquareOf, noncentralChiSquareBelow } from '../../src/lib/analysis/chi-square.ts';
import { countTable } from '../../src/lib/analysis/count-table.ts';
import { cramersV } from '../../src/lib/analysis/cramers-v.ts';
import { lnGamma } from '../../src/lib/analysis/gamma.ts';
import { fromR, hasR, rMatrix } from './r.ts';
import { convictions, job, someCounts, tableOf } from './some-tables.ts';

// Values of R 4.2.2: lgamma, pchisq and, for V, vcd::assocstats with uniroot over pchisq(x, df, ncp).
describe('the gamma function and χ²', () => {
	it.each([
		[0.1, 2.25271265173421],
		[0.5, 0.5723649429247],
		[1, 0],
		[3.7, 1.42807232666539],
		[100.25, 360.284559637764],
		[12345.6, 103959.185066168]
	])('ln Γ(%d)', (x, expected) => {
		expect(Math.abs(lnGamma(x) - expected)).toBeLessThan(1e-13 * Math.max(1, expected));
	});

	it('has no logarithm at 0 and below', () => {
		expect(() => lnGamma(0)).toThrow(RangeError);
	});

	it.each([
		[3.84, 1, 0, 0.949956478751295],
		[0.5, 7, 0, 0.000553518609575034],
		[100, 50, 60, 0.305892341123913],
		[5, 3, 0.3, 0.791628338085012],
		[1000, 9, 900, 0.932268700329212],
		[1e-3, 1, 2, 0.00928363244961513]
	])('χ² up to %d with %d degrees of freedom, noncentrality %d', (x, df, noncentrality, expected) => {
		expect(noncentralChiSquareBelow(x, df, noncentrality)).toBeCloseTo(expected, 12);
	});

	it('begins at 0 and ends at 1', () => {
		expect([chiSquareBelow(0, 3), chiSquareBelow(Infinity, 3), chiSquareBelow(1e4, 3)]).toEqual([0, 1, 1]);
	});

	it.skipIf(!hasR)('agrees with R over a wide range (skipped without R)', () => {
		const asked = [1, 2, 11, 60].flatMap((df) =>
			[0, 0.01, 1, 25, 400].flatMap((ncp) =>
				[0.2, 0.9, 1, 1.3].map((part) => [part * (df + ncp), df, ncp] as const)
			)
		);
		const expected = fromR(asked.map((one) => `give(pchisq(${one.join(', ')}))`).join('\n'));
		asked.forEach(([x, df, ncp], i) =>
			expect(noncentralChiSquareBelow(x, df, ncp)).toBeCloseTo(expected[i]!, 10)
		);
	});
});

describe('Cramér’s V', () => {
	it.each([
		['of Agresti’s job satisfaction', job, 0.143922174532347, [0, 0.16934395141936]],
		[
			'of two by two',
			[
				[10, 4],
				[3, 12]
			],
			0.516752326586893,
			[0.1522949643317, 0.880708501510817]
		],
		['of convictions, its interval ending at 1', convictions, 0.659082043657308, [0.301242989807401, 1]]
	])('%s', (_, counts, v, [low, high]) => {
		const found = cramersV(tableOf(counts));
		expect(found.v).toBeCloseTo(v, 12);
		expect(found.interval![0]).toBeCloseTo(low!, 8);
		expect(found.interval![1]).toBeCloseTo(high!, 8);
	});

	it('is 1 for complete association and 0 for none, where there is no interval to give', () => {
		const complete = cramersV(
			tableOf([
				[20, 0],
				[0, 20]
			])
		);
		expect(complete).toEqual({ v: 1, interval: [expect.any(Number), 1], corrected: expect.closeTo(1, 12) });
		expect(
			cramersV(
				tableOf([
					[5, 5],
					[5, 5]
				])
			)
		).toEqual({ v: 0, interval: null, corrected: 0 });
	});

	it('corrects the bias as Bergsma does', () => {
		// φ² = 5.9655 / 104 less 9 / 103 is below 0.
		expect(cramersV(tableOf(job)).corrected).toBe(0);
		const { statistic } = chiSquareOf(tableOf(convictions));
		const expected = Math.sqrt((statistic / 30 - 1 / 29) / (1 - 1 / 29));
		expect(cramersV(tableOf(convictions)).corrected).toBeCloseTo(expected, 12);
	});

	it('lies within 0 … 1 and in its interval, whichever way the table stands', () => {
		fc.assert(
			fc.property(someCounts(40), (counts) => {
				const table = countTable(counts);
				if (!table) return;
				const { v, interval, corrected } = cramersV(table);
				expect(v >= 0 && v <= 1).toBe(true);
				expect(corrected >= 0 && corrected <= 1).toBe(true);
				if (interval) {
					const [low, high] = interval;
					expect(low >= 0 && low <= v && v <= high && high <= 1).toBe(true);
				}
				const turned = cramersV(tableOf(counts[0]!.map((_, j) => counts.map((line) => line[j]!))));
				expect(turned.v).toBeCloseTo(v, 10);
			}),
			{ seed: 1, numRuns: 100 }
		);
	});

	it.skipIf(!hasR)('agrees with R on random tables (skipped without R)', () => {
		const tables = fc.sample(someCounts(30), { seed: 3, numRuns: 40 }).filter((counts) => countTable(counts));
		const code = `one <- function(t) {
			t <- t[rowSums(t) > 0, colSums(t) > 0, drop = FALSE]
			ch <- suppressWarnings(chisq.test(t, correct = FALSE)); x <- ch$statistic; df <- ch$parameter; n <- sum(t); k <- min(dim(t)) - 1
			end <- function(q) if (pchisq(x, df) < q) 0 else uniroot(function(l) pchisq(x, df, l) - q, c(0, 4 * x + 200), tol = 1e-12)$root
			give(unname(c(sqrt(x / (n * k)), sqrt(end(.975) / (n * k)), sqrt(end(.025) / (n * k)), pchisq(x, df))))
		}
		${tables.map((counts) => `one(${rMatrix(counts)})`).join('\n')}`;
		const expected = fromR(code);
		tables.forEach((counts, i) => {
			const [v, low, high, below] = expected.slice(4 * i) as [number, number, number, number];
			const found = cramersV(tableOf(counts));
			expect(found.v).toBeCloseTo(v, 9);
			if (below < 0.025) return expect(found.interval).toBeNull();
			expect(found.interval![0]).toBeCloseTo(low, 6);
			expect(found.interval![1]).toBeCloseTo(Math.max(v, Math.min(1, high)), 6);
		});
	});
});
