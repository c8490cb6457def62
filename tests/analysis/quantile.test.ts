import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantile } from '../../src/lib/analysis/quantile.ts';
import { fromR, hasR } from './r.ts';

describe('a quantile', () => {
	// Values of R 4.2.2, quantile(x, p, type = 1).
	it.each([
		[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.025, 1],
		[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.5, 5],
		[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.51, 6],
		[[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.975, 10],
		[[4], 0.5, 4],
		[[3, 9], 0, 3],
		[[3, 9], 1, 9]
	])('of %j at %d is %d', (sorted, part, expected) => {
		expect(quantile(sorted, part)).toBe(expected);
	});

	it('is not carried a rank too far by rounding', () => {
		for (let n = 1; n <= 4000; n++) {
			const ranks = Int32Array.from({ length: n }, (_, i) => i + 1);
			expect([quantile(ranks, 0.025), quantile(ranks, 0.5), quantile(ranks, 0.975)]).toEqual([
				Math.ceil(n / 40),
				Math.ceil(n / 2),
				Math.ceil((39 * n) / 40)
			]);
		}
	});

	it.skipIf(!hasR)('agrees with R (skipped without R)', () => {
		const lists = fc.sample(fc.array(fc.nat(40), { minLength: 1, maxLength: 60 }), { seed: 1, numRuns: 30 });
		const parts = [0.025, 0.3, 0.5, 0.7, 0.975];
		const expected = fromR(
			lists.map((list) => `give(quantile(c(${list}), c(${parts}), type = 1, names = FALSE))`).join('\n')
		);
		const found = lists.flatMap((list) => {
			const sorted = list.toSorted((a, b) => a - b);
			return parts.map((part) => quantile(sorted, part));
		});
		expect(found).toEqual(expected);
	});
});
