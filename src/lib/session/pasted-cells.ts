/** Where the cells of a paste go in the grid of attributes: which fit, which do not, which lie beside it. Pure. */
import { canonicalValue } from '../core/attribute-value.ts';
import { foldedName } from '../core/case-proposal.ts';
import type { Attribute, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';

/** A case or a document as a row of the grid. */
export type GridRow = { readonly id: Guid; readonly name: string };
/** A cell by the GUIDs of its row and its attribute, with the text that somebody wrote for it. */
export type GridCell = { readonly row: Guid; readonly attribute: Guid; readonly text: string };
/** A pasted cell that was left out, by names. */
export type LeftOut = { readonly row: string; readonly column: string; readonly text: string };
/** What became of a paste. `cells` of `leftOut` may be stored after all where a list of options grows by them. */
export type PasteOutcome = {
	readonly pasted: number;
	readonly leftOut: readonly LeftOut[];
	/** Cells that lay beside the grid. */
	readonly outside: number;
	readonly addable: readonly GridCell[];
};

/** A rectangle of rows and columns, both ends included; column 0 holds the names, the attributes follow. */
export type GridRange = {
	readonly top: number;
	readonly bottom: number;
	readonly left: number;
	readonly right: number;
};

/** Lays pasted cells over the grid from the range's corner: what is to be stored, what does not fit, what lies outside. */
export function fitPaste(
	columns: readonly Attribute[],
	rows: readonly GridRow[],
	range: GridRange,
	pasted: readonly (readonly string[])[]
): PasteOutcome & { readonly cells: readonly GridCell[] } {
	const only = pasted.length === 1 && pasted[0]?.length === 1 ? (pasted[0][0] as string) : null;
	const width = only === null ? 0 : range.right - range.left + 1;
	const lines =
		only === null
			? pasted
			: Array.from({ length: range.bottom - range.top + 1 }, () => new Array<string>(width).fill(only));
	const cells: GridCell[] = [];
	const leftOut: LeftOut[] = [];
	const addable: GridCell[] = [];
	let outside = 0;
	lines.forEach((line, y) => {
		const row = rows[range.top + y];
		line.forEach((text, x) => {
			const at = range.left + x;
			const column = columns[at - 1];
			if (!row || (at > 0 && !column)) outside += text.trim() ? 1 : 0;
			else if (!column) {
				if (text.trim() && foldedName(text) !== foldedName(row.name))
					leftOut.push({ row: row.name, column: say('grid.name'), text });
			} else if (canonicalValue(column, text) === null) {
				leftOut.push({ row: row.name, column: column.name, text });
				if (column.options.length || column.type === 'oneOf' || column.type === 'ordered')
					addable.push({ row: row.id, attribute: column.guid, text });
			} else cells.push({ row: row.id, attribute: column.guid, text });
		});
	});
	return { cells, pasted: cells.length, leftOut, outside, addable };
}
