import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { holm } from '../../src/lib/analysis/holm.ts';
import { fromR, hasR } from './r.ts';

const someValues = fc.array(fc.double({ min: 1e-6, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 });

describe('Holm’s correction', () => {
	// Values of R 4.2.2, p.adjust(x, "holm").
	it.each([
		[
			[0.01, 0.02, 0.03, 0.04, 0.05],
			[0.05, 0.08, 0.09, 0.09, 0.09]
		],
		[
			[0.01, 0.04, 0.03, 0.005],
			[0.03, 0.06, 0.06, 0.02]
		],
		[
			[0.6, 0.7],
			[1, 1]
		],
		[[0.04], [0.04]],
		[[], []]
	])('of %j', (values, expected) => {
		expect(holm(values)).toEqual(expected.map((one) => expect.closeTo(one, 14)));
	});

	it('leaves out what could not be tested', () => {
		expect(holm([null, 0.01, null, 0.02])).toEqual([null, 0.02, null, 0.02]);
		expect(holm([null])).toEqual([null]);
	});

	it('keeps the order, lowers none and passes 1 with none', () => {
		fc.assert(
			fc.property(someValues, (values) => {
				const corrected = holm(values) as number[];
				values.forEach((p, i) => {
					expect(corrected[i]).toBeGreaterThanOrEqual(p);
					expect(corrected[i]).toBeLessThanOrEqual(1);
					values.forEach((q, j) => p <= q && expect(corrected[i]).toBeLessThanOrEqual(corrected[j]!));
				});
			}),
			{ seed: 1, numRuns: 100 }
		);
	});

	it.skipIf(!hasR)('agrees with R (skipped without R)', () => {
		const lists = fc.sample(someValues, { seed: 1, numRuns: 20 });
		const code = lists.map((values) => `give(p.adjust(c(${values.join(', ')}), "holm"))`).join('\n');
		expect(lists.flatMap((values) => holm(values))).toEqual(
			fromR(code).map((one) => expect.closeTo(one, 12))
		);
	});
});
