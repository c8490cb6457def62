/** Putting a corrected file in the place of a document's text: read like any file, looked over, one step to undo. */
import type { Coding, Guid } from '../core/records.ts';
import { err, type Result } from '../core/result.ts';
import type { ReplacementPreview } from '../core/replacement.ts';
import { unmarked, type Piece } from '../core/piece.ts';
import type { CommandError, Committed, OpenError } from '../storage/protocol.ts';
import { say } from '../words/say.ts';
import { chooseFiles } from './choose-file.ts';
import { device } from './device.svelte.ts';
import { bytesOf } from './file-bytes.ts';
import { session } from './project.svelte.ts';
import { refusalSentence } from './refusals.ts';

/** The draft of the exchange worker that is ours; imports count from 1. */
const key = -1;

/** A coded passage with its words before and after, marked where they differ; null for none. */
export type WordsOf = {
	readonly coding: Coding;
	readonly before: readonly Piece[];
	readonly now: readonly Piece[] | null;
};

/** Passages listed of each kind at most; the rest is counted. */
const listed = 100;

/** A corrected file that was read, and what it would do; or why not. */
export type Replacing = {
	readonly document: Guid;
	readonly title: string;
	readonly file: string;
	readonly preview: ReplacementPreview | null;
	/** Passages that lose their words, then those that get others; the first of each. */
	readonly lost: readonly WordsOf[];
	readonly changed: readonly WordsOf[];
	readonly refusal: string | null;
};

class ReplacingDesk {
	/** What is looked over; null when nothing is. */
	asked: Replacing | null = $state.raw(null);
	/** A file is being read or put in place. */
	busy = $state(false);

	/** Asks for a file and shows what it would do to a document. */
	async choose(document: Guid): Promise<void> {
		const [file] = await chooseFiles('');
		if (file) await this.look(document, file);
	}

	/** Shows what a file would do to a document. */
	async look(document: Guid, file: File): Promise<void> {
		const project = session();
		await project.settle();
		const title = project.documentsByGuid.get(document)?.title ?? '';
		this.busy = true;
		try {
			const { marked } = await import('../core/word-marks.ts');
			const read = await this.#preview(document, file);
			const preview = read.ok ? read.value : null;
			this.asked = {
				document,
				title,
				file: file.name,
				preview,
				lost: (preview?.orphans ?? [])
					.slice(0, listed)
					.map((coding) => ({ coding, before: unmarked(coding.quote), now: null })),
				changed: (preview?.changed ?? [])
					.slice(0, listed)
					.map(({ coding, before, after }) => ({ coding, ...marked(before, after) })),
				refusal: read.ok ? null : read.error
			};
		} finally {
			this.busy = false;
		}
	}

	/** Puts the file in place. */
	async accept(): Promise<void> {
		const project = session();
		const by = device.settings.coder;
		const { asked } = this;
		if (!asked?.preview || !by || this.busy) return;
		this.busy = true;
		project.pending += 1;
		try {
			const time = new Date().toISOString();
			const { document } = asked;
			const done = (await project.exchange.ask('replace', { key, document, by, time })) as Result<
				Committed,
				CommandError | OpenError
			>;
			if (!done.ok) return project.tell(refusalSentence(done.error), 'warn');
			await project.fresh();
			const { changed, orphans } = asked.preview;
			const { title, file } = asked;
			project.tell(say('replace.done', { title, file, changed: changed.length, lost: orphans.length }));
			this.asked = null;
		} finally {
			this.busy = false;
			project.pending -= 1;
		}
	}

	/** Leaves the document as it is. */
	cancel(): void {
		this.asked = null;
		void session().exchange.ask('discard', { keys: [key] });
	}

	async #preview(document: Guid, file: File): Promise<Result<ReplacementPreview, string>> {
		const { exchange } = session();
		const read = await bytesOf(file, (bytes) =>
			exchange.ask('read', { key, bytes, name: file.name, reading: {} }, [bytes.buffer as ArrayBuffer])
		);
		if (!read.ok) return err(say(read.error.key, read.error.values));
		if (read.value.table) return err(say('replace.refused.table'));
		const preview = await exchange.ask('previewReplacement', { key, document });
		return preview.ok ? preview : err(refusalSentence(preview.error));
	}
}

/** What is being replaced in this window. */
export const replacing = new ReplacingDesk();
