/**
 * Codings as columns of small integers: the one form in which analysis takes them. What the integers stand for is the
 * caller's affair; nothing here reads a project.
 */

/**
 * Coded passages, one a row, ordered by document, then start, then end. Orphans and codings of whole documents are not
 * in it, so that every row holds at least one character.
 */
export type CodingColumns = {
	/** The number of rows; the arrays may be no shorter. */
	readonly length: number;
	/** The document, 0 … documents − 1. */
	readonly document: Int32Array;
	/** The code, 0 … codes − 1. */
	readonly code: Int32Array;
	/** The coder, 0 … coders − 1; −1 where several coders' codings were united. */
	readonly coder: Int32Array;
	/** Where the passage starts: UTF-16 units in its document. */
	readonly start: Int32Array;
	/** Where it ends, exclusive; greater than its start. */
	readonly end: Int32Array;
	/** The turn of its first non-blank character, unique over the project; −1 if there is none. */
	readonly turn: Int32Array;
	/** The paragraph of that character, a block inside a turn, unique over the project; −1 if there is none. */
	readonly paragraph: Int32Array;
};

/** One coded passage as a plain row. */
export type CodingRow = {
	readonly document: number;
	readonly code: number;
	readonly coder?: number;
	readonly start: number;
	readonly end: number;
	readonly turn?: number;
	readonly paragraph?: number;
};

/** Plain rows, in any order, as columns. A row without a coder has coder 0, one without a turn or paragraph belongs to none. */
export function columnsOf(rows: readonly CodingRow[]): CodingColumns {
	const columns = blankColumns(rows.length);
	const ordered = rows.toSorted((a, b) => a.document - b.document || a.start - b.start || a.end - b.end);
	ordered.forEach((row, i) => {
		if (row.end <= row.start) throw new RangeError(`A passage from ${row.start} to ${row.end} holds nothing`);
		columns.document[i] = row.document;
		columns.code[i] = row.code;
		columns.coder[i] = row.coder ?? 0;
		columns.start[i] = row.start;
		columns.end[i] = row.end;
		columns.turn[i] = row.turn ?? -1;
		columns.paragraph[i] = row.paragraph ?? -1;
	});
	return columns;
}

/** Columns with room for `length` rows, all zero: for a caller who fills them in order. */
export function blankColumns(length: number): CodingColumns {
	const column = (): Int32Array => new Int32Array(length);
	return {
		length,
		document: column(),
		code: column(),
		coder: column(),
		start: column(),
		end: column(),
		turn: column(),
		paragraph: column()
	};
}

/** The rows of `columns` for which `keep` holds, in their order; the same columns where that are all. */
export function filterColumns(columns: CodingColumns, keep: (row: number) => boolean): CodingColumns {
	const rows = new Int32Array(columns.length);
	let length = 0;
	for (let row = 0; row < columns.length; row++) if (keep(row)) rows[length++] = row;
	return length === columns.length ? columns : pickRows(columns, rows.subarray(0, length));
}

/** The named rows of `columns`, in the order given (which must keep document, start and end ascending). */
export function pickRows(columns: CodingColumns, rows: Int32Array): CodingColumns {
	const pick = (column: Int32Array): Int32Array => {
		const picked = new Int32Array(rows.length);
		for (let k = 0; k < picked.length; k++) picked[k] = column[rows[k]!]!;
		return picked;
	};
	return {
		length: rows.length,
		document: pick(columns.document),
		code: pick(columns.code),
		coder: pick(columns.coder),
		start: pick(columns.start),
		end: pick(columns.end),
		turn: pick(columns.turn),
		paragraph: pick(columns.paragraph)
	};
}

/** The first rows of `columns`, in the same memory. */
export const firstRows = (columns: CodingColumns, length: number): CodingColumns =>
	rowsBetween(columns, 0, length);

/** The rows of `columns` from `from` to `to` (exclusive), in the same memory. */
export function rowsBetween(columns: CodingColumns, from: number, to: number): CodingColumns {
	const cut = (column: Int32Array): Int32Array => column.subarray(from, to);
	return {
		length: to - from,
		document: cut(columns.document),
		code: cut(columns.code),
		coder: cut(columns.coder),
		start: cut(columns.start),
		end: cut(columns.end),
		turn: cut(columns.turn),
		paragraph: cut(columns.paragraph)
	};
}
