/** Which passages of a list are meant: the current one, or those that were selected by mouse, keys or tick boxes. */
import type { Guid } from '../../core/records.ts';

export class PassageSelection {
	/** The passage that one reads; null before one has chosen any. */
	current: Guid | null = $state(null);
	selected: ReadonlySet<Guid> = $state.raw(new Set());
	/** What a deed is done to: the selected passages, else the current one. */
	readonly targets: readonly Guid[] = $derived(
		this.selected.size ? [...this.selected] : this.current ? [this.current] : []
	);
	/** Where a stretch of selected passages begins. */
	#anchor: Guid | null = null;

	/** Reads a passage; what is selected stays. */
	go(guid: Guid): void {
		this.current = guid;
		if (!this.selected.size) this.#anchor = guid;
	}

	/** Reads a passage, and nothing is selected. */
	only(guid: Guid): void {
		this.clear();
		this.go(guid);
	}

	/** Selects a passage or takes it out. */
	tick(guid: Guid): void {
		const next = new Set(this.selected);
		if (!next.delete(guid)) next.add(guid);
		this.#anchor = guid;
		this.current = guid;
		this.selected = next;
	}

	/** Selects a passage beside the current one, or takes it out: a click with Ctrl. */
	add(guid: Guid): void {
		if (!this.selected.size && this.current && this.current !== guid) this.selected = new Set([this.current]);
		this.tick(guid);
	}

	/** Selects from where the selection began to a passage, in the `order` of the list: Shift. */
	reach(guid: Guid, order: readonly Guid[]): void {
		const to = order.indexOf(guid);
		const from = order.indexOf(this.#anchor ?? this.current ?? guid);
		if (to < 0) return;
		this.#anchor = order[from] ?? guid;
		this.current = guid;
		const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
		this.selected = new Set(order.slice(first, last + 1));
	}

	/** Selects all of these. */
	all(guids: readonly Guid[]): void {
		this.selected = new Set(guids);
		this.current ??= guids[0] ?? null;
	}

	/** Selects nothing. */
	clear(): void {
		if (this.selected.size) this.selected = new Set();
		this.#anchor = this.current;
	}

	/** Another list: nothing is chosen yet. */
	reset(): void {
		this.current = null;
		this.clear();
	}

	/** Forgets passages that left the list. */
	drop(guids: Iterable<Guid>): void {
		const next = new Set(this.selected);
		for (const guid of guids) next.delete(guid);
		if (next.size < this.selected.size) this.selected = next;
	}

	/** The passage to read when `gone` leave the list: the next that stays, else the one before; null where none does. */
	neighbour(gone: readonly Guid[], order: readonly Guid[]): Guid | null {
		const going = new Set(gone);
		const from = order.indexOf(this.current ?? '');
		const at = from < 0 ? order.findIndex((guid) => going.has(guid)) : from;
		const stays = (guid: Guid): boolean => !going.has(guid);
		return (
			order.slice(Math.max(0, at)).find(stays) ?? order.slice(0, Math.max(0, at)).findLast(stays) ?? null
		);
	}
}
