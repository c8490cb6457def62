/** The projects on this device as the home page lists them, and what can be done with them without opening one. */
import type { Coder, Guid } from '../core/records.ts';
import type { Result } from '../core/result.ts';
import type { Imported, ShelfEntry } from '../storage/protocol.ts';
import { loadWords } from '../words/load.ts';
import { languages, say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';
import { refusalSentence, type Failure } from './refusals.ts';
import { makeSample } from './sample.svelte.ts';

/** Something to tell above the list: a sentence, a project to open, or a step to take back. */
export type Told = {
	readonly kind: 'info' | 'warn' | 'danger';
	readonly text: string;
	readonly folder?: Guid;
	readonly undo?: () => Promise<void>;
};

/** Milliseconds after which work is shown as work. */
const shownAfter = 400;

export class ProjectShelf {
	/** Every project, the one changed last first, those in the bin among them; null until they are known. */
	entries: readonly ShelfEntry[] | null = $state.raw(null);
	/** Folders that could not be read. */
	damaged: readonly Guid[] = $state.raw([]);
	/** What there is to tell, the latest last. */
	told: readonly Told[] = $state.raw([]);
	/** What is being done, when it takes a while. */
	busy: string | null = $state(null);
	/** True while something is being done, shown or not. */
	working = false;
	#cancelled = false;

	readonly live = $derived(this.entries?.filter(({ deleted }) => !deleted) ?? []);
	readonly binned = $derived(this.entries?.filter(({ deleted }) => deleted) ?? []);

	/** Reads the list anew. A project that is open here is closed first, so that its numbers are those of now. */
	async load(): Promise<void> {
		const project = session();
		await project.close();
		let list = await project.storage.ask('projects.list', { now: Date.now() });
		if (list.damaged.length) {
			// Another tab may be writing what the list reads; that takes a moment only.
			await new Promise((resolve) => setTimeout(resolve, 300));
			list = await project.storage.ask('projects.list', { now: Date.now() });
		}
		project.shelf = list.kind;
		this.damaged = list.damaged;
		this.entries = list.entries;
	}

	/** The entry of a folder. */
	entry(folder: Guid): ShelfEntry | undefined {
		return this.entries?.find((entry) => entry.folder === folder);
	}

	/** Makes an empty project; gives its folder, or null when that was refused. */
	create(name: string): Promise<Guid | null> {
		return this.work(say('home.busy.create'), async () => {
			const ids = { folder: newGuid(), project: newGuid(), replica: newGuid() };
			const args = { ...ids, name, time: now() };
			const made = await this.#judged(session().storage.ask('project.create', args));
			return made ? ids.folder : null;
		});
	}

	/** Gives a project another name. */
	async rename(folder: Guid, name: string): Promise<void> {
		const args = { folder, name, coder: coder(), time: now() };
		await this.#judged(session().storage.ask('project.rename', args));
		await this.load();
	}

	/** Puts a copy of a project beside it. */
	async duplicate({ folder, name }: Pick<ShelfEntry, 'folder' | 'name'>): Promise<void> {
		await this.work(say('home.busy.duplicate', { name }), async () => {
			const into = newGuid();
			const copy = say('home.copyOf', { name });
			const args = { folder, into, replica: newGuid(), name: copy, coder: coder(), time: now() };
			const made = await this.#judged(session().storage.ask('project.duplicate', args));
			return made ? into : null;
		});
		await this.load();
	}

	/** Puts a project in the bin, from where it comes back for 30 days. */
	async bin({ folder, name }: Pick<ShelfEntry, 'folder' | 'name'>): Promise<void> {
		const done = await this.#judged(session().storage.ask('project.bin', { folder, time: now() }));
		await this.load();
		if (done) {
			this.tell({
				kind: 'info',
				text: say('home.told.binned', { name }),
				undo: () => this.restore(folder)
			});
		}
	}

	/** Takes a project out of the bin. */
	async restore(folder: Guid): Promise<void> {
		const done = await this.#judged(session().storage.ask('project.bin', { folder, time: null }));
		if (done) this.told = [];
		await this.load();
	}

	/** Deletes a project for good. */
	async erase(folder: Guid): Promise<void> {
		await this.#judged(session().storage.ask('project.erase', { folder }));
		await this.load();
	}

	/** The sample study: the one that is here, or a new one made of the files under `base`. Null when it failed. */
	async sample(base: string): Promise<Guid | null> {
		await loadWords(...languages);
		const names = languages.map((language) => say('home.sample.name', {}, language));
		const here = this.live.find(({ name }) => names.includes(name));
		if (here) return here.folder;
		return this.work(say('home.busy.sample'), async () => {
			const project = session();
			try {
				const made = await makeSample(base);
				if (made) return made;
				this.tell({ kind: 'danger', text: refusalSentence({ type: 'quota', detail: '' }) });
			} catch {
				const half = project.folder;
				await project.close();
				if (half) await this.erase(half);
				this.tell({ kind: 'danger', text: say('home.sample.failed') });
			}
			return null;
		});
	}

	/** Takes in a `*.samtal` file. Null when it was refused, which is told. */
	async take(file: File, asCopy: boolean): Promise<Imported | null> {
		const bytes = await file.arrayBuffer().then(
			(buffer) => new Uint8Array(buffer),
			() => null
		);
		if (!bytes) {
			this.tell({ kind: 'danger', text: say('home.file.unreadable', { file: file.name }) });
			return null;
		}
		const args = { bytes, folder: newGuid(), replica: newGuid(), time: now(), asCopy };
		const taken = await session().storage.ask('project.import', args, [bytes.buffer]);
		if (taken.ok) return taken.value;
		const reason = refusalSentence(taken.error);
		this.tell({ kind: 'danger', text: say('home.file.refused', { file: file.name, reason }) });
		return null;
	}

	/** Does what may take a while. When it was cancelled meanwhile, the project that it made is deleted again. */
	async work(what: string, deed: () => Promise<Guid | null>): Promise<Guid | null> {
		if (this.working) return null;
		this.working = true;
		this.#cancelled = false;
		const timer = setTimeout(() => (this.busy = what), shownAfter);
		try {
			const folder = await deed();
			if (!folder || !this.#cancelled) return folder;
			await session().close();
			await this.erase(folder);
			return null;
		} finally {
			clearTimeout(timer);
			this.working = false;
			this.busy = null;
		}
	}

	/** Tells something more. */
	tell(told: Told): void {
		this.told = [...this.told, told];
	}

	/** Ends the work at hand as soon as it can be ended. */
	cancel(): void {
		this.#cancelled = true;
		this.busy = say('home.busy.cancel');
	}

	/** True when an answer is no refusal; else it is told. */
	async #judged(answer: Promise<Result<unknown, Failure>>): Promise<boolean> {
		const result = await answer;
		if (!result.ok) this.tell({ kind: 'danger', text: refusalSentence(result.error) });
		return result.ok;
	}
}

const newGuid = (): Guid => crypto.randomUUID();
const now = (): string => new Date().toISOString();

function coder(): Coder {
	const { coder } = device.settings;
	if (!coder) throw new Error('nobody said who codes');
	return coder;
}
