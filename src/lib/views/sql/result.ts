/** The rows that a question in SQL gave: as many as can be drawn, and all of them as a table for a file. */
import type { Column } from '../../parts/table.ts';
import type { FileTable } from '../analysis/files.ts';

/** A value, whole numbers that a double would round as `bigint`; null where SQL has none. */
export type SqlValue = string | number | bigint | null;

/** What a question gave. */
export type SqlRows = {
	readonly columns: readonly string[];
	readonly rows: readonly (readonly SqlValue[])[];
};

/** A row to draw, with its place among all. */
export type DrawnRow = { readonly place: number; readonly values: readonly SqlValue[] };

/** Rows, columns, cells and characters of a value beyond which a table is slow to draw and read by nobody. */
const most = { rows: 1000, columns: 60, cells: 20_000, characters: 200 };

/** What is drawn of an answer: its first rows, in the order that was asked for. */
export function drawnOf({ columns, rows }: SqlRows): { columns: Column<DrawnRow>[]; rows: DrawnRow[] } {
	const shown = columns.slice(0, most.columns);
	const count = Math.min(most.rows, Math.floor(most.cells / Math.max(1, shown.length)));
	const drawn = rows.slice(0, count).map((values, place) => ({ place, values }));
	return {
		rows: drawn,
		columns: shown.map((label, index) => ({
			key: String(index),
			label,
			value: ({ values }) => plain(values[index] ?? null),
			text: ({ values }) => shortened(values[index] ?? null),
			align: drawn.some(({ values }) => isNumber(values[index])) ? 'end' : 'start',
			sortable: false
		}))
	};
}

/** All rows as a table for a file. */
export function sqlFile({ columns, rows }: SqlRows): FileTable {
	return {
		corner: columns[0] ?? '',
		columns: columns.slice(1),
		rows: rows.map(([first]) => first ?? null),
		values: rows.map((row) => row.slice(1))
	};
}

const plain = (value: SqlValue): string | number | null =>
	typeof value === 'bigint' ? String(value) : value;

const isNumber = (value: SqlValue | undefined): boolean =>
	typeof value === 'number' || typeof value === 'bigint';

function shortened(value: SqlValue): string {
	if (value === null) return 'NULL';
	const words = String(value);
	return words.length > most.characters ? `${words.slice(0, most.characters - 1)}…` : words;
}
