import { describe, expect, it } from 'vitest';
import { laneByKey } from '../../src/lib/charts/layout/lane-keys.ts';
import {
	boxPaths,
	lanesLayout,
	shownDetails,
	stretchAt,
	type LaneGiven
} from '../../src/lib/charts/layout/lanes.ts';

const measure = (text: string) => text.length * 7;
const lane = (spans: readonly (readonly [number, number])[], fields: Partial<LaneGiven> = {}): LaneGiven => ({
	...{ name: 'Workload', detail: '', hasColor: true, length: 1, isApart: false },
	spans: spans.map(([start, end]) => ({ start, end })),
	...fields
});
const lay = (lanes: LaneGiven[], available = 900, legend: string[] = []) =>
	lanesLayout({ lanes, legend, available, measure });

describe('lanesLayout', () => {
	it('draws stretches in proportion, those too short to be seen a little longer', () => {
		const { lanes, left, plot, width } = lay([
			lane([
				[0, 0.5],
				[0.5, 1]
			]),
			lane([[0.2, 0.200001]])
		]);
		expect(left + plot + 12).toBe(width);
		expect(lanes[0]!.boxes.map(({ x, width: w }) => [x - left, w])).toEqual([
			[0, plot / 2],
			[plot / 2, plot / 2]
		]);
		expect(lanes[1]!.boxes[0]!.width).toBe(1.5);
	});

	it('puts what overlaps below each other, and what only touches beside', () => {
		const [{ boxes, y, height }] = lay([
			lane([
				[0, 0.4],
				[0.1, 0.3],
				[0.3, 0.5],
				[0.4, 0.6]
			])
		]).lanes as [never];
		expect(new Set((boxes as { y: number }[]).map((box) => box.y)).size).toBe(2);
		for (const box of boxes as { y: number; height: number }[])
			expect(box.y >= y && box.y + box.height <= y + height).toBe(true);
	});

	it('makes a lane with fifty stretches on top of each other higher rather than lets them run together', () => {
		const many = Array.from({ length: 50 }, (_, i) => [i / 1000, 0.9] as const);
		const { boxes } = lay([lane(many)]).lanes[0]!;
		expect(new Set(boxes.map(({ y }) => y)).size).toBe(50);
		expect(boxes.every(({ height }) => height >= 3)).toBe(true);
	});

	it('gives every lane the height of a target, and stays finite without lanes or room', () => {
		const { lanes, height, axisY } = lay([
			lane([]),
			lane([], { detail: 'Words' }),
			lane([], { isApart: true })
		]);
		expect(lanes.every((one) => one.height >= 24)).toBe(true);
		expect(axisY).toBeGreaterThanOrEqual(lanes[2]!.y + lanes[2]!.height);
		expect(height).toBeGreaterThan(axisY);
		for (const layout of [lay([]), lay([lane([[0, 1]])], 0), lay([lane([], { name: 'x'.repeat(400) })], 500)])
			for (const number of [layout.width, layout.height, layout.left, layout.plot])
				expect(Number.isFinite(number) && number > 0).toBe(true);
	});

	it('breaks the legend into lines that fit', () => {
		const { legend, width, height } = lay(
			[lane([])],
			500,
			Array.from({ length: 9 }, () => 'A category')
		);
		expect(legend.every(({ x }) => x + 18 + 70 <= width)).toBe(true);
		expect(legend.at(-1)!.y).toBeGreaterThan(legend[0]!.y);
		expect(height).toBeGreaterThan(legend.at(-1)!.y);
	});
});

describe('stretchAt', () => {
	const layout = lay([
		lane([
			[0, 0.001],
			[0.5, 0.6]
		]),
		lane([])
	]);
	const { boxes, y } = layout.lanes[0]!;
	it('finds a stretch near the pointer, a lane by its name, and nothing beside', () => {
		expect(stretchAt(layout, boxes[0]!.x + 4, boxes[0]!.y + 2)).toEqual({ lane: 0, stretch: 0 });
		expect(stretchAt(layout, boxes[1]!.x + 9, boxes[1]!.y + 2)).toEqual({ lane: 0, stretch: 1 });
		expect(stretchAt(layout, boxes[1]!.x - 40, boxes[1]!.y)).toBeNull();
		expect(stretchAt(layout, 3, layout.lanes[1]!.y + 4)).toEqual({ lane: 1, stretch: -1 });
		expect(stretchAt(layout, 3, y - 5)).toBeNull();
	});
});

describe('boxPaths', () => {
	it('draws boxes that look alike as one path, every box once', () => {
		const box = (x: number) => ({ x, y: 2, width: 5, height: 3 });
		expect(boxPaths([box(1), box(9), box(20)], ['red', 'blue', 'red'], String)).toEqual([
			{ look: 'red', d: 'M1.0 2.0h5.0v3h-5.0zM20.0 2.0h5.0v3h-5.0z' },
			{ look: 'blue', d: 'M9.0 2.0h5.0v3h-5.0z' }
		]);
	});
});

describe('laneByKey', () => {
	const middles = [[10, 50, 90], [], [12, 80], [55]];
	it.each([
		['ArrowRight', false, [0, -1], [0, 0]],
		['ArrowRight', false, [0, 2], [0, 2]],
		['ArrowLeft', false, [0, 0], [0, -1]],
		['ArrowLeft', false, [0, -1], [0, -1]],
		['ArrowDown', false, [2, 1], [3, 0]],
		['ArrowUp', false, [3, 0], [2, 1]],
		['ArrowDown', false, [0, 1], [1, -1]],
		['ArrowUp', false, [0, 1], [0, 1]],
		['PageDown', false, [0, 2], [3, 0]],
		['Home', false, [0, 2], [0, -1]],
		['End', false, [0, -1], [0, 2]],
		['Home', true, [3, 0], [0, -1]],
		['End', true, [0, 2], [3, -1]]
	] as const)('%s (control: %s) from %j leads to %j', (key, control, from, to) => {
		const place = ([lane, stretch]: readonly [number, number]) => ({ lane, stretch });
		expect(laneByKey(key, control, place(from), middles)).toEqual(place(to));
	});
	it('leaves other keys alone, and stays where there are no lanes', () => {
		expect(laneByKey('a', false, { lane: 0, stretch: 0 }, middles)).toBeNull();
		expect(laneByKey('ArrowDown', false, { lane: 0, stretch: -1 }, [])).toEqual({ lane: 0, stretch: -1 });
	});
});

describe('what stands below the numbers of an axis', () => {
	const ticks = [0, 0.1, 0.2, 0.5, 1].map((at) => ({ at, detail: '00:01:48' }));

	it('is left out where it would lie over what stands before it', () => {
		expect(shownDetails(ticks, 1000, measure)).toEqual([true, true, true, true, true]);
		expect(shownDetails(ticks, 440, measure)).toEqual([true, false, true, true, true]);
		expect(shownDetails(ticks, 120, measure)).toEqual([true, false, false, false, true]);
	});
	it('is left out where there is none', () => {
		expect(shownDetails([{ at: 0 }, ...ticks.slice(1)], 1000, measure)[0]).toBe(false);
	});
});
