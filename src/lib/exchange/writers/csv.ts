/** CSV as RFC 4180 describes it, in UTF-8 with a byte order mark so that spreadsheets read å, ä and ö. */

/** A cell: text is quoted where needed and guarded, a number is written as it is, in full; null is an empty cell. */
export type Cell = string | number | bigint | null;

/**
 * `rows` as the bytes of a CSV file. Text that a spreadsheet would run as a formula gets an apostrophe before it (the
 * way spreadsheets themselves mark text); numbers given as numbers are not touched.
 */
export function writeCsv(rows: readonly (readonly Cell[])[]): Uint8Array<ArrayBuffer> {
	const text = rows.map((row) => row.map(field).join(',') + '\r\n').join('');
	return new TextEncoder().encode(byteOrderMark + text);
}

/** `text` with an apostrophe before it where a spreadsheet would take it for a formula. */
export function guard(text: string): string {
	return formulaStart.test(text) ? `'${text}` : text;
}

/** The text that `guard` was given. */
export function unguard(text: string): string {
	return guardedStart.test(text) ? text.slice(1) : text;
}

const byteOrderMark = '\uFEFF';
/** Apostrophes may stand before the sign already: such text gets one more, so that `unguard` is exact. */
const formulaStart = /^'*[=+\-@\t\r\n＝＋－＠]/;
const guardedStart = /^'+[=+\-@\t\r\n＝＋－＠]/;

function field(cell: Cell): string {
	if (cell === null) return '';
	if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
	if (typeof cell === 'bigint') return String(cell);
	const text = guard(cell);
	return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}
