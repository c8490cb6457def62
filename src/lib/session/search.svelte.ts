/**
 * The search over all documents: what is looked for and where, kept in the address, and what was found. It goes along
 * from the page of hits to the text and back; edits that alter what is found begin it anew.
 */
import { untrack } from 'svelte';
import type { Change } from '../core/change.ts';
import type { Guid } from '../core/records.ts';
import type { SearchFilter, SearchHit, SearchWay, Wanted } from '../core/search/search.ts';
import { searchWays, structures } from '../core/search/search.ts';
import { SearchClient, type SearchOrder, type SearchTold } from '../storage/client-search.ts';
import { say } from '../words/say.ts';
import { codesUnder } from './codebook.ts';
import { device } from './device.svelte.ts';
import { groupFilter } from './group-filter.svelte.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { noSearch, searchValues } from './search-address.ts';

/** At most so many hits are listed and can be coded; all are counted. */
export const mostHits = 20_000;
/** Milliseconds of rest in typing after which a search begins. */
const rest = 150;
class SearchState {
	/** What is looked for. */
	readonly wanted: Wanted = $derived({
		text: place.values.q ?? '',
		way: searchWays.find((one) => one === place.values.way) ?? 'words',
		matchCase: place.values.exact?.includes('c') ?? false,
		matchMarks: place.values.exact?.includes('m') ?? false
	});
	/** The code within or outside which is looked, with what is below it, and whose passages: a coder's GUID, or `all`. */
	readonly coded = $derived.by(() => {
		const code = session().codesByGuid.get(place.values.among ?? '');
		const side: 'within' | 'outside' = place.values.side === 'outside' ? 'outside' : 'within';
		return code ? { code, side, coder: place.values.coder ?? device.settings.coder?.guid ?? 'all' } : null;
	});
	/** The hits so far, in the order of the documents and of their texts; at most `mostHits`. */
	hits: readonly SearchHit[] = $state.raw([]);
	/** All hits so far, by document. */
	counts: ReadonlyMap<Guid, number> = $state.raw(new Map());
	/** How many documents were looked through, of how many. */
	done = $state(0);
	of = $state(0);
	running = $state(false);
	/** Why nothing can be looked for, or why it was ended. */
	fault: string | null = $state(null);

	readonly total = $derived([...this.counts.values()].reduce((sum, n) => sum + n, 0));
	/** Whether turns, answers or headings are found, and no words. */
	readonly isStructure = $derived((structures as readonly SearchWay[]).includes(this.wanted.way));
	/** Whether something is looked for: words that are typed, or what needs none. */
	readonly isOn = $derived(this.wanted.text.trim() !== '' || this.isStructure);
	/** The hit that is shown in the text, by its index; −1 for none. */
	readonly at = $derived(
		this.hits.findIndex(
			({ document, start }) => document === place.values.document && String(start) === place.values.at
		)
	);

	readonly #order = $derived.by((): SearchOrder | null => {
		const { rows } = session();
		if (!rows || !this.isOn) return null;
		const { cases, speakers = null, facilitators } = groupFilter.within;
		const filter: SearchFilter = {
			within: { documents: null, cases, speakers, facilitators },
			coded: this.coded && {
				codes: codesUnder(rows.codes, this.coded.code.guid, true),
				coder: this.coded.coder === 'all' ? null : this.coded.coder,
				side: this.coded.side
			}
		};
		const { language } = device.settings;
		const documents = rows.documents
			.filter(({ guid }) => groupFilter.documents?.includes(guid) ?? true)
			.sort((a, b) => a.title.localeCompare(b.title, language))
			.map(({ guid, length }) => ({ guid, length }));
		return { wanted: this.wanted, filter, documents, most: mostHits };
	});

	#client: SearchClient | null = null;
	#asked = '';
	#sequence = -1;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** What the running search has found: shown in place of what was found before with its first helping. */
	#found: { hits: SearchHit[]; counts: Map<Guid, number> } = { hits: [], counts: new Map() };

	/** Searches as long as a component is there. Called while it is set up. */
	follow(): void {
		$effect(() => {
			const order = this.#order;
			const { folder, sequence, change } = session();
			untrack(() => this.#consider(order, `${folder} ${JSON.stringify(order)}`, sequence, change));
		});
	}

	/** Changes the search. */
	set(patch: Partial<Pick<Wanted, 'text' | 'way' | 'matchCase' | 'matchMarks'>>): void {
		const next = { ...this.wanted, ...patch };
		const exact = `${next.matchCase ? 'c' : ''}${next.matchMarks ? 'm' : ''}`;
		place.set({ q: next.text || null, way: next.way === 'words' ? null : next.way, exact: exact || null });
	}

	/** Bounds the search by a code; null for everywhere. */
	setCoded(coded: { code: Guid; side: 'within' | 'outside' } | null): void {
		place.set({ among: coded?.code ?? null, side: coded?.side === 'outside' ? 'outside' : null });
	}

	/** The fragment of a hit's place in the text; the search goes along. */
	hitLink({ document, start }: Pick<SearchHit, 'document' | 'start'>): string {
		return place.link({ ...searchValues(), document, at: String(start) });
	}

	/** Leaves the search while one reads on. */
	leave(): void {
		place.set(noSearch);
	}

	#consider(order: SearchOrder | null, asked: string, sequence: number, change: Change | null): void {
		const isNext = sequence === this.#sequence + 1;
		const isSame = asked === this.#asked;
		if (isSame && sequence === this.#sequence) return;
		const touched = !(isNext && change) || touches(change, this.coded !== null);
		this.#asked = asked;
		this.#sequence = sequence;
		if (isSame && !touched) return;
		clearTimeout(this.#timer);
		this.#client?.stop();
		this.fault = null;
		if (order) this.#timer = setTimeout(() => this.#begin(order), rest);
		else this.#show([], new Map());
		this.running = order !== null;
	}

	#begin(order: SearchOrder): void {
		this.#found = { hits: [], counts: new Map() };
		this.done = 0;
		this.of = order.documents.length;
		this.#client ??= new SearchClient(
			(port) => void session().storage.ask('connect', { port }, [port]),
			(told) => this.#hear(told)
		);
		this.#client.search(order);
	}

	#hear(told: SearchTold): void {
		if (told.type === 'found') {
			for (const hit of told.hits) this.#found.hits.push(hit);
			for (const [document, n] of told.counts) this.#found.counts.set(document, n);
			this.done = told.done;
			if (told.counts.length) this.#show([...this.#found.hits], new Map(this.#found.counts));
			return;
		}
		if (told.type === 'matching') return;
		this.running = false;
		if (told.type === 'finished') {
			if (!this.#found.hits.length) this.#show([], new Map());
			return;
		}
		if (told.type === 'refused') this.#show([], new Map());
		this.fault = searchFault(told);
	}

	#show(hits: readonly SearchHit[], counts: ReadonlyMap<Guid, number>): void {
		this.hits = hits;
		this.counts = counts;
	}
}

/** True for a change of what is said, of who says it, or of the passages that bound the search. */
function touches({ added, updated, removed, splices }: Change, byCodes: boolean): boolean {
	const tables = new Set(['document', 'turn', 'speaker', 'case', ...(byCodes ? ['coding', 'code'] : [])]);
	return splices.length > 0 || [...added, ...updated, ...removed].some(({ table }) => tables.has(table));
}

/** Why a search found nothing or was ended, as a sentence; null where nothing was asked. */
export function searchFault(
	told: Exclude<SearchTold, { type: 'found' | 'matching' | 'finished' }>
): string | null {
	if (told.type === 'endless') return say('search.fault.endless');
	if (told.type === 'failed') return say('search.fault.failed');
	if (told.error.type === 'nothingToFind') return null;
	if (told.error.type === 'noWordToFind') return say('search.fault.noWord');
	return say('search.fault.pattern', { detail: told.error.detail });
}

/** The search of this window. */
export const search = new SearchState();
