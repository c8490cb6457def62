/** Excel workbooks: the first sheet that holds anything. Formulas give what they last came to; dates are YYYY-MM-DD. */
import { zipSync } from 'fflate';
import { cleanText } from '../../core/text.ts';
import { err, message, ok, type Message, type Result } from '../../core/result.ts';
import { extensionOf, type Reader, type ReadError } from '../reader.ts';
import { tablePlan } from '../tables/table-plan.ts';
import { isZip, unpackedLimit, unzipEntry, zipEntries } from '../zip.ts';
import { sheetSize } from './xlsx-size.ts';

/** The reader of xlsx. */
export const xlsx: Reader = {
	id: 'xlsx',
	label: 'import.format.xlsx',
	extensions: ['xlsx', 'xlsm'],
	looksLike(head, name) {
		if (!isZip(head)) return false;
		const text = new TextDecoder('latin1').decode(head);
		return text.includes('xl/') || (/^xls[xm]$/.test(extensionOf(name)) && !text.includes('word/'));
	},
	async read(bytes, source, options) {
		const full = await sheetsOf(bytes);
		if (!full.ok) return full;
		const [{ name, rows }, ...others] = full.value;
		const notes: Message[] = [];
		if (others.length)
			notes.push(
				message('import.note.otherSheets', { sheet: name, names: others.map((one) => one.name).join(', ') })
			);
		return tablePlan({ reader: 'xlsx', source, rows, notes, as: options.cells });
	}
};

/** The sheets that hold anything, one at least, as rows of text. */
export async function sheetsOf(bytes: Uint8Array): Promise<Result<[Sheet, ...Sheet[]], ReadError>> {
	if (!bytes.length) return err({ type: 'empty' });
	if (!isZip(bytes)) return err({ type: 'notThisFormat', format: 'xlsx' });
	const bare = withoutPictures(bytes);
	if (!bare.ok) return bare;
	const sheets = await parse(bare.value);
	if (!sheets.ok) return sheets;
	const full = sheets.value.filter(({ rows }) => rows.some((row) => row.some((cell) => /\S/.test(cell))));
	return full.length ? ok(full as [Sheet, ...Sheet[]]) : err({ type: 'noText' });
}

/** A sheet: its name, and its rows as text. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly string[])[] };

/**
 * The workbook again, stored, with only its XML. The parser behind unpacks stored entries where it stands; compressed
 * ones it would hand to a worker made of a string, which the content security policy forbids.
 */
function withoutPictures(bytes: Uint8Array): Result<Uint8Array<ArrayBuffer>, ReadError> {
	const entries = zipEntries(bytes);
	if (!entries.ok) return entries;
	const parts: Record<string, Uint8Array> = Object.create(null);
	for (const entry of entries.value) {
		if (!/^xl\/((worksheets\/)?[^/]+\.xml|_rels\/workbook\.xml\.rels)$/.test(entry.name)) continue;
		const part = unzipEntry(bytes, entry);
		if (!part.ok) return part;
		const refused = sheetSize(new TextDecoder().decode(part.value));
		if (refused) return err(refused);
		parts[entry.name] = part.value;
	}
	if (!('xl/workbook.xml' in parts)) return err({ type: 'notThisFormat', format: 'xlsx' });
	return ok(zipSync(parts, { level: 0 }));
}

async function parse(bytes: Uint8Array<ArrayBuffer>): Promise<Result<Sheet[], ReadError>> {
	try {
		const { default: readWorkbook } = await import('read-excel-file/universal');
		const sheets = await readWorkbook(bytes.buffer, { trim: false });
		let units = 0;
		const cell = (value: unknown): string => {
			const text = cellText(value);
			units += text.length;
			return text;
		};
		const read = sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cell)) }));
		// One long string may be named by every cell of a sheet.
		if (units > unpackedLimit) return err({ type: 'zipBomb', limit: unpackedLimit / 1e6 });
		return ok(read);
	} catch {
		return err({ type: 'damaged' });
	}
}

function cellText(value: unknown): string {
	if (value === null || value === undefined) return '';
	if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
	if (value instanceof Date) return dateText(value);
	return cleanText(String(value)).text;
}

/** A date, with its time unless that is midnight; a time alone where the cell holds less than a day. */
function dateText(date: Date): string {
	if (Number.isNaN(date.getTime())) return '';
	// A whole second's part may be lost in the day's fraction.
	const [day, time] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split(/[T.]/) as [
		string,
		string
	];
	if (day < '1900-01-01') return time.slice(0, 5);
	return time === '00:00:00' ? day : `${day} ${time.replace(/:00$/, '')}`;
}
