/** A code's passages sorted one by one into two codes: what was chosen for each, and where one stands. Pure. */
import type { Guid } from '../core/records.ts';

/** Where a passage goes: to the first code, the second, both, or nowhere: it stays as it is. */
export type SplitChoice = 'a' | 'b' | 'both' | 'stay';

export type SplitQueue = {
	/** The passages in the order in which they come. */
	readonly order: readonly Guid[];
	readonly choices: ReadonlyMap<Guid, SplitChoice>;
	/** What was chosen, oldest first, with what stood before; null where nothing did. */
	readonly made: readonly { readonly coding: Guid; readonly before: SplitChoice | null }[];
	/** The passage to choose for; null when the queue is empty. */
	readonly at: Guid | null;
};

/** What `code.split` takes for one passage. */
export type SplitPassage = { readonly coding: Guid; readonly codes: Guid[]; readonly copies: Guid[] };

/** A queue in which nothing is chosen. */
export function splitQueue(order: readonly Guid[]): SplitQueue {
	return { order, choices: new Map(), made: [], at: order[0] ?? null };
}

/** Chooses for the passage at which one stands, and goes to the next that is not chosen for. */
export function chosen(queue: SplitQueue, choice: SplitChoice): SplitQueue {
	const { at, order } = queue;
	if (at === null) return queue;
	const choices = new Map(queue.choices).set(at, choice);
	const made = [...queue.made, { coding: at, before: queue.choices.get(at) ?? null }];
	const from = order.indexOf(at);
	const open = (guid: Guid): boolean => !choices.has(guid);
	const next = order.slice(from + 1).find(open) ?? order.find(open) ?? at;
	return { ...queue, choices, made, at: next };
}

/** Takes the last choice back and goes to its passage. */
export function takenBack(queue: SplitQueue): SplitQueue {
	const last = queue.made.at(-1);
	if (!last) return queue;
	const choices = new Map(queue.choices);
	if (last.before) choices.set(last.coding, last.before);
	else choices.delete(last.coding);
	return { ...queue, choices, made: queue.made.slice(0, -1), at: last.coding };
}

/** Goes to the next passage (1) or the one before (−1) without choosing. */
export function stepped(queue: SplitQueue, by: 1 | -1): SplitQueue {
	const index = queue.order.indexOf(queue.at ?? '') + by;
	return { ...queue, at: queue.order[Math.max(0, Math.min(queue.order.length - 1, index))] ?? null };
}

/** The queue with the passages that there are now: choices for others go, new ones come in their place. */
export function renewed(queue: SplitQueue, order: readonly Guid[]): SplitQueue {
	const there = new Set(order);
	const choices = new Map([...queue.choices].filter(([guid]) => there.has(guid)));
	const made = queue.made.filter(({ coding }) => there.has(coding));
	if (queue.at !== null && there.has(queue.at)) return { order, choices, made, at: queue.at };
	return { order, choices, made, at: order.find((guid) => !choices.has(guid)) ?? order[0] ?? null };
}

/**
 * What the choices ask of `code.split`: those that change nothing are left out. `code` is the one that is split; it may
 * itself be one of the two.
 */
export function splitPassages(
	{ order, choices }: SplitQueue,
	codes: { readonly code: Guid; readonly a: Guid; readonly b: Guid },
	newGuid: () => Guid
): SplitPassage[] {
	const targets = { a: [codes.a], b: [codes.b], both: [codes.a, codes.b], stay: [codes.code] };
	return order.flatMap((coding) => {
		const choice = choices.get(coding);
		const to = choice ? targets[choice] : [codes.code];
		const changes = to.some((guid) => guid !== codes.code);
		return changes ? [{ coding, codes: to, copies: to.slice(1).map(newGuid) }] : [];
	});
}

/** Whether nothing is left with the code that is split: then it can go. */
export function isSortedAway(queue: SplitQueue, codes: { code: Guid; a: Guid; b: Guid }): boolean {
	if (codes.a === codes.code || codes.b === codes.code) return false;
	return queue.order.every((guid) => (queue.choices.get(guid) ?? 'stay') !== 'stay');
}
