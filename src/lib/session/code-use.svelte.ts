/** How often each coder used a code, alone and with its sub-codes; counted anew after changes. */
import type { Guid } from '../core/records.ts';
import { withDescendants } from '../core/tree.ts';
import { session } from './project.svelte.ts';

type Use = { readonly passages: number; readonly documents: number };
/** One coder's use of a code. */
export type CoderUse = { readonly by: Guid; readonly own: Use; readonly all: Use };

export class CodeUse {
	/** Coders who used the code or one below it, in the order of the project. */
	value: readonly CoderUse[] = $state.raw([]);
	#asked = 0;

	/** Made while a component is set up; `code` gives null to count nothing. */
	constructor(code: () => Guid | null) {
		$effect(() => {
			const guid = code();
			const { rows, codeCounts, status } = session();
			if (!guid || !rows || status !== 'open') {
				this.value = [];
				return;
			}
			const below = [...withDescendants(rows.codes, guid)];
			const coders = rows.coders
				.map((coder) => coder.guid)
				.filter((coder) => below.some((one) => (codeCounts.get(one)?.get(coder) ?? 0) > 0));
			void this.#count(guid, coders);
		});
	}

	async #count(code: Guid, coders: readonly Guid[]): Promise<void> {
		const id = ++this.#asked;
		const value: CoderUse[] = [];
		try {
			for (const by of coders) {
				const own = await used(code, by, false);
				value.push({ by, own, all: await used(code, by, true) });
			}
		} catch {
			// The project was closed meanwhile; there is nothing left to show.
			return;
		}
		if (id === this.#asked) this.value = value;
	}
}

async function used(code: Guid, coder: Guid, rollUp: boolean): Promise<Use> {
	const { guids, frequency } = await session().query('frequencies', { coder, rollUp, documents: null });
	const at = guids.indexOf(code);
	return { passages: frequency.codings[at] ?? 0, documents: frequency.documents[at] ?? 0 };
}
