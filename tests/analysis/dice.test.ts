import { expect, it } from 'vitest';
import { dice } from '../../src/lib/analysis/dice.ts';

/** The first throws below a limit. */
const throws = (seed: number, below: number, count: number): number[] => {
	const random = dice(seed);
	return Array.from({ length: count }, () => random.below(below));
};

it('throws what another implementation of mulberry32 throws, in Python', () => {
	expect(throws(1, 2 ** 32, 4)).toEqual([2693262067, 11749833, 2265367787, 4213581821]);
	expect(throws(2 ** 32 - 1, 2 ** 32, 2)).toEqual([3850105811, 813802916]);
	expect(throws(1, 6, 12)).toEqual([3, 0, 3, 5, 5, 1, 3, 4, 2, 5, 2, 2]);
	expect(throws(7, 1000, 4)).toEqual([11, 61, 976, 699]);
});

it('throws every side about as often', () => {
	const sides = new Int32Array(6);
	for (const side of throws(3, 6, 60_000)) sides[side]!++;
	// Five standard errors of 60,000 throws with a chance of one in six.
	for (const times of sides) expect(Math.abs(times - 10_000)).toBeLessThan(5 * Math.sqrt(60_000 * (5 / 36)));
});
