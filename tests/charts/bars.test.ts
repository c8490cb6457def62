import { describe, expect, it } from 'vitest';
import { barsLayout } from '../../src/lib/charts/layout/bars.ts';
import { rowHeight } from '../../src/lib/charts/layout/rows.ts';

const lay = (values: number[], available = 800) =>
	barsLayout({
		codes: values.map((_, i) => ({ name: 'Workload', depth: i })),
		values,
		available,
		measure: (text) => text.length * 7,
		number: 21,
		columns: [60, 40]
	});

describe('barsLayout', () => {
	it('draws bars in proportion, the longest beside its number and the further columns', () => {
		const { rows, left, columnEnds, width } = lay([10, 5, 0]);
		expect(rows.map((row) => row.length / rows[0]!.length)).toEqual([1, 0.5, 0]);
		expect(left + rows[0]!.length + 21 + 60).toBeLessThan(columnEnds[0]!);
		expect(columnEnds[1]! - columnEnds[0]!).toBeGreaterThan(40);
		expect(width).toBe(800);
		expect(rows.map((row) => row.indent)).toEqual([0, 14, 28]);
	});

	it('gives each row the height of a target', () => {
		const { rows, height } = lay([1, 1, 1]);
		expect(rowHeight).toBeGreaterThanOrEqual(24);
		expect(height).toBeGreaterThanOrEqual(rows[2]!.y + rowHeight);
	});

	it.each([
		['no codes', []],
		['nothing counted', [0, 0]],
		['one code', [7]],
		['equal values', [3, 3, 3]]
	])('stays finite with %s', (_, values) => {
		const layout = lay(values, 0);
		expect(layout.rows.every((row) => Number.isFinite(row.length) && row.length >= 0)).toBe(true);
		expect(new Set(layout.rows.map((row) => row.length)).size).toBeLessThanOrEqual(1);
	});
});
