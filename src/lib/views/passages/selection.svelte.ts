/** The passages of one list that are meant, as the list, its rows and its page share them. */
import type { Guid } from '../../core/records.ts';
import {
	adding,
	cleared,
	going,
	neighbour,
	nothingPicked,
	reaching,
	targetsOf,
	ticking,
	withAll,
	without
} from './picked.ts';

export class PassageSelection {
	#picked = $state.raw(nothingPicked);
	/** The passage that one reads; null before one has chosen any. */
	readonly current: Guid | null = $derived(this.#picked.current);
	readonly selected: ReadonlySet<Guid> = $derived(this.#picked.selected);
	/** What a deed is done to: the selected passages, else the current one. */
	readonly targets: readonly Guid[] = $derived(targetsOf(this.#picked));

	/** Reads a passage; what is selected stays. */
	go(guid: Guid): void {
		if (guid !== this.#picked.current) this.#picked = going(this.#picked, guid);
	}
	/** Reads a passage, and nothing is selected. */
	only(guid: Guid): void {
		this.#picked = going(cleared(this.#picked), guid);
	}
	/** Selects a passage or takes it out. */
	tick(guid: Guid): void {
		this.#picked = ticking(this.#picked, guid);
	}
	/** The same, with the current passage where nothing is selected. */
	add(guid: Guid): void {
		this.#picked = adding(this.#picked, guid);
	}
	/** Selects from where the selection began to a passage. */
	reach(guid: Guid, order: readonly Guid[]): void {
		this.#picked = reaching(this.#picked, guid, order);
	}
	/** Selects all of these. */
	all(guids: readonly Guid[]): void {
		this.#picked = withAll(this.#picked, guids);
	}
	/** Selects nothing. */
	clear(): void {
		this.#picked = cleared(this.#picked);
	}
	/** Another list: nothing is chosen yet. */
	reset(): void {
		this.#picked = nothingPicked;
	}
	/** Forgets passages that left the list. */
	drop(guids: Iterable<Guid>): void {
		this.#picked = without(this.#picked, guids);
	}
	/** The passage to read when `gone` leave the list. */
	neighbour(gone: readonly Guid[], order: readonly Guid[]): Guid | null {
		return neighbour(this.#picked, gone, order);
	}
}
