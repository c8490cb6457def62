/** What `decide` may ask about the project as it is. The engine answers from SQLite, tests from plain arrays. */
import type { Guid, Row, TableName } from './records.ts';

export interface Facts {
	/** The row with this GUID, or undefined. */
	get<T extends TableName>(table: T, guid: Guid): Row<T> | undefined;
	/** The rows whose fields equal those of `match`, in no particular order. */
	where<T extends TableName>(table: T, match: Partial<Row<T>>): Row<T>[];
	/** A document's text between two offsets (UTF-16 units, half open). */
	slice(document: Guid, start: number, end: number): string;
}

/** The same facts, each row read once: while a command is judged nothing changes. */
export function remembering(facts: Facts): Facts {
	const known = new Map<string, Row<TableName> | undefined>();
	return {
		get<T extends TableName>(table: T, guid: Guid) {
			const key = `${table} ${guid}`;
			if (!known.has(key)) known.set(key, facts.get(table, guid));
			return known.get(key) as Row<T> | undefined;
		},
		where: (table, match) => facts.where(table, match),
		slice: (document, start, end) => facts.slice(document, start, end)
	};
}
