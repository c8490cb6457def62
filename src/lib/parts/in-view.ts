/** How far to scroll so that something is in view; plain numbers, so that grids and lists share one rule. */

/** A stretch along one axis of what scrolls, from its start: px, half open. */
export type Extent = { readonly from: number; readonly to: number };

/**
 * Where to scroll to, in px, so that the stretch is seen: the shortest way from `now` with `room` px to see it in, and to its
 * beginning where it is longer than the room.
 */
export function inView(now: number, room: number, { from, to }: Extent): number {
	if (from < now || to - from > room) return from;
	return Math.max(now, to - room);
}
