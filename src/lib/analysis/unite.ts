/** Uniting coded passages of one code: overlapping ones become one, touching ones stay two. */
import { blankColumns, firstRows, type CodingColumns } from './coding-columns.ts';

/** By code, the codes that its passages count under: those from `first[code]` to `first[code + 1]` of `codes`. */
export type Lines = { readonly first: Int32Array; readonly codes: Int32Array };

/**
 * One row for each stretch that codings of one code in one document cover without a gap, by whichever coders. The row
 * is of their coder, or −1 when they are several, and belongs to the turn and paragraph of the first of them that has one.
 */
export function unite(columns: CodingColumns): CodingColumns {
	let codes = 0;
	for (let row = 0; row < columns.length; row++) codes = Math.max(codes, columns.code[row]! + 1);
	const each = new Int32Array(codes + 1).map((_, code) => code);
	return uniteUnder(columns, { first: each, codes: each });
}

/** As `unite`, with each row counted under every code of its code's line. */
export function uniteUnder(columns: CodingColumns, { first, codes }: Lines): CodingColumns {
	let room = 0;
	let most = 0;
	for (let row = 0; row < columns.length; row++) {
		room += first[columns.code[row]! + 1]! - first[columns.code[row]!]!;
	}
	for (const code of codes) most = Math.max(most, code + 1);
	const out = blankColumns(room);
	/** The newest row given out for a code, as its number + 1. */
	const newest = new Int32Array(most);
	let length = 0;
	for (let row = 0; row < columns.length; row++) {
		const document = columns.document[row]!;
		const start = columns.start[row]!;
		const own = columns.code[row]!;
		for (let k = first[own]!; k < first[own + 1]!; k++) {
			const code = codes[k]!;
			const last = newest[code]! - 1;
			if (last >= 0 && out.document[last] === document && start < out.end[last]!) {
				if (out.end[last]! < columns.end[row]!) out.end[last] = columns.end[row]!;
				if (out.coder[last] !== columns.coder[row]) out.coder[last] = -1;
				if (out.turn[last] === -1) out.turn[last] = columns.turn[row]!;
				if (out.paragraph[last] === -1) out.paragraph[last] = columns.paragraph[row]!;
			} else {
				out.document[length] = document;
				out.code[length] = code;
				out.coder[length] = columns.coder[row]!;
				out.start[length] = start;
				out.end[length] = columns.end[row]!;
				out.turn[length] = columns.turn[row]!;
				out.paragraph[length] = columns.paragraph[row]!;
				newest[code] = ++length;
			}
		}
	}
	return orderedByEnd({ ...out, length });
}

/** Uniting moves ends, so rows that start together may stand in the wrong order: they change places in the same memory. */
function orderedByEnd(columns: CodingColumns): CodingColumns {
	const { document, start, end, length } = columns;
	for (let row = 1; row < length; row++) {
		for (let at = row; at > 0 && end[at - 1]! > end[at]!; at--) {
			if (start[at - 1] !== start[at] || document[at - 1] !== document[at]) break;
			swapRows(columns, at - 1, at);
		}
	}
	return firstRows(columns, length);
}

function swapRows({ length: _, ...columns }: CodingColumns, a: number, b: number): void {
	for (const column of Object.values(columns)) [column[a], column[b]] = [column[b]!, column[a]!];
}
