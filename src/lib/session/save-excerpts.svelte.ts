/** Writing the chosen passages and saving them on the user's own disk; one at a time, and it can be called off. */
import { localeOf } from '../words/locale.ts';
import { say } from '../words/say.ts';
import { excerptSentence } from './excerpt-sentence.ts';
import type { ExcerptChoice } from './excerpts.svelte.ts';
import { filterWords } from './filter-words.ts';
import { groupFilter } from './group-filter.svelte.ts';
import { session } from './project.svelte.ts';
import { saveFile } from './save-file.ts';

/** Work that takes longer than this, in milliseconds, is shown. */
const patience = 500;

/** What came of the last saving. */
export type Outcome = { readonly kind: 'ok' | 'danger'; readonly text: string };

export class ExcerptSaver {
	/** True while a file is being written. */
	busy = $state(false);
	/** True once writing takes long enough to be shown. */
	slow = $state(false);
	outcome: Outcome | null = $state.raw(null);
	#run = 0;

	/** Writes the passages and hands the file to the browser. */
	async save(choice: ExcerptChoice): Promise<void> {
		if (this.busy) return;
		const project = session();
		const { rows } = project;
		if (!rows) return;
		const run = ++this.#run;
		this.outcome = null;
		this.busy = true;
		const timer = setTimeout(() => (this.slow = true), patience);
		try {
			await project.settle();
			const { language, format, filter } = choice;
			const now = Date.now();
			const file = await project.exchange.ask('writeExcerpts', {
				format,
				filter: $state.snapshot(filter) as typeof filter,
				language,
				date: new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'long' }).format(now),
				sentence: sentenceOf(choice)
			});
			if (run !== this.#run) return;
			const day = new Intl.DateTimeFormat('sv').format(now);
			const words = say('export.fileName', { project: rows.project.name, day }, language);
			const name = `${words.replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ').trim()}${file.extension}`;
			if (!(await saveFile(file.bytes, name, file.mime))) return;
			this.outcome = { kind: 'ok', text: say('export.saved', { n: file.count, name }) };
			project.tell(this.outcome.text);
		} catch (fault) {
			if (run !== this.#run) return;
			const detail = fault instanceof Error ? fault.message : String(fault);
			this.outcome = { kind: 'danger', text: say('export.failed', { detail }) };
		} finally {
			clearTimeout(timer);
			if (run === this.#run) this.busy = this.slow = false;
		}
	}

	/** Lets go of the file that is being written. */
	cancel(): void {
		this.#run += 1;
		this.busy = this.slow = false;
	}
}

/** The choice as a sentence in the report's language. */
export function sentenceOf({ codes, roll, documents, coder, language }: ExcerptChoice): string {
	const { codersByGuid, documentsByGuid, codesByGuid, rows } = session();
	const hasBelow = (codes ?? []).some((guid) => rows?.codes.some(({ parent }) => parent === guid));
	return excerptSentence(
		{
			codes: codes && codes.map((guid) => codesByGuid.get(guid)?.name ?? ''),
			roll: roll && hasBelow,
			documents: documents && documents.map((guid) => documentsByGuid.get(guid)?.title ?? ''),
			coder: coder && (codersByGuid.get(coder)?.name ?? null),
			groups: filterWords(groupFilter.filter, language),
			leadersOut:
				groupFilter.filter.facilitators === 'out' &&
				(rows?.speakers.some(({ role }) => role === 'facilitator') ?? false)
		},
		language
	);
}
