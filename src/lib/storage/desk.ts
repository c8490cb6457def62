/** What the storage worker does, verb by verb: the shelf of projects and the one project that is open. Runs in node too. */
import type { SqlJsStatic } from 'sql.js';
import type { Guid } from '../core/records.ts';
import { err, ok, type Result } from '../core/result.ts';
import { copiedFile, earlierFile } from './copies.ts';
import { Engine, type CommandError, type Committed } from './engine.ts';
import { takeIn } from './foreign-file.ts';
import { failureToError } from './keeper-error.ts';
import { createKeeper, openKeeper } from './keeper.ts';
import { NewestQuestions } from './newest-questions.ts';
import { newProject } from './project-file.ts';
import type { Imported, OpenedInfo, OpenError, Verb, Verbs } from './protocol.ts';
import { emptyBin, listShelf, readEntry, writeEntry, type Entry, type Locker, type Shelf } from './shelf.ts';
import { Works } from './works.ts';
import { inTurns } from './stepwise.ts';

type Open = {
	readonly folder: Guid;
	readonly engine: Engine;
	readonly release: () => void;
	readonly recovered: boolean;
};

/** Milliseconds after an edit until the list of projects knows of it. */
const noteAfter = 2000;

type Handlers = { [V in Verb]?: (args: never) => unknown };

export class Desk {
	readonly #sql: SqlJsStatic;
	readonly #shelf: Shelf;
	readonly #lock: Locker;
	readonly #persisted: () => Promise<boolean>;
	readonly #tell: (committed: Committed) => void;
	readonly #works = new Works();
	#open: Open | null = null;
	/** Entries are written one after another: two at once would shut each other out of the file. */
	#noting: Promise<void> = Promise.resolve();
	readonly #newest = new NewestQuestions();
	#noteTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(
		sql: SqlJsStatic,
		shelf: Shelf,
		lock: Locker,
		tell: (committed: Committed) => void,
		persisted: () => Promise<boolean>
	) {
		this.#sql = sql;
		this.#shelf = shelf;
		this.#lock = lock;
		this.#tell = tell;
		this.#persisted = persisted;
	}

	/** Answers one request. Rejects only on a fault of the program. */
	async answer<V extends Verb>(verb: V, args: Verbs[V]['args']): Promise<Verbs[V]['value']> {
		const handler = (this.#handlers as Handlers)[verb];
		if (!handler) throw new RangeError(`no verb ${verb}`);
		return (await handler(args as never)) as Verbs[V]['value'];
	}

	/** The folder of the open project, or null. */
	get folder(): Guid | null {
		return this.#open?.folder ?? null;
	}

	/** Closes the open project and lets go of its lock. */
	async close(): Promise<void> {
		const open = this.#open;
		if (!open) return;
		this.#open = null;
		await this.#noteEntry(open);
		await open.engine.close();
		open.release();
	}

	readonly #handlers = {
		'projects.list': async ({ now }: Verbs['projects.list']['args']) => {
			await emptyBin(this.#shelf, this.#lock, now);
			return {
				kind: this.#shelf.kind,
				persisted: await this.#persisted(),
				...(await listShelf(this.#shelf))
			};
		},
		'project.create': (args: Verbs['project.create']['args']) => {
			const project = { guid: args.project, name: args.name, created: args.time, approach: '' as const };
			return this.#place(args.folder, newProject(this.#sql, project, args.replica), args.replica, {
				project: args.project,
				name: args.name,
				changed: args.time
			});
		},
		'project.open': (args: Verbs['project.open']['args']) => this.#openProject(args.folder, args.wait),
		'project.close': async () => {
			await this.close();
			return null;
		},
		'project.rename': (args: Verbs['project.rename']['args']) =>
			this.#borrow(args.folder, async ({ engine }) => {
				const { name, time, coder } = args;
				const command = { type: 'project.rename', name, time, coder: coder.guid };
				const done = await engine.run(command, coder);
				return done.ok || done.error.type === 'nothingToDo' ? ok(null) : done;
			}),
		'project.duplicate': (args: Verbs['project.duplicate']['args']) =>
			this.#copy(args, async (file) => ok(copiedFile(this.#sql, file, args.replica))),
		'project.restore': (args: Verbs['project.restore']['args']) =>
			this.#works.during(args.into, (pause) =>
				this.#copy(args, (file) => earlierFile(this.#sql, file, args, pause))
			),
		'project.bin': ({ folder, time }: Verbs['project.bin']['args']) =>
			this.#alone(folder, async () => {
				const entry = await readEntry(this.#shelf, folder);
				if (!entry) return err({ type: 'missing', detail: folder });
				await writeEntry(this.#shelf, folder, { ...entry, deleted: time });
				return ok(null);
			}),
		'project.erase': ({ folder }: Verbs['project.erase']['args']) =>
			this.#alone(folder, async () => {
				await this.#shelf.erase(folder);
				return ok(null);
			}),
		'project.import': (args: Verbs['project.import']['args']) => this.#import(args),
		'project.export': ({ folder }: Verbs['project.export']['args']) =>
			this.#borrow(folder, async ({ engine }) =>
				ok({ bytes: engine.exportFile(), name: engine.query('overview', {}).project.name })
			),
		'project.copied': async ({ folder, time }: Verbs['project.copied']['args']) => {
			const entry = await readEntry(this.#shelf, folder);
			if (entry) await writeEntry(this.#shelf, folder, { ...entry, copied: time });
			return null;
		},
		run: ({ command, by }: Verbs['run']['args']) => this.#commit((engine) => engine.run(command, by)),
		runLong: ({ command, by, work }: Verbs['runLong']['args']) =>
			this.#works.during(work, (pause) => this.#commit((engine) => engine.runLong(command, by, pause))),
		'work.far': ({ work }: Verbs['work.far']['args']) => this.#works.far(work),
		'work.giveUp': ({ work }: Verbs['work.giveUp']['args']) => {
			this.#works.giveUp(work);
			return null;
		},
		may: ({ command, by }: Verbs['may']['args']) => this.#open?.engine.may(command, by) ?? null,
		undo: ({ coder, time }: Verbs['undo']['args']) => this.#commit((engine) => engine.undo(coder, time)),
		redo: ({ coder, time }: Verbs['redo']['args']) => this.#commit((engine) => engine.redo(coder, time)),
		query: async ({ name, params, view }: Verbs['query']['args']) => {
			const open = this.#open;
			if (!open) return err({ type: 'notOpen' });
			const question = this.#newest.asked(view ?? null);
			const here = (): boolean => this.#open === open;
			const state = (): string | null => (here() && question.isNewest() ? open.engine.state : null);
			const done = await inTurns(() => open.engine.ask(name, params as never), state);
			return done ? ok(done.answer) : err({ type: here() ? 'superseded' : 'notOpen' });
		}
	} satisfies { [V in Exclude<Verb, 'connect'>]: (args: Verbs[V]['args']) => Promise<unknown> | unknown };

	async #commit<E>(
		work: (engine: Engine) => Promise<Result<Committed, E>>
	): Promise<Result<Committed, E | OpenError>> {
		const open = this.#open;
		if (!open) return err({ type: 'notOpen' });
		const done = await work(open.engine);
		if (done.ok) {
			this.#tell(done.value);
			void this.#afterCommit(open);
			this.#noteSoon();
		}
		return done;
	}

	/** What need not be waited for: a snapshot when it is due, and the list's cache with it. */
	async #afterCommit(open: Open): Promise<void> {
		const before = open.engine.size();
		const kept = await open.engine.snapshot();
		if (kept.ok && open.engine.size() !== before && this.#open === open) await this.#noteEntry(open);
	}

	async #openProject(folder: Guid, wait: boolean): Promise<Result<OpenedInfo, OpenError>> {
		if (this.#open?.folder === folder) return ok(await this.#infoOf(this.#open));
		await this.close();
		const opened = await this.#take(folder, wait);
		if (!opened.ok) return opened;
		this.#open = opened.value;
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

	/** Does something with a folder that nobody has open; one that is open here is closed first. */
	async #alone(folder: Guid, work: () => Promise<Result<null, OpenError>>): Promise<Result<null, OpenError>> {
		if (this.#open?.folder === folder) await this.close();
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
	async #borrow<T, E>(
		folder: Guid,
		work: (open: Open) => Promise<Result<T, E>>
	): Promise<Result<T, E | OpenError>> {
		if (this.#open?.folder === folder) return work(this.#open);
		const taken = await this.#take(folder, false);
		if (!taken.ok) return taken;
		try {
			return await work(taken.value);
		} finally {
			await this.#noteEntry(taken.value);
			await taken.value.engine.close();
			taken.value.release();
		}
	}

	async #place(
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
		return this.#borrow<Guid, OpenError>(folder, async () => ok(folder));
	}

	/** Makes a project of its own, under a name of its own, of what `made` makes of a project's file. */
	async #copy<E>(
		{ folder, into, replica, name, coder, time }: Verbs['project.duplicate']['args'],
		made: (file: Uint8Array) => Promise<Result<Uint8Array, E>>
	): Promise<Result<Guid, OpenError | CommandError | E>> {
		const file = await this.#borrow<Uint8Array, never>(folder, async ({ engine }) => ok(engine.exportFile()));
		if (!file.ok) return file;
		const copied = await made(file.value);
		if (!copied.ok) return copied;
		const entry = await readEntry(this.#shelf, folder);
		const project = entry?.project ?? into;
		const placed = await this.#place(into, copied.value, replica, { project, name, changed: time });
		if (!placed.ok) return placed;
		const renamed = await this.answer('project.rename', { folder: into, name, coder, time });
		return renamed.ok ? placed : renamed;
	}

	async #import(args: Verbs['project.import']['args']): Promise<Result<Imported, OpenError>> {
		const taken = takeIn(this.#sql, args.bytes, args.replica);
		if (!taken.ok) return taken;
		const { project, bytes, dropped } = taken.value;
		if (!args.asCopy) {
			const { entries } = await listShelf(this.#shelf);
			const twins = entries.filter((entry) => entry.project === project.guid && !entry.deleted);
			// A copy of a project is the same project: the one that is called like the file's is meant.
			const here = twins.find(({ name }) => name === project.name) ?? twins[0];
			if (here) return ok({ type: 'alreadyHere', folder: here.folder, name: here.name });
		}
		const about = { project: project.guid, name: project.name, changed: args.time };
		const placed = await this.#place(args.folder, bytes, args.replica, about);
		return placed.ok ? ok({ type: 'taken', folder: args.folder, dropped }) : placed;
	}

	/** Nobody closes a project before a crash or a reload: the list follows the edits by a few seconds. */
	#noteSoon(): void {
		this.#noteTimer ??= setTimeout(async () => {
			this.#noteTimer = undefined;
			try {
				if (this.#open) await this.#noteEntry(this.#open);
			} catch {
				// The engine is being built anew; the next edit or the closing notes it.
			}
		}, noteAfter);
	}

	/** Writes what the list shows of an open project. Its facts are those of now: it may be closed before they are written. */
	#noteEntry({ folder, engine }: Open): Promise<void> {
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
