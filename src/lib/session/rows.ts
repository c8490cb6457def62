/** Carries a Change over to the rows and counts that a window shows. Pure: what nothing touches comes back as it was. */
import type { Change } from '../core/change.ts';
import type { Guid, Row, TableName } from '../core/records.ts';

/** The rows of one table after a Change; rows for which `belongs` is false are left out. */
export function rowsAfter<T extends TableName>(
	table: T,
	rows: readonly Row<T>[],
	change: Change,
	belongs: (row: Row<T>) => boolean = () => true
): readonly Row<T>[] {
	const added = change.added.filter((entry) => entry.table === table).map(({ row }) => row as Row<T>);
	const fresh = added.filter(belongs);
	const removed = new Set(change.removed.filter((entry) => entry.table === table).map(({ row }) => row.guid));
	const updates = new Map(
		change.updated.filter((update) => update.table === table).map(({ guid, after }) => [guid, after])
	);
	const touched = rows.some(({ guid }) => removed.has(guid) || updates.has(guid));
	if (!fresh.length && !touched) return rows;
	const kept = touched
		? rows
				.filter(({ guid }) => !removed.has(guid))
				.map((row) => {
					const after = updates.get(row.guid);
					return after ? ({ ...row, ...after } as Row<T>) : row;
				})
		: rows;
	return fresh.length ? [...kept, ...fresh] : kept;
}

/** Counts of codings by what they are of (a code, a document) and by coder. */
export type Counts = ReadonlyMap<Guid, ReadonlyMap<Guid, number>>;

/** The counts after a Change, or null when it alters codings in a way that has to be counted anew. */
export function countsAfter(field: 'code' | 'document', counts: Counts, change: Change): Counts | null {
	const recounts = ['code', 'coder', 'document', 'orphan'];
	const moved = change.updated.some(
		({ table, after }) => table === 'coding' && recounts.some((name) => name in after)
	);
	if (moved) return null;
	const steps = [
		...change.added.map((entry) => ({ entry, step: 1 })),
		...change.removed.map((entry) => ({ entry, step: -1 }))
	];
	let result: Map<Guid, ReadonlyMap<Guid, number>> | null = null;
	for (const { entry, step } of steps) {
		if (entry.table !== 'coding' || entry.row.orphan) continue;
		result ??= new Map(counts);
		const byCoder = new Map(result.get(entry.row[field]));
		byCoder.set(entry.row.coder, (byCoder.get(entry.row.coder) ?? 0) + step);
		result.set(entry.row[field], byCoder);
	}
	return result ?? counts;
}
