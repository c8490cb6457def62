/**
 * The database of one open project in memory with all that reads and writes it: its tables, its history and the
 * indices that are made from its rows. It knows nothing of the disk.
 */
import type { Database, SqlJsStatic } from 'sql.js';
import type { Guid } from '../core/records.ts';
import { ok, type Result } from '../core/result.ts';
import { applyChange } from './apply.ts';
import { CodingColumnsCache } from './coding-columns.ts';
import { History, replicaId, type HistoryLine } from './history.ts';
import { replicaOf, setPragmas } from './project-file.ts';
import type { Source } from './queries/source.ts';
import { makeViews, migrate, type SchemaError } from './schema/index.ts';
import { liftChange } from './schema/lift.ts';
import { SearchIndex } from './search-index.ts';
import { Tables } from './tables.ts';

export class OpenDatabase implements Source {
	readonly db: Database;
	readonly tables: Tables;
	readonly history: History;
	readonly columns: CodingColumnsCache;
	readonly search: SearchIndex;
	readonly replica: Guid;

	private constructor(sql: SqlJsStatic, db: Database) {
		this.db = db;
		this.tables = new Tables(db);
		this.replica = replicaOf(db);
		this.history = new History(this.tables, this.replica);
		this.columns = new CodingColumnsCache(this.tables);
		this.search = new SearchIndex(sql);
	}

	/** Opens the bytes of a project and brings them to this version; refused when they are no project, or a newer one. */
	static from(sql: SqlJsStatic, bytes: Uint8Array): Result<OpenDatabase, SchemaError> {
		const db = new sql.Database(bytes);
		setPragmas(db);
		const migrated = migrate(db);
		if (!migrated.ok) {
			db.close();
			return migrated;
		}
		makeViews(db);
		return ok(new OpenDatabase(sql, db));
	}

	/**
	 * Writes a line of history and its rows in one transaction, which is committed only when `kept`, asked in between,
	 * says that the line is safe; else, and when anything throws, all is as before. Gives what `kept` gave.
	 */
	write<E>(line: HistoryLine, kept: () => Result<void, E>): Result<void, E> {
		this.db.exec('begin');
		try {
			this.#carryOut(line);
			const safe = kept();
			this.db.exec(safe.ok ? 'commit' : 'rollback');
			return safe;
		} catch (thrown) {
			this.db.exec('rollback');
			throw thrown;
		}
	}

	/** Takes note of a line that is durable, for undo and for the counts. */
	noted(line: HistoryLine): void {
		this.history.noted(line);
		this.columns.take(line.change);
	}

	/** Carries out the lines of a journal that the database doesn't have yet. */
	replay(records: readonly Uint8Array[]): void {
		for (const record of records) {
			const line = JSON.parse(decoder.decode(record)) as HistoryLine;
			if (line.sequence <= this.history.last) continue;
			this.db.exec('begin');
			this.#carryOut(line);
			this.db.exec('commit');
			this.history.noted(line);
		}
	}

	/** The bytes of the project as a SQLite file. */
	bytes(): Uint8Array {
		return this.db.export();
	}

	/** Frees what it holds; it can't be used after. */
	close(): void {
		this.search.close();
		this.tables.free();
		this.db.close();
	}

	#carryOut(line: HistoryLine): void {
		applyChange(this.tables, liftChange(line.change, line.schema), {
			replica: replicaId(this.tables, line.replica),
			sequence: line.sequence
		});
		this.history.append(line);
	}
}

const decoder = new TextDecoder();
