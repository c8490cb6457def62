/** Which rows belong to a document, a code or a theme, now or when they were removed: what history tells about it. */
import type { Guid, TableName } from '../../core/records.ts';
import { columns, sqlColumn, sqlTable, tableNames } from '../columns.ts';
import { allRows, type Source } from './source.ts';

type Whole = 'document' | 'code' | 'theme';
/** A table and the column by which its rows refer to the whole. */
type Reference = { readonly table: TableName; readonly column: string };

/**
 * The GUIDs of the row itself and of all that refer to it or did when they went, and of the memos on these. Turns count as
 * their document. What had another code before, and was given a new one, belongs to the new one.
 */
export function concerned(source: Source, of: Whole, guid: Guid): Guid[] {
	const found = new Set([guid]);
	const referring = tableNames.flatMap((table) => referencesOf(table, of));
	for (const { table, column } of referring) {
		const rows = allRows(
			source,
			`select guid from ${sqlTable(table)} where ${sqlColumn(table, column)} = (select id from ${sqlTable(of)} where guid = ?)`,
			[guid]
		);
		for (const [row] of rows) found.add(row as Guid);
	}
	addRemoved(source, of, guid, referring, found);
	const memos = allRows(
		source,
		'select m.guid from memo m join coding g on g.id = m.coding_id where g.guid in (select value from json_each(?))',
		[JSON.stringify([...found])]
	);
	for (const [memo] of memos) found.add(memo as Guid);
	return [...found];
}

/** Adds rows that are gone: the line that removed one holds it whole. */
function addRemoved(
	source: Source,
	of: Whole,
	guid: Guid,
	referring: readonly Reference[],
	found: Set<Guid>
): void {
	const lines = allRows(
		source,
		`select distinct t.sequence from tombstone t join history h on h.sequence = t.sequence
		where t.table_name in (select value from json_each(?))`,
		[JSON.stringify(referring.map(({ table }) => table))]
	);
	for (const [sequence] of lines) {
		const { removed } = source.history.read(sequence as number).change;
		for (const { table, row } of removed) {
			const refers = referencesOf(table, of).some(
				({ column }) => (row as Record<string, unknown>)[column] === guid
			);
			if (refers) found.add(row.guid);
		}
		for (const { table, row } of removed) {
			if (table === 'memo' && row.coding && found.has(row.coding)) found.add(row.guid);
		}
	}
}

/** How a table's rows refer to it: an arrow by either end, the others by the column of its name. */
function referencesOf(table: TableName, of: Whole): Reference[] {
	const names = table === 'themeLink' && of === 'theme' ? ['from', 'to'] : [of];
	return names
		.filter((column) => table !== 'turn' && column in columns[table])
		.map((column) => ({ table, column }));
}
