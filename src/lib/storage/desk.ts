/** What the storage worker does, verb by verb: the shelf of projects and the one project that is open. Runs in node too. */
import type { SqlJsStatic } from 'sql.js';
import type { Guid } from '../core/records.ts';
import { err, ok, type Result } from '../core/result.ts';
import { copiedFile, earlierFile } from './copies.ts';
import type { CommandError, Committed, Engine } from './engine.ts';
import { takeIn } from './foreign-file.ts';
import { Loans, type Open } from './loans.ts';
import { NewestQuestions } from './newest-questions.ts';
import { newProject } from './project-file.ts';
import type { Imported, OpenError, Verb, Verbs } from './protocol.ts';
import { emptyBin, listShelf, readEntry, writeEntry, type Locker, type Shelf } from './shelf.ts';
import { Works } from './works.ts';
import { inTurns } from './stepwise.ts';

type Handlers = { [V in Verb]?: (args: never) => unknown };

export class Desk {
	readonly #sql: SqlJsStatic;
	readonly #shelf: Shelf;
	readonly #lock: Locker;
	readonly #persisted: () => Promise<boolean>;
	readonly #tell: (committed: Committed) => void;
	readonly #works = new Works();
	readonly #loans: Loans;
	readonly #newest = new NewestQuestions();

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
		this.#loans = new Loans(sql, shelf, lock);
	}

	/** Answers one request. Rejects only on a fault of the program. */
	async answer<V extends Verb>(verb: V, args: Verbs[V]['args']): Promise<Verbs[V]['value']> {
		const handler = (this.#handlers as Handlers)[verb];
		if (!handler) throw new RangeError(`no verb ${verb}`);
		return (await handler(args as never)) as Verbs[V]['value'];
	}

	/** The folder of the open project, or null. */
	get folder(): Guid | null {
		return this.#loans.current?.folder ?? null;
	}

	/** Closes the open project and lets go of its lock. */
	close(): Promise<void> {
		return this.#loans.close();
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
			return this.#loans.place(args.folder, newProject(this.#sql, project, args.replica), args.replica, {
				project: args.project,
				name: args.name,
				changed: args.time
			});
		},
		'project.open': (args: Verbs['project.open']['args']) => this.#loans.open(args.folder, args.wait),
		'project.close': async () => {
			await this.#loans.close();
			return null;
		},
		'project.rename': (args: Verbs['project.rename']['args']) =>
			this.#loans.borrow(args.folder, async ({ engine }) => {
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
			this.#loans.alone(folder, async () => {
				const entry = await readEntry(this.#shelf, folder);
				if (!entry) return err({ type: 'missing', detail: folder });
				await writeEntry(this.#shelf, folder, { ...entry, deleted: time });
				return ok(null);
			}),
		'project.erase': ({ folder }: Verbs['project.erase']['args']) =>
			this.#loans.alone(folder, async () => {
				await this.#shelf.erase(folder);
				return ok(null);
			}),
		'project.import': (args: Verbs['project.import']['args']) => this.#import(args),
		'project.export': ({ folder }: Verbs['project.export']['args']) =>
			this.#loans.borrow(folder, async ({ engine }) =>
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
		may: ({ command, by }: Verbs['may']['args']) => this.#loans.current?.engine.may(command, by) ?? null,
		undo: ({ coder, time }: Verbs['undo']['args']) => this.#commit((engine) => engine.undo(coder, time)),
		redo: ({ coder, time }: Verbs['redo']['args']) => this.#commit((engine) => engine.redo(coder, time)),
		query: async ({ name, params, view }: Verbs['query']['args']) => {
			const open = this.#loans.current;
			if (!open) return err({ type: 'notOpen' });
			const question = this.#newest.asked(view ?? null);
			const here = (): boolean => this.#loans.current === open;
			const state = (): string | null => (here() && question.isNewest() ? open.engine.state : null);
			const done = await inTurns(() => open.engine.ask(name, params as never), state);
			return done ? ok(done.answer) : err({ type: here() ? 'superseded' : 'notOpen' });
		}
	} satisfies { [V in Exclude<Verb, 'connect'>]: (args: Verbs[V]['args']) => Promise<unknown> | unknown };

	async #commit<E>(
		work: (engine: Engine) => Promise<Result<Committed, E>>
	): Promise<Result<Committed, E | OpenError>> {
		const open = this.#loans.current;
		if (!open) return err({ type: 'notOpen' });
		const done = await work(open.engine);
		if (done.ok) {
			this.#tell(done.value);
			void this.#afterCommit(open);
			this.#loans.noteSoon();
		}
		return done;
	}

	/** What need not be waited for: a snapshot when it is due, and the list's cache with it. */
	async #afterCommit(open: Open): Promise<void> {
		const before = open.engine.size();
		const kept = await open.engine.snapshot();
		if (kept.ok && open.engine.size() !== before && this.#loans.current === open)
			await this.#loans.note(open);
	}

	/** Makes a project of its own, under a name of its own, of what `made` makes of a project's file. */
	async #copy<E>(
		{ folder, into, replica, name, coder, time }: Verbs['project.duplicate']['args'],
		made: (file: Uint8Array) => Promise<Result<Uint8Array, E>>
	): Promise<Result<Guid, OpenError | CommandError | E>> {
		const file = await this.#loans.borrow<Uint8Array, never>(folder, async ({ engine }) =>
			ok(engine.exportFile())
		);
		if (!file.ok) return file;
		const copied = await made(file.value);
		if (!copied.ok) return copied;
		const entry = await readEntry(this.#shelf, folder);
		const project = entry?.project ?? into;
		const placed = await this.#loans.place(into, copied.value, replica, { project, name, changed: time });
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
		const placed = await this.#loans.place(args.folder, bytes, args.replica, about);
		return placed.ok ? ok({ type: 'taken', folder: args.folder, dropped }) : placed;
	}
}
