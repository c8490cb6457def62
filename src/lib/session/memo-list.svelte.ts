/** The memos of the project as their page lists them: found by the filter in the address, each with what it is about. */
import type { Change } from '../core/change.ts';
import type { PlacedMemo } from '../core/placed-memo.ts';
import type { Guid } from '../core/records.ts';
import { say } from '../words/say.ts';
import { memoFilterOf } from './memo-filter.ts';
import { wordsOf } from './memos.svelte.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

type Address = (
	route: 'code' | 'codebook' | 'codebook/passages' | 'cases' | 'themes',
	values: Parameters<typeof place.link>[0]
) => string;

const told = new Set(['memo', 'coding', 'code', 'document', 'coder', 'case', 'theme', 'project']);
const changesMemos = ({ added, updated, removed, splices }: Change): boolean =>
	splices.length > 0 || [...added, ...updated, ...removed].some(({ table }) => told.has(table));
const everyType = ['analytic', 'methodological', 'theoretical', 'reflexive', 'todo', 'mark'] as const;

export class MemoList {
	readonly filter = $derived(memoFilterOf(place.values));
	readonly #all = new Watch('memos', () => ({ types: everyType }), changesMemos);
	readonly #shown = new Watch('memos', () => this.filter, changesMemos);
	readonly #address: Address;

	/** False until the memos are known. */
	readonly ready = $derived(this.#all.value !== null && this.#shown.value !== null);
	readonly shown = $derived((this.#shown.value ?? []).map((placed) => this.#itemOf(placed)));
	/** How many memos there are in all; marks are none. */
	readonly total = $derived((this.#all.value ?? []).filter(({ memo }) => memo.type !== 'mark').length);
	/** How many passages are marked. */
	readonly marks = $derived((this.#all.value ?? []).length - this.total);

	readonly #placed = $derived(this.#all.value?.find(({ memo }) => memo.guid === place.values.memo));
	readonly current = $derived(this.#placed && this.#itemOf(this.#placed));

	/** The codes, documents and coders that memos have, by name; and those in the filter. */
	readonly codes = $derived(
		this.#named(
			'code',
			(guid) => session().codesByGuid.get(guid)?.name,
			({ code }) => code
		)
	);
	readonly documents = $derived(
		this.#named(
			'document',
			(guid) => session().documentsByGuid.get(guid)?.title,
			({ document }) => document
		)
	);
	readonly coders = $derived(
		this.#named(
			'coder',
			(guid) => session().codersByGuid.get(guid)?.name,
			({ memo }) => memo.coder
		)
	);

	/** The passage that the current memo is on: of a coded one all is read, of another who speaks. */
	readonly #coded = new Watch('passages', () =>
		this.current?.memo.target === 'coding' && this.#placed?.code && this.#placed.document
			? {
					codes: [this.#placed.code],
					documents: [this.#placed.document],
					coder: null,
					limit: null,
					offset: 0
				}
			: null
	);
	readonly #turns = new Watch('context', () => {
		const { memo } = this.current ?? {};
		if (memo?.target !== 'passage' || memo.orphan || !memo.document) return null;
		return { document: memo.document, start: memo.start ?? 0, end: memo.end ?? 0, more: 0 };
	});
	/** Its words and who speaks them; null where the memo is on none. */
	readonly passage = $derived.by(() => {
		if (!this.current) return null;
		const { memo, within } = this.current;
		const on = this.#coded.value?.passages.find(({ coding }) => coding === memo.coding);
		const turn = this.#turns.value?.[0];
		const source = (speaker: string | null, number: number): string =>
			[speaker, number && say('transcript.turn', { number }), within].filter(Boolean).join(' · ');
		if (memo.target === 'coding' && on) return { quote: on.quote, source: source(on.speaker, on.turn) };
		if (memo.target !== 'passage') return null;
		return { quote: memo.quote, source: source(turn?.speaker ?? null, turn?.number ?? 0) };
	});

	/** Made while a component is set up; `address` gives the address of a page. */
	constructor(address: Address) {
		this.#address = address;
	}

	#named(
		key: 'code' | 'document' | 'coder',
		nameOf: (guid: Guid) => string | undefined,
		of: (placed: PlacedMemo) => Guid | null
	): { value: Guid; label: string }[] {
		const guids = new Set([...(this.#all.value ?? []).map(of), this.filter[key]]);
		return [...guids]
			.flatMap((guid) => (guid ? [{ value: guid, label: nameOf(guid) ?? '' }] : []))
			.filter(({ label }) => label)
			.sort((a, b) => a.label.localeCompare(b.label));
	}

	#itemOf({ memo, document, start, code, theme, quote }: PlacedMemo) {
		const { rows, codesByGuid, documentsByGuid, casesByGuid, codersByGuid } = session();
		const words = wordsOf(memo);
		const one = codesByGuid.get(code ?? '');
		const title = documentsByGuid.get(document ?? '')?.title ?? '';
		const inText = document
			? this.#address('code', { document, at: start === null ? null : String(start), coding: memo.coding })
			: null;
		const codeHref = code ? this.#address('codebook/passages', { code }) : null;
		const [about, href] = {
			project: [rows?.project.name ?? '', null],
			document: [title, inText],
			passage: [`“${memo.quote}”`, inText],
			code: [one?.name ?? '', this.#address('codebook', { code })],
			coding: [one?.name ?? '', inText],
			case: [
				casesByGuid.get(memo.case ?? '')?.name ?? '',
				this.#address('cases', { case: memo.case, tab: 'memos' })
			],
			theme: [theme ?? '', this.#address('themes', { theme: memo.theme })]
		}[memo.target] as [string, string | null];
		const first = memo.type === 'mark' ? quote : words.split('\n')[0];
		return {
			id: memo.guid,
			memo,
			words,
			about,
			within: memo.target === 'passage' || memo.target === 'coding' ? title : '',
			color: one?.color ?? null,
			href,
			codeHref: memo.target === 'coding' ? codeHref : null,
			author: codersByGuid.get(memo.coder)?.name ?? '',
			label: memo.title.trim() || first?.slice(0, 200) || say('memos.untitled')
		};
	}
}
