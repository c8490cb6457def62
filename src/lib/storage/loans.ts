/** Projects taken from the shelf under their locks: the one that is open, and others for as long as something is done to them. */
import type { SqlJsStatic } from 'sql.js';
import type { Guid } from '../core/records.ts';
import { err, ok, type Result } from '../core/result.ts';
import { Engine } from './engine.ts';
import { failureToError } from './keeper-error.ts';
import { createKeeper, openKeeper } from './keeper.ts';
import type { OpenedInfo, OpenError } from './protocol.ts';
import { readEntry, writeEntry, type Entry, type Locker, type Shelf } from './shelf.ts';

/** A project that was taken: its engine, and what lets go of its lock. `recovered` where a crash had cost something. */
export type Open = {
	readonly folder: Guid;
	readonly engine: Engine;
	readonly release: () => void;
	readonly recovered: boolean;
};

/** Milliseconds after an edit until the list of projects knows of it. */
const noteAfter = 2000;

/** Takes projects from a shelf and puts them back; tells the list of projects what it shows of each. */
export class Loans {
	readonly #sql: SqlJsStatic;
	readonly #shelf: Shelf;
	readonly #lock: Locker;
	#current: Open | null = null;
	/** Entries are written one after another: two at once would shut each other out of the file. */
	#noting: Promise<void> = Promise.resolve();
	#noteTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(sql: SqlJsStatic, shelf: Shelf, lock: Locker) {
		this.#sql = sql;
		this.#shelf = shelf;
		this.#lock = lock;
	}

	/** The project that is open, or null. */
	get current(): Open | null {
		return this.#current;
	}

	/** Closes the open project and lets go of its lock. */
	async close(): Promise<void> {
		const open = this.#current;
		if (!open) return;
		this.#current = null;
		await this.note(open);
		await open.engine.close();
		open.release();
	}

	/**
	 * Makes a project the open one; the one before is closed. `wait` for a lock that another window holds: fails with
	 * `openElsewhere` without it, and with what a damaged or missing file fails with.
	 */
	async open(folder: Guid, wait: boolean): Promise<Result<OpenedInfo, OpenError>> {
		if (this.#current?.folder === folder) return ok(await this.#infoOf(this.#current));
		await this.close();
		const opened = await this.#take(folder, wait);
		if (!opened.ok) return opened;
		this.#current = opened.value;
		return ok(await this.#infoOf(opened.value));
	}

	async #infoOf({ folder, recovered }: Open): Promise<OpenedInfo> {
		const entry = await readEntry(this.#shelf, folder);
		return { folder, copied: entry?.copied ?? null, recovered };
	}

	/** Locks and opens a project without making it the open one. */
	async #take(folder: Guid, wait: boolean): Promise<Result<Open, OpenError>> {
		const release = await this.#lock(folder, wait);
		if (!release) return err({ type: 'openElsewhere' });
		let engine: Result<Engine, OpenError> | undefined;
		try {
			if (!(await this.#stands(folder))) return err({ type: 'missing', detail: folder });
			const { files, verify } = await this.#shelf.open(folder);
			const reopen = (): ReturnType<typeof openKeeper> => openKeeper(files, verify);
			const kept = await reopen();
			if (!kept.ok) return kept;
			engine = await Engine.open(this.#sql, kept.value, reopen);
			if (!engine.ok) return engine;
			return ok({ folder, engine: engine.value, release, recovered: kept.value.damaged?.lost ?? false });
		} finally {
			if (!engine?.ok) release();
		}
	}

	/** Does something with a folder that nobody has open; one that is open here is closed first. A fault of the disk is a value. */
	async alone(folder: Guid, work: () => Promise<Result<null, OpenError>>): Promise<Result<null, OpenError>> {
		if (this.#current?.folder === folder) await this.close();
		const release = await this.#lock(folder, false);
		if (!release) return err({ type: 'openElsewhere' });
		try {
			if (!(await this.#stands(folder))) return err({ type: 'missing', detail: folder });
			return await work();
		} catch (failure) {
			return err(failureToError(failure));
		} finally {
			release();
		}
	}

	/** Asked under the lock: opening a folder that is gone would make it anew. */
	async #stands(folder: Guid): Promise<boolean> {
		return (await this.#shelf.folders()).includes(folder);
	}

	/** Does something with a project, the open one or one from the shelf that is closed again afterwards. */
	async borrow<T, E>(
		folder: Guid,
		work: (open: Open) => Promise<Result<T, E>>
	): Promise<Result<T, E | OpenError>> {
		if (this.#current?.folder === folder) return work(this.#current);
		const taken = await this.#take(folder, false);
		if (!taken.ok) return taken;
		try {
			return await work(taken.value);
		} finally {
			await this.note(taken.value);
			await taken.value.engine.close();
			taken.value.release();
		}
	}

	/** Puts the file of a project into a new folder, and opens it once, so that the list knows what it holds. */
	async place(
		folder: Guid,
		bytes: Uint8Array,
		replica: Guid,
		about: Pick<Entry, 'project' | 'name' | 'changed'>
	): Promise<Result<Guid, OpenError>> {
		const { files, verify } = await this.#shelf.open(folder);
		const made = await createKeeper(files, verify, bytes, replica);
		if (!made.ok) {
			await this.#shelf.erase(folder);
			return made;
		}
		await made.value.close();
		const entry = { ...about, documents: 0, codings: 0, copied: null, deleted: null, size: bytes.length };
		await writeEntry(this.#shelf, folder, entry);
		return this.borrow<Guid, OpenError>(folder, async () => ok(folder));
	}

	/** Tells the list of an edit: it follows by a few seconds, since nobody closes a project before a crash or a reload. */
	noteSoon(): void {
		this.#noteTimer ??= setTimeout(async () => {
			this.#noteTimer = undefined;
			try {
				if (this.#current) await this.note(this.#current);
			} catch {
				// The engine is being built anew; the next edit or the closing notes it.
			}
		}, noteAfter);
	}

	/** Writes what the list shows of an open project. Its facts are those of now: it may be closed before they are written. */
	note({ folder, engine }: Open): Promise<void> {
		const facts = engine.facts();
		const size = engine.size();
		this.#noting = this.#noting.then(async () => {
			const known = await readEntry(this.#shelf, folder);
			await writeEntry(this.#shelf, folder, {
				copied: known?.copied ?? null,
				deleted: known?.deleted ?? null,
				...facts,
				changed: facts.changed ?? known?.changed ?? '',
				size
			});
		});
		return this.#noting;
	}
}
