/** Where keys lead on a chart of lanes, each with a name and stretches. */

/** A place on the chart; stretch −1 is the lane's name. */
export type LanePlace = { readonly lane: number; readonly stretch: number };

/** How far Page Up and Page Down go. */
const page = 10;

/**
 * The place that a key leads to, or null for a key that leads nowhere: left and right go along a lane, up and down to
 * the stretch of another lane whose middle is nearest. `middles` has the middles of each lane's stretches, ascending.
 */
export function laneByKey(
	key: string,
	withControl: boolean,
	{ lane, stretch }: LanePlace,
	middles: readonly (readonly number[])[]
): LanePlace | null {
	const last = middles.length - 1;
	const along = (to: number): LanePlace => {
		return { lane, stretch: Math.max(-1, Math.min(to, (middles[lane]?.length ?? 0) - 1)) };
	};
	const across = (to: number): LanePlace => {
		const at = Math.max(0, Math.min(to, last));
		return at === lane
			? { lane, stretch }
			: { lane: at, stretch: nearest(middles[at]!, middles[lane]?.[stretch]) };
	};
	switch (key) {
		case 'ArrowLeft':
			return along(stretch - 1);
		case 'ArrowRight':
			return along(stretch + 1);
		case 'ArrowUp':
			return across(lane - 1);
		case 'ArrowDown':
			return across(lane + 1);
		case 'PageUp':
			return across(lane - page);
		case 'PageDown':
			return across(lane + page);
		case 'Home':
			return withControl ? { lane: 0, stretch: -1 } : along(-1);
		case 'End':
			return withControl ? { lane: Math.max(0, last), stretch: -1 } : along(Infinity);
		default:
			return null;
	}
}

/** The stretch whose middle is nearest; −1 from a name, and in a lane without stretches. */
function nearest(middles: readonly number[], from: number | undefined): number {
	if (from === undefined) return -1;
	let best = -1;
	middles.forEach((middle, i) => {
		if (best < 0 || Math.abs(middle - from) < Math.abs(middles[best]! - from)) best = i;
	});
	return best;
}
