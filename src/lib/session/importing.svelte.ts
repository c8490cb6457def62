/**
 * Bringing files in: read one at a time in the exchange worker, looked over, and taken in by one command. The window
 * keeps File objects and previews; bytes and drafts stay in the worker until they are accepted or thrown away.
 */
import type { Reading } from '../core/draft.ts';
import type { Coder, Guid } from '../core/records.ts';
import type { Message, Result } from '../core/result.ts';
import type { Choice, SpeakerChoice } from '../exchange/incoming.ts';
import type { CommandError, Committed, OpenError } from '../storage/protocol.ts';
import { say } from '../words/say.ts';
import { device } from './device.svelte.ts';
import { bytesOf } from './file-bytes.ts';
import {
	asFound,
	carriedOver,
	finished,
	inSteps,
	shortened,
	withTwins,
	type Draft
} from './import-choice.ts';
import { reportTable, reportText } from './import-report.ts';
import { tables } from './importing-table.svelte.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';
import { saveFigure, saveTable } from './save-figure.ts';

/** A file of a drop once it was read: a draft, or why there is none. */
type ReadFile = {
	readonly key: number;
	readonly file: File;
	readonly draft: Draft | null;
	readonly refusal: Message | null;
	readonly ticked: boolean;
};

/** The same with what is here already: the title of the document that holds the very same file, or null. */
export type IncomingFile = ReadFile & { readonly twin: string | null };

/** So many files have their first turns in the window; of a further one they are fetched when it is looked at. */
const fewFiles = 40;

class Importing {
	#read: readonly ReadFile[] = $state.raw([]);
	/** How far reading has come; null when nothing is read. `slow` once it took half a second. */
	reading: { done: number; total: number; name: string; slow: boolean } | null = $state(null);
	/** True while the accepted documents are being stored. */
	storing = $state(false);
	#chosen: number | null = $state(null);
	/** The file that is read anew in another way. */
	rereading: number | null = $state(null);
	/** The folder of the project that the files are for. */
	#folder: Guid | null = null;
	#queue: File[] = [];
	#keys = 0;
	/** Readings that the user has set and that are not read yet, by file. */
	#wanted = new Map<number, Reading>();
	#run = 0;

	/** The file that is looked at. */
	get chosen(): number | null {
		return this.#chosen;
	}
	set chosen(key: number | null) {
		this.#chosen = key;
		if (key !== null) void this.#fetchFirstTurns(key);
	}

	/** Every file read so far, in the order of the drop. */
	readonly files: readonly IncomingFile[] = $derived(withTwins(this.#read, session().rows?.documents ?? []));

	/** The files that would come in. */
	readonly accepted = $derived(
		this.files.filter((file) => file.ticked && file.draft && file.twin === null && !this.#hasNothing(file))
	);

	/** Reads files and lays them out for review; more may be added while others are read. */
	async add(files: readonly File[]): Promise<void> {
		this.keepTo(session().folder);
		this.#queue.push(...files);
		if (this.reading) {
			this.reading.total += files.length;
			return;
		}
		const run = ++this.#run;
		const fresh: number[] = [];
		this.reading = { done: 0, total: files.length, name: '', slow: false };
		const timer = setTimeout(() => this.reading && (this.reading.slow = true), 500);
		try {
			for (let file = this.#queue.shift(); file; file = this.#queue.shift()) {
				this.reading.name = file.name;
				const key = ++this.#keys;
				const read = await this.#readFile(key, file, {});
				if (run !== this.#run) return void this.#discard([key]);
				fresh.push(key);
				this.#read = [...this.#read, this.#read.length < fewFiles ? read : withoutTurns(read)];
				this.reading.done += 1;
			}
		} finally {
			clearTimeout(timer);
			if (run === this.#run) this.reading = null;
		}
		this.chosen ??= this.files.find((file) => file.draft)?.key ?? fresh[0] ?? null;
	}

	/** Reads text that was pasted, as a file of that name. */
	paste(title: string, text: string): Promise<void> {
		const name = title.trim() || say('import.paste.untitled');
		return this.add([new File([text], `${name}.txt`, { type: 'text/plain' })]);
	}

	/** Stops reading and throws everything away. Nothing has been stored. */
	cancel(): void {
		this.#run += 1;
		this.#queue = [];
		this.#wanted.clear();
		this.#discard(this.#read.map(({ key }) => key));
		this.#read = [];
		this.reading = null;
		this.chosen = null;
		this.rereading = null;
	}

	/** Throws away what is meant for another project. */
	keepTo(folder: Guid | null): void {
		if (folder === this.#folder) return;
		if (this.#folder) this.cancel();
		this.#folder = folder;
	}

	/** Takes a file out of the drop. */
	remove(key: number): void {
		this.#discard([key]);
		this.#read = this.#read.filter((file) => file.key !== key);
		if (this.chosen === key) this.chosen = this.#read.find(({ draft }) => draft)?.key ?? null;
	}

	tick(key: number, ticked: boolean): void {
		this.#update(key, (file) => ({ ...file, ticked }));
	}

	/** Changes what is decided about a document. */
	edit(key: number, patch: Partial<Omit<Choice, 'speakers'>>): void {
		this.#choose(key, (choice) => ({ ...choice, ...patch }));
	}

	/** Changes what is decided about one speaker of a document. */
	editSpeaker(key: number, index: number, patch: Partial<SpeakerChoice>): void {
		this.#choose(key, (choice) => ({
			...choice,
			speakers: choice.speakers.map((speaker, at) => (at === index ? { ...speaker, ...patch } : speaker))
		}));
	}

	/**
	 * Reads a file anew as the user sets it; of several settings in a row, the last one counts. What was decided stays, as
	 * far as its speakers are still there.
	 */
	async reread(key: number, patch: Reading): Promise<void> {
		const draft = this.#draftOf(key);
		if (!draft) return;
		const reading = { ...draft.reading, ...patch };
		this.#update(key, (file) => ({ ...file, draft: { ...file.draft!, reading } }));
		this.#wanted.set(key, reading);
		if (this.rereading !== null) return;
		const run = this.#run;
		try {
			for (let [next] = this.#wanted; next; [next] = this.#wanted) {
				const [key, reading] = next;
				this.#wanted.delete(key);
				this.rereading = key;
				await this.#readAnew(key, reading);
				if (run !== this.#run) return;
			}
		} finally {
			if (run === this.#run) this.rereading = null;
		}
	}

	async #readAnew(key: number, reading: Reading): Promise<void> {
		const run = this.#run;
		const file = this.#read.find((file) => file.key === key)?.file;
		if (!file) return;
		const after = await this.#readFile(key, file, reading);
		const before = this.#draftOf(key);
		// Cancelled, or taken out of the drop, while it was read.
		if (run !== this.#run || !before) return this.#discard([key]);
		if (!after.draft) return this.#update(key, (file) => ({ ...after, ticked: file.ticked }));
		// Typed meanwhile: what the fields show is the newest setting, not the one just read.
		const { detected, reading: newest } = before;
		const choice = carriedOver(before, after.draft.preview);
		const draft = { ...after.draft, detected, choice, reading: newest };
		this.#update(key, (file) => ({ ...file, draft }));
	}

	#draftOf(key: number): Draft | null {
		return this.#read.find((file) => file.key === key)?.draft ?? null;
	}

	/** True for a table that can't come in, however unclear cases are decided. */
	#hasNothing({ key, draft }: ReadFile): boolean {
		return draft?.preview.table !== undefined && tables.refusal(key)?.unclear === false;
	}

	/** Takes in what is ticked: transcripts in one step, each table in one of its own. Gives the GUID of the first document that is new or grew, where it is known; null on refusal. */
	async accept(): Promise<{ first: Guid | null } | null> {
		const project = session();
		const by = device.settings.coder;
		const taken = this.accepted;
		if (!by || !taken.length || this.storing) return null;
		this.storing = true;
		project.pending += 1;
		let first: Guid | null = null;
		try {
			for (const files of inSteps(taken)) {
				const done = await this.#store(files, by);
				if (!done.ok) {
					project.tell(refusalSentence(done.error), 'warn');
					return null;
				}
				const { added = [], updated = [] } = done.value.change ?? {};
				const isDocument = ({ table }: { readonly table: string }): boolean => table === 'document';
				// A later export may only add to documents that are here.
				first ??= added.find(isDocument)?.row.guid ?? updated.find(isDocument)?.guid ?? null;
			}
			const [title, count] = [finished(taken[0]!.draft!).title, taken.length];
			const hasTable = taken.some(({ draft }) => draft?.preview.table);
			const turns = taken.reduce((sum, { draft }) => sum + (draft?.preview.turns ?? 0), 0);
			this.cancel();
			project.tell(say(hasTable ? 'import.done.tables' : 'import.done', { count, title, turns }));
			return { first };
		} finally {
			this.storing = false;
			project.pending -= 1;
		}
	}

	/** Stores files in one step and takes them out of the drop, so that a later step that fails leaves only what is not here. */
	async #store(
		files: readonly IncomingFile[],
		by: Coder
	): Promise<Result<Committed, CommandError | OpenError>> {
		const accepted = files.map(({ key, draft }) => {
			const { table } = draft!.preview;
			const decided = table && { table: tables.finished(key, draft!, table) };
			return { key, choice: finished(draft!), ...decided };
		});
		const time = new Date().toISOString();
		const done = await session().exchange.ask('accept', { accepted, by, time });
		if ((done as Result<unknown, unknown>).ok)
			this.#read = this.#read.filter((file) => !files.some(({ key }) => key === file.key));
		return done as Result<Committed, CommandError | OpenError>;
	}

	/** Saves what came of each file on the user's own disk. */
	async saveReport(as: 'csv' | 'txt'): Promise<void> {
		const files = this.files.map((file) => ({
			...file,
			path: file.file.webkitRelativePath || file.file.name
		}));
		const name = say('import.report.name');
		if (as === 'csv') return saveTable(reportTable(files), name);
		await saveFigure(new TextEncoder().encode(reportText(files)), `${name}.txt`, 'text/plain');
	}

	async #readFile(key: number, file: File, reading: Reading): Promise<ReadFile> {
		const read = await bytesOf(file, (bytes) =>
			session().exchange.ask('read', { key, bytes, name: file.name, reading }, [bytes.buffer as ArrayBuffer])
		);
		if (!read.ok) return { key, file, draft: null, refusal: read.error, ticked: false };
		const preview = shortened(read.value);
		const draft = { preview, detected: preview.layout, reading, choice: asFound(preview) };
		return { key, file, draft, refusal: null, ticked: true };
	}

	async #fetchFirstTurns(key: number): Promise<void> {
		const preview = this.#draftOf(key)?.preview;
		if (!preview || preview.first.length || !preview.turns) return;
		const first = await session().exchange.ask('firstTurns', { key });
		this.#update(key, (file) =>
			file.draft && !file.draft.preview.first.length
				? { ...file, draft: { ...file.draft, preview: shortened({ ...file.draft.preview, first }) } }
				: file
		);
	}

	#choose(key: number, change: (choice: Choice) => Choice): void {
		this.#update(key, (file) =>
			file.draft ? { ...file, draft: { ...file.draft, choice: change(file.draft.choice) } } : file
		);
	}

	#update(key: number, change: (file: ReadFile) => ReadFile): void {
		this.#read = this.#read.map((file) => (file.key === key ? change(file) : file));
	}

	#discard(keys: readonly number[]): void {
		if (keys.length) void session().exchange.ask('discard', { keys });
	}
}

function withoutTurns(file: ReadFile): ReadFile {
	const { draft } = file;
	return draft ? { ...file, draft: { ...draft, preview: { ...draft.preview, first: [] } } } : file;
}

/** What is being brought in by this window. */
export const importing = new Importing();
