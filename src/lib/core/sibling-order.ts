/** Fractional keys for siblings put into a given order, with as many of the old keys kept as the order allows. */
import { positionsBetween } from './tree.ts';

/** One key for each sibling, strictly ascending. `known[i]` is the key that the i-th one has now; null for a new one. */
export function positionsInOrder(known: readonly (string | null)[]): string[] {
	const kept = longestAscent(known);
	const result: string[] = [];
	let before: string | null = null;
	for (let i = 0; i < known.length;) {
		if (kept.has(i)) {
			before = known[i] as string;
			result.push(before);
			i += 1;
			continue;
		}
		let end = i;
		while (end < known.length && !kept.has(end)) end += 1;
		const after = end < known.length ? (known[end] as string) : null;
		const fresh: string[] = positionsBetween(before, after, end - i);
		result.push(...fresh);
		before = fresh.at(-1) ?? before;
		i = end;
	}
	return result.every((key, i) => i === 0 || (result[i - 1] as string) < key)
		? result
		: positionsBetween(null, null, known.length);
}

/** The places of a longest strictly ascending run of keys, in O(n log n). */
function longestAscent(keys: readonly (string | null)[]): Set<number> {
	const tails: number[] = [];
	const previous = new Int32Array(keys.length).fill(-1);
	keys.forEach((key, i) => {
		if (key === null) return;
		let low = 0;
		let high = tails.length;
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((keys[tails[middle] as number] as string) < key) low = middle + 1;
			else high = middle;
		}
		previous[i] = low ? (tails[low - 1] as number) : -1;
		tails[low] = i;
	});
	const kept = new Set<number>();
	for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] as number) kept.add(at);
	return kept;
}
