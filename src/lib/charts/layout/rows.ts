/** Rows of codes one below the other, their names at the left: plain px. Draws nothing. */
import { shorten, type Measure } from './labels.ts';

/** A row: its name as it is drawn, how far it is indented, and its top. */
export type CodeRow = { readonly label: string; readonly indent: number; readonly y: number };

export type RowsLayout<Row extends CodeRow = CodeRow> = {
	readonly width: number;
	readonly height: number;
	readonly rows: readonly Row[];
};

export const rowHeight = 26;
/** Where the swatch or name of a code without indent begins. */
export const rowMargin = 8;
/** From a swatch to its name. */
export const swatchRoom = 18;
const indentStep = 14;
const deepestIndent = 70;
const longestName = 260;

/** Lays the names out from `top`; `end` is where the widest of them ends. */
export function namedRows(given: {
	readonly codes: readonly { readonly name: string; readonly depth: number }[];
	readonly width: number;
	readonly top: number;
	/** Widths at 13 px. */
	readonly measure: Measure;
	/** True for names without a swatch before them. */
	readonly plain?: boolean;
}): { readonly rows: readonly CodeRow[]; readonly end: number } {
	const { codes, width, top, measure, plain = false } = given;
	const room = Math.min(longestName, width * 0.4);
	const indents = codes.map(({ depth }) => Math.min(depth * indentStep, deepestIndent));
	const widest = Math.max(0, ...codes.map(({ name }, i) => measure(name) + indents[i]!));
	return {
		rows: codes.map(({ name }, i) => ({
			label: shorten(name, room - indents[i]!, measure),
			indent: indents[i]!,
			y: top + i * rowHeight
		})),
		end: rowMargin + (plain ? 0 : swatchRoom) + Math.ceil(Math.min(room, widest))
	};
}
