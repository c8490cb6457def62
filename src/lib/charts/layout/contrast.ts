/** Two values a code on one scale, joined by a line: plain px, one row a code. Draws nothing. */
import { scaleLinear } from 'd3';
import type { Measure } from './labels.ts';
import { namedRows, rowHeight, type CodeRow, type RowsLayout } from './rows.ts';

/** A row with where its two values stand; null where there is none. */
type ContrastRow = CodeRow & { readonly from: number | null; readonly to: number | null };

export type ContrastLayout = RowsLayout<ContrastRow> & {
	/** Where the scale begins and ends, and its marks. */
	readonly left: number;
	readonly right: number;
	/** Where the sign of the right side stands, after the words for the left one. */
	readonly rightSign: number;
	readonly ticks: readonly { readonly value: number; readonly x: number }[];
};

const header = 48;

/** Lays the rows out from 0 to the greatest value. */
export function contrastLayout(given: {
	readonly codes: readonly { readonly name: string; readonly depth: number }[];
	readonly values: readonly (readonly [number | null, number | null])[];
	readonly available: number;
	readonly measure: Measure;
	/** The width of the widest difference, px, and of the words for the left side. */
	readonly number: number;
	readonly leftSide: number;
}): ContrastLayout {
	const { codes, values } = given;
	const width = Math.max(400, Math.min(given.available, 880));
	const { rows, end } = namedRows({ ...given, width, top: header });
	const left = end + 16;
	const right = Math.max(left + 80, width - given.number - 24);
	const greatest = Math.max(0, ...values.flat().map((value) => value ?? 0));
	const scale = scaleLinear([0, greatest || 1], [left, right]).nice(4);
	const at = (value: number | null): number | null => (value === null ? null : scale(value));
	return {
		width,
		height: header + codes.length * rowHeight + 8,
		left,
		right,
		rightSign: 20 + given.leftSide + 24,
		ticks: scale.ticks(4).map((value) => ({ value, x: scale(value) })),
		rows: rows.map((row, i) => ({ ...row, from: at(values[i]![0]), to: at(values[i]![1]) }))
	};
}
