/** Two values a code on one scale, joined by a line: plain px, one row a code. Draws nothing. */
import { scaleLinear } from 'd3';
import { shorten, type Measure } from './labels.ts';

export type ContrastLayout = {
	readonly width: number;
	readonly height: number;
	/** The height of a row. */
	readonly step: number;
	/** Where the scale begins and ends, and its marks. */
	readonly left: number;
	readonly right: number;
	readonly ticks: readonly { readonly value: number; readonly x: number }[];
	readonly rows: readonly {
		readonly label: string;
		readonly indent: number;
		/** The middle of the row. */
		readonly y: number;
		/** Where the two values stand; null where there is none. */
		readonly from: number | null;
		readonly to: number | null;
	}[];
};

const rowHeight = 26;
const header = 48;
const swatch = 18;
const indentStep = 14;
const longestLabel = 260;

/** Lays the rows out from 0 to the greatest value. */
export function contrastLayout(given: {
	readonly codes: readonly { readonly name: string; readonly depth: number }[];
	readonly values: readonly (readonly [number | null, number | null])[];
	readonly available: number;
	readonly measure: Measure;
	/** The width of the widest difference, px. */
	readonly number: number;
}): ContrastLayout {
	const { codes, values, measure } = given;
	const width = Math.max(400, Math.min(given.available, 880));
	const labelRoom = Math.min(longestLabel, width * 0.4);
	const indents = codes.map((code) => Math.min(code.depth * indentStep, 70));
	const widest = Math.max(0, ...codes.map((code, i) => measure(code.name) + indents[i]!));
	const left = Math.ceil(Math.min(labelRoom, widest)) + swatch + 20;
	const right = Math.max(left + 80, width - given.number - 24);
	const greatest = Math.max(0, ...values.flat().map((value) => value ?? 0));
	const scale = scaleLinear([0, greatest || 1], [left, right]).nice(4);
	const at = (value: number | null): number | null => (value === null ? null : scale(value));
	return {
		width,
		height: header + codes.length * rowHeight + 8,
		step: rowHeight,
		left,
		right,
		ticks: scale.ticks(4).map((value) => ({ value, x: scale(value) })),
		rows: codes.map((code, i) => ({
			label: shorten(code.name, labelRoom - indents[i]!, measure),
			indent: indents[i]!,
			y: header + i * rowHeight + rowHeight / 2,
			from: at(values[i]![0]),
			to: at(values[i]![1])
		}))
	};
}
