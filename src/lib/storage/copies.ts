/** Copies of a project's file that are projects of their own: as it is, or as it was after an earlier line of its history. */
import type { Database, SqlJsStatic } from 'sql.js';
import { invert, type Change } from '../core/change.ts';
import type { Guid } from '../core/records.ts';
import type { Refusal } from '../core/refusal.ts';
import { err, ok, type Result } from '../core/result.ts';
import { applyChange } from './apply.ts';
import { setPragmas, setReplica } from './project-file.ts';
import { History, replicaId } from './history.ts';
import { sqlTable, tableNames } from './columns.ts';
import { Tables } from './tables.ts';
import { isKept } from './texts.ts';
import type { GivenUp, Pause } from './works.ts';

/** The file under a new replica. */
export function copiedFile(sql: SqlJsStatic, file: Uint8Array, replica: Guid): Uint8Array {
	const db = new sql.Database(file);
	try {
		setReplica(db, replica);
		return db.export();
	} finally {
		db.close();
	}
}

/**
 * The file of a project brought back to where it was after line `sequence` (0: before the first), under a new replica: its
 * tables, its history up to there, and of kept texts those that the history may still ask for. Refused where a line after
 * that, or a text that one of these removed, is no longer there. `pause` is called after each line that is taken back.
 * Throws for a number that no line could have.
 */
export async function earlierFile(
	sql: SqlJsStatic,
	file: Uint8Array,
	{ sequence, replica }: { sequence: number; replica: Guid },
	pause: Pause
): Promise<Result<Uint8Array, Refusal | GivenUp>> {
	const db = new sql.Database(file);
	const tables = new Tables(db);
	try {
		setPragmas(db);
		setReplica(db, replica);
		const history = new History(tables, replica);
		if (sequence < 0 || sequence > history.last) throw new RangeError(`history has no line ${sequence}`);
		db.exec('begin');
		const id = replicaId(tables, replica);
		for (let at = history.last; at > sequence; at--) {
			const change = isThere(tables, at) ? history.read(at).change : null;
			if (!change || !textsAreKept(tables, change)) {
				db.exec('rollback');
				return err({ type: 'historyCut', sequence: at });
			}
			applyChange(tables, invert(change), { replica: id, sequence: at });
			if (!(await pause(history.last - at + 1, history.last - sequence))) return err({ type: 'givenUp' });
		}
		forgetAfter(db, sequence);
		dropUnasked(db, history);
		db.exec('commit');
		return ok(db.export());
	} finally {
		tables.free();
		db.close();
	}
}

function isThere(tables: Tables, sequence: number): boolean {
	const statement = tables.prepare('select 1 from history where sequence = ?');
	try {
		statement.bind([sequence]);
		return statement.step();
	} finally {
		statement.reset();
	}
}

/** True when whatever the line removed can be brought back with its words and pictures. */
function textsAreKept(tables: Tables, { removed }: Change): boolean {
	return removed.every(({ table, row }) => {
		if (table === 'document') return isKept(tables, row.textHash);
		return table !== 'picture' || isKept(tables, row.hash);
	});
}

/** Removes the later lines; rows and tombstones bear the number of the last line left that touched them. */
function forgetAfter(db: Database, sequence: number): void {
	const last = (guid: string): string => `(select max(w.sequence) from history_row w where w.guid = ${guid})`;
	db.run('delete from history_row where sequence > ?', [sequence]);
	db.run('delete from history where sequence > ?', [sequence]);
	for (const table of tableNames) {
		const name = sqlTable(table);
		const touched =
			table === 'turn' ? `(select guid from document d where d.id = ${name}.document_id)` : `${name}.guid`;
		db.run(
			`update ${name} set sequence = coalesce(${last(touched)}, 0),
				replica_id = coalesce((select h.replica_id from history h where h.sequence = ${last(touched)}), replica_id)
			where sequence > ?`,
			[sequence]
		);
	}
	db.run(`delete from tombstone where sequence > ? and ${last('tombstone.guid')} is null`, [sequence]);
	db.run(
		`update tombstone set sequence = ${last('tombstone.guid')},
			replica_id = coalesce((select h.replica_id from history h where h.sequence = ${last('tombstone.guid')}), replica_id)
		where sequence > ?`,
		[sequence]
	);
}

/** Drops the kept texts but for those of documents and pictures that are gone, which an undo may bring back. */
function dropUnasked(db: Database, history: History): void {
	const gone = db.exec(
		`select distinct t.sequence from tombstone t join history h on h.sequence = t.sequence
		where t.table_name in ('document', 'picture')`
	);
	const asked = (gone[0]?.values ?? []).flatMap(([line]) =>
		history
			.read(line as number)
			.change.removed.flatMap(({ table, row }) =>
				table === 'document' ? row.textHash : table === 'picture' ? row.hash : []
			)
	);
	db.run('delete from kept_text where hash not in (select value from json_each(?))', [JSON.stringify(asked)]);
}
