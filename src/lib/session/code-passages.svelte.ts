/** The passages of the code that the address names: whose, with what is below it, and how many are drawn. */
import type { Passage, PassageFilter } from '../core/passage.ts';
import type { Code, Guid } from '../core/records.ts';
import { codesUnder } from './codebook.ts';
import { CoderCounts } from './coder-counts.svelte.ts';
import { device } from './device.svelte.ts';
import { groupFilter } from './group-filter.svelte.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';
import { Watch } from './watch.svelte.ts';

/** Whether only those that have something are meant, only those that have it not, or both. */
type Only = 'only' | 'none' | null;

/** How many passages a list grows by. */
const page = 100;

export class CodePassages {
	readonly code: Code | undefined = $derived(session().codesByGuid.get(place.values.code ?? ''));
	readonly hasBelow = $derived(
		session().rows?.codes.some(({ parent }) => parent === this.code?.guid) ?? false
	);
	/** Whether sub-codes count. */
	readonly roll = $derived(this.hasBelow && place.values.roll !== '0');
	/** A coder's GUID, or `all`. */
	readonly wanted = $derived(place.values.coder ?? device.settings.coder?.guid ?? 'all');
	readonly coder = $derived(this.wanted === 'all' ? null : this.wanted);
	/** The code, with what is below it where that counts. */
	readonly among: readonly Guid[] = $derived(
		this.code ? codesUnder(session().rows?.codes ?? [], this.code.guid, this.roll) : []
	);
	/** Only what auto-coding made and nobody has looked at, or only the rest; null for both. The same of stars. */
	readonly auto: Only = $derived(onlyOf(place.values.auto));
	readonly starred: Only = $derived(onlyOf(place.values.starred));
	readonly #order: () => string;
	/** How many are drawn; begins anew with another list. */
	limit = $derived.by(() => {
		void [this.code?.guid, this.roll, this.coder, this.#order(), groupFilter.within];
		void [this.auto, this.starred];
		return page;
	});
	readonly passages: Watch<'passages'>;
	readonly #frequencies: Watch<'frequencies'>;
	readonly #counts: CoderCounts;
	readonly #autos: Watch<'passages'>;
	readonly total = $derived.by(() => this.passages.value?.total ?? 0);
	/** How many of the passages auto-coding made that nobody has looked at, whatever else is left out. */
	readonly autos = $derived.by(() => this.#autos.value?.total ?? 0);
	readonly documents = $derived.by(() => {
		if (this.auto || this.starred)
			return new Set(this.passages.value?.passages.map(({ document }) => document)).size;
		const frequencies = this.#frequencies.value;
		const at = frequencies?.guids.indexOf(this.code?.guid ?? '') ?? -1;
		return frequencies?.frequency.documents[at] ?? 0;
	});
	/** Every coder, with how many passages they have here. */
	readonly byCoder = $derived.by(() =>
		(session().rows?.coders ?? []).map(({ guid, name }) => ({
			guid,
			name,
			n: this.#counts.value.get(guid) ?? 0
		}))
	);
	/** Whether there are passages that only the filter leaves out. */
	readonly isFiltered = $derived(
		this.among.some((one) => {
			const known = session().codeCounts.get(one);
			return this.coder === null ? Boolean(known?.size) : (known?.get(this.coder) ?? 0) > 0;
		})
	);

	/** Made while a component is set up. `order`: what they are ordered by; all are asked for unless it is `document` and no passage is left out. */
	constructor(order: () => string) {
		this.#order = order;
		this.passages = new Watch('passages', () =>
			this.code ? this.#filter(this.#isPaged ? this.limit : null) : null
		);
		this.#autos = new Watch('passages', () =>
			this.code ? { ...this.#filter(0), auto: 'only', starred: null } : null
		);
		this.#frequencies = new Watch('frequencies', () =>
			this.code ? { coder: this.coder, rollUp: this.roll, documents: null, within: groupFilter.within } : null
		);
		this.#counts = new CoderCounts(() =>
			this.code
				? {
						codes: this.among,
						documents: null,
						within: groupFilter.within,
						auto: this.auto,
						starred: this.starred
					}
				: null
		);
	}

	/** Every passage of the list, drawn or not, by its GUID. */
	async all(): Promise<Guid[]> {
		return (await this.everything()).map(({ coding }) => coding);
	}

	/** Every passage of the list, drawn or not. */
	async everything(): Promise<readonly Passage[]> {
		const known = this.passages.value;
		if (known && known.passages.length === known.total) return known.passages;
		return (await session().query('passages', this.#filter(null))).passages;
	}

	/** Draws more of the list. */
	more(): void {
		if (!this.passages.waiting && this.limit < this.total) this.limit += page;
	}

	#filter(limit: number | null): PassageFilter {
		const { among: codes, coder, auto, starred } = this;
		return { codes, coder, documents: null, within: groupFilter.within, auto, starred, limit, offset: 0 };
	}

	/** Where the documents of the passages are told by the passages themselves, all are asked for. */
	get #isPaged(): boolean {
		return this.#order() === 'document' && !this.auto && !this.starred;
	}
}

const onlyOf = (value: string | undefined): Only => (value === 'only' || value === 'none' ? value : null);
