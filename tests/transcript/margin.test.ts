import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignGroupLanes, assignLanes, inReadingOrder } from '../../src/lib/transcript/lanes.ts';
import { labelRow, layoutMargin } from '../../src/lib/transcript/margin.ts';

const laws = { seed: 1, numRuns: 200 };
const ranges = fc
	.array(fc.record({ start: fc.nat(2000), size: fc.integer({ min: 1, max: 400 }) }), { maxLength: 60 })
	.map((all) => all.map(({ start, size }, index) => ({ guid: `g${index}`, start, end: start + size })));

/** As measured at 60 characters and 27 pixels a line. */
function measured(all: { guid: string; start: number; end: number }[]) {
	const lanes = assignLanes(all);
	return all.toSorted(inReadingOrder).map(({ guid, start, end }) => ({
		guid,
		lane: lanes.get(guid)!,
		top: Math.floor(start / 60) * 27,
		bottom: Math.floor((end - 1) / 60) * 27 + 21
	}));
}

test('ranges that overlap never share a lane, whatever order they come in', () => {
	fc.assert(
		fc.property(ranges, (all) => {
			const lanes = assignLanes(all);
			expect(assignLanes(all.toReversed())).toEqual(lanes);
			for (const one of all)
				for (const other of all)
					if (one !== other && one.start < other.end && other.start < one.end)
						expect(lanes.get(one.guid)).not.toBe(lanes.get(other.guid));
		}),
		laws
	);
});

test('what encloses lies in an earlier lane than what it encloses', () => {
	const lanes = assignLanes([
		{ guid: 'inner', start: 20, end: 100 },
		{ guid: 'outer', start: 20, end: 300 }
	]);
	expect([...lanes]).toEqual([
		['outer', 0],
		['inner', 1]
	]);
});

test('bars of one lane never overlap on the screen', () => {
	fc.assert(
		fc.property(ranges, (all) => {
			const { bars } = layoutMargin(measured(all), 6);
			for (let lane = 0; lane < 6; lane++) {
				const own = bars.filter((bar) => bar.lane === lane).sort((a, b) => a.top - b.top);
				for (const [index, bar] of own.entries()) {
					expect(bar.bottom).toBeGreaterThan(bar.top);
					if (index) expect(bar.top).toBeGreaterThanOrEqual(own[index - 1]!.bottom);
				}
			}
		}),
		laws
	);
});

test('labels never overlap each other nor a bar, and every passage has a label or is listed by one', () => {
	fc.assert(
		fc.property(ranges, fc.integer({ min: 1, max: 6 }), (all, maxLanes) => {
			const { bars, labels } = layoutMargin(measured(all), maxLanes);
			for (const [index, label] of labels.entries()) {
				if (index) expect(label.top).toBeGreaterThanOrEqual(labels[index - 1]!.top + labelRow);
				for (const bar of bars)
					if (bar.top < label.top + labelRow && bar.bottom > label.top)
						expect(bar.lane).toBeLessThan(label.lanes);
			}
			const named = labels.flatMap(({ guid, more }) => [guid, ...more]);
			expect(named.toSorted()).toEqual(all.map(({ guid }) => guid).toSorted());
		}),
		laws
	);
});

test('groups have lanes of their own, in the order of their names, as many as they need', () => {
	const range = (id: string, start: number, end: number) => ({ guid: id, start, end });
	const ranges = [range('b1', 0, 200), range('a1', 10, 60), range('a2', 50, 90), range('a3', 120, 200)];
	const lanes = assignGroupLanes(ranges, ({ guid }) => guid[0]!);
	expect(Object.fromEntries(lanes)).toEqual({ a1: 0, a2: 1, a3: 0, b1: 2 });
	expect(assignGroupLanes([], () => '').size).toBe(0);
});
