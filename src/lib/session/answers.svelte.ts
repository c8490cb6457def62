/**
 * A questionnaire as a grid that is coded in: its respondents and answers, one's own coded passages, and which answer is
 * worked on. The document of that answer is the one that is open, so that coding is the same as on the Code page.
 */
import { untrack } from 'svelte';
import { valueRank } from '../core/attribute-value.ts';
import type { Change } from '../core/change.ts';
import type { Attribute, Coding, Document, Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { AnswerCodings } from './answer-codings.svelte.ts';
import { coding, type Span } from './coding.svelte.ts';
import { device } from './device.svelte.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

/** An answer, or a part of one, as the page works on it. */
type Part = Span & { readonly document: Guid; readonly turn: Guid };

/** The questionnaires of the project, in the order in which they came in: for each the documents that came from one file, and its name. */
export function questionnaires(): { guid: Guid; name: string; documents: readonly Guid[] }[] {
	const found = new Map<string, Document[]>();
	for (const document of session().rows?.documents ?? []) {
		if (document.kind !== 'questionnaire') continue;
		const of = found.get(document.sourceHash);
		if (of) of.push(document);
		else found.set(document.sourceHash, [document]);
	}
	return [...found.values()].map((documents) => ({
		guid: documents[0]!.guid,
		// Behind the number sign stands the column or the respondent.
		name: documents[0]!.sourceName.replace(/##?[^#]*$/, ''),
		documents: documents.map(({ guid }) => guid)
	}));
}

export class AnswersPage {
	readonly #grid: Watch<'questionnaire'>;
	readonly #own: Watch<'answerCodings'>;
	/** Own coded passages by answer. */
	readonly codings = new AnswerCodings();
	/** The answer that is worked on; empty where there is none. */
	parts: readonly Part[] = $state.raw([]);
	/** Documents on their way to be open. */
	#opening = $state(0);
	#ready: Promise<void> = Promise.resolve();

	/** Made while a component is set up; `of` names any document of the questionnaire. */
	constructor(of: () => Guid | null) {
		const coder = (): Guid | null => device.settings.coder?.guid ?? null;
		this.#grid = new Watch(
			'questionnaire',
			() => {
				const document = of();
				return document ? { document, coder: coder() } : null;
			},
			touchesAnswers
		);
		this.#own = new Watch(
			'answerCodings',
			() => {
				const documents = this.#grid.value?.documents;
				return documents ? { documents, coder: coder() } : null;
			},
			touchesAnswers
		);
		$effect(() => {
			const grid = this.#grid.value;
			if (grid) untrack(() => this.codings.place(grid));
		});
		$effect(() => {
			const own = this.#own.value;
			if (own) untrack(() => this.codings.load(own));
		});
		$effect(() => session().listen((change) => this.codings.take(change, untrack(coder) ?? '')));
		$effect(() => () => coding.reset());
	}

	/** The respondents with their answers; null until they came, or where the document is of no questionnaire. */
	get grid() {
		return this.#grid.value;
	}

	/** True until the first answer of the project. */
	get waiting(): boolean {
		return this.#grid.waiting && !this.#grid.value;
	}

	/** True while the document of the answer is being opened: what is pressed meanwhile has to wait for it. */
	get opening(): boolean {
		return this.#opening > 0;
	}

	/** Resolves once the answer that was gone to last can be coded. */
	get ready(): Promise<void> {
		return this.#ready;
	}

	/** Goes to an answer: what was selected goes, and its document is opened. */
	enter(parts: readonly Part[]): void {
		if (parts[0]?.turn === this.parts[0]?.turn && parts.length === this.parts.length) {
			this.parts = parts;
			return;
		}
		this.parts = parts;
		coding.range = null;
		coding.coding = null;
		this.#ready = this.#open(parts);
	}

	/** Selects words of the answer, or none. */
	select(range: Span | null): void {
		coding.range = range;
		if (range) coding.coding = null;
	}

	/** Selects a coded passage of the answer, once its document is open. */
	async choose({ guid }: Coding): Promise<void> {
		await this.#ready;
		coding.range = null;
		coding.coding = guid;
	}

	async #open(parts: readonly Part[]): Promise<void> {
		const part = parts[0];
		const project = session();
		if (!part) return;
		this.#opening += 1;
		try {
			// Words that are being typed belong to the answer that is left.
			if (project.hasDrafts) await project.settle();
			await project.read(part.document);
			if (this.parts !== parts) return;
			const at = project.document?.turns.findIndex(({ guid }) => guid === part.turn) ?? 0;
			coding.turn = Math.max(0, at);
		} finally {
			this.#opening -= 1;
		}
	}
}

/** The case attributes of which any respondent has a value, in order. */
export function closedColumns(values: readonly Readonly<Record<Guid, string>>[]): Attribute[] {
	const used = new Set(values.flatMap((one) => Object.keys(one)));
	return (session().rows?.attributes ?? [])
		.filter(({ guid, target }) => target === 'case' && used.has(guid))
		.toSorted((a, b) => (a.position < b.position ? -1 : a.position > b.position ? 1 : 0));
}

/** For sorting values: a number, or null for those that only have letters. */
export const rank = (attribute: Attribute, value: string): number | null => valueRank(attribute, value);

/** What the status bar says of an answer. */
export function whereWords(name: string, question: string): string[] {
	const selected = coding.range && coding.range.end - coding.range.start;
	const here = [name, question].filter(Boolean);
	return selected ? [...here, say('code.status.selected', { n: selected })] : here;
}

/** True for a change of what the grid holds besides codings. */
function touchesAnswers({ added, updated, removed, splices }: Change): boolean {
	const held = new Set(['document', 'turn', 'speaker', 'case', 'attribute', 'attributeValue']);
	return splices.length > 0 || [...added, ...updated, ...removed].some(({ table }) => held.has(table));
}
