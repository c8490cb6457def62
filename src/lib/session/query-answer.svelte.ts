/** What a query finds: passages, counts, the passages behind one count, and all of them to be coded; anew when data change. */
import type { Change } from '../core/change.ts';
import type { Guid } from '../core/records.ts';
import type { QueryParams, QueryResult } from '../storage/protocol.ts';
import { say } from '../words/say.ts';
import type { Analysis } from './analysis.svelte.ts';
import type { AskedQuery } from './asked-query.svelte.ts';
import type { FoundHits } from './auto-code.svelte.ts';
import { PatternHits } from './pattern-hits.svelte.ts';
import { session } from './project.svelte.ts';
import { mostHits } from './search.svelte.ts';
import { touchesCodings, Watch } from './watch.svelte.ts';

/** How many passages a list grows by. */
const page = 20;

type Found<T> = T extends { readonly ok: true; readonly value: infer V } ? V : never;
/** A document, case or code, as the query names it. */
export type Part = QueryParams<'queriedPart'>['part'];

export class QueryAnswer {
	readonly #asked: AskedQuery;
	readonly #analysis: Analysis;
	readonly #patterns: PatternHits;
	#limit = $state(page);
	#partLimit = $state(page);
	/** True while all passages are wanted, to be coded. */
	coding = $state(false);

	/** What is asked of the engine; null while words are yet to be typed, or searched for. */
	readonly #question = $derived.by(() => {
		const { query, isBlank } = this.#asked;
		const given = this.#patterns.found;
		if (isBlank || !given) return null;
		const { coder, documents, within } = this.#analysis.counting;
		return { coder, documents, within, query, given };
	});
	readonly #whole: Watch<'queried'>;
	readonly #some: Watch<'queriedPart'>;
	readonly #ranges: Watch<'queriedRanges'>;

	/** Counts and the first passages; null while nothing is asked or answered. */
	readonly found: Found<QueryResult<'queried'>> | null = $derived.by(() => valueOf(this.#whole.value));
	/** The passages of the part; null while none is chosen or they are awaited. */
	readonly ofPart: Found<QueryResult<'queriedPart'>> | null = $derived.by(() => valueOf(this.#some.value));
	/** True while the counts are awaited: those at hand may still answer what was asked before. */
	readonly waiting = $derived.by(() => this.#whole.waiting);
	/** Why nothing can be found, as a sentence; null where it can. */
	readonly fault = $derived.by(() => {
		if (this.#asked.isBlank) return say('query.blank');
		if (this.#patterns.fault !== null) return this.#patterns.fault;
		return unfound(this.#whole.value);
	});

	/** Every passage as a hit, while they are wanted. */
	readonly hits: FoundHits;

	/** Made while a component is set up; `part` tells whose passages are wanted too. */
	constructor(asked: AskedQuery, analysis: Analysis, part: () => Part | null) {
		this.#asked = asked;
		this.#analysis = analysis;
		this.#patterns = new PatternHits(() => asked.patterns);
		this.#whole = new Watch(
			'queried',
			() => this.#question && { ...this.#question, limit: this.#limit, offset: 0 },
			alters
		);
		this.#some = new Watch(
			'queriedPart',
			() => {
				const wanted = part();
				return this.#question && wanted && { ...this.#question, part: wanted, limit: this.#partLimit };
			},
			alters
		);
		this.#ranges = new Watch('queriedRanges', () => (this.coding ? this.#question : null), alters);
		this.hits = new AllHits(this.#ranges);
	}

	/** Begins the lists from their first passages. */
	reset(): void {
		this.#limit = this.#partLimit = page;
	}

	/** Begins the list of a part from its first passages. */
	resetPart(): void {
		this.#partLimit = page;
	}

	/** Asks for more passages. */
	more(): void {
		this.#limit += page;
	}

	/** Asks for more passages of the part. */
	moreOfPart(): void {
		this.#partLimit += page;
	}

	/** Every passage with its words; null where the query finds none for a fault. */
	async all(): Promise<Found<QueryResult<'queried'>>['passages'] | null> {
		if (!this.#question) return null;
		const answer = await session().query('queried', { ...this.#question, limit: null, offset: 0 });
		return answer.ok ? answer.value.passages : null;
	}
}

/** What the watch of ranges found, as auto-coding takes it; more than can be coded are only counted. */
class AllHits implements FoundHits {
	readonly #watch: Watch<'queriedRanges'>;
	readonly #ranges = $derived.by(() => valueOf(this.#watch.value));
	readonly total = $derived(this.#ranges?.start.length ?? 0);
	readonly hits = $derived.by((): { document: Guid; start: number; end: number }[] => {
		const { documents, document, start, end } = this.#ranges ?? {};
		if (!documents || !document || !start || !end || this.total > mostHits) return [];
		return Array.from(start, (from, at) => {
			return { document: documents[document[at] as number] as Guid, start: from, end: end[at] as number };
		});
	});
	readonly running = $derived.by(() => this.#watch.stale);

	constructor(watch: Watch<'queriedRanges'>) {
		this.#watch = watch;
	}
}

function valueOf<T>(
	answer: { readonly ok: true; readonly value: T } | { readonly ok: false } | null
): T | null {
	return answer?.ok ? answer.value : null;
}

/** Why the engine finds nothing for a query, as a sentence; null where it does, or has not answered. */
export function unfound(answer: QueryResult<'queried'> | null): string | null {
	if (!answer || answer.ok) return null;
	const { type, ...values } = answer.error;
	return say(`query.unfound.${type}`, values);
}

/** True for a change of what a query may look at. */
export function alters(change: Change): boolean {
	const looked = new Set(['theme', 'themeItem', 'case']);
	const rows = [...change.added, ...change.updated, ...change.removed];
	return touchesCodings(change) || change.splices.length > 0 || rows.some(({ table }) => looked.has(table));
}
