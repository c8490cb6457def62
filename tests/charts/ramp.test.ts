import { describe, expect, it } from 'vitest';
import {
	contrast,
	divergingStep,
	rampColor,
	rampInk,
	rampStep,
	rampSteps,
	type Scheme
} from '../../src/lib/charts/ramp.ts';

const steps = Array.from({ length: rampSteps + 1 }, (_, step) => step);
const below = steps.map((step) => -step);

describe('ramp', () => {
	it.each<Scheme>(['light', 'dark'])('keeps its ink readable on each step in %s', (scheme) => {
		for (const step of [...below, ...steps]) {
			expect(contrast(rampColor(step, scheme), rampInk(step, scheme)), `step ${step}`).toBeGreaterThanOrEqual(
				4.5
			);
		}
	});

	it.each<Scheme>(['light', 'dark'])('goes one way in %s, no two steps alike', (scheme) => {
		for (const side of [steps, below]) {
			const away = side.map((step) => contrast(rampColor(step, scheme), rampColor(0, scheme)));
			expect(away).toEqual(away.toSorted((a, b) => a - b));
		}
		const colors = new Set([...steps, ...below].map((step) => rampColor(step, scheme)));
		expect(colors.size).toBe(2 * rampSteps + 1);
	});

	it.each([
		[0, 9, 0],
		[1, 9, 3],
		[9, 9, rampSteps],
		[1, 100_000, 1],
		[0.001, 0.4, 1],
		[0, 0, 0],
		[NaN, 4, 0],
		[3, 3, rampSteps]
	])('puts %d of %d on step %d', (value, max, step) => {
		expect(rampStep(value, max)).toBe(step);
	});

	it.each([
		[0, 0, 4, 0],
		[4, 0, 4, rampSteps],
		[-4, 0, 4, -rampSteps],
		[-2, 0, 4, -rampSteps / 2],
		[0.01, 0, 4, 0],
		[0, 1, 3, -8],
		[9, 0, 4, rampSteps],
		[0, 0, 0, 0]
	])('puts %d around %d, which reaches %d to both sides, on step %d', (value, middle, reach, step) => {
		expect(divergingStep(value, middle, reach)).toBe(step);
	});

	it('measures contrast as WCAG does', () => {
		expect(contrast('#000000', '#ffffff')).toBe(21);
		expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
	});
});
