/**
 * What the patterns in a query find, searched for in a worker that can be ended: a pattern may take for ever, and the
 * engine could not be asked anything meanwhile.
 */
import type { QueryLeaf } from '../core/query.ts';
import type { Guid } from '../core/records.ts';
import { err, ok, type Result } from '../core/result.ts';
import type { SearchFilter, SearchHit } from '../core/search/search.ts';
import { SearchClient, type SearchOrder } from '../storage/client-search.ts';
import type { QueryParams } from '../storage/protocol.ts';
import { session } from './project.svelte.ts';
import { searchFault } from './search.svelte.ts';

type Words = Extract<QueryLeaf, { is: 'text' }>;
type Given = NonNullable<QueryParams<'queried'>['given']>;

/** A query looks for words everywhere first: its filter is put on what it finds. */
const everywhere: SearchFilter = {
	within: { documents: null, cases: null, facilitators: 'in' },
	coded: null
};

export class PatternHits {
	/** The hits of each pattern; null while they are searched for, or where one can't be. */
	found: Given | null = $state.raw(null);
	/** Why a pattern finds nothing, as a sentence. */
	fault: string | null = $state(null);
	#known = '';

	/** Made while a component is set up; `patterns` tells what is looked for now. */
	constructor(patterns: () => readonly Words[]) {
		$effect(() => {
			const wanted = patterns();
			const documents = session().rows?.documents ?? [];
			// Any edit may have been of the text.
			const key = JSON.stringify([wanted, wanted.length ? session().sequence : 0]);
			if (key === this.#known) return;
			this.#known = key;
			this.fault = null;
			if (!wanted.length) this.found = [];
			else this.#search(wanted, documents);
		});
		$effect(() => () => this.#stop());
	}

	#clients: SearchClient[] = [];
	#stop(): void {
		for (const client of this.#clients) client.stop();
		this.#clients = [];
	}

	#search(wanted: readonly Words[], documents: SearchOrder['documents']): void {
		this.#stop();
		this.found = null;
		const known = this.#known;
		const searches = wanted.map(async (leaf) => ({ leaf, hits: await this.#hitsOf(leaf, documents) }));
		void Promise.all(searches).then((all) => {
			if (known !== this.#known) return;
			this.found = all.flatMap(({ leaf, hits }) => (hits.ok ? [{ leaf, hits: byDocument(hits.value) }] : []));
			this.fault =
				all.map(({ hits }) => (hits.ok ? null : hits.error)).find((fault) => fault !== null) ?? null;
			if (this.fault !== null) this.found = null;
		});
	}

	#hitsOf(wanted: Words, documents: SearchOrder['documents']): Promise<Result<SearchHit[], string>> {
		return new Promise((resolve) => {
			const hits: SearchHit[] = [];
			const client = new SearchClient(
				(port) => void session().storage.ask('connect', { port }, [port]),
				(told) => {
					if (told.type === 'found') for (const hit of told.hits) hits.push(hit);
					else if (told.type !== 'matching')
						resolve(told.type === 'finished' ? ok(hits) : err(searchFault(told) ?? ''));
				}
			);
			this.#clients.push(client);
			const { way, text, matchCase, matchMarks } = wanted;
			const lengths = documents.map(({ guid, length }) => ({ guid, length }));
			client.search({
				wanted: { way, text, matchCase, matchMarks },
				filter: everywhere,
				documents: lengths,
				most: Infinity
			});
		});
	}
}

function byDocument(hits: readonly SearchHit[]): Given[number]['hits'] {
	const documents = new Map<Guid, { start: number; end: number }[]>();
	for (const { document, start, end } of hits) {
		const ranges = documents.get(document) ?? [];
		documents.set(document, ranges);
		ranges.push({ start, end });
	}
	return [...documents].map(([document, ranges]) => ({ document, ranges }));
}
