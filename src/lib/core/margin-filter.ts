/** Which coded passages of a document are shown beside its text. Pure; its cost grows with the passages alone. */
import type { Coding, Guid } from './records.ts';

/** What is to be shown. */
export type MarginFilter = {
	/** Everybody's, nobody's, or one coder's. */
	readonly coder: 'all' | 'none' | Guid;
	/** Of these codes only; null for all. */
	readonly codes: ReadonlySet<Guid> | null;
	/** Only passages that share a character with one of another coder. */
	readonly doubly: boolean;
	/** The coder who holds what was agreed on: nobody's second opinion. */
	readonly consensus: Guid | null;
};

type Placed = Coding & { readonly start: number; readonly end: number };

/** The codings that are to be seen, in the order given. Those without a passage are none of them. */
export function shownCodings(codings: readonly Coding[], filter: MarginFilter): Coding[] {
	if (filter.coder === 'none') return [];
	const placed = codings.filter(({ orphan, start }) => !orphan && start !== null) as Placed[];
	const doubly = filter.doubly ? doublyCoded(placed.filter(({ coder }) => coder !== filter.consensus)) : null;
	return placed.filter(
		({ guid, coder, code }) =>
			(filter.coder === 'all' || coder === filter.coder) &&
			(!filter.codes || filter.codes.has(code)) &&
			(!doubly || doubly.has(guid))
	);
}

/** Those that share a character with a coding of another coder. */
function doublyCoded(placed: readonly Placed[]): Set<Guid> {
	const inOrder = placed.toSorted((a, b) => a.start - b.start);
	const found = new Set<Guid>();
	// The coding that reaches furthest, and the one that does so of all other coders.
	let first: Placed | undefined;
	let second: Placed | undefined;
	for (const one of inOrder) {
		const other: Placed | undefined = first?.coder === one.coder ? second : first;
		if (other && other.end > one.start) found.add(one.guid);
		if (!first || one.end > first.end) [first, second] = [one, other];
		else if (one.coder !== first.coder && (!second || one.end > second.end)) second = one;
	}
	// What begins later is met by the nearest such coding of another coder.
	let next: Placed | undefined;
	let different: Placed | undefined;
	for (const one of inOrder.toReversed()) {
		if (next && next.coder !== one.coder) different = next;
		if (different && different.start < one.end) found.add(one.guid);
		next = one;
	}
	return found;
}
