import { describe, expect, it } from 'vitest';
import { cellAt, cellByKey, cellPaths, heatmapLayout } from '../../src/lib/charts/layout/heatmap.ts';
import { shorten } from '../../src/lib/charts/layout/labels.ts';

const measure = (text: string) => text.length * 7;
const axis = (length: number, name = 'Workload') => Array.from({ length }, () => ({ name, depth: 0 }));
const lay = (rows: number, columns: number, available: number, name?: string, totalsLabel = 0) =>
	heatmapLayout({
		rows: axis(rows, name),
		columns: axis(columns, name),
		available,
		measure,
		number: 21,
		total: 28,
		totalsLabel
	});

describe('heatmapLayout', () => {
	it('gives a small matrix full cells', () => {
		expect(lay(4, 5, 900)).toMatchObject({
			left: 86,
			top: 90,
			stepX: 66,
			stepY: 46,
			gap: 2,
			radius: 4,
			font: 13,
			numbers: true,
			totalsX: 456,
			width: 464,
			totalsY: 292,
			legendY: 322,
			height: 346
		});
	});

	it('shrinks its cells until it fits, and drops the numbers when they no longer do', () => {
		const middle = lay(20, 20, 900);
		expect(middle.width).toBeLessThanOrEqual(900);
		expect(middle.numbers).toBe(true);
		const narrow = lay(50, 50, 900);
		expect(narrow.width).toBeLessThanOrEqual(900);
		expect(narrow.numbers).toBe(false);
	});

	it('keeps 300 labels apart and grows past the room instead', () => {
		const large = lay(300, 300, 900);
		expect(large.stepX).toBeGreaterThanOrEqual(large.font + 3);
		expect(large.stepY).toBeGreaterThanOrEqual(large.font + 3);
		expect(large.width).toBeGreaterThan(900);
		expect(large.rowLabels).toHaveLength(300);
	});

	it('leaves room for the cells beside names of any length', () => {
		const long = lay(3, 3, 500, 'x'.repeat(400));
		expect(long.totalsX + 8).toBeLessThanOrEqual(500);
		expect(long.stepX).toBe(66);
		expect(long.top).toBeLessThan(300);
		expect(long.rowLabels[0]?.text.endsWith('…')).toBe(true);
	});

	it('gives long names the room that cells and legend leave', () => {
		const wide = lay(3, 3, 900, 'x'.repeat(400));
		expect(wide.left).toBeGreaterThan(330);
		expect(wide.width).toBeLessThanOrEqual(900);
		expect(lay(3, 3, 620, 'x'.repeat(400)).width).toBeLessThanOrEqual(620);
	});

	it('writes totals upwards where columns are too narrow for them, and leaves room below', () => {
		expect(lay(4, 5, 900).totalsUpwards).toBe(false);
		const narrow = lay(50, 50, 900);
		expect(narrow.totalsUpwards).toBe(true);
		// The legend begins beneath the widest total.
		expect(narrow.legendY - narrow.totalsY).toBeGreaterThan(28);
	});

	it('leaves room for what the totals are called beside short names', () => {
		const short = lay(3, 3, 500, 'A', 80);
		// What is written upwards begins 8 px above the cells, and what stands beside them after a swatch.
		expect(short.top - 8).toBeGreaterThanOrEqual(80);
		expect(short.left - 18).toBeGreaterThanOrEqual(80);
		expect(lay(3, 3, 500, 'A name that is longer', 80)).toEqual(lay(3, 3, 500, 'A name that is longer'));
	});

	it('stays finite with one code, with none, and with no room at all', () => {
		for (const layout of [lay(1, 1, 900), lay(0, 0, 900), lay(3, 3, 0)]) {
			const numbers = Object.values(layout).filter((value) => typeof value === 'number');
			expect(numbers.every((value) => Number.isFinite(value) && value >= 0)).toBe(true);
		}
	});
});

describe('cells', () => {
	const layout = lay(4, 5, 900);
	const size = { rows: 4, columns: 5 };

	it('are found under a point, and nothing is beside them', () => {
		expect(cellAt(layout, size, layout.left + 1, layout.top + 1)).toEqual({ row: 0, column: 0 });
		expect(cellAt(layout, size, layout.left + 4 * 66 + 5, layout.top + 3 * 46)).toEqual({
			row: 3,
			column: 4
		});
		expect(cellAt(layout, size, layout.left - 1, layout.top)).toBeNull();
		expect(cellAt(layout, size, layout.left + 5 * 66, layout.top)).toBeNull();
	});

	it.each([
		['ArrowUp', false, [0, 2]],
		['ArrowDown', false, [2, 2]],
		['ArrowLeft', false, [1, 1]],
		['ArrowRight', false, [1, 3]],
		['Home', false, [1, 0]],
		['End', false, [1, 4]],
		['Home', true, [0, 0]],
		['End', true, [3, 4]],
		['PageUp', false, [0, 2]],
		['PageDown', false, [3, 2]]
	] as const)('are left by %s (control: %s) for %j', (key, control, [row, column]) => {
		expect(cellByKey(key, control, { row: 1, column: 2 }, size)).toEqual({ row, column });
	});

	it('keep keys that are not the grid’s', () => {
		expect(cellByKey('x', false, { row: 0, column: 0 }, size)).toBeNull();
		expect(cellByKey('ArrowUp', false, { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 0 });
	});

	it('come as one path for each step, band and stretch, all of them, those not compared left out', () => {
		const big = lay(40, 200, 900);
		const paths = [0, 16, 32].flatMap((row) =>
			[0, 128].flatMap((column) =>
				cellPaths(big, { rows: 40, columns: 200 }, { row, column }, (row, column) =>
					row === column ? null : (row + column) % 3
				)
			)
		);
		expect(paths).toHaveLength(18);
		expect(new Set(paths.flatMap(({ d }) => d.match(/M\d+ \d+/g)))).toHaveLength(40 * 199);
		const two = { rows: 1, columns: 2 };
		expect(cellPaths(lay(1, 2, 900), two, { row: 0, column: 0 }, (_, column) => column || null)).toEqual([
			{ step: 1, d: `M${86 + 66} 90h64v44h-64z` }
		]);
	});
});

describe('shorten', () => {
	it.each([
		['Workload', 100, 'Workload'],
		['Workload', 35, 'Work…'],
		['A b c', 21, 'A…'],
		['😀😀😀', 28, '😀…'],
		['Workload', 0, '…'],
		['', 0, '']
	])('%s into %d px', (text, room, expected) => {
		expect(shorten(text, room, measure)).toBe(expected);
	});
});
