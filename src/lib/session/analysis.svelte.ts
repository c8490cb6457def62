/** What the analysis page asks and shows: the choices that stand in the address, and the counts that they ask for. */
import { codePath } from '../core/code-path.ts';
import type { Guid } from '../core/records.ts';
import { inTreeOrder, pathTo } from '../core/tree.ts';
import { device } from './device.svelte.ts';
import { groupFilter } from './group-filter.svelte.ts';
import { place, type PlaceKey } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

/** How many passages a list grows by. */
const page = 20;

export class Analysis {
	/** How many passages of the selection are asked for. */
	limit = $state(page);

	readonly view: 'frequencies' | 'cooccurrence' = $derived(
		oneOf('view', ['frequencies', 'cooccurrence'], 'cooccurrence')
	);
	readonly form: 'chart' | 'table' = $derived(oneOf('form', ['chart', 'table'], 'chart'));
	readonly rule: 'overlap' | 'turn' = $derived(oneOf('rule', ['overlap', 'turn'], 'overlap'));
	readonly measure: 'count' | 'jaccard' = $derived(oneOf('measure', ['count', 'jaccard'], 'count'));
	readonly order: 'codebook' | 'frequency' = $derived(oneOf('order', ['codebook', 'frequency'], 'codebook'));
	readonly rollUp = $derived(place.values.roll === '1');

	/** Coders with at least one coding. */
	readonly coders = $derived.by(() => {
		const used = [...session().codeCounts.values()].flatMap((counts) => usedBy(counts));
		return session().rows?.coders.filter(({ guid }) => used.includes(guid)) ?? [];
	});
	/** One coder, or null for all united: the one named, else the own codings where there are any. */
	readonly coder: Guid | null = $derived.by(() => {
		const named = place.values.coder ?? device.settings.coder?.guid;
		return this.coders.find(({ guid }) => guid === named)?.guid ?? null;
	});
	/** The codes in the order of the codebook, as charts take them. */
	readonly codes = $derived.by(() => {
		const byGuid = session().codesByGuid;
		return inTreeOrder(session().rows?.codes ?? []).map(({ node, depth }) => ({
			guid: node.guid,
			parent: depth ? node.parent : null,
			name: node.name,
			color: node.color,
			depth,
			path: codePath(pathTo(byGuid, node.guid).map(({ name }) => name))
		}));
	});
	/** The categories that an axis is narrowed to, where they are there. */
	readonly rows = $derived(this.#code('rows'));
	readonly columns = $derived(this.#code('columns'));
	/** The code whose bar is selected. */
	readonly code = $derived(this.view === 'frequencies' ? this.#code('code') : null);
	readonly pair = $derived.by(() => {
		const [a, b] = [this.#code('a'), this.#code('b')];
		return this.view === 'cooccurrence' && a && b && a !== b ? { a, b } : null;
	});

	readonly #counting = $derived({
		coder: this.coder,
		documents: null,
		within: groupFilter.within,
		rollUp: this.rollUp
	});
	/** What the filter holds, sub-codes on their own. */
	readonly base = new Watch('frequencies', () => ({ ...this.#counting, rollUp: false }));
	readonly frequencies = new Watch('frequencies', () =>
		this.view === 'frequencies' ? this.#counting : null
	);
	readonly cooccurrences = new Watch('cooccurrences', () =>
		this.view === 'cooccurrence' ? { ...this.#counting, rule: this.rule } : null
	);
	readonly meetings = new Watch(
		'meetings',
		() => this.pair && { ...this.#counting, rule: this.rule, ...this.pair, limit: this.limit }
	);
	readonly uses = new Watch('uses', () =>
		this.code ? { ...this.#counting, code: this.code, limit: this.limit } : null
	);

	/** Selects two codes, or nothing. */
	selectPair(a: Guid | null, b: Guid | null): void {
		this.limit = page;
		place.set({ a, b });
	}

	selectCode(code: Guid | null): void {
		this.limit = page;
		place.set({ code });
	}

	/** Asks for more of the passages. */
	more(): void {
		this.limit += page;
	}

	#code(key: PlaceKey): Guid | null {
		const guid = place.values[key];
		return guid && session().codesByGuid.has(guid) ? guid : null;
	}
}

/** The value of a part of the address that has a few, else the first meant. */
function oneOf<const T extends string>(key: PlaceKey, values: readonly T[], otherwise: T): T {
	return values.find((value) => value === place.values[key]) ?? otherwise;
}

const usedBy = (counts: ReadonlyMap<Guid, number>): Guid[] =>
	[...counts].filter(([, count]) => count > 0).map(([coder]) => coder);
