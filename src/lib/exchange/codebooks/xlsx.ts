/** Codebooks as a sheet of a workbook, one row a code. */
import { err, ok, type Result } from '../../core/result.ts';
import { sheetsOf } from '../readers/xlsx.ts';
import { writeXlsx } from '../writers/xlsx.ts';
import { refused } from './csv.ts';
import type { CodebookReader, CodebookRefusal, CodebookWriter } from './format.ts';
import { tableCannotCarry, tableCodebook, tableRows } from './table.ts';

export const xlsxReader: CodebookReader = {
	id: 'xlsx',
	label: 'codebook.format.xlsx',
	extensions: ['xlsx', 'xlsm'],
	async read(bytes, options) {
		const rows = await xlsxRows(bytes);
		return rows.ok ? tableCodebook(rows.value, options) : rows;
	}
};

export const xlsxWriter: CodebookWriter = {
	id: 'xlsx',
	label: 'codebook.format.xlsx',
	extension: '.xlsx',
	mime: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	cannotCarry: [...tableCannotCarry, 'codebook.cannotCarry.longTexts'],
	async write(codebook, options) {
		return ok(writeXlsx('Codebook', tableRows(codebook, options)));
	}
};

/** The rows of the first sheet that holds anything. */
export async function xlsxRows(bytes: Uint8Array): Promise<Result<readonly (readonly string[])[], CodebookRefusal>> {
	const sheets = await sheetsOf(bytes);
	if (!sheets.ok) return err(refused(sheets.error));
	return ok(sheets.value[0]?.rows ?? []);
}
