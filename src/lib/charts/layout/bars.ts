/** Where the parts of a bar chart stand: plain px, one row a code. Draws nothing. */
import { scaleLinear } from 'd3';
import { shorten, type Measure } from './labels.ts';

export type BarsLayout = {
	readonly width: number;
	readonly height: number;
	/** The height of a row, and the top of the first. */
	readonly step: number;
	readonly top: number;
	/** Where the bars begin. */
	readonly left: number;
	/** Where the numbers of each further column end. */
	readonly columnEnds: readonly number[];
	readonly rows: readonly {
		readonly label: string;
		readonly indent: number;
		readonly y: number;
		/** The length of the bar. */
		readonly length: number;
	}[];
};

const rowHeight = 26;
const columnGap = 20;
const header = 28;
const swatch = 18;
const indentStep = 14;
const longestLabel = 260;

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
	const { codes, values, measure } = given;
	const width = Math.max(360, Math.min(given.available, 880));
	const labelRoom = Math.min(longestLabel, width * 0.4);
	const indents = codes.map((code) => Math.min(code.depth * indentStep, 70));
	const widest = Math.max(0, ...codes.map((code, i) => measure(code.name) + indents[i]!));
	const left = Math.ceil(Math.min(labelRoom, widest)) + (given.plain ? 0 : swatch) + 12;
	const columnEnds: number[] = [];
	let end = width - 8;
	for (const column of given.columns.toReversed()) {
		columnEnds.unshift(end);
		end -= column + columnGap;
	}
	const room = Math.max(40, end + columnGap - left - given.number - 24);
	const longest = Math.max(0, ...values);
	const length = scaleLinear([0, longest || 1], [0, room]);
	return {
		width,
		height: header + codes.length * rowHeight + 4,
		step: rowHeight,
		top: header,
		left,
		columnEnds,
		rows: codes.map((code, i) => ({
			label: shorten(code.name, labelRoom - indents[i]!, measure),
			indent: indents[i]!,
			y: header + i * rowHeight,
			length: length(values[i] ?? 0)
		}))
	};
}
