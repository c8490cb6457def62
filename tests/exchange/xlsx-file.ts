/** Makes small workbooks for tests, whole or hostile, out of sheets given as SpreadsheetML. */
import { strToU8, zipSync } from 'fflate';

/** What the parts are dated by, so that the bytes don't follow the clock. */
const someDay = '2024-05-01T08:00:00Z';

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The rows of a sheet: text as inline strings, numbers as numbers, null as no cell; `{ date }` is a day's number. */
export type SheetCell =
	string | number | boolean | null | { readonly date: number } | { readonly xml: string };

const letters = (index: number): string =>
	(index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** The rows as `<row>` elements. */
export function sheetRows(rows: readonly (readonly SheetCell[])[]): string {
	const cell = (value: SheetCell, at: string): string => {
		if (value === null) return '';
		if (typeof value === 'number') return `<c r="${at}"><v>${value}</v></c>`;
		if (typeof value === 'boolean') return `<c r="${at}" t="b"><v>${value ? 1 : 0}</v></c>`;
		if (typeof value === 'string')
			return `<c r="${at}" t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
		return 'date' in value
			? `<c r="${at}" s="1"><v>${value.date}</v></c>`
			: value.xml.replace('<c', `<c r="${at}"`);
	};
	return rows
		.map(
			(row, y) =>
				`<row r="${y + 1}">${row.map((value, x) => cell(value, `${letters(x)}${y + 1}`)).join('')}</row>`
		)
		.join('');
}

/** The bytes of a workbook with these sheets by name; `parts` are added or put in the place of others. */
export function xlsxFile(
	sheets: Readonly<Record<string, string>>,
	parts: Record<string, Uint8Array> = {}
): Uint8Array {
	const names = Object.keys(sheets);
	const relation = (id: number, type: string, target: string): string =>
		`<Relationship Id="r${id}" Type="${office}/${type}" Target="${target}"/>`;
	return zipSync(
		{
			'[Content_Types].xml': strToU8(
				`<Types xmlns="${packages}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`
			),
			'_rels/.rels': strToU8(
				`<Relationships xmlns="${packages}/relationships">${relation(1, 'officeDocument', 'xl/workbook.xml')}</Relationships>`
			),
			'xl/workbook.xml': strToU8(
				`<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${names.map((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join('')}</sheets></workbook>`
			),
			'xl/_rels/workbook.xml.rels': strToU8(
				`<Relationships xmlns="${packages}/relationships">${names.map((_, at) => relation(at + 1, 'worksheet', `worksheets/sheet${at + 1}.xml`)).join('')}${relation(99, 'styles', 'styles.xml')}</Relationships>`
			),
			'xl/styles.xml': strToU8(
				`<styleSheet xmlns="${main}"><cellStyleXfs count="1"><xf numFmtId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="0" xfId="0"/><xf numFmtId="14" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
			),
			...Object.fromEntries(
				names.map((name, at) => [
					`xl/worksheets/sheet${at + 1}.xml`,
					strToU8(`<worksheet xmlns="${main}"><sheetData>${sheets[name]}</sheetData></worksheet>`)
				])
			),
			...parts
		},
		{ mtime: someDay }
	);
}
