/** Overlapping ranges as disjoint segments, each with everything that covers it. Pure; the editor draws the segments. */
import type { Range } from './positions.ts';

/** A stretch that no range begins or ends inside, with the ranges that cover it: the longest first, the shortest last. */
export type Segment<T> = Range & { readonly covered: readonly T[] };

/**
 * The disjoint segments of `ranges` inside `frame`, in order. Stretches that nothing covers are left out, and so are
 * empty ranges. Touching segments with unlike cover stay apart.
 */
export function flatten<T extends Range>(ranges: readonly T[], frame: Range): Segment<T>[] {
	const inside = ranges
		.filter(({ start, end }) => start < end && start < frame.end && end > frame.start)
		.sort((a, b) => a.start - b.start);
	const edges = new Set<number>();
	for (const { start, end } of inside) {
		edges.add(Math.max(start, frame.start));
		edges.add(Math.min(end, frame.end));
	}
	const cuts = [...edges].sort((a, b) => a - b);
	const segments: Segment<T>[] = [];
	let open: T[] = [];
	let next = 0;
	for (let cut = 0; cut + 1 < cuts.length; cut++) {
		const start = cuts[cut]!;
		const end = cuts[cut + 1]!;
		open = open.filter((range) => range.end > start);
		while (next < inside.length && inside[next]!.start <= start) open.push(inside[next++]!);
		if (open.length) segments.push({ start, end, covered: open.toSorted(longestFirst) });
	}
	return segments;
}

/** Cuts a range at the turns' edges: the pieces that lie inside turns, without the line feeds between them. */
export function pieces(range: Range, turns: readonly Range[], first: number): (Range & { turn: number })[] {
	const found: (Range & { turn: number })[] = [];
	for (let turn = first; turn < turns.length && turns[turn]!.start < range.end; turn++) {
		const start = Math.max(range.start, turns[turn]!.start);
		const end = Math.min(range.end, turns[turn]!.end);
		if (start < end) found.push({ start, end, turn });
	}
	return found;
}

function longestFirst(a: Range, b: Range): number {
	return b.end - b.start - (a.end - a.start) || a.start - b.start;
}
