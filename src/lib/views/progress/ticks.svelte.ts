/** What is ticked in a list: one by one, from the last tick to here, or all. */
import { SvelteSet } from 'svelte/reactivity';
import type { Guid } from '../../core/records.ts';

export class Ticks {
	readonly ticked = new SvelteSet<Guid>();
	#last: Guid | null = null;

	/** Ticks one, or takes its tick off. */
	turn(guid: Guid): void {
		if (!this.ticked.delete(guid)) this.ticked.add(guid);
		this.#last = guid;
	}

	/** Ticks all from the last that was turned to this one, in the order of `list`; does as `turn` where there is none. */
	reach(guid: Guid, list: readonly Guid[]): void {
		const [from, to] = [list.indexOf(this.#last ?? ''), list.indexOf(guid)];
		if (from < 0 || to < 0) return this.turn(guid);
		for (const one of list.slice(Math.min(from, to), Math.max(from, to) + 1)) this.ticked.add(one);
		this.#last = guid;
	}

	/** Ticks every one of `list`, or none where all of them are ticked. */
	turnAll(list: readonly Guid[]): void {
		const all = list.every((guid) => this.ticked.has(guid));
		for (const guid of list) {
			if (all) this.ticked.delete(guid);
			else this.ticked.add(guid);
		}
	}

	clear(): void {
		this.ticked.clear();
		this.#last = null;
	}
}
