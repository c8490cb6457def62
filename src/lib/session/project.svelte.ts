/**
 * The open project as the window knows it: rows that came from the worker, kept in step with what it acknowledges.
 * Every change goes through `run`; nothing is shown before it is durable.
 */
import { SvelteMap } from 'svelte/reactivity';
import type { Change } from '../core/change.ts';
import type { Command } from '../core/commands/index.ts';
import type { Coder, Guid } from '../core/records.ts';
import type { Message, Result } from '../core/result.ts';
import { ExchangeClient } from '../exchange/client.ts';
import { StorageClient } from '../storage/client.ts';
import type {
	CommandError,
	Committed,
	GivenUp,
	OpenError,
	QueryName,
	QueryParams,
	QueryResult,
	WorkerEvent
} from '../storage/protocol.ts';
import { device } from './device.svelte.ts';
import { refusalSentence } from './refusals.ts';
import { ShownRows } from './shown-rows.svelte.ts';

/** A command without who gives it and when: the session adds those. */
export type Order = Command extends infer C ? (C extends Command ? Omit<C, 'coder' | 'time'> : never) : never;

/** Where the window stands with a project. */
export type Status = 'closed' | 'opening' | 'open' | 'elsewhere' | 'failed';

/** After so many milliseconds it is said that something is being saved. */
const noticeable = 200;

export class ProjectSession extends ShownRows {
	status: Status = $state('closed');
	/** Why opening failed, as a sentence. */
	failure: string | null = $state(null);
	/** The open project's folder on this device. */
	folder: Guid | null = $state(null);
	undoable: Message | null = $state.raw(null);
	redoable: Message | null = $state.raw(null);
	/** The number of the newest line: grows with every change. */
	sequence = $state(0);
	/** The newest change, null when it was too large to send; what it affects reads anew. */
	change: Change | null = $state.raw(null);
	/** Commands on their way long enough to say so. */
	pending = $state(0);
	/** Commands that are not acknowledged yet; nothing that is drawn follows it. */
	running = 0;
	/** When a copy was last saved to the user's own disk, ISO 8601, or null. */
	copied: string | null = $state(null);
	/** Where projects are kept; memory means that they go with the page. */
	shelf: 'opfs' | 'memory' | null = $state(null);
	/** The last thing to tell: a refusal, what was undone. Shown in the status bar and read aloud. */
	notice: { text: string; tone: 'info' | 'warn'; id: number } | null = $state.raw(null);

	readonly #storage: StorageClient;
	readonly #exchange: ExchangeClient;
	readonly #drafts = new SvelteMap<string, () => Promise<void>>();
	readonly #listeners = new Set<(change: Change) => void>();
	#notices = 0;
	#reloading: Promise<void> = Promise.resolve();

	constructor() {
		super();
		this.#storage = new StorageClient((event) => this.#hear(event));
		this.#exchange = new ExchangeClient();
		const { port1, port2 } = new MessageChannel();
		void this.#storage.ask('connect', { port: port1 }, [port1]);
		void this.#exchange.ask('connect', { port: port2 }, [port2]);
	}

	/** The workers, for the list of projects and for files. */
	get storage(): StorageClient {
		return this.#storage;
	}

	get exchange(): ExchangeClient {
		return this.#exchange;
	}

	/** Opens a project. With `wait` it is asked for in the tab that has it, and waited for. */
	async open(folder: Guid, wait = false): Promise<void> {
		if (this.status === 'open' && this.folder === folder) return;
		if (this.status === 'opening' && this.folder === folder && !wait) return;
		this.#forget();
		this.folder = folder;
		this.status = 'opening';
		this.shelf ??= (await this.#storage.ask('projects.list', { now: Date.now() })).kind;
		const opened = await this.#storage.ask('project.open', { folder, wait });
		if (this.folder !== folder) return;
		if (!opened.ok) {
			this.status = opened.error.type === 'openElsewhere' ? 'elsewhere' : 'failed';
			this.failure = refusalSentence(opened.error);
			return;
		}
		this.copied = opened.value.copied;
		await this.reload();
		this.status = 'open';
		if (opened.value.recovered) this.tell(refusalSentence({ type: 'recovered' }), 'warn');
		void navigator.storage?.persist?.();
	}

	/** Closes the project; everything acknowledged is durable already. */
	async close(): Promise<void> {
		if (!this.folder) return;
		await this.settle();
		this.#forget();
		this.status = 'closed';
		await this.#storage.ask('project.close', {});
	}

	/** Carries out a command: the project on the disk first, then the rows here. A refusal is told and given back. */
	async run(order: Order): Promise<Result<Committed, CommandError | OpenError>> {
		return this.#counted(this.#storage.ask('run', this.#signed(order)));
	}

	/** The same for a command that takes long, as a work of the worker that is known by `work` and can be given up. */
	async runLong(order: Order, work: Guid): Promise<Result<Committed, CommandError | OpenError | GivenUp>> {
		return this.#counted(this.#storage.ask('runLong', { ...this.#signed(order), work }));
	}

	/** Whether a command would be taken; null, or the sentence why not. By the same rule as `run`. */
	async may(order: Order): Promise<string | null> {
		const refusal = await this.#storage.ask('may', this.#signed(order));
		return refusal ? refusalSentence(refusal) : null;
	}

	/** Calls `listener` with every change just when its rows are taken in, so that what follows from it is drawn with it. Gives what ends that. */
	listen(listener: (change: Change) => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	/** Takes back the newest step. */
	async undo(): Promise<Result<Committed, CommandError | OpenError>> {
		await this.settle();
		return this.#counted(
			this.#storage.ask('undo', { coder: this.#coder().guid, time: new Date().toISOString() })
		);
	}

	/** Repeats the step that was taken back last. */
	async redo(): Promise<Result<Committed, CommandError | OpenError>> {
		await this.settle();
		return this.#counted(
			this.#storage.ask('redo', { coder: this.#coder().guid, time: new Date().toISOString() })
		);
	}

	/** The answer to a query. Throws when no project is open, or when the same `view` asked again before a long one was done. */
	async query<N extends QueryName>(name: N, params: QueryParams<N>, view?: string): Promise<QueryResult<N>> {
		const args = { name, params, ...(view && { view }) } as {
			[K in QueryName]: { name: K; params: QueryParams<K>; view?: string };
		}[QueryName];
		const answer = await this.#storage.ask('query', args);
		if (!answer.ok) throw new Error(answer.error.type);
		return answer.value as QueryResult<N>;
	}

	/** Reads a document to show; null to show none. */
	async read(guid: Guid | null): Promise<void> {
		if (!guid) this.document = null;
		else if (this.document?.guid !== guid) this.document = await this.query('document', { guid });
	}

	/** Reads everything anew that this window shows. */
	async reload(): Promise<void> {
		const overview = await this.query('overview', {});
		this.show(overview);
		this.undoable = overview.undo;
		this.redoable = overview.redo;
		const guid = this.document?.guid;
		if (guid) this.document = await this.query('document', { guid });
	}

	/** Resolves once the rows here show everything that was acknowledged so far. */
	async fresh(): Promise<void> {
		await this.#reloading;
	}

	/** Says something in the status bar, and to screen readers. */
	tell(text: string, tone: 'info' | 'warn' = 'info'): void {
		this.notice = { text, tone, id: ++this.#notices };
	}

	/** Holds a draft that is not saved yet: `save` is called before undo and before the project closes. Gives what lets it go. */
	hold(key: string, save: () => Promise<void>): () => void {
		this.#drafts.set(key, save);
		return () => this.#drafts.delete(key);
	}

	/** True while a field holds words that are not saved. */
	get hasDrafts(): boolean {
		return this.#drafts.size > 0;
	}

	/** Saves every draft. */
	async settle(): Promise<void> {
		for (const save of [...this.#drafts.values()]) await save();
	}

	#coder(): Coder {
		const { coder } = device.settings;
		if (!coder) throw new Error('nobody said who codes');
		return coder;
	}

	/** An order as a command: with who gives it, and when. */
	#signed(order: Order): { command: unknown; by: Coder } {
		const by = this.#coder();
		return { command: { ...order, coder: by.guid, time: new Date().toISOString() }, by };
	}

	async #counted<E extends CommandError | OpenError | GivenUp>(
		asked: Promise<Result<Committed, E>>
	): Promise<Result<Committed, E>> {
		// Most commands take a few milliseconds: a word that comes and goes with each costs a frame and is read by nobody.
		let shown = false;
		const timer = setTimeout(() => {
			shown = true;
			this.pending += 1;
		}, noticeable);
		this.running += 1;
		try {
			const done = await asked;
			const error: CommandError | OpenError | GivenUp | null = done.ok ? null : done.error;
			if (error && error.type !== 'nothingToDo' && error.type !== 'givenUp')
				this.tell(refusalSentence(error), 'warn');
			return done;
		} finally {
			clearTimeout(timer);
			this.running -= 1;
			if (shown) this.pending -= 1;
		}
	}

	#hear(event: WorkerEvent): void {
		if (event.event === 'asked') void this.#letGo(event.folder);
		else this.#take(event.committed);
	}

	/** Gives the project to another tab. */
	async #letGo(folder: Guid): Promise<void> {
		if (this.folder !== folder) return;
		await this.close();
		this.folder = folder;
		this.status = 'elsewhere';
	}

	/** Brings the rows in step with a line that is durable. */
	#take(committed: Committed): void {
		const { change, undo, redo } = committed;
		this.undoable = undo;
		this.redoable = redo;
		if (!change || !this.patch(change)) this.#reloading = this.reload();
		this.change = change;
		this.sequence = committed.sequence;
		if (change) for (const listener of this.#listeners) listener(change);
	}

	#forget(): void {
		this.#drafts.clear();
		this.clear();
		this.folder = null;
		this.undoable = null;
		this.redoable = null;
		this.failure = null;
		this.copied = null;
	}
}

let made: ProjectSession | undefined;

/** The session of this window, made when first asked for. */
export function session(): ProjectSession {
	return (made ??= new ProjectSession());
}
