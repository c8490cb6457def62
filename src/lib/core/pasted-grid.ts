/** Text copied from a spreadsheet as rows of cells, and the other way round. */

/**
 * Cells part at tabs, rows at line breaks. A cell that begins with a quote runs to the closing one and may hold tabs,
 * line breaks and doubled quotes; where none closes it, the quote is a letter. A line break at the end makes no row.
 */
export function parsePasted(text: string): string[][] {
	const rows: string[][] = [[]];
	let at = 0;
	for (;;) {
		const cell = quotedCell(text, at) ?? plainCell(text, at);
		rows.at(-1)?.push(cell.text);
		const separator = text[cell.end];
		if (separator === undefined) return rows;
		at = cell.end + (separator === '\r' && text[cell.end + 1] === '\n' ? 2 : 1);
		if (separator === '\t') continue;
		if (at >= text.length) return rows;
		rows.push([]);
	}
}

/** Rows of cells as a spreadsheet takes them; cells with tabs, quotes or line breaks are quoted. */
export function toPasted(rows: readonly (readonly string[])[]): string {
	const cell = (text: string): string => (/["\t\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
	return rows.map((row) => row.map(cell).join('\t')).join('\n');
}

type Cell = { readonly text: string; readonly end: number };

/** The cell between quotes that begins at `at`; null where there is none, or more than a separator follows it. */
function quotedCell(text: string, at: number): Cell | null {
	if (text[at] !== '"') return null;
	for (let close = text.indexOf('"', at + 1); close >= 0; close = text.indexOf('"', close + 1)) {
		if (text[close + 1] === '"') close++;
		else if (isSeparator(text[close + 1]))
			return { text: text.slice(at + 1, close).replaceAll('""', '"'), end: close + 1 };
		else return null;
	}
	return null;
}

function plainCell(text: string, at: number): Cell {
	let end = at;
	while (!isSeparator(text[end])) end++;
	return { text: text.slice(at, end), end };
}

const isSeparator = (letter: string | undefined): boolean =>
	letter === undefined || letter === '\t' || letter === '\n' || letter === '\r';
