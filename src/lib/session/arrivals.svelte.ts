/** Files that come to the home page: projects are taken in, transcripts go on to a project. Asks where it must. */
import type { Guid } from '../core/records.ts';
import { localeOf } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { handOn } from './handed-files.ts';
import type { ProjectShelf } from './shelf.svelte.ts';

/** What to do with a file whose project is here already. */
export type Choice = 'open' | 'copy' | 'leave';

export class Arrivals {
	/** A file whose project is here already, under `name`. */
	question: { readonly file: string; readonly name: string } | null = $state.raw(null);
	/** Transcripts that wait for a project. */
	transcripts: readonly File[] | null = $state.raw(null);
	readonly #shelf: ProjectShelf;
	#answer: ((choice: Choice) => void) | null = null;

	constructor(shelf: ProjectShelf) {
		this.#shelf = shelf;
	}

	/** Takes files in; gives the folder to open next, or null when there is none, or something is asked or told. */
	async arrive(files: readonly File[]): Promise<Guid | null> {
		this.#shelf.told = [];
		const kinds = await Promise.all(files.map(isProject));
		const transcripts = files.filter((_, index) => !kinds[index]);
		const taken: Guid[] = [];
		for (const file of files.filter((_, index) => kinds[index])) {
			const folder = await this.#take(file);
			if (folder) taken.push(folder);
		}
		if (files.length > transcripts.length) await this.#shelf.load();
		if (!transcripts.length)
			return taken.length === 1 && !this.#shelf.told.length ? (taken[0] ?? null) : null;
		if (!this.#shelf.live.length) return this.send(transcripts, null);
		this.transcripts = transcripts;
		return null;
	}

	/** Sends transcripts on to a project, a new one where `folder` is null; gives the folder to open. */
	async send(transcripts: readonly File[], folder: Guid | null): Promise<Guid | null> {
		this.transcripts = null;
		const date = new Intl.DateTimeFormat(localeOf(), { dateStyle: 'medium' }).format(Date.now());
		const into = folder ?? (await this.#shelf.create(say('home.untitled', { date })));
		if (into) handOn(transcripts);
		return into;
	}

	/** Answers the question. */
	answer(choice: Choice): void {
		this.question = null;
		this.#answer?.(choice);
		this.#answer = null;
	}

	async #take(file: File): Promise<Guid | null> {
		const shelf = this.#shelf;
		let here: { folder: Guid; name: string } | null = null;
		const folder = await shelf.work(say('home.busy.open', { file: file.name }), async () => {
			const taken = await shelf.take(file, false);
			if (taken?.type === 'alreadyHere') here = taken;
			if (taken?.type !== 'taken') return null;
			if (taken.dropped.length) this.#tellDropped(file.name, taken.folder, taken.dropped);
			return taken.folder;
		});
		return here ? this.#ask(file, here) : folder;
	}

	async #ask(file: File, here: { folder: Guid; name: string }): Promise<Guid | null> {
		const shelf = this.#shelf;
		this.question = { file: file.name, name: here.name };
		const choice = await new Promise<Choice>((resolve) => (this.#answer = resolve));
		if (choice === 'open') return here.folder;
		if (choice === 'leave') return null;
		return shelf.work(say('home.busy.open', { file: file.name }), async () => {
			const taken = await shelf.take(file, true);
			if (taken?.type !== 'taken') return null;
			await shelf.load();
			const name = shelf.entry(taken.folder)?.name ?? here.name;
			if (device.settings.coder) await shelf.rename(taken.folder, say('home.copyOf', { name }));
			if (taken.dropped.length) this.#tellDropped(file.name, taken.folder, taken.dropped);
			return taken.folder;
		});
	}

	#tellDropped(file: string, folder: Guid, dropped: readonly string[]): void {
		const list = new Intl.ListFormat(device.settings.language).format(dropped);
		const text = say('home.file.dropped', { file, n: dropped.length, list });
		this.#shelf.tell({ kind: 'warn', text, folder });
	}
}

const header = 'SQLite format 3\0';

/** Whether a file is a project: by its name, else by its first bytes. */
async function isProject(file: File): Promise<boolean> {
	if (/\.samtal$/i.test(file.name)) return true;
	const start = await file
		.slice(0, header.length)
		.text()
		.catch(() => '');
	return start === header;
}
