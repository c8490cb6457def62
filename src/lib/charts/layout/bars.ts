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
	/** Where the numbers of documents end. */
	readonly documentsX: number;
	readonly rows: readonly {
		readonly label: string;
		readonly indent: number;
		readonly y: number;
		/** The length of the bar. */
		readonly length: number;
	}[];
};

const rowHeight = 26;
const header = 28;
const swatch = 18;
const indentStep = 14;
const longestLabel = 260;

/** Lays out one bar for each code, the longest as long as there is room for it and its number. */
export function barsLayout(given: {
	readonly codes: readonly { readonly name: string; readonly depth: number }[];
	readonly values: readonly number[];
	readonly available: number;
	/** Widths at 13 px. */
	readonly measure: Measure;
	/** The width of the widest number, and of the words above the last column. */
	readonly number: number;
	readonly documents: number;
	/** True for bars without a colour of their own, which need no room for a swatch. */
	readonly plain?: boolean;
}): BarsLayout {
	const { codes, values, measure } = given;
	const width = Math.max(360, Math.min(given.available, 880));
	const labelRoom = Math.min(longestLabel, width * 0.4);
	const indents = codes.map((code) => Math.min(code.depth * indentStep, 70));
	const widest = Math.max(0, ...codes.map((code, i) => measure(code.name) + indents[i]!));
	const left = Math.ceil(Math.min(labelRoom, widest)) + (given.plain ? 0 : swatch) + 12;
	const documentsX = width - 8;
	const room = Math.max(40, documentsX - given.documents - left - given.number - 24);
	const longest = Math.max(0, ...values);
	const length = scaleLinear([0, longest || 1], [0, room]);
	return {
		width,
		height: header + codes.length * rowHeight + 4,
		step: rowHeight,
		top: header,
		left,
		documentsX,
		rows: codes.map((code, i) => ({
			label: shorten(code.name, labelRoom - indents[i]!, measure),
			indent: indents[i]!,
			y: header + i * rowHeight,
			length: length(values[i] ?? 0)
		}))
	};
}
