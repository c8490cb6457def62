/** Which passages of a list are meant: the one that is read, or those that were selected. Pure. */
import type { Guid } from '../../core/records.ts';

export type Picked = {
	/** The passage that one reads; null before one has chosen any. */
	readonly current: Guid | null;
	readonly selected: ReadonlySet<Guid>;
	/** Where a stretch of selected passages begins. */
	readonly anchor: Guid | null;
};

/** Nothing is chosen yet. */
export const nothingPicked: Picked = { current: null, selected: new Set(), anchor: null };

/** What a deed is done to: the selected passages, else the one that is read. */
export function targetsOf({ current, selected }: Picked): Guid[] {
	return selected.size ? [...selected] : current ? [current] : [];
}

/** Reads a passage; what is selected stays. */
export function going(picked: Picked, guid: Guid): Picked {
	return { ...picked, current: guid, anchor: picked.selected.size ? picked.anchor : guid };
}

/** Selects a passage or takes it out, by its tick box or a key. */
export function ticking(picked: Picked, guid: Guid): Picked {
	const selected = new Set(picked.selected);
	if (!selected.delete(guid)) selected.add(guid);
	return { current: guid, selected, anchor: guid };
}

/** Selects a passage beside the one that is read, or takes it out: a click with Ctrl. */
export function adding(picked: Picked, guid: Guid): Picked {
	const { current, selected } = picked;
	const alone = !selected.size && current && current !== guid;
	return ticking(alone ? { ...picked, selected: new Set([current]) } : picked, guid);
}

/** Selects from where the selection began to a passage, in the `order` of the list: Shift. */
export function reaching(picked: Picked, guid: Guid, order: readonly Guid[]): Picked {
	const to = order.indexOf(guid);
	if (to < 0) return picked;
	const begun = order.indexOf(picked.anchor ?? picked.current ?? guid);
	const from = begun < 0 ? to : begun;
	const selected = new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1));
	return { current: guid, selected, anchor: order[from] ?? guid };
}

/** Selects all of these. */
export function withAll(picked: Picked, guids: readonly Guid[]): Picked {
	return { ...picked, current: picked.current ?? guids[0] ?? null, selected: new Set(guids) };
}

/** Selects nothing. */
export function cleared(picked: Picked): Picked {
	return { ...picked, selected: new Set(), anchor: picked.current };
}

/** Without passages that left the list. */
export function without(picked: Picked, guids: Iterable<Guid>): Picked {
	const selected = new Set(picked.selected);
	for (const guid of guids) selected.delete(guid);
	return selected.size < picked.selected.size ? { ...picked, selected } : picked;
}

/** The passage to read when `gone` leave the list: the next that stays, else the one before; null where none does. */
export function neighbour(picked: Picked, gone: readonly Guid[], order: readonly Guid[]): Guid | null {
	const going = new Set(gone);
	const stays = (guid: Guid): boolean => !going.has(guid);
	const read = order.indexOf(picked.current ?? '');
	const at = Math.max(0, read < 0 ? order.findIndex((guid) => going.has(guid)) : read);
	return order.slice(at).find(stays) ?? order.slice(0, at).findLast(stays) ?? null;
}
