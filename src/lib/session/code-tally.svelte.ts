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
	readonly #byCode = $derived(new Map<Guid, Count>(this.#watch.value?.codes.map((one) => [one.code, one])));

	/** What the tree counts of a code alone; null until it is known. */
	own = (code: Guid): number | null => this.#of(code, 'own');
	/** The same of the code and everything below it, overlapping passages united. */
	rolled = (code: Guid): number | null => this.#of(code, 'rolled');

	#of(code: Guid, which: 'own' | 'rolled'): number | null {
		if (!this.#watch.value) return null;
		return this.#byCode.get(code)?.[which][device.settings.codebook.count] ?? 0;
	}
}
