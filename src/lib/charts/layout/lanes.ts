/** Where lanes and the stretches on them stand: plain px, from the room there is. Draws nothing. */
import { shorten, type Measure } from './labels.ts';

/** A stretch of a lane: 0 is where the plot begins, 1 where it ends. */
export type Span = { readonly start: number; readonly end: number };

export type LaneGiven = {
	readonly name: string;
	/** What stands below the name in lighter ink; empty for nothing. */
	readonly detail: string;
	readonly hasColor: boolean;
	/** The part of the plot that the lane fills, 0 … 1. */
	readonly length: number;
	/** By start, then end. */
	readonly spans: readonly Span[];
	/** True for the first lane of a group, which stands apart from the ones above. */
	readonly isApart: boolean;
};

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

export type LanesLayout = {
	readonly width: number;
	readonly height: number;
	/** Where the plot begins, and how wide it is. */
	readonly left: number;
	readonly plot: number;
	readonly lanes: readonly {
		readonly y: number;
		readonly height: number;
		readonly label: string;
		readonly detail: string;
		readonly boxes: readonly Box[];
	}[];
	/** The line of the axis; its labels stand below. */
	readonly axisY: number;
	/** Where each entry of the legend begins. */
	readonly legend: readonly { readonly x: number; readonly y: number }[];
};

const least = 26;
const withDetail = 42;
const groupGap = 14;
const swatch = 18;
const longestLabel = 250;
const thickest = 12;
const thinnest = 3;
const axisRoom = 40;
const legendStep = 22;
/** Words of the axis and the legend are set smaller than what `measure` measures. */
const smallScale = 11.5 / 13;
const detailGap = 8;

/** Lays out one lane below the other; stretches of a lane that overlap stand in tracks of their own. */
export function lanesLayout(given: {
	readonly lanes: readonly LaneGiven[];
	readonly legend: readonly string[];
	readonly available: number;
	/** Widths at 13 px. */
	readonly measure: Measure;
}): LanesLayout {
	const { lanes, measure } = given;
	const width = Math.max(420, given.available);
	const labelRoom = Math.min(longestLabel, width * 0.36);
	const labelOf = ({ name, detail, hasColor }: LaneGiven): number =>
		Math.max(measure(name), measure(detail) * 0.9) + (hasColor ? swatch : 0);
	const widest = Math.max(0, ...lanes.map(labelOf));
	const left = Math.ceil(Math.min(labelRoom, widest)) + 24;
	const plot = width - left - 12;
	let y = 4;
	const placed = lanes.map((lane) => {
		if (lane.isApart) y += groupGap;
		const { track, tracks } = tracksOf(lane.spans);
		const room = lane.detail ? withDetail : least;
		const thick = Math.max(thinnest, Math.min(thickest, Math.floor((room - 10) / tracks) - 1));
		const height = Math.max(room, tracks * (thick + 1) + 10);
		const top = y + (height - tracks * (thick + 1) + 1) / 2;
		const boxes = lane.spans.map(({ start, end }, i) => ({
			x: left + start * plot,
			y: top + track[i]! * (thick + 1),
			width: Math.max(1.5, (end - start) * plot),
			height: thick
		}));
		const nameRoom = labelRoom - (lane.hasColor ? swatch : 0);
		const label = shorten(lane.name, nameRoom, measure);
		const detail = shorten(lane.detail, nameRoom / 0.9, measure);
		const at = { y, height, label, detail, boxes };
		y += height;
		return at;
	});
	const legend = flow(given.legend, left, width, y + axisRoom + legendStep / 2, measure);
	const last = legend.at(-1);
	return {
		width,
		height: last ? last.y + legendStep / 2 : y + axisRoom,
		left,
		plot,
		lanes: placed,
		axisY: y + 4,
		legend
	};
}

/** The stretch at a point, or the lane's name (−1) beside its plot; null outside the lanes. Near is close enough. */
export function stretchAt(
	{ lanes, left }: LanesLayout,
	x: number,
	y: number,
	near = 4
): { lane: number; stretch: number } | null {
	const lane = lanes.findIndex((one) => y >= one.y && y < one.y + one.height);
	if (lane < 0) return null;
	if (x < left - near) return { lane, stretch: -1 };
	let found = { stretch: -1, away: near + 1 };
	lanes[lane]!.boxes.forEach((box, stretch) => {
		const sideways = Math.max(box.x - x, x - box.x - box.width, 0);
		const away = Math.max(sideways, box.y - y, y - box.y - box.height);
		if (away < found.away) found = { stretch, away };
	});
	return found.stretch < 0 ? null : { lane, stretch: found.stretch };
}

/** How words at a place of the axis are set: inside it at either end. */
export const anchorAt = (at: number): 'start' | 'middle' | 'end' =>
	at > 0.97 ? 'end' : at < 0.03 ? 'start' : 'middle';

/** By tick, in order, whether what stands below its number has room beside the ones before. */
export function shownDetails(
	ticks: readonly { readonly at: number; readonly detail?: string }[],
	plot: number,
	measure: Measure
): boolean[] {
	let end = -Infinity;
	return ticks.map(({ at, detail = '' }) => {
		const width = measure(detail) * smallScale;
		const start = at * plot - { start: 0, middle: width / 2, end: width }[anchorAt(at)];
		if (!detail || start < end + detailGap) return false;
		end = start + width;
		return true;
	});
}

/** In which track each stretch stands (the first that is free), and how many tracks there are: at least one. */
function tracksOf(spans: readonly Span[]): { track: number[]; tracks: number } {
	const ends: number[] = [];
	const track = spans.map(({ start, end }) => {
		const free = ends.findIndex((one) => one <= start);
		const at = free < 0 ? ends.length : free;
		ends[at] = end;
		return at;
	});
	return { track, tracks: Math.max(1, ends.length) };
}

function flow(
	names: readonly string[],
	left: number,
	width: number,
	top: number,
	measure: Measure
): { x: number; y: number }[] {
	let [x, y] = [left, top];
	return names.map((name) => {
		const room = swatch + measure(name) * smallScale + 16;
		if (x > left && x + room > width) [x, y] = [left, y + legendStep];
		const at = { x, y };
		x += room;
		return at;
	});
}

/** Boxes as few paths: those whose looks have the same name are one. */
export function boxPaths<L>(
	boxes: readonly Box[],
	looks: readonly L[],
	nameOf: (look: L) => string
): { look: L; d: string }[] {
	const parts = new Map<string, { look: L; d: string[] }>();
	boxes.forEach(({ x, y, width, height }, i) => {
		const look = looks[i]!;
		const path = parts.get(nameOf(look)) ?? { look, d: [] };
		path.d.push(`M${x.toFixed(1)} ${y.toFixed(1)}h${width.toFixed(1)}v${height}h-${width.toFixed(1)}z`);
		parts.set(nameOf(look), path);
	});
	return [...parts.values()].map(({ look, d }) => ({ look, d: d.join('') }));
}
