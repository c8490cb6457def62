/** Tables as text: fields parted by commas, semicolons, tabs or upright strokes, in any encoding that texts come in. */
import Papa from 'papaparse';
import { err, message, ok, type Message, type Result } from '../../core/result.ts';
import { bytesToText } from '../encoding.ts';
import type { Reader, ReadError } from '../reader.ts';
import { separatorOf } from '../tables/separator.ts';
import { cellLimit, tablePlan } from '../tables/table-plan.ts';
import { unguard } from '../writers/csv.ts';

/** The reader of csv and its kin. Content never says surely that a text is a table, so the name decides. */
export const csv: Reader = {
	id: 'csv',
	label: 'import.format.csv',
	extensions: ['csv', 'tsv', 'tab'],
	looksLike: () => false,
	async read(bytes, source, options) {
		const decoded = bytesToText(bytes);
		if (!decoded.ok) return decoded;
		const rows = rowsOf(decoded.value.text);
		if (!rows.ok) return rows;
		return tablePlan({
			reader: 'csv',
			source,
			rows: rows.value.rows,
			notes: [...decoded.value.notes, ...rows.value.notes],
			as: options.cells
		});
	}
};

/** The fields of each row. Line breaks between quotation marks belong to their field. */
export function rowsOf(text: string): Result<{ rows: string[][]; notes: Message[] }, ReadError> {
	const { separator, declared } = separatorOf(text);
	const body = declared ? text.slice(text.indexOf('\n') + 1) : text;
	// Before anything is parsed: a file of nothing but separators would fill the memory with empty fields.
	if (countOf(body, separator) > cellLimit) return err({ type: 'tooManyCells', limit: cellLimit });
	const parsed = Papa.parse<string[]>(body, { delimiter: separator, newline: '\n' });
	const notes: Message[] = [];
	if (separator !== ',')
		notes.push(message('import.note.separator', { separator: separatorNames[separator] }));
	const open = parsed.errors.find(({ code }) => code === 'MissingQuotes');
	if (open) notes.push(message('import.note.openQuote', { row: (open.row ?? 0) + 1 }));
	return ok({ rows: parsed.data.map((row) => row.map(unguard)), notes });
}

const separatorNames = { ';': ';', '|': '|', '\t': 'tab' } as const;

function countOf(text: string, sign: string): number {
	let count = 0;
	for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) count++;
	return count;
}
