/**
 * Where stripes and their labels stand in the margin, in pixels of the page. Pure: it is given measured passages and
 * gives boxes. Bars of one lane never overlap, labels never overlap each other and never cross a bar.
 */

/** A passage as measured: its vertical extent and its lane. Sorted in reading order. */
export type Stripe = {
	readonly guid: string;
	readonly lane: number;
	readonly top: number;
	readonly bottom: number;
};

/** A coloured bar beside a passage. */
export type Bar = {
	readonly guid: string;
	readonly lane: number;
	readonly top: number;
	readonly bottom: number;
};

/** A label: `lanes` is how many lanes lie before it, `more` the passages that found no room and are listed from here. */
export type Label = {
	readonly guid: string;
	readonly top: number;
	readonly lanes: number;
	readonly more: readonly string[];
};

/** The margin as drawn. */
export type MarginLayout = { readonly bars: readonly Bar[]; readonly labels: readonly Label[] };

/** A label's row in pixels: also the least height of something to click. */
export const labelRow = 24;
const gap = 2;
const shortestBar = 6;

/**
 * Lays out stripes. A label stands at its bar's top or, where another label is there, below it: as far as the bar
 * reaches, or two rows. What finds no room, and what lies in a lane from `maxLanes` on, is counted in the label before.
 */
export function layoutMargin(stripes: readonly Stripe[], maxLanes: number): MarginLayout {
	const bars = stackBars(stripes.filter(({ lane }) => lane < maxLanes));
	const labels: { guid: string; top: number; lanes: number; more: string[] }[] = [];
	let free = -Infinity;
	for (const stripe of stripes) {
		const last = labels.at(-1);
		const top = Math.max(stripe.top, free);
		const furthest = Math.max(stripe.top + 2 * labelRow, stripe.bottom - labelRow);
		if (last && (stripe.lane >= maxLanes || top > furthest)) {
			last.more.push(stripe.guid);
			continue;
		}
		labels.push({ guid: stripe.guid, top, lanes: lanesBeside(bars, top), more: [] });
		free = top + labelRow;
	}
	return { bars, labels };
}

/** Shortens and, if it must be, lowers bars that meet on one line of text, so that none covers another of its lane. */
function stackBars(stripes: readonly Stripe[]): Bar[] {
	const bars: { guid: string; lane: number; top: number; bottom: number }[] = [];
	const lastOf = new Map<number, { top: number; bottom: number }>();
	for (const { guid, lane, top, bottom } of stripes) {
		const bar = { guid, lane, top, bottom: Math.max(bottom, top + shortestBar) };
		const last = lastOf.get(lane);
		if (last && bar.top < last.bottom + gap) {
			const meeting = (bar.top + last.bottom) / 2;
			last.bottom = Math.max(last.top + shortestBar, meeting - gap / 2);
			bar.top = last.bottom + gap;
			bar.bottom = Math.max(bar.bottom, bar.top + shortestBar);
		}
		lastOf.set(lane, bar);
		bars.push(bar);
	}
	return bars;
}

function lanesBeside(bars: readonly Bar[], top: number): number {
	let lanes = 0;
	for (const bar of bars) {
		if (bar.top < top + labelRow && bar.bottom > top) lanes = Math.max(lanes, bar.lane + 1);
	}
	return lanes;
}
