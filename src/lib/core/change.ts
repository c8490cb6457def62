/**
 * A Change: everything one command does to a project, as plain data that knows its inverse. It is one
 * transaction, one history line, one undo step.
 */
import { z } from 'zod';
import { guidShape, shapes, type Guid, type Row, type TableName } from './records.ts';

/** A whole row with its table. */
export type TableRow = { [T in TableName]: { readonly table: T; readonly row: Row<T> } }[TableName];

/** The fields of one row that change, and only those. */
export type RowUpdate = {
	readonly table: TableName;
	readonly guid: Guid;
	readonly before: Readonly<Record<string, unknown>>;
	readonly after: Readonly<Record<string, unknown>>;
};

/** At `at` (UTF-16 units, in the text as the splices before it left it) `removed` gives way to `inserted`. */
export type Splice = {
	readonly document: Guid;
	readonly at: number;
	readonly removed: string;
	readonly inserted: string;
};

/**
 * One transaction. Rows that a splice only shifts are derived, not listed; rows that it clips or empties stand in
 * `updated`. Added rows name parents before children, removed rows children before parents.
 */
export type Change = {
	readonly added: readonly TableRow[];
	readonly updated: readonly RowUpdate[];
	readonly removed: readonly TableRow[];
	readonly splices: readonly Splice[];
	/** The text of each added document and the base64 of each added picture, by GUID. History keeps only hashes. */
	readonly texts: Readonly<Record<Guid, string>>;
};

/** A Change that does nothing; spread it to name only what differs. */
export const emptyChange: Change = { added: [], updated: [], removed: [], splices: [], texts: {} };

/** The shape of a Change read from a journal or from history: rows are checked against their tables. */
export const changeShape = z.strictObject({
	added: z.array(z.strictObject({ table: z.enum(tableNames()), row: z.record(z.string(), z.unknown()) })),
	updated: z.array(
		z.strictObject({
			table: z.enum(tableNames()),
			guid: guidShape,
			before: z.record(z.string(), z.unknown()),
			after: z.record(z.string(), z.unknown())
		})
	),
	removed: z.array(z.strictObject({ table: z.enum(tableNames()), row: z.record(z.string(), z.unknown()) })),
	splices: z.array(
		z.strictObject({
			document: guidShape,
			at: z.number().int().nonnegative(),
			removed: z.string(),
			inserted: z.string()
		})
	),
	texts: z.record(guidShape, z.string())
});

/** The Change that takes `change` back. The texts of documents that it removes are the caller's to keep. */
export function invert(change: Change): Change {
	return {
		added: change.removed.toReversed(),
		updated: change.updated
			.map(({ table, guid, before, after }) => ({ table, guid, before: after, after: before }))
			.reverse(),
		removed: change.added.toReversed(),
		splices: change.splices
			.map(({ document, at, removed, inserted }) => ({ document, at, removed: inserted, inserted: removed }))
			.reverse(),
		texts: {}
	};
}

/** True when the Change alters nothing. */
export function isEmpty(change: Change): boolean {
	return !change.added.length && !change.updated.length && !change.removed.length && !change.splices.length;
}

/** The fields of `patch` that differ from `row`, as an update; null when none does. */
export function updateOf<T extends TableName>(
	table: T,
	row: Row<T>,
	patch: Partial<Row<T>>
): RowUpdate | null {
	const before: Record<string, unknown> = {};
	const after: Record<string, unknown> = {};
	for (const [field, value] of Object.entries(patch)) {
		const old = (row as Record<string, unknown>)[field];
		if (value === undefined || JSON.stringify(old) === JSON.stringify(value)) continue;
		before[field] = old;
		after[field] = value;
	}
	return Object.keys(after).length ? { table, guid: row.guid, before, after } : null;
}

function tableNames(): [TableName, ...TableName[]] {
	return Object.keys(shapes) as [TableName, ...TableName[]];
}
