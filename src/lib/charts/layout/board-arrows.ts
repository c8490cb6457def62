/**
 * The ways of the arrows between the areas of a board, along the gutters so that none crosses an area. Each has a lane of
 * its own, so that arrows with the same ends can be told apart.
 */
import type { BoardArea } from './board.ts';

/** An arrow to be drawn from one theme to another. */
export type BoardLink = {
	readonly guid: string;
	readonly from: string;
	readonly to: string;
	readonly label: string;
};

type Point = { readonly x: number; readonly y: number };

/** An arrow with the corners of its way, from tail to head, and where the middle of its label is. */
export type BoardArrow = BoardLink & { readonly points: readonly Point[]; readonly at: Point };

/** So far apart are two lanes, in px, and so many are told apart in a gutter. */
const laneWidth = 12;
const lanes = 5;
/** From an area to the middle of the gutters above and beside it, in px. */
const middle = { x: 76, y: 44 };
/** The gutter above the first row is the board's margin, which is narrower. */
const top = 30;

/** How far along a long part the labels of one arrow after another stand, so that neighbours don't meet. */
const shares = [0.5, 0.25, 0.75];
/** So long, in px, is a part that has room for that. */
const roomy = 480;

/** The arrows whose both ends are among `areas`, in the order of `links`. */
export function arrowsBetween(areas: readonly BoardArea[], links: readonly BoardLink[]): BoardArrow[] {
	const byTheme = new Map(areas.map((area) => [area.theme, area]));
	const arrows: BoardArrow[] = [];
	for (const link of links) {
		const from = byTheme.get(link.from);
		const to = byTheme.get(link.to);
		if (!from || !to || from === to) continue;
		const lane = ((arrows.length % lanes) - (lanes - 1) / 2) * laneWidth;
		const points = wayOf(from, to, lane);
		arrows.push({ ...link, points, at: labelAt(points, shares[arrows.length % shares.length] ?? 0.5) });
	}
	return arrows;
}

function wayOf(from: BoardArea, to: BoardArea, lane: number): Point[] {
	if (from.row === to.row && Math.abs(from.column - to.column) === 1) return across(from, to, lane);
	const out = { x: from.x + from.width / 2 + lane * 2, down: to.row > from.row };
	const into = { x: to.x + to.width / 2 + lane * 2 - laneWidth, down: to.row > from.row };
	const start = { x: out.x, y: out.down ? from.y + from.height : from.y };
	const end = { x: into.x, y: into.down || from.row === to.row ? to.y : to.y + to.height };
	const leave = out.down ? from.y + from.height + middle.y + lane : gutterAbove(from) + lane / 2;
	const isNear = Math.abs(from.row - to.row) <= 1;
	if (isNear) return tidy([start, { x: start.x, y: leave }, { x: end.x, y: leave }, end]);
	const side = to.x - middle.x + lane;
	const beside = to.column === 0 ? to.x - top + lane / 2 : side;
	const arrive = into.down ? to.y - middle.y + lane : to.y + to.height + middle.y + lane;
	return tidy([
		start,
		{ x: start.x, y: leave },
		{ x: beside, y: leave },
		{ x: beside, y: arrive },
		{ x: end.x, y: arrive },
		end
	]);
}

/** Straight over the gutter between two neighbours in a row. */
function across(from: BoardArea, to: BoardArea, lane: number): Point[] {
	const y = from.y + Math.min(from.height, to.height) / 2 + lane * 3;
	return to.column > from.column
		? [
				{ x: from.x + from.width, y },
				{ x: to.x, y }
			]
		: [
				{ x: from.x, y },
				{ x: to.x + to.width, y }
			];
}

const gutterAbove = (area: BoardArea): number => area.y - (area.row ? middle.y : top);

/** Without corners that lie on top of each other. */
function tidy(points: readonly Point[]): Point[] {
	return points.filter((point, i) => {
		const before = points[i - 1];
		return !before || before.x !== point.x || before.y !== point.y;
	});
}

/** A point on the longest straight part: its middle, or aside of it where there is room for several labels. */
function labelAt(points: readonly Point[], share: number): Point {
	let best: readonly [Point, Point] | undefined;
	for (const [i, b] of points.entries()) {
		const a = points[i - 1];
		if (a && (!best || lengthOf(a, b) > lengthOf(...best))) best = [a, b];
	}
	if (!best) return { x: 0, y: 0 };
	const [a, b] = best;
	const along = lengthOf(a, b) < roomy ? 0.5 : share;
	return { x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along };
}

const lengthOf = (a: Point, b: Point): number => Math.abs(b.x - a.x) + Math.abs(b.y - a.y);
