/** Fractional keys for siblings put into a given order, with as many of the old keys kept as the order allows. */
import type { Guid } from './records.ts';
import { positionsBetween } from './tree.ts';

/** A sibling with the key that it has among these already; null for a new one. */
export type Sibling = { readonly guid: Guid; readonly position: string | null };

/** One key for each sibling, ascending as they stand; equal keys stay where the GUIDs ascend. */
export function positionsInOrder(siblings: readonly Sibling[]): string[] {
	const kept = longestAscent(siblings);
	const result: string[] = [];
	for (let i = 0; i < siblings.length;) {
		if (kept.has(i)) {
			result.push(siblings[i++]!.position!);
			continue;
		}
		let end = i;
		while (end < siblings.length && !kept.has(end)) end += 1;
		result.push(...positionsBetween(result.at(-1) ?? null, siblings[end]?.position ?? null, end - i));
		i = end;
	}
	// Between two equal keys there is no room: then all get new ones.
	const rises = result.every((position, i) => {
		if (i === 0) return true;
		const before = result[i - 1]!;
		const tied = position === before && kept.has(i) && kept.has(i - 1);
		return before < position || (tied && siblings[i - 1]!.guid < siblings[i]!.guid);
	});
	return rises ? result : positionsBetween(null, null, siblings.length);
}

/** The places of a longest run of siblings, not necessarily neighbours, whose keys ascend; in O(n log n). */
function longestAscent(siblings: readonly Sibling[]): Set<number> {
	const tails: number[] = [];
	const previous = new Int32Array(siblings.length).fill(-1);
	siblings.forEach(({ guid, position }, i) => {
		if (position === null) return;
		const isBefore = (at: number): boolean => {
			const other = siblings[at]!;
			return other.position === position ? other.guid < guid : other.position! < position;
		};
		let low = 0;
		let high = tails.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if (isBefore(tails[middle]!)) low = middle + 1;
			else high = middle;
		}
		previous[i] = low ? tails[low - 1]! : -1;
		tails[low] = i;
	});
	const kept = new Set<number>();
	for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at]!) kept.add(at);
	return kept;
}
