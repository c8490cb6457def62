/** Two passages that an analysis found together and that are read in the text; kept in the address, as is what was analysed. */
import type { Code, Guid } from '../core/records.ts';
import type { Span } from './coding.svelte.ts';
import { pairFrom, type SpanPair } from './pair-address.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';

class OpenedPair {
	/** The codes whose passages they are; null where one is no longer there. */
	readonly codes: { readonly a: Code; readonly b: Code } | null = $derived.by(() => {
		const [a, b] = [codeOf(place.values.a), codeOf(place.values.b)];
		return a && b ? { a, b } : null;
	});
	/** Where both stand in the document that is read; null where no pair of it is. */
	readonly spans: SpanPair | null = $derived.by(() => {
		const pair = this.codes && pairFrom(place.values.pair);
		return pair && pair.document === place.values.document ? pair : null;
	});
	/** The one that was gone to last. */
	readonly at: 'a' | 'b' = $derived(place.values.at === String(this.spans?.b.start) ? 'b' : 'a');

	/** Goes to one of the two; gives where it stands, null where no pair is read. */
	go(to: 'a' | 'b'): Span | null {
		const { spans } = this;
		if (spans) place.set({ at: String(spans[to].start), coding: null });
		return spans && spans[to];
	}

	/** The fragment of the analysis that one came from. */
	back(): string {
		return place.link({ document: null, at: null, coding: null, pair: null }, true);
	}

	/** Reads on without them. */
	leave(): void {
		place.set({ pair: null });
	}
}

const codeOf = (guid: Guid | undefined): Code | undefined => session().codesByGuid.get(guid ?? '');

/** The pair that is read in this window. */
export const openedPair = new OpenedPair();
