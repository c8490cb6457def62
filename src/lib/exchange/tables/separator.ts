/** Finds what parts the fields of a text file. */
import Papa from 'papaparse';

export type Separator = ',' | ';' | '\t' | '|';

const separators: readonly Separator[] = [',', ';', '\t', '|'];
/** How much of a file is looked at, in UTF-16 units, and how many of its rows. */
const sample = { units: 200_000, rows: 100 };

/**
 * The separator that gives most rows the same number of fields, two or more; of equals the one with more fields. A comma
 * where none does. `declared` is true when the file's own first line says so (`sep=;`, which spreadsheets read).
 */
export function separatorOf(text: string): { separator: Separator; declared: boolean } {
	const declared = /^sep=([,;\t|])\n/.exec(text);
	if (declared) return { separator: declared[1] as Separator, declared: true };
	let best: Separator = ',';
	let most = 0;
	for (const separator of separators) {
		const evenness = evennessOf(text.slice(0, sample.units), separator, text.length > sample.units);
		if (evenness > most) [best, most] = [separator, evenness];
	}
	return { separator: best, declared: false };
}

/** From 0 (one field a row) up to 1 and a little more for more fields. */
function evennessOf(text: string, delimiter: Separator, cut: boolean): number {
	const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: sample.rows });
	const rows = data.filter((row) => row.some((cell) => cell.trim()));
	if (cut && rows.length > 1 && rows.length < sample.rows) rows.pop();
	const counts = new Map<number, number>();
	for (const row of rows) counts.set(row.length, (counts.get(row.length) ?? 0) + 1);
	const [fields, share] = [...counts]
		.map(([count, n]) => [count, n / rows.length] as const)
		.reduce((a, b) => (b[1] > a[1] || (b[1] === a[1] && b[0] > a[0]) ? b : a), [1, 0] as const);
	if (fields < 2) return 0;
	return share * (rows[0]!.length === fields ? 1 : 0.5) + Math.min(fields, 100) / 1000;
}
