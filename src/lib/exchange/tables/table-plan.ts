/** Puts a Plan together out of the cells of a table, whichever file they come from. */
import type { Plan, Reading, TableDraft } from '../../core/draft.ts';
import { err, message, ok, type Message, type Result } from '../../core/result.ts';
import { languageOf, titleOf } from '../guess.ts';
import type { ReadError, Source } from '../reader.ts';
import { whiteboardPlan } from '../readers/whiteboard.ts';
import { headsOf, type Heads } from './heads.ts';
import { columnsOf, kindOf } from './roles.ts';

/** The most columns that a table may have: those of a spreadsheet. */
export const columnLimit = 16_384;
/** The most cells that a table may have, empty ones among them. */
export const cellLimit = 10_000_000;

/** The cells of a file as it has them: rows of any length. */
export type Cells = {
	readonly reader: string;
	readonly source: Source;
	readonly rows: readonly (readonly string[])[];
	readonly notes: readonly Message[];
	/** What the user says that it is; left out, its heads decide. */
	readonly as?: Reading['cells'] | undefined;
};

/** What is in the cells: a whiteboard's notes as a document, else a table. Refuses one without rows or with too many. */
export function tablePlan({ reader, source, rows: raw, notes, as }: Cells): Result<Plan, ReadError> {
	const filled = raw.filter((row) => row.some((cell) => /\S/.test(cell)));
	if (!filled.length) return err({ type: 'noText' });
	const width = filled.reduce((most, row) => Math.max(most, lastFilled(row) + 1), 0);
	const limits = tooLarge(filled.length, width);
	if (limits) return err(limits);
	const ragged = filled.filter((row) => row.length !== filled[0]!.length).length;
	const rows = filled.map((row) => squared(row, width));
	const heard = ragged ? [...notes, message('import.note.raggedRows', { n: ragged })] : notes;
	const board = as === 'table' ? null : whiteboardPlan(reader, source, rows, heard, as === 'whiteboard');
	if (board) return board;
	const heads = headsOf(rows);
	const data = rows.slice(heads.rows);
	if (!data.length) return err({ type: 'noRows' });
	const table = draftOf(source, heads, data);
	return ok({
		reader,
		documents: [],
		layout: 'plain',
		layouts: ['plain'],
		notes: [...heard, ...notesOn(table, heads)],
		table
	});
}

/** The refusal of a table of this size, or null for one that can be held. */
export function tooLarge(rows: number, columns: number): ReadError | null {
	if (columns > columnLimit) return { type: 'tooWide', columns, limit: columnLimit };
	return rows * columns > cellLimit ? { type: 'tooManyCells', limit: cellLimit } : null;
}

function draftOf(source: Source, heads: Heads, rows: TableDraft['rows']): TableDraft {
	const columns = columnsOf(heads, rows);
	const answers = rows.flatMap((row) => row.filter((_, at) => columns[at]!.role === 'open')).slice(0, 500);
	return {
		kind: kindOf(columns),
		title: titleOf(source.name),
		language: languageOf(answers.map((text) => ({ speaker: 0, text, startTime: null, endTime: null }))),
		sourceName: source.name,
		sourceHash: source.sourceHash,
		columns,
		rows
	};
}

function notesOn({ columns, rows }: TableDraft, { tool, rows: headRows }: Heads): Message[] {
	const notes = [message('import.note.table', { rows: rows.length, columns: columns.length })];
	if (headRows > 1) notes.push(message('import.note.headRows', { n: headRows, tool: tool ?? '' }));
	const id = columns.find(({ role }) => role === 'id');
	notes.push(id ? message('import.note.tableId', { column: id.name }) : message('import.note.tableNoId'));
	return notes;
}

function lastFilled(row: readonly string[]): number {
	let at = row.length - 1;
	while (at >= 0 && !/\S/.test(row[at]!)) at--;
	return at;
}

function squared(row: readonly string[], width: number): readonly string[] {
	if (row.length === width) return row;
	return Array.from({ length: width }, (_, at) => row[at] ?? '');
}
