/** Which rows belong to a document or a code, now or when they were removed: what history tells about it. */
import type { Guid, TableName } from '../../core/records.ts';
import { columns, sqlColumn, sqlTable, tableNames } from '../tables.ts';
import { allRows, type Source } from './source.ts';

/**
 * The GUIDs of the row itself and of all that refer to it or did when they went, and of the memos on these. Turns count as
 * their document. What had another code before, and was given a new one, belongs to the new one.
 */
export function concerned(source: Source, of: 'document' | 'code', guid: Guid): Guid[] {
	const found = new Set([guid]);
	const referring = tableNames.filter((table) => table !== 'turn' && of in columns[table]);
	for (const table of referring) {
		const rows = allRows(
			source,
			`select guid from ${sqlTable(table)} where ${sqlColumn(table, of)} = (select id from ${sqlTable(of)} where guid = ?)`,
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
	of: 'document' | 'code',
	guid: Guid,
	referring: readonly TableName[],
	found: Set<Guid>
): void {
	const lines = allRows(
		source,
		`select distinct t.sequence from tombstone t join history h on h.sequence = t.sequence
		where t.table_name in (select value from json_each(?))`,
		[JSON.stringify(referring)]
	);
	for (const [sequence] of lines) {
		const { removed } = source.history.read(sequence as number).change;
		for (const { table, row } of removed) {
			if (table !== 'turn' && (row as Record<string, unknown>)[of] === guid) found.add(row.guid);
		}
		for (const { table, row } of removed) {
			if (table === 'memo' && row.coding && found.has(row.coding)) found.add(row.guid);
		}
	}
}
