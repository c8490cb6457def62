/** Where the parts of a heatmap stand: plain px, from the names on its axes and the room there is. Draws nothing. */
import { shorten, type Measure } from './labels.ts';

export type HeatmapAxis = { readonly name: string; readonly depth: number };

export type HeatmapLayout = {
	readonly width: number;
	readonly height: number;
	/** Where the cells begin. */
	readonly left: number;
	readonly top: number;
	/** From one cell's start to the next one's; the gap is inside it. */
	readonly stepX: number;
	readonly stepY: number;
	readonly gap: number;
	/** Corner radius of a cell. */
	readonly radius: number;
	/** Font size of labels and numbers. */
	readonly font: number;
	/** True when numbers fit into the cells. */
	readonly numbers: boolean;
	readonly rowLabels: readonly { readonly text: string; readonly indent: number }[];
	readonly columnLabels: readonly string[];
	/** Where the totals of the rows end (they are aligned at the end), and of the columns stand. */
	readonly totalsX: number;
	readonly totalsY: number;
	/** True where a column's total is wider than the column, so that it is written upwards; `totalsY` is its end then. */
	readonly totalsUpwards: boolean;
	/** The top of the legend. */
	readonly legendY: number;
};

const widest = 64;
const tallest = 44;
/** The least distance of two labels in their smallest font. */
const least = 14;
const swatch = 18;
const indentStep = 10;
const deepestIndent = 40;
const longestRowLabel = 220;
/** Where the cells leave room for it. */
const longestWithRoom = 340;
const longestColumnLabel = 260;
/** Room for a row's total, where all are short. */
const leastTotal = 24;
/** What the legend takes with the words at its end. */
const legendRoom = 300;

/**
 * Lays out a matrix. Cells shrink from 64 × 44 px until the matrix fits `available` px, and no further than its labels
 * stay apart; past that it is wider than `available` and its frame scrolls. `number` is the width of the widest number,
 * `total` of the widest total.
 */
export function heatmapLayout(given: {
	readonly rows: readonly HeatmapAxis[];
	readonly columns: readonly HeatmapAxis[];
	readonly available: number;
	/** Widths at 13 px. */
	readonly measure: Measure;
	readonly number: number;
	readonly total: number;
	/** The width of what the totals are called, in its own size. */
	readonly totalsLabel: number;
}): HeatmapLayout {
	const { columns, available, measure } = given;
	const shallowest = Math.min(...given.rows.map((row) => row.depth));
	const rows = given.rows.map((row) => ({
		name: row.name,
		indent: Math.min((row.depth - shallowest) * indentStep, deepestIndent)
	}));
	const totalRoom = Math.ceil(Math.max(given.total, leastTotal)) + 16;
	const right = Math.max(columns.length * (widest + 2) + totalRoom + 4, legendRoom);
	const spare = available - swatch - 12 - right;
	const rowRoom = Math.max(
		Math.min(longestRowLabel, Math.max(available * 0.33, 90)),
		Math.min(longestWithRoom, spare)
	);
	const widestRow = Math.max(0, ...rows.map((row) => measure(row.name) + row.indent));
	const tallestColumn = Math.max(0, ...columns.map((column) => measure(column.name)));
	const leftBeside = (widest: number): number =>
		Math.ceil(Math.max(Math.min(rowRoom, widest), given.totalsLabel)) + swatch + 12;
	const fullLeft = leftBeside(widestRow);
	const fit = Math.floor((available - fullLeft - totalRoom) / Math.max(1, columns.length));
	const stepX = between(least, fit, widest + 2);
	const stepY = between(least, Math.min(stepX, Math.floor(1400 / Math.max(1, rows.length))), tallest + 2);
	const font = Math.min(stepX, stepY) < 18 ? 11 : 13;
	const scale = font / 13;
	const gap = Math.min(stepX, stepY) < 24 ? 1 : 2;
	const left = leftBeside(widestRow * scale);
	const names = Math.min(longestColumnLabel, tallestColumn * scale) + swatch + 16;
	const top = Math.ceil(Math.max(names, given.totalsLabel + 16));
	const totalsX = left + stepX * columns.length + totalRoom - 4;
	const bottom = top + stepY * rows.length;
	const totalsUpwards = given.total * scale + 4 > stepX;
	const totalsBelow = totalsUpwards ? Math.max(18, Math.ceil(given.total * scale) + 8) : 18;
	return {
		width: Math.max(totalsX + 8, left + legendRoom),
		height: bottom + totalsBelow + 54,
		left,
		top,
		stepX,
		stepY,
		gap,
		radius: gap === 2 ? 4 : 1.5,
		font,
		numbers: given.number * scale + 6 <= stepX && stepY >= least + 2,
		rowLabels: rows.map(({ name, indent }) => ({
			text: shorten(name, (rowRoom - indent) / scale, measure),
			indent
		})),
		columnLabels: columns.map((column) => shorten(column.name, longestColumnLabel / scale, measure)),
		totalsX,
		totalsY: totalsUpwards ? bottom + 6 : bottom + 18,
		totalsUpwards,
		legendY: bottom + totalsBelow + 30
	};
}

/** The cell at a point of the figure, or null beside the cells. */
export function cellAt(
	layout: HeatmapLayout,
	size: { readonly rows: number; readonly columns: number },
	x: number,
	y: number
): { row: number; column: number } | null {
	const column = Math.floor((x - layout.left) / layout.stepX);
	const row = Math.floor((y - layout.top) / layout.stepY);
	return row >= 0 && row < size.rows && column >= 0 && column < size.columns ? { row, column } : null;
}

/** Rows and columns of cells in one path: a renderer can pass over those that are out of sight. */
export const band = 16;
export const stretch = 128;

/**
 * Many cells as few paths: all cells of one step in the band of rows and the stretch of columns that begin at `first` are
 * one path. `stepOf` gives a cell's step, or null for a cell that is not drawn.
 */
export function cellPaths(
	layout: HeatmapLayout,
	size: { readonly rows: number; readonly columns: number },
	first: { readonly row: number; readonly column: number },
	stepOf: (row: number, column: number) => number | null
): { step: number; d: string }[] {
	const { left, top, stepX, stepY, gap } = layout;
	const cell = `h${stepX - gap}v${stepY - gap}h-${stepX - gap}z`;
	const parts = new Map<number, string[]>();
	const lastRow = Math.min(first.row + band, size.rows) - 1;
	const lastColumn = Math.min(first.column + stretch, size.columns) - 1;
	for (let row = first.row; row <= lastRow; row++) {
		for (let column = first.column; column <= lastColumn; column++) {
			const step = stepOf(row, column);
			if (step === null) continue;
			const part = `M${left + column * stepX} ${top + row * stepY}${cell}`;
			const sofar = parts.get(step);
			if (sofar) sofar.push(part);
			else parts.set(step, [part]);
		}
	}
	return Array.from(parts, ([step, cells]) => ({ step, d: cells.join('') }));
}

/** The cell that a key leads to from another, or null for a key that leads nowhere. */
export function cellByKey(
	key: string,
	withControl: boolean,
	from: { readonly row: number; readonly column: number },
	size: { readonly rows: number; readonly columns: number }
): { row: number; column: number } | null {
	const { row, column } = from;
	const lastRow = size.rows - 1;
	const lastColumn = size.columns - 1;
	switch (key) {
		case 'ArrowUp':
			return { row: Math.max(0, row - 1), column };
		case 'ArrowDown':
			return { row: Math.min(lastRow, row + 1), column };
		case 'ArrowLeft':
			return { row, column: Math.max(0, column - 1) };
		case 'ArrowRight':
			return { row, column: Math.min(lastColumn, column + 1) };
		case 'Home':
			return { row: withControl ? 0 : row, column: 0 };
		case 'End':
			return { row: withControl ? lastRow : row, column: lastColumn };
		case 'PageUp':
			return { row: Math.max(0, row - 10), column };
		case 'PageDown':
			return { row: Math.min(lastRow, row + 10), column };
		default:
			return null;
	}
}

function between(low: number, value: number, high: number): number {
	return Math.max(low, Math.min(value, high));
}
