/** The board of themes as a figure that stands alone: SVG text in light colours on white, made from its layout without a page. */
import type { BoardArrow } from './layout/board-arrows.ts';
import { boardSizes, type BoardArea, type BoardLayout, type Box, type PlacedCard } from './layout/board.ts';
import { shorten, type Measure } from './layout/labels.ts';

/** What the figure says beside where things lie. */
export type BoardWords = {
	readonly title: string;
	readonly description: string;
	/** Name and central idea of each theme. */
	readonly themes: ReadonlyMap<string, { readonly name: string; readonly idea: string }>;
	readonly cards: ReadonlyMap<string, CardWords>;
};

/** The words on a card; `color` as `#rrggbb`. */
export type CardWords = {
	readonly words: string;
	readonly below: string;
	readonly color: string;
	readonly isPassage: boolean;
	readonly note: string;
};

const paper = { ink: '#1d1f26', faint: '#5d606a', line: '#c9c8c3', area: '#f6f5f2', card: '#ffffff' };
const fonts = { ui: 'Inter, Helvetica, Arial, sans-serif', text: 'Source Serif 4, Georgia, serif' };
/** The size that `Measure` measures in, in px. */
const measured = 13;

/** The text of an SVG file of the whole board. `measure` gives the width of a text at 13 px. */
export function boardFigure(layout: BoardLayout, words: BoardWords, measure: Measure): string {
	const { width, height } = layout;
	const size = `width="${n(width)}" height="${n(height)}" viewBox="0 0 ${n(width)} ${n(height)}"`;
	return [
		'<?xml version="1.0" encoding="UTF-8"?>',
		`<svg xmlns="http://www.w3.org/2000/svg" role="img" ${size}>`,
		`<title>${escaped(words.title)}</title>`,
		`<desc>${escaped(words.description)}</desc>`,
		rect({ x: 0, y: 0, width, height }, '#ffffff', null, 0),
		...layout.areas.flatMap((area) => drawnArea(area, words, measure)),
		...layout.arrows.flatMap((arrow) => drawnArrow(arrow, measure)),
		...layout.cards.flatMap((card) => drawnCard(card, words, measure)),
		'</svg>',
		''
	].join('\n');
}

function drawnArea(area: BoardArea, { themes }: BoardWords, measure: Measure): string[] {
	const theme = themes.get(area.theme);
	const x = area.x + boardSizes.padding;
	const room = area.width - 2 * boardSizes.padding;
	const name = lines(theme?.name ?? '', room, 15, 1, measure);
	const idea = lines(theme?.idea ?? '', room, 13, 2, measure);
	return [
		rect(area, paper.area, paper.line, 6),
		...name.map((line) => text(line, x, area.y + 32, 15, paper.ink, fonts.ui, 600)),
		...idea.map((line, i) => text(line, x, area.y + 54 + i * 18, 13, paper.faint, fonts.ui))
	];
}

function drawnCard(card: PlacedCard, { cards }: BoardWords, measure: Measure): string[] {
	const said = cards.get(card.item);
	if (!said) return [];
	const x = card.x + 12;
	const room = card.width - 24;
	const font = said.isPassage ? fonts.text : fonts.ui;
	const head = said.isPassage
		? lines(said.words, room, 13, 3, measure)
		: lines(said.words, room - 18, 13, 1, measure);
	const belowY = card.y + (said.isPassage ? 84 : 42);
	const note = lines(said.note, room, 11.5, 2, measure);
	const noteY = card.y + card.height - boardSizes.noteHeight;
	const swatch = { x, y: said.isPassage ? belowY - 9 : card.y + 13, width: 10, height: 10 };
	const below = lines(said.below, room - (said.isPassage ? 16 : 18), 11.5, 1, measure);
	return [
		rect(card, paper.card, paper.line, 6),
		rect(swatch, said.color, null, 3),
		...head.map((line, i) =>
			text(line, said.isPassage ? x : x + 18, card.y + 23 + i * 18, 13, paper.ink, font)
		),
		...below.map((line) => text(line, x + (said.isPassage ? 16 : 18), belowY, 11.5, paper.faint, fonts.ui)),
		...note.map((line, i) => text(line, x, noteY + 14 + i * 15, 11.5, paper.ink, fonts.ui, 400, true))
	];
}

function drawnArrow({ points, at, label }: BoardArrow, measure: Measure): string[] {
	const way = points.map(({ x, y }, i) => `${i ? 'L' : 'M'}${n(x)} ${n(y)}`).join('');
	const said = lines(label, arrowLabelWidth, 11.5, 2, measure);
	const width = Math.max(0, ...said.map((line) => (measure(line) * 11.5) / measured)) + 8;
	const box = { x: at.x - width / 2, y: at.y - said.length * 8, width, height: said.length * 16 };
	return [
		`<path d="${way}" fill="none" stroke="${paper.faint}" stroke-width="1.5"/>`,
		`<path d="${arrowHead(points)}" fill="${paper.faint}"/>`,
		...(said.length ? [rect(box, '#ffffff', null, 3)] : []),
		...said.map((line, i) => {
			const y = box.y + 12 + i * 16;
			return text(line, at.x, y, 11.5, paper.ink, fonts.ui, 400, false, 'middle');
		})
	];
}

/** So wide is the label of an arrow at most, in px. */
export const arrowLabelWidth = 116;

/** The triangle at the end of an arrow's way, as the path of an SVG. */
export function arrowHead(points: BoardArrow['points']): string {
	const tip = points.at(-1);
	const before = points.at(-2);
	if (!tip || !before) return '';
	const [dx, dy] = [Math.sign(tip.x - before.x), Math.sign(tip.y - before.y)];
	const [backX, backY] = [tip.x - dx * 9, tip.y - dy * 9];
	const corners = [
		[tip.x, tip.y],
		[backX - dy * 5, backY + dx * 5],
		[backX + dy * 5, backY - dx * 5]
	] as const;
	return `M${corners.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')}Z`;
}

/** Words broken into at most `most` lines of `room` px at a font size; the last one is cut where there are more. */
function lines(words: string, room: number, size: number, most: number, measure: Measure): string[] {
	const fits = (room * measured) / size;
	const done: string[] = [];
	let rest = words.replace(/\s+/g, ' ').trim();
	while (rest && done.length < most - 1 && measure(rest) > fits) {
		const parts = rest.split(' ');
		let count = 1;
		while (count < parts.length && measure(parts.slice(0, count + 1).join(' ')) <= fits) count += 1;
		done.push(shorten(parts.slice(0, count).join(' '), fits, measure));
		rest = parts.slice(count).join(' ');
	}
	return rest ? [...done, shorten(rest, fits, measure)] : done;
}

function text(
	words: string,
	x: number,
	y: number,
	size: number,
	color: string,
	font: string,
	weight = 400,
	italic = false,
	anchor: 'start' | 'middle' = 'start'
): string {
	const look = `font-family="${font}" font-size="${size}" font-weight="${weight}" fill="${color}"`;
	const style = `${italic ? ' font-style="italic"' : ''}${anchor === 'middle' ? ' text-anchor="middle"' : ''}`;
	return `<text x="${n(x)}" y="${n(y)}" ${look}${style}>${escaped(words)}</text>`;
}

function rect({ x, y, width, height }: Box, fill: string, stroke: string | null, radius: number): string {
	const round = radius ? ` rx="${radius}"` : '';
	const edge = stroke ? ` stroke="${stroke}"` : '';
	return `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"${round} fill="${escaped(fill)}"${edge}/>`;
}

const n = (value: number): string => String(Math.round(value * 10) / 10);

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escaped(words: string): string {
	// XML 1.0 knows no control characters but these three.
	const lawful = words.replace(/[^\t\n\r\P{Cc}]/gu, '');
	return lawful.replace(/[&<>"]/g, (sign) => escapes[sign] ?? sign);
}
