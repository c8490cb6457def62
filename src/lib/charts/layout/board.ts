/**
 * Where the areas of themes and the cards in them lie on the board, in px: areas side by side in a grid in the order of the
 * themes, each as large as its cards need. A card has a place in its area, counted from where the area's cards begin; those
 * without one flow in rows below those that have one.
 */
import { arrowsBetween, type BoardArrow, type BoardLink } from './board-arrows.ts';

/** A rectangle on the board. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A card to be laid out; `x` and `y` are null for one without a place. */
export type BoardCard = {
	readonly item: string;
	readonly theme: string;
	readonly x: number | null;
	readonly y: number | null;
	/** Whether it is a coded passage rather than a code; it has room for its words. */
	readonly isPassage: boolean;
	readonly note: string;
};

/** The area of a theme. */
export type BoardArea = Box & { readonly theme: string; readonly column: number; readonly row: number };

/** A card with its box on the board, and its place in its area. */
export type PlacedCard = Box & {
	readonly item: string;
	readonly theme: string;
	readonly inX: number;
	readonly inY: number;
};

export type BoardLayout = {
	readonly width: number;
	readonly height: number;
	readonly areas: readonly BoardArea[];
	readonly cards: readonly PlacedCard[];
	readonly arrows: readonly BoardArrow[];
};

/** Sizes on the board, in px. Cards snap to `step`. */
export const boardSizes = {
	step: 8,
	margin: 48,
	padding: 16,
	head: 96,
	cardWidth: 184,
	codeHeight: 56,
	passageHeight: 96,
	noteHeight: 40,
	cardGap: 8,
	gutterX: 152,
	gutterY: 88
} as const;

/** The board of `themes` (GUIDs in order); cards and arrows of other themes are left out. */
export function boardLayout(
	themes: readonly string[],
	cards: readonly BoardCard[],
	links: readonly BoardLink[]
): BoardLayout {
	const { margin, padding, head, gutterX, gutterY } = boardSizes;
	const columns = columnsFor(themes.length);
	const inside = themes.map((theme) => placeInArea(cards.filter((card) => card.theme === theme)));
	const sizes = inside.map(({ width, height }) => ({
		width: width + 2 * padding,
		height: height + head + padding
	}));
	const widths = greatest(sizes.map(({ width }, i) => [i % columns, width]));
	const heights = greatest(sizes.map(({ height }, i) => [Math.floor(i / columns), height]));
	const areas = themes.map((theme, i): BoardArea => {
		const column = i % columns;
		const row = Math.floor(i / columns);
		return {
			theme,
			column,
			row,
			x: margin + sum(widths.slice(0, column)) + column * gutterX,
			y: margin + sum(heights.slice(0, row)) + row * gutterY,
			width: widths[column] ?? 0,
			height: heights[row] ?? 0
		};
	});
	const placed = areas.flatMap((area, i) =>
		(inside[i]?.cards ?? []).map((card): PlacedCard => ({
			...card,
			x: area.x + padding + card.inX,
			y: area.y + head + card.inY
		}))
	);
	return {
		width: 2 * margin + sum(widths) + Math.max(0, widths.length - 1) * gutterX,
		height: 2 * margin + sum(heights) + Math.max(0, heights.length - 1) * gutterY,
		areas,
		cards: placed,
		arrows: arrowsBetween(areas, links)
	};
}

/** The same cards without their places: laid out, they lie in rows. */
export function withoutPlaces(cards: readonly BoardCard[]): BoardCard[] {
	return cards.map((card) => ({ ...card, x: null, y: null }));
}

/** The area that holds a point of the board, else undefined. */
export function areaAt(layout: BoardLayout, x: number, y: number): BoardArea | undefined {
	return layout.areas.find(
		(area) => x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height
	);
}

/** Where a card whose upper left corner is let go at a point of the board lies in `area`: on the grid, and inside. */
export function placeIn(area: Box, x: number, y: number): { x: number; y: number } {
	const { padding, head } = boardSizes;
	return {
		x: onGrid(Math.min(x - area.x - padding, area.width)),
		y: onGrid(Math.min(y - area.y - head, area.height))
	};
}

/** The nearest place on the grid, never left of or above where an area's cards begin. */
export function onGrid(at: number): number {
	return Math.max(0, Math.round(at / boardSizes.step) * boardSizes.step);
}

function heightOf({ isPassage, note }: BoardCard): number {
	const { codeHeight, passageHeight, noteHeight } = boardSizes;
	return (isPassage ? passageHeight : codeHeight) + (note ? noteHeight : 0);
}

/** The cards of one area, and how much room they need; never less than two cards side by side. */
function placeInArea(cards: readonly BoardCard[]): {
	width: number;
	height: number;
	cards: (Omit<PlacedCard, 'x' | 'y'> & { inX: number; inY: number })[];
} {
	const { cardWidth: width, cardGap, codeHeight } = boardSizes;
	const fixed = cards.flatMap((card) =>
		card.x === null || card.y === null ? [] : [made(card, Math.max(0, card.x), Math.max(0, card.y))]
	);
	const free = cards.filter(({ x, y }) => x === null || y === null);
	const across = free.length > 6 ? 3 : 2;
	let top = fixed.length ? bottomOf(fixed) + cardGap : 0;
	const flowing = [];
	for (let from = 0; from < free.length; from += across) {
		const row = free.slice(from, from + across).map((card, i) => made(card, i * (width + cardGap), top));
		flowing.push(...row);
		top = bottomOf(row) + cardGap;
	}
	const all = [...fixed, ...flowing];
	return {
		width: Math.max(2 * width + cardGap, ...all.map(({ inX }) => inX + width)),
		height: Math.max(codeHeight, bottomOf(all)),
		cards: all
	};

	function made(card: BoardCard, inX: number, inY: number) {
		return { item: card.item, theme: card.theme, inX, inY, width, height: heightOf(card) };
	}
}

const bottomOf = (cards: readonly { inY: number; height: number }[]): number =>
	Math.max(0, ...cards.map(({ inY, height }) => inY + height));

/** As near a square as rows read well: at most four areas side by side. */
const columnsFor = (themes: number): number => Math.max(1, Math.min(4, Math.ceil(Math.sqrt(themes))));

function greatest(entries: readonly (readonly [number, number])[]): number[] {
	const most: number[] = [];
	for (const [at, size] of entries) most[at] = Math.max(most[at] ?? 0, size);
	return most;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);
