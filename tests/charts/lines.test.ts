import { describe, expect, it } from 'vitest';
import { linesLayout } from '../../src/lib/charts/layout/lines.ts';

const layout = (sums: number[], band: number[] = [], available = 700) =>
	linesLayout({
		names: sums.map((_, i) => `Document number ${i}`),
		added: sums.map((sum, i) => sum - (sums[i - 1] ?? 0)),
		sums,
		low: band.map((value) => value - 1),
		middle: band,
		high: band.map((value) => value + 1),
		available,
		measure: (text) => text.length * 7
	});

describe('lines', () => {
	it('go up as the sums do, bars stand on the ground, and all lies inside', () => {
		const { points, top, bottom, left, right, width, height } = layout([4, 6, 6, 9], [3, 5, 7, 9]);
		expect(points[0]!.barY).toBe(points[0]!.y);
		expect(points[2]!.barY).toBe(bottom);
		expect(points[1]!.y).toBe(points[2]!.y);
		expect(points[3]!.y).toBeLessThan(points[1]!.y);
		for (const { x, y } of points) {
			expect(x).toBeGreaterThan(left);
			expect(x).toBeLessThan(right);
			expect(y).toBeGreaterThanOrEqual(top);
		}
		expect(right).toBeLessThan(width);
		expect(bottom).toBeLessThan(height);
	});
	it('have a band around its middle, and none without random orders', () => {
		const { band, middle, ticks } = layout([4, 6], [3, 6]);
		expect(band).toMatch(/^M.*L.*L.*L.*Z$/);
		expect(middle).toMatch(/^M.*L/);
		expect(ticks.map(({ value }) => value)).toContain(0);
		expect(layout([4, 6]).band).toBe('');
	});
	it('have their names in two lines below them where all fit, else upright', () => {
		const wide = layout([1, 2, 3, 4, 5], [], 520);
		expect(wide.isUpright).toBe(false);
		expect(wide.points[0]!.label).toEqual(['Document', 'number 0']);
		const narrow = layout([1, 2, 3, 4, 5, 6, 7, 8, 9], [], 420);
		expect(narrow.isUpright).toBe(true);
		expect(narrow.points[0]!.label).toEqual(['Document number 0']);
		expect(narrow.height).toBeGreaterThan(wide.height);
	});
	it('leave out names that would lie over each other, and stand without points', () => {
		const many = layout(Array.from({ length: 300 }, (_, i) => i));
		expect(many.points.filter(({ label }) => label !== null).length).toBeLessThan(60);
		const none = layout([]);
		expect(none.points).toEqual([]);
		expect(none.line).toBe('');
	});
});
