/** How much stands under each code, as one coder coded it: passages, documents or cases, alone and with what is below. */
import type { Guid } from '../core/records.ts';
import type { QueryResult } from '../storage/protocol.ts';
import { device } from './device.svelte.ts';
import { Watch } from './watch.svelte.ts';

type Count = QueryResult<'codeCounts'>['codes'][number];

export class CodeTally {
	readonly #watch = new Watch('codeCounts', () => {
		const { coder } = device.settings;
		return coder && { coder: coder.guid, documents: null };
	});
	/** The newest answer by code: made once for each answer, since every row asks. */
	#known: { readonly from: QueryResult<'codeCounts'>; readonly byCode: ReadonlyMap<Guid, Count> } | null =
		null;

	/** What the tree counts of a code alone; null until it is known. */
	own = (code: Guid): number | null => this.#of(code, 'own');
	/** The same of the code and everything below it, overlapping passages united. */
	rolled = (code: Guid): number | null => this.#of(code, 'rolled');

	#of(code: Guid, which: 'own' | 'rolled'): number | null {
		const from = this.#watch.value;
		if (!from) return null;
		if (this.#known?.from !== from) {
			this.#known = { from, byCode: new Map(from.codes.map((one) => [one.code, one])) };
		}
		return this.#known.byCode.get(code)?.[which][device.settings.codebook.count] ?? 0;
	}
}
