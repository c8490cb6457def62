/**
 * One open project: SQLite in memory, made durable by a keeper. It takes one command at a time from decide to
 * acknowledgement, and answers queries. No DOM, no clock: times and ids come with the commands.
 */
import type { SqlJsStatic } from 'sql.js';
import { isEmpty, type Change } from '../core/change.ts';
import { decide, judge } from '../core/commands/index.ts';
import type { Decision } from '../core/command.ts';
import type { Facts } from '../core/facts.ts';
import type { Coder, Guid } from '../core/records.ts';
import type { Refusal } from '../core/refusal.ts';
import { err, ok, type Message, type Result } from '../core/result.ts';
import type { HistoryLine } from './history.ts';
import { MAX_RECORD_BYTES } from './journal.ts';
import type { Keeper, OpenedProject } from './keeper.ts';
import type { KeeperError } from './keeper-error.ts';
import { OpenDatabase } from './open-database.ts';
import { queries, type QueryName, type QueryParams, type QueryResult } from './queries/index.ts';
import type { Source } from './queries/source.ts';
import { schemaVersion, type SchemaError } from './schema/index.ts';
import { sliceOf } from './texts.ts';
import { finished, type Stepwise } from './stepwise.ts';
import type { Tables } from './tables.ts';
import type { GivenUp, Pause } from './works.ts';

/** A snapshot is due when the journal has grown by this many bytes or records. */
const snapshotAfter = { bytes: 2 * 1024 * 1024, records: 5000 };
/** Lines to wait after a snapshot failed (a full disk, say); each is safe in the journal meanwhile. */
const pauseAfterFailure = 100;
/** Rows of a Change up to which it is sent along with the acknowledgement; the window reads anew after larger ones. */
const sentRows = 5000;

/** What the window is told of a line that is durable. */
export type Committed = {
	readonly sequence: number;
	readonly kind: HistoryLine['kind'];
	readonly line: Message;
	readonly coder: Guid;
	readonly time: string;
	/** The Change without texts; null when it is large, so that the window reads anew what it shows. */
	readonly change: Change | null;
	/** What undo and redo would act on next. */
	readonly undo: Message | null;
	readonly redo: Message | null;
};

export type CommandError = Refusal | KeeperError;

/** Opens a project's keeper again, after the one before was closed. */
export type Reopen = () => Promise<Result<OpenedProject, KeeperError>>;

export class Engine {
	readonly #sql: SqlJsStatic;
	#open: OpenDatabase;
	#keeper: Keeper;
	readonly #reopen: Reopen;
	#tail: Promise<unknown> = Promise.resolve();
	/** The line before which no snapshot is tried again after one failed. */
	#snapshotNotBefore = 0;
	#snapshotting = false;
	/** How often the database was read anew. */
	#rebuilt = 0;

	private constructor(sql: SqlJsStatic, open: OpenDatabase, keeper: Keeper, reopen: Reopen) {
		this.#sql = sql;
		this.#open = open;
		this.#keeper = keeper;
		this.#reopen = reopen;
	}

	/**
	 * Opens a project from its newest snapshot and the records after it. Refused when it is no project, or a newer
	 * one; the keeper is then closed. `reopen` opens the keeper anew once this one is closed.
	 */
	static async open(
		sql: SqlJsStatic,
		{ keeper, snapshot, records }: Pick<OpenedProject, 'keeper' | 'snapshot' | 'records'>,
		reopen: Reopen
	): Promise<Result<Engine, SchemaError>> {
		const open = OpenDatabase.from(sql, snapshot);
		if (!open.ok) {
			await keeper.close();
			return open;
		}
		open.value.replay(records);
		return ok(new Engine(sql, open.value, keeper, reopen));
	}

	/**
	 * Judges a command, carries it out and makes it durable. A coder that the project does not know yet is added in
	 * the same Change.
	 */
	run(command: unknown, coder: Coder | null): Promise<Result<Committed, CommandError>> {
		return this.#inTurn(() => {
			const verdict = decide(command, this.#facts(coder));
			return verdict.ok ? this.#commit(verdict.value, command, coder) : verdict;
		});
	}

	/** The same for a command that takes long: `pause` is called between the steps of its judgement. Given up, it leaves nothing. */
	runLong(
		command: unknown,
		coder: Coder | null,
		pause: Pause
	): Promise<Result<Committed, CommandError | GivenUp>> {
		return this.#inTurn(async () => {
			const judging = judge(command, this.#facts(coder));
			for (;;) {
				const { done, value } = judging.next();
				if (done) return value.ok ? this.#commit(value.value, command, coder) : value;
				if (!(await pause(value.done, value.of))) return err({ type: 'givenUp' });
			}
		});
	}

	/** Whether a command would be taken, by the same rule as `run`: null, or the refusal. */
	may(command: unknown, coder: Coder | null): Refusal | null {
		const verdict = decide(command, this.#facts(coder));
		return verdict.ok ? null : verdict.error;
	}

	/** Takes back the newest step of this replica that is not taken back. */
	undo(coder: Guid, time: string): Promise<Result<Committed, CommandError>> {
		return this.#inTurn(() => this.#step('undo', coder, time));
	}

	/** Repeats the step that was taken back last. */
	redo(coder: Guid, time: string): Promise<Result<Committed, CommandError>> {
		return this.#inTurn(() => this.#step('redo', coder, time));
	}

	/** Answers a query by its name. */
	query<N extends QueryName>(name: N, params: QueryParams<N>): QueryResult<N> {
		return finished(this.ask(name, params)) as QueryResult<N>;
	}

	/** Begins to answer a query: the answer, or for a long one its steps. They hold only while `state` stays. */
	ask<N extends QueryName>(name: N, params: QueryParams<N>): QueryResult<N> | Stepwise<QueryResult<N>> {
		const run = queries[name] as unknown as (source: Source, params: QueryParams<N>) => QueryResult<N>;
		return run(this.#open, params);
	}

	/** Changes with every line and whenever the database is read anew. */
	get state(): string {
		return `${this.#rebuilt} ${this.#open.history.last}`;
	}

	/** The project as a SQLite file for the user's own disk. */
	exportFile(): Uint8Array {
		return this.#open.bytes();
	}

	/** What undo and redo would act on next. */
	next(): { undo: Message | null; redo: Message | null } {
		return { undo: this.#open.history.next('undo'), redo: this.#open.history.next('redo') };
	}

	/** What the list of projects shows of this one. `changed` is the time of the newest line, or null before the first. */
	facts(): { project: Guid; name: string; documents: number; codings: number; changed: string | null } {
		const [row] =
			this.#open.db.exec(
				`select guid, name, (select count(*) from document), (select count(*) from coding) - (select count(*) from coding where orphan = 1),
				(select time from history order by sequence desc limit 1) from project`
			)[0]?.values ?? [];
		const [project, name, documents, codings, changed] = row as [Guid, string, number, number, string | null];
		return { project, name, documents, codings, changed };
	}

	/** Bytes on the disk. */
	size(): number {
		return this.#keeper.size();
	}

	/** The sequence number of the newest line of history. */
	get sequence(): number {
		return this.#open.history.last;
	}

	/**
	 * Writes a snapshot when the journal has grown long, or when told to. Edits go on meanwhile: they land in the new
	 * journal, and no export can come between BEGIN and COMMIT, which stand in one synchronous stretch.
	 */
	async snapshot(always = false): Promise<Result<void, KeeperError>> {
		const due =
			this.#keeper.recordsSinceSnapshot() >= snapshotAfter.records ||
			this.#keeper.journalLength() >= snapshotAfter.bytes;
		const wait = this.#snapshotting || this.#open.history.last < this.#snapshotNotBefore;
		if (!always && (!due || wait)) return ok(undefined);
		this.#snapshotting = true;
		const kept = await this.#keeper.snapshot(() => this.#open.bytes());
		this.#snapshotting = false;
		if (!kept.ok) this.#snapshotNotBefore = this.#open.history.last + pauseAfterFailure;
		return kept;
	}

	/** Ends work on the project; everything acknowledged is durable already. */
	async close(): Promise<void> {
		await this.#tail;
		// A snapshot that is being taken still reads the database.
		await this.#keeper.close();
		this.#open.close();
	}

	async #step(kind: 'undo' | 'redo', coder: Guid, time: string): Promise<Result<Committed, CommandError>> {
		const step = kind === 'undo' ? this.#open.history.undoable() : this.#open.history.redoable();
		if (!step.ok) return step;
		const { change, line, undoes } = step.value;
		return this.#write({ change, line, coder, time, kind, undoes, group: null });
	}

	async #commit(
		decision: Decision,
		command: unknown,
		by: Coder | null
	): Promise<Result<Committed, CommandError>> {
		const { change, line, group } = withCoder(decision, this.#open.tables, by);
		if (isEmpty(change)) return err({ type: 'nothingToDo' });
		const { coder, time } = command as { coder: Guid; time: string };
		return this.#write({ change, line, coder, time, kind: 'do', undoes: null, group: group ?? null });
	}

	async #write(
		entry: Pick<HistoryLine, 'change' | 'line' | 'coder' | 'time' | 'kind' | 'undoes' | 'group'>
	): Promise<Result<Committed, CommandError>> {
		const line: HistoryLine = {
			...entry,
			sequence: this.#open.history.last + 1,
			replica: this.#open.replica,
			schema: schemaVersion
		};
		const payload = encoder.encode(JSON.stringify(line));
		const large = payload.length > MAX_RECORD_BYTES;
		const written = this.#open.write(line, () => (large ? ok(undefined) : this.#keeper.append(payload)));
		if (!written.ok) return written;
		if (large) {
			const kept = await this.#keeper.snapshot(() => this.#open.bytes());
			if (!kept.ok) {
				await this.#rebuild();
				return kept;
			}
		}
		this.#open.noted(line);
		return ok(this.#committed(line));
	}

	#committed(line: HistoryLine): Committed {
		const { change, sequence, kind, coder, time } = line;
		const rows = change.added.length + change.updated.length + change.removed.length;
		return {
			sequence,
			kind,
			line: line.line,
			coder,
			time,
			change: rows > sentRows || change.splices.length ? null : { ...change, texts: {} },
			...this.next()
		};
	}

	/** Back to what is on the disk, after a Change too large for a record could not be kept. */
	async #rebuild(): Promise<void> {
		await this.#keeper.close();
		const opened = await this.#reopen();
		if (!opened.ok) throw new Error(`the project can't be read again: ${opened.error.type}`);
		const { keeper, snapshot, records } = opened.value;
		this.#open.close();
		const open = OpenDatabase.from(this.#sql, snapshot);
		if (!open.ok) throw new Error(`the project can't be read again: ${open.error.type}`);
		open.value.replay(records);
		this.#open = open.value;
		this.#keeper = keeper;
		this.#rebuilt++;
	}

	#facts(coder: Coder | null): Facts {
		const { tables } = this.#open;
		return {
			get: (table, guid) =>
				tables.get(table, guid) ?? (table === 'coder' && coder?.guid === guid ? (coder as never) : undefined),
			where: (table, match) => tables.where(table, match),
			slice: (document, start, end) => sliceOf(tables, document, start, end)
		};
	}

	/** Runs `work` after everything that was asked for before it. */
	#inTurn<T>(work: () => Promise<T> | T): Promise<T> {
		const next = this.#tail.then(work);
		this.#tail = next.catch(() => undefined);
		return next;
	}
}

function withCoder(decision: Decision, tables: Tables, coder: Coder | null): Decision {
	if (!coder || tables.get('coder', coder.guid)) return decision;
	const added = decision.change.added.some(({ row }) => row.guid === coder.guid);
	if (added) return decision;
	const change = {
		...decision.change,
		added: [{ table: 'coder' as const, row: coder }, ...decision.change.added]
	};
	return { ...decision, change };
}

const encoder = new TextEncoder();
