/** The few splices that make one short text another, word by word, so that what stays keeps its coded passages. */
import type { Splice } from './change.ts';

type Cut = Pick<Splice, 'at' | 'removed' | 'inserted'>;

/** Word pairs above which only what stands between the common beginning and the common end is replaced. */
const mostPairs = 4_000_000;

/**
 * Splices from left to right, each `at` counted in the text as those before left it (UTF-16 units). Words and the blanks
 * and signs between them are kept whole, by a longest common subsequence.
 */
export function leastSplices(before: string, after: string): Cut[] {
	if (before === after) return [];
	const a = piecesOf(before);
	const b = piecesOf(after);
	let head = 0;
	while (head < a.length && head < b.length && a[head] === b[head]) head++;
	let tail = 0;
	while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
	const from = a.slice(head, a.length - tail);
	const to = b.slice(head, b.length - tail);
	const kept = from.length * to.length > mostPairs ? [] : commonPieces(from, to);
	const cuts: Cut[] = [];
	let at = a.slice(0, head).join('').length;
	let [i, j] = [0, 0];
	for (const [keptI, keptJ] of [...kept, [from.length, to.length] as const]) {
		const removed = from.slice(i, keptI).join('');
		const inserted = to.slice(j, keptJ).join('');
		if (removed || inserted) cuts.push({ at, removed, inserted });
		at += inserted.length + (from[keptI]?.length ?? 0);
		[i, j] = [keptI + 1, keptJ + 1];
	}
	return cuts;
}

/** Words, stretches of blanks, and each sign on its own; whole characters all. */
const piecesOf = (text: string): string[] =>
	text.match(/[\p{L}\p{N}\p{M}]+|\s+|[^\p{L}\p{N}\p{M}\s]/gu) ?? [];

/** The places of a longest common subsequence, as pairs of indexes in order. */
function commonPieces(a: readonly string[], b: readonly string[]): [number, number][] {
	const width = b.length + 1;
	const longest = new Uint32Array((a.length + 1) * width);
	for (let i = a.length - 1; i >= 0; i--)
		for (let j = b.length - 1; j >= 0; j--)
			longest[i * width + j] =
				a[i] === b[j]
					? longest[(i + 1) * width + j + 1]! + 1
					: Math.max(longest[(i + 1) * width + j]!, longest[i * width + j + 1]!);
	const pairs: [number, number][] = [];
	for (let i = 0, j = 0; i < a.length && j < b.length;) {
		if (a[i] === b[j]) pairs.push([i++, j++]);
		else if (longest[(i + 1) * width + j]! >= longest[i * width + j + 1]!) i++;
		else j++;
	}
	return pairs;
}
