/** How many coded passages each coder has in a filter; never added up. Counted anew after changes. */
import type { PassageFilter } from '../core/passage.ts';
import type { Guid } from '../core/records.ts';
import { session } from './project.svelte.ts';

/** What may narrow the passages that are counted. */
type Counted = 'codes' | 'documents' | 'within' | 'auto' | 'starred';

export class CoderCounts {
	/** By coder; empty while it is counted first. */
	value: ReadonlyMap<Guid, number> = $state.raw(new Map());
	#asked = 0;

	/** Made while a component is set up; `filter` gives null to count nothing. */
	constructor(filter: () => Pick<PassageFilter, Counted> | null) {
		$effect(() => {
			const { rows, status, sequence } = session();
			void sequence;
			const wanted = filter();
			if (!rows || status !== 'open' || !wanted) return;
			void this.#count(
				wanted,
				rows.coders.map(({ guid }) => guid)
			);
		});
		$effect(() => () => (this.#asked += 1));
	}

	async #count(filter: Pick<PassageFilter, Counted>, coders: readonly Guid[]): Promise<void> {
		const id = ++this.#asked;
		try {
			const counts = new Map<Guid, number>();
			for (const coder of coders) {
				const { total } = await session().query('passages', { ...filter, coder, limit: 0, offset: 0 });
				counts.set(coder, total);
			}
			if (id === this.#asked) this.value = counts;
		} catch {
			// The project was closed meanwhile; there is nothing left to count.
		}
	}
}
