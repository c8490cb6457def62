import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mcNemarTest } from '../../src/lib/analysis/mcnemar.ts';
import { wilson } from '../../src/lib/analysis/wilson.ts';
import { fromR, hasR } from './r.ts';

const changed = (onlyBefore: number, onlyAfter: number) =>
	mcNemarTest({ both: 10, onlyBefore, onlyAfter, neither: 4 });

describe('McNemar’s test', () => {
	it('of approval ratings gives R’s exact p', () => {
		// A. Agresti, Categorical Data Analysis (1990), 350; example(mcnemar.test); binom.test(86, 236) of R 4.2.2.
		const { p, gained, interval } = mcNemarTest({ both: 794, onlyBefore: 150, onlyAfter: 86, neither: 570 });
		expect(p).toBeCloseTo(3.71593613957143e-5, 15);
		expect(gained).toBeCloseTo(86 / 236, 15);
		expect(interval).toEqual(wilson(86, 236));
	});

	it('says nothing where nothing changed, and 1 where as many went either way', () => {
		expect(changed(0, 0)).toEqual({ p: null, gained: null, interval: null });
		expect(changed(7, 7).p).toBe(1);
		expect(changed(0, 1).p).toBeCloseTo(1, 12);
		expect(changed(0, 6).p).toBeCloseTo(2 / 64, 14);
	});

	it('is between 0 and 1 and the same either way round, also for many', () => {
		fc.assert(
			fc.property(fc.nat(3000), fc.nat(3000), (b, c) => {
				const { p } = changed(b, c);
				expect(changed(c, b).p).toBe(p);
				if (p !== null) expect(p >= 0 && p <= 1).toBe(true);
			}),
			{ seed: 1, numRuns: 100 }
		);
	});

	it.skipIf(!hasR)('agrees with R (skipped without R)', () => {
		const pairs = fc.sample(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 60 })), { seed: 1, numRuns: 40 });
		const code = pairs.map(
			([b, c]) =>
				`give(c(binom.test(${b}, ${b + c})$p.value, prop.test(${c}, ${b + c}, correct = FALSE)$conf.int))`
		);
		const found = pairs.flatMap(([b, c]) => [changed(b, c).p, ...changed(b, c).interval!]);
		expect(found).toEqual(fromR(code.join('\n')).map((one) => expect.closeTo(one, 11)));
	});
});

describe('Wilson’s interval', () => {
	it('gives R’s numbers, has a width at either end, and none of nothing', () => {
		expect(wilson(15, 25)).toEqual([
			expect.closeTo(0.40739457358967, 12),
			expect.closeTo(0.76596697622252, 12)
		]);
		expect(wilson(0, 10)).toEqual([0, expect.closeTo(0.277532799862889, 12)]);
		expect(wilson(10, 10)![1]).toBe(1);
		expect(wilson(0, 0)).toBeNull();
	});
});
