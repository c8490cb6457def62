/** What a query reads from. */
import type { Database, SqlValue } from 'sql.js';
import type { CodingColumnsCache } from '../coding-columns.ts';
import type { History } from '../history.ts';
import type { SearchIndex } from '../search-index.ts';
import type { Tables } from '../tables.ts';

export type Source = {
	readonly db: Database;
	readonly tables: Tables;
	readonly columns: CodingColumnsCache;
	readonly history: History;
	readonly search: SearchIndex;
};

/** Every row of a statement as an array, by a statement prepared once. */
export function allRows(source: Source, sql: string, values: readonly SqlValue[] = []): SqlValue[][] {
	const statement = source.tables.prepare(sql);
	const rows: SqlValue[][] = [];
	try {
		statement.bind([...values]);
		while (statement.step()) rows.push(statement.get());
	} finally {
		statement.reset();
	}
	return rows;
}
