/** The queries that are kept by name, and what one does with them. */
import type { Query } from '../core/query.ts';
import type { Guid, SavedQuery } from '../core/records.ts';
import { told } from './passage-deeds.ts';
import { Watch } from './watch.svelte.ts';

export class SavedQueries {
	readonly #watch = new Watch(
		'savedQueries',
		() => ({}),
		({ added, updated, removed }) => [...added, ...updated, ...removed].some(({ table }) => table === 'query')
	);
	/** By name. */
	readonly list: readonly SavedQuery[] = $derived(this.#watch.value ?? []);

	/** Keeps a query by a name; one that bears the name already asks this from now on. True when it was done. */
	async save(name: string, body: Query): Promise<boolean> {
		const guid = this.list.find((one) => one.name === name)?.guid ?? crypto.randomUUID();
		return told({ type: 'query.save', guid, name, body });
	}

	/** Gives one another name; true when it bears it. */
	async rename({ guid, name }: SavedQuery, to: string): Promise<boolean> {
		return name === to || told({ type: 'query.rename', guid, name: to });
	}

	/** Removes one. */
	async remove(guid: Guid): Promise<void> {
		await told({ type: 'query.remove', guid });
	}
}
