import { expect, test } from 'vitest';
import { arrowSteps, cardBeside } from '../../src/lib/charts/layout/board-steps.ts';
import { boardFigure, type CardWords } from '../../src/lib/charts/board-figure.ts';
import {
	areaAt,
	boardLayout,
	boardSizes,
	placeIn,
	withoutPlaces
} from '../../src/lib/charts/layout/board.ts';

const card = (item: string, theme: string, at: [number, number] | null = null, rest: object = {}) => ({
	item,
	theme,
	x: at?.[0] ?? null,
	y: at?.[1] ?? null,
	isPassage: false,
	note: '',
	...rest
});
const link = (from: string, to: string, label = '') => ({ guid: `${from}${to}`, from, to, label });
type Box = { x: number; y: number; width: number; height: number };
const meet = (a: Box, b: Box): boolean =>
	a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

test('an empty board, and a theme without cards, have a size', () => {
	expect(boardLayout([], [], [])).toMatchObject({ areas: [], cards: [], arrows: [] });
	const [area] = boardLayout(['a'], [], []).areas;
	expect(area?.width).toBeGreaterThan(2 * boardSizes.cardWidth);
	expect(area?.height).toBeGreaterThan(boardSizes.head);
});

test('cards without a place flow inside their area and meet neither each other nor those that have one', () => {
	const cards = [
		card('1', 'a', [200, 300]),
		...['2', '3', '4'].map((item) => card(item, 'a', null, { isPassage: item === '3', note: 'n' })),
		card('5', 'b'),
		card('6', 'gone')
	];
	const layout = boardLayout(['a', 'b', 'c'], cards, []);
	expect(layout.cards.map(({ item }) => item)).toEqual(['1', '2', '3', '4', '5']);
	expect(layout.cards[0]).toMatchObject({ inX: 200, inY: 300 });
	for (const [i, one] of layout.cards.entries()) {
		for (const other of layout.cards.slice(i + 1)) expect(meet(one, other)).toBe(false);
		const area = layout.areas.find(({ theme }) => theme === one.theme) as Box;
		expect(one.x + one.width).toBeLessThan(area.x + area.width);
		expect(one.y + one.height).toBeLessThan(area.y + area.height);
	}
	expect(boardLayout(['a', 'b', 'c'], cards, [])).toEqual(layout);
	expect(boardLayout(['a'], withoutPlaces(cards), []).cards[0]).toMatchObject({ inX: 0, inY: 0 });
});

test('areas lie in a grid in the order of the themes, and a card let go in one gets a place inside', () => {
	const { areas, ...layout } = boardLayout(['a', 'b', 'c', 'd', 'e'], [], []);
	expect(areas.map(({ column, row }) => [column, row])).toEqual([
		[0, 0],
		[1, 0],
		[2, 0],
		[0, 1],
		[1, 1]
	]);
	for (const [i, one] of areas.entries())
		for (const other of areas.slice(i + 1)) expect(meet(one, other)).toBe(false);
	const [first, second] = areas as unknown as [Box, Box];
	expect(areaAt({ areas, ...layout }, second.x + 5, second.y + 5)?.theme).toBe('b');
	expect(areaAt({ areas, ...layout }, first.x + first.width + 5, first.y)).toBeUndefined();
	expect(placeIn(first, first.x - 500, first.y + boardSizes.head + 21)).toEqual({ x: 0, y: 24 });
	expect(placeIn(first, first.x + 5000, first.y).x).toBeLessThanOrEqual(first.width + boardSizes.step);
});

test('arrows go along the gutters, through no area, and touch the two that they join', () => {
	const themes = [...'abcdefghijkl'];
	const links = themes.flatMap((from) => themes.filter((to) => to !== from).map((to) => link(from, to)));
	const { areas, arrows, width, height } = boardLayout(themes, [], [...links, link('a', 'gone')]);
	expect(arrows).toHaveLength(links.length);
	for (const { points } of arrows) {
		for (const [i, b] of points.entries()) {
			const a = points[i - 1];
			expect(b.x >= 0 && b.x <= width && b.y >= 0 && b.y <= height).toBe(true);
			if (!a) continue;
			const part = {
				x: Math.min(a.x, b.x),
				y: Math.min(a.y, b.y),
				width: Math.abs(a.x - b.x),
				height: Math.abs(a.y - b.y)
			};
			expect(part.width * part.height).toBe(0);
			for (const area of areas) expect(meet(part, area)).toBe(false);
		}
	}
});

test('the card beside another one is the nearest ahead, across areas too', () => {
	const { cards } = boardLayout(
		['a', 'b'],
		['1', '2', '3'].map((item) => card(item, 'a')).concat(card('4', 'b')),
		[]
	);
	const beside = (from: string, key: string) => cardBeside(cards, from, arrowSteps[key] as never)?.item;
	expect(['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp'].map((key) => beside('1', key))).toEqual([
		'2',
		'3',
		undefined,
		undefined
	]);
	expect(beside('2', 'ArrowRight')).toBe('4');
	expect(beside('gone', 'ArrowRight')).toBeUndefined();
});

test('the figure stands alone: words as text, numbers rounded, nothing that the page alone understands', () => {
	const cards = [
		card('1', 'a', [8, 0.333]),
		card('2', 'b', null, { isPassage: true, note: 'Odd one <out>' })
	];
	const layout = boardLayout(['a', 'b'], cards, [link('a', 'b', 'makes worse')]);
	const words = new Map<string, CardWords>([
		['1', { words: 'Time', below: '4 coded passages', color: '#1f7fb8', isPassage: false, note: '' }],
		[
			'2',
			{
				words:
					'We never have the hours that we would need to plan and to rest as well, & so it goes on for years.',
				below: 'Workload',
				color: '#c0392b',
				isPassage: true,
				note: 'Odd one <out>\u0001'
			}
		]
	]);
	const themes = new Map([
		['a', { name: 'Time runs out', idea: 'Meetings eat the hours.' }],
		['b', { name: 'Rest', idea: '' }]
	]);
	const said = { title: 'Themes', description: '2 themes', themes, cards: words };
	const svg = boardFigure(layout, said, (text) => text.length * 7);
	expect(svg).not.toMatch(/\d\.\d\d|class=| style=|var\(|href|NaN|undefined|\u0001/);
	expect(svg).toMatchSnapshot();
});
