import { expect, it } from 'vitest';
import { logLikelihood, logRatio } from '../../src/lib/analysis/keyness.ts';

it('gives the published log-likelihood', () => {
	// The example of Lancaster University's lectures on corpus linguistics, worked by the UCREL wizard: 2.65.
	expect(logLikelihood(52, 57, 50_000, 75_000)).toBeCloseTo(2.65, 2);
	// A word that only one text has: 2 · 10 · ln(10 / 1).
	expect(logLikelihood(10, 0, 1000, 9000)).toBeCloseTo(46.0517, 4);
	// By another implementation, in Python.
	expect(logLikelihood(120, 300, 50_000, 300_000)).toBeCloseTo(56.96238925801411, 10);
});

it('is nothing where the shares are the same, and the same from both sides', () => {
	expect(logLikelihood(5, 50, 100, 1000)).toBeCloseTo(0, 12);
	expect(logLikelihood(0, 0, 100, 1000)).toBe(0);
	expect(logLikelihood(7, 3, 100, 0)).toBe(0);
	expect(logLikelihood(7, 90, 100, 3000)).toBeCloseTo(logLikelihood(90, 7, 3000, 100), 12);
});

it('gives the log ratio as doublings, and half an occurrence where there is none', () => {
	// M. Scott, WordSmith Tools manual: 2 means four times as frequent, 3 eight times.
	expect(logRatio(4, 1, 1000, 1000)).toBe(2);
	expect(logRatio(8, 10, 100, 1000)).toBe(3);
	expect(logRatio(1, 20, 1000, 10_000)).toBe(-1);
	expect(logRatio(4, 0, 1000, 1000)).toBe(3);
	expect(logRatio(0, 2, 1000, 1000)).toBe(-2);
	expect(logRatio(0, 0, 10, 10)).toBeNull();
	expect(logRatio(1, 0, 10, 0)).toBeNull();
});
