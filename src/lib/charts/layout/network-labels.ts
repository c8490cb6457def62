/** Where the words of a network's codes stand: beside their circles, over nothing else, off the links where they can. */
import { inTwoLines, shorten, type Measure } from './labels.ts';

export type NetworkLabel = {
	/** One line, or two about `y`. */
	readonly lines: readonly string[];
	readonly x: number;
	readonly y: number;
	readonly anchor: 'start' | 'middle' | 'end';
};

type Point = { readonly x: number; readonly y: number };
type Circle = Point & { readonly radius: number };
type Line = { readonly from: Point; readonly to: Point; readonly width: number };
type Box = { readonly left: number; readonly right: number; readonly top: number; readonly bottom: number };
type Place = NetworkLabel & { readonly box: Box };

type Given = {
	readonly names: readonly string[];
	readonly nodes: readonly Circle[];
	readonly sizes: ArrayLike<number>;
	/** The strongest first. */
	readonly lines: readonly Line[];
	/** The drawing's measures in px. */
	readonly width: number;
	readonly height: number;
	readonly measure: Measure;
};

/** What does not stand whole anywhere, in one line or two, is cut to these widths, px. */
const cutRooms = [150, 90] as const;
/** Two lines are no wider than this, px, and as bad as so much of a link under one line. */
const twoLines = { room: 150, cost: 12 } as const;
const [labelHeight, lineStep] = [17, 15];
/** What keeps words off others beside them, on each side. */
const apart = 3;
/** Words keep off the strongest links; among more of these there is no way round. */
const mostLines = 400;
/** So often each chooses anew, beside where the others stand by then. */
const rounds = 3;

/** By code, its words; none where they would lie over other words or a circle. The largest codes choose first. */
export function networkLabels(given: Given): (NetworkLabel | undefined)[] {
	const { names, nodes, sizes, width, height, measure } = given;
	const lines = given.lines.slice(0, mostLines);
	const circles: Box[] = nodes.map(({ x, y, radius }) => around(x, y, radius, radius));
	const placed: Place[] = [];
	const bySize = [...names.keys()].sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
	for (let round = 0; round < rounds; round++) {
		for (const i of bySize) {
			delete placed[i];
			const taken = [...circles.filter((_, j) => j !== i), ...Object.values(placed).map(({ box }) => box)];
			for (const forms of formsOf(names[i]!, measure)) {
				const free = forms
					.flatMap((form) => placesOf(nodes[i]!, form, width, measure))
					.filter(({ box }) => isInside(box, width, height) && !taken.some((one) => meet(one, box)));
				if (!free.length) continue;
				const costs = free.map((place) => costOf(place, lines));
				placed[i] = free[costs.indexOf(Math.min(...costs))]!;
				break;
			}
		}
	}
	return names.map((_, i) => placed[i]);
}

/** How a name may be drawn, the forms together that are as good: whole first, then shorter and shorter. */
function formsOf(name: string, measure: Measure): (readonly string[])[][] {
	const parted = inTwoLines(name, twoLines.room, measure);
	const isWhole = parted.length > 1 && parted.join(' ') === name;
	const cut = new Set(cutRooms.map((room) => shorten(name, room, measure)));
	return [[[name], ...(isWhole ? [parted] : [])], ...[...cut].map((text) => [[text]])];
}

/** How much of the links lies under words, px, and what two lines cost beside one. */
function costOf({ box, lines: words }: Place, lines: readonly Line[]): number {
	const covered = lines.reduce((sum, line) => sum + within(line, box), 0);
	return covered + (words.length - 1) * twoLines.cost;
}

/** Where words may stand about a circle, the best place first: towards the middle, outwards, below, above, aslant. */
function placesOf(
	{ x, y, radius }: Circle,
	lines: readonly string[],
	width: number,
	measure: Measure
): Place[] {
	const length = Math.max(...lines.map(measure));
	const half = (labelHeight + (lines.length - 1) * lineStep) / 2;
	const place = (anchor: NetworkLabel['anchor'], at: number, middle: number): Place => {
		const left = anchor === 'start' ? at : anchor === 'end' ? at - length : at - length / 2;
		const box = around(left + length / 2, middle, length / 2 + apart, half);
		return { lines, x: at, y: middle, anchor, box };
	};
	const beside = [place('start', x + radius + 4, y), place('end', x - radius - 4, y)];
	if (x >= width / 2) beside.reverse();
	const away = radius + half + 1;
	/** The corner of a square inside the circle: words that begin there touch it at most. */
	const corner = radius * Math.SQRT1_2;
	const aslant = corner + half - 2;
	return [
		...beside,
		...[away, -away].map((down) => place('middle', x, y + down)),
		...[aslant, -aslant].flatMap((down) => [
			place('start', x + corner + 4, y + down),
			place('end', x - corner - 4, y + down)
		]),
		...[away, -away].flatMap((down) => [
			place('start', x - radius, y + down),
			place('end', x + radius, y + down)
		])
	];
}

const around = (x: number, y: number, across: number, down: number): Box => ({
	left: x - across,
	right: x + across,
	top: y - down,
	bottom: y + down
});

const isInside = ({ left, right, top, bottom }: Box, width: number, height: number): boolean =>
	left >= 0 && right <= width && top >= 0 && bottom <= height;

const meet = (a: Box, b: Box): boolean =>
	a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/** How much of a line, as wide as it is drawn, lies within a box: px, by the method of Liang and Barsky (1984). */
function within({ from, to, width }: Line, box: Box): number {
	const half = width / 2;
	const [across, down] = [to.x - from.x, to.y - from.y];
	let [first, last] = [0, 1];
	for (const [step, room] of [
		[-across, from.x - box.left + half],
		[across, box.right + half - from.x],
		[-down, from.y - box.top + half],
		[down, box.bottom + half - from.y]
	] as const) {
		if (step < 0) first = Math.max(first, room / step);
		else if (step > 0) last = Math.min(last, room / step);
		else if (room < 0) return 0;
	}
	return Math.max(0, last - first) * Math.hypot(across, down);
}
