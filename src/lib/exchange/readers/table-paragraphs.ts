/**
 * From a table to paragraphs. A typed transcript in a table has a column of speakers: each row becomes `Name: words`,
 * so that the layouts find its speakers as anywhere else. A workshop's grid of notes gives a turn a cell, any other
 * table a turn a row. A table of one column, or around other tables, only holds the page together: its text flows.
 */
import { isLabel, isRole, labelKey, parseTime } from '../layouts/label.ts';
import type { Paragraph } from '../layouts/paragraph.ts';

/** One cell: its paragraphs, and whether another table stands in it. */
export type Cell = { readonly paragraphs: readonly Paragraph[]; readonly hasTable: boolean };

/** The paragraphs of a table and what they were: rows or cells that became turns, rows with a speaker, numbers left out. */
export type TableParagraphs = {
	readonly paragraphs: Paragraph[];
	readonly counts: { tableRows: number; tableCells: number; tableSpeakers: number; rowNumbers: number };
};

/** Decides over the whole table. */
export function tableParagraphs(rows: readonly (readonly Cell[])[]): TableParagraphs {
	const counts = { tableRows: 0, tableCells: 0, tableSpeakers: 0, rowNumbers: 0 };
	const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
	if (width < 2 || rows.some((row) => row.some(({ hasTable }) => hasTable)))
		return { paragraphs: rows.flatMap((row) => row.flatMap((cell) => cell.paragraphs)), counts };
	const texts = rows.map((row) => row.map(textOf));
	const columns = speakerColumns(texts, width);
	const paragraphs: Paragraph[] = [];
	if (columns) {
		texts.forEach((row, at) => spokenRow(row, at === 0, columns, paragraphs, counts));
		return { paragraphs, counts };
	}
	const grid = isGrid(texts);
	for (const row of texts) {
		const units = grid ? row.filter(Boolean) : [row.join('\t').trim()].filter(Boolean);
		for (const text of units) paragraphs.push(paragraphOf(text, { alone: true }));
		counts[grid ? 'tableCells' : 'tableRows'] += units.length;
	}
	return { paragraphs, counts };
}

function textOf({ paragraphs }: Cell): string {
	return paragraphs.map(({ text }) => text).join('\n');
}

function paragraphOf(text: string, more: Partial<Paragraph> = {}): Paragraph {
	return { text, gap: true, whole: true, bold: 0, heading: false, ...more };
}

/** Which column names the speaker, which tells the time, which only counts; the others hold what was said. */
type Columns = { readonly name: number; readonly time: number; readonly number: number };

/** Share of a column's filled cells that must be labels, times or numbers before the column is one of them. */
const most = 0.75;

function speakerColumns(texts: readonly (readonly string[])[], width: number): Columns | null {
	const found = { name: -1, time: -1, number: -1 };
	for (let column = 0; column < width; column++) {
		const cells = texts.slice(titled(texts[0]!) ? 1 : 0).flatMap((row) => row[column] || []);
		const share = (test: (cell: string) => boolean) => cells.filter(test).length / (cells.length || 1);
		if (found.time < 0 && share((cell) => timeOf(cell) !== null) >= most) found.time = column;
		else if (found.number < 0 && share((cell) => /^#?\d{1,5}[.)]?$/.test(cell)) >= most && rises(cells))
			found.number = column;
		else if (found.name < 0 && column < width - 1 && share(isName) >= most && comeBack(cells))
			found.name = column;
	}
	return found.name < 0 ? null : found;
}

function isName(cell: string): boolean {
	return !cell.includes('\n') && isLabel(nameOf(cell)) && nameOf(cell).split(/\s+/).length <= 4;
}

/** Speakers come back, and there are not many of them; what is only a role or ends in a colon is a speaker even once. */
function comeBack(cells: readonly string[]): boolean {
	const names = new Set(cells.map((cell) => labelKey(nameOf(cell))));
	if (cells.every((cell) => isRole(nameOf(cell)) || /[:：]$/.test(cell))) return true;
	return cells.length >= 3 && names.size * 2 <= cells.length + 1;
}

function rises(cells: readonly string[]): boolean {
	const numbers = cells.map((cell) => parseInt(cell.replace('#', ''), 10)).filter(Number.isFinite);
	return numbers.every((number, at) => at === 0 || number >= numbers[at - 1]!);
}

function nameOf(cell: string): string {
	return cell.replace(/\s*[:：]$/, '').trim();
}

function timeOf(cell: string): number | null {
	return parseTime(cell.replace(/^[[(#]|[\])#]$/g, '').replace(/\s*[-–].*$/, ''));
}

const columnTitles =
	/^(speakers?|names?|who|text|time|timecode|talare|namn|vem|tid|tidkod|deltagare|participants?|yttrande|utterance|transcript|utskrift|nr|no\.?|line|rad|replik|person|roll?e?)$/i;

/** True for a first row that names the columns. */
function titled(row: readonly string[]): boolean {
	return row.some(Boolean) && row.every((cell) => !cell || columnTitles.test(nameOf(cell)));
}

function spokenRow(
	row: readonly string[],
	first: boolean,
	{ name, time, number }: Columns,
	paragraphs: Paragraph[],
	counts: TableParagraphs['counts']
): void {
	const filled = row.filter(Boolean);
	if (!filled.length) return;
	if (first && titled(row)) {
		paragraphs.push(paragraphOf(row.join('\t').trim(), { alone: true }));
		return;
	}
	if (row[number]) counts.rowNumbers++;
	const said = row.filter((_, column) => column !== name && column !== time && column !== number);
	const words = said.filter(Boolean).join('\t');
	const label = nameOf(row[name] ?? '');
	const at = row[time] ? timeOf(row[time]) : null;
	const clock = row[time] && at !== null ? `[${clockOf(at)}] ` : row[time] ? `${row[time]} ` : '';
	if (!label) {
		if (words || clock) paragraphs.push(paragraphOf(`${clock}${words}`.trim(), { gap: false }));
		return;
	}
	counts.tableSpeakers++;
	paragraphs.push(paragraphOf(`${label}: ${clock}${words}`.trim(), { bold: label.length + 1 }));
}

function clockOf(ms: number): string {
	const pad = (value: number, digits = 2) => String(value).padStart(digits, '0');
	const seconds = Math.floor(ms / 1000);
	const rest = ms % 1000 ? `.${pad(ms % 1000, 3)}` : '';
	return `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}${rest}`;
}

/** True for cells that hold notes rather than figures and single words: half of them have three words or more. */
function isGrid(texts: readonly (readonly string[])[]): boolean {
	const cells = texts.slice(1).flatMap((row) => row.filter(Boolean));
	const notes = cells.filter((cell) => cell.split(/\s+/).length >= 3);
	return cells.length > 1 && notes.length * 2 >= cells.length;
}
