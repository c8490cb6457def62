/** The summary grid as a table for a file: a row a case, a column a code by its path or a theme by its name. */
import { say } from '../../words/say.ts';
import type { FileTable } from '../analysis/files.ts';

type Row = { readonly id: string; readonly name: string };
type Column = { readonly guid: string; readonly path: string };

/** Cases by codes or themes, to be read. */
export function summariesTable(
	rows: readonly Row[],
	columns: readonly Column[],
	text: (row: string, column: string) => string
): FileTable {
	return {
		corner: say('summaries.case'),
		rows: rows.map(({ name }) => name),
		columns: columns.map(({ path }) => path),
		values: rows.map(({ id }) => columns.map(({ guid }) => text(id, guid)))
	};
}

/** The same with the GUID of each case, to be counted with. */
export function summariesFile(...grid: Parameters<typeof summariesTable>): FileTable {
	const table = summariesTable(...grid);
	const [rows] = grid;
	return {
		...table,
		columns: [say('summaries.csv.guid'), ...table.columns],
		values: table.values.map((values, at) => [rows[at]!.id, ...values])
	};
}
