/** Where the parts of a bar chart stand: plain px, one row a code. Draws nothing. */
import { scaleLinear } from 'd3';
import type { Measure } from './labels.ts';
import { namedRows, rowHeight, type CodeRow, type RowsLayout } from './rows.ts';

/** A row with the length of its bar. */
type BarRow = CodeRow & { readonly length: number };

export type BarsLayout = RowsLayout<BarRow> & {
	/** Where the bars begin. */
	readonly left: number;
	/** Where the numbers of each further column end. */
	readonly columnEnds: readonly number[];
};

const columnGap = 20;
const header = 28;

/** Lays out one bar for each row, the longest as long as there is room for it and its number. */
export function barsLayout(given: {
	readonly codes: readonly { readonly name: string; readonly depth: number }[];
	readonly values: readonly number[];
	readonly available: number;
	/** Widths at 13 px. */
	readonly measure: Measure;
	/** The width of the widest number, and of the further columns. */
	readonly number: number;
	readonly columns: readonly number[];
	/** True for bars without a colour of their own, which need no room for a swatch. */
	readonly plain?: boolean;
}): BarsLayout {
	const { codes, values } = given;
	const width = Math.max(360, Math.min(given.available, 880));
	const { rows, end } = namedRows({ ...given, width, top: header });
	const left = end + 12;
	const columnEnds: number[] = [];
	let free = width - 8;
	for (const column of given.columns.toReversed()) {
		columnEnds.unshift(free);
		free -= column + columnGap;
	}
	const room = Math.max(40, free + columnGap - left - given.number - 16);
	const longest = Math.max(0, ...values);
	const length = scaleLinear([0, longest || 1], [0, room]);
	return {
		width,
		height: header + codes.length * rowHeight + 4,
		left,
		columnEnds,
		rows: rows.map((row, i) => ({ ...row, length: length(values[i] ?? 0) }))
	};
}
