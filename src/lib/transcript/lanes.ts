/**
 * Which lane of the margin each coding's stripe runs in: the interval graph of the document's codings, coloured first
 * fit. It reads offsets, not pixels, so that scrolling and resizing never move a stripe to another lane.
 */
import type { Range } from './positions.ts';

/** Characters that a stripe takes up at the least: shorter passages on one line would hide each other in one lane. */
const shortest = 40;

/** What a lane holds: a range with an identity that breaks ties. */
export type Laned = Range & { readonly guid: string };

/**
 * The lane, from 0, of each range by its GUID. Ranges that overlap never share one; what encloses comes before what it
 * encloses. The same ranges in any order give the same lanes.
 */
export function assignLanes(ranges: readonly Laned[]): Map<string, number> {
	const lanes = new Map<string, number>();
	fill(lanes, ranges, 0);
	return lanes;
}

/**
 * The same with lanes of their own for each group, in the order of the groups' names: `groupOf` names a range's. A group
 * takes as many lanes as its own ranges need.
 */
export function assignGroupLanes<R extends Laned>(
	ranges: readonly R[],
	groupOf: (range: R) => string
): Map<string, number> {
	const groups = new Map<string, R[]>();
	for (const range of ranges) {
		const group = groupOf(range);
		const known = groups.get(group);
		if (known) known.push(range);
		else groups.set(group, [range]);
	}
	const lanes = new Map<string, number>();
	let first = 0;
	for (const name of [...groups.keys()].sort((a, b) => a.localeCompare(b)))
		first += fill(lanes, groups.get(name)!, first);
	return lanes;
}

/** Gives ranges the lanes from `first` on; gives how many they need. */
function fill(lanes: Map<string, number>, ranges: readonly Laned[], first: number): number {
	const free: number[] = [];
	for (const range of ranges.toSorted(inReadingOrder)) {
		const found = free.findIndex((until) => until <= range.start);
		const lane = found < 0 ? free.length : found;
		free[lane] = Math.max(range.end, range.start + shortest);
		lanes.set(range.guid, first + lane);
	}
	return free.length;
}

/** Sorts by start, the longer first, then by GUID. */
export function inReadingOrder(a: Laned, b: Laned): number {
	return a.start - b.start || b.end - a.end || (a.guid < b.guid ? -1 : a.guid > b.guid ? 1 : 0);
}
