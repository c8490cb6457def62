/** A workbook of one plain sheet of words and numbers, its first row kept in sight. Nothing in it is a formula. */
import { strToU8, zipSync } from 'fflate';
import type { Cell } from './csv.ts';
import { xmlAttribute, xmlText } from './xml-text.ts';

/** A cell holds at most this many UTF-16 units; what is longer is cut. */
export const xlsxCellLimit = 32_767;

/**
 * The bytes of a workbook with these rows, numbers as numbers; empty cells are left out. A `bigint` is written as text: the
 * numbers of workbooks are doubles, which would round it.
 */
export function writeXlsx(sheet: string, rows: readonly (readonly Cell[])[]): Uint8Array<ArrayBuffer> {
	const part = (xml: string): Uint8Array =>
		strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${xml}`);
	const bytes = zipSync({
		'[Content_Types].xml': part(contentTypes),
		'_rels/.rels': part(relations(relation(1, 'officeDocument', 'xl/workbook.xml'))),
		'xl/workbook.xml': part(
			`<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${xmlAttribute(sheet.slice(0, 31))}" sheetId="1" r:id="r1"/></sheets></workbook>`
		),
		'xl/_rels/workbook.xml.rels': part(
			relations(relation(1, 'worksheet', 'worksheets/sheet1.xml') + relation(2, 'styles', 'styles.xml'))
		),
		'xl/styles.xml': part(styles),
		'xl/worksheets/sheet1.xml': part(
			`<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView></sheetViews>` +
				`<sheetData>${rows.map(row).join('')}</sheetData></worksheet>`
		)
	});
	return new Uint8Array(bytes);
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const contentTypes =
	`<Types xmlns="${packages}/content-types">` +
	`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
	`<Default Extension="xml" ContentType="application/xml"/>` +
	`<Override PartName="/xl/workbook.xml" ContentType="${sheetType}.sheet.main+xml"/>` +
	`<Override PartName="/xl/styles.xml" ContentType="${sheetType}.styles+xml"/>` +
	`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${sheetType}.worksheet+xml"/></Types>`;

/** Styles of cells: text that wraps, from the top; the same in bold for heads; numbers as they are. */
const styles =
	`<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>` +
	`<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>` +
	`<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>` +
	`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>` +
	`<cellXfs count="3">${[0, 1].map((font) => `<xf numFmtId="49" fontId="${font}" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>`).join('')}<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf></cellXfs></styleSheet>`;

const relations = (inside: string): string =>
	`<Relationships xmlns="${packages}/relationships">${inside}</Relationships>`;
const relation = (id: number, type: string, target: string): string =>
	`<Relationship Id="r${id}" Type="${office}/${type}" Target="${target}"/>`;

function row(cells: readonly Cell[], y: number): string {
	const written = cells.map((cell, x) => {
		const at = `${letters(x)}${y + 1}`;
		if (typeof cell === 'number') return Number.isFinite(cell) ? `<c r="${at}" s="2"><v>${cell}</v></c>` : '';
		if (cell === null || cell === '') return '';
		return `<c r="${at}" s="${y ? 0 : 1}" t="inlineStr"><is><t xml:space="preserve">${xmlText(cut(String(cell)))}</t></is></c>`;
	});
	return `<row r="${y + 1}">${written.join('')}</row>`;
}

const cut = (text: string): string =>
	text.length > xlsxCellLimit ? `${text.slice(0, xlsxCellLimit - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;

const letters = (index: number): string =>
	(index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
