/** Codebooks as csv, one row a code: Samtal's own, Taguette's, and tables that people made, in any order of columns. */
import Papa from 'papaparse';
import { err, ok, type Result } from '../../core/result.ts';
import { bytesToText } from '../encoding.ts';
import { refusalMessage, type ReadError } from '../reader.ts';
import { rowsOf } from '../readers/csv.ts';
import { unguard, writeCsv } from '../writers/csv.ts';
import type { CodebookReader, CodebookRefusal, CodebookWriter } from './format.ts';
import { fixedHeads, tableCannotCarry, tableCodebook, tableRows } from './table.ts';

export const csvReader: CodebookReader = {
	id: 'csv',
	label: 'codebook.format.csv',
	extensions: ['csv', 'tsv', 'tab'],
	async read(bytes, options) {
		const rows = csvRows(bytes);
		return rows.ok ? tableCodebook(rows.value, options) : rows;
	}
};

export const csvWriter: CodebookWriter = {
	id: 'csv',
	label: 'codebook.format.csv',
	extension: '.csv',
	mime: 'text/csv;charset=utf-8',
	cannotCarry: tableCannotCarry,
	async write(codebook, options) {
		return ok(writeCsv(tableRows(codebook, options)));
	}
};

/** The rows of a csv file. One that Samtal wrote is parted by commas, whatever its texts would suggest. */
export function csvRows(bytes: Uint8Array): Result<string[][], CodebookRefusal> {
	const decoded = bytesToText(bytes);
	if (!decoded.ok) return err(refused(decoded.error));
	const { text } = decoded.value;
	if (text.startsWith(fixedHeads.join(','))) {
		const { data } = Papa.parse<string[]>(text, { delimiter: ',', newline: '\n' });
		return ok(data.map((row) => row.map(unguard)));
	}
	const rows = rowsOf(text);
	return rows.ok ? ok(rows.value.rows) : err(refused(rows.error));
}

/** The refusal of a reader of tables as one of a reader of codebooks. */
export const refused = (error: ReadError): CodebookRefusal => ({ type: error.type, message: refusalMessage(error) });
