import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatten, pieces } from '../../src/lib/transcript/flatten.ts';
import { anyTexts, turnsOf } from './made.ts';

const laws = { seed: 1, numRuns: 200 };
const frame = { start: 10, end: 50 };
const ranges = fc.array(
	fc.record({ start: fc.nat(60), size: fc.nat(20) }).map(({ start, size }) => ({ start, end: start + size })),
	{ maxLength: 30 }
);

test('segments are disjoint and in order, and each names exactly the ranges that cover it', () => {
	fc.assert(
		fc.property(ranges, (all) => {
			let last = frame.start;
			for (const { start, end, covered } of flatten(all, frame)) {
				expect(start).toBeGreaterThanOrEqual(last);
				expect(end).toBeGreaterThan(start);
				expect(new Set(covered)).toEqual(new Set(all.filter((one) => one.start <= start && one.end >= end)));
				const touching = all.filter((one) => one.start < one.end && one.start < end && one.end > start);
				expect(touching.length).toBe(covered.length);
				last = end;
			}
			expect(last).toBeLessThanOrEqual(frame.end);
		}),
		laws
	);
});

test('together the segments are the union of the ranges inside the frame', () => {
	fc.assert(
		fc.property(ranges, (all) => {
			const segments = flatten(all, frame);
			for (let at = frame.start; at < frame.end; at++) {
				const inside = (one: { start: number; end: number }) => one.start <= at && at < one.end;
				expect(segments.some(inside)).toBe(all.some(inside));
			}
		}),
		laws
	);
});

test('the shortest range comes last, so that it is drawn on top', () => {
	const long = { start: 0, end: 9 };
	const short = { start: 2, end: 4 };
	expect(flatten([short, long], { start: 0, end: 9 }).map(({ covered }) => covered)).toEqual([
		[long],
		[long, short],
		[long]
	]);
});

test('pieces cover a range but for the line feeds between turns', () => {
	fc.assert(
		fc.property(anyTexts, fc.nat(40), fc.nat(40), (texts, start, size) => {
			const turns = turnsOf(texts);
			const text = texts.join('\n');
			const found = pieces({ start, end: start + size }, turns, 0);
			const drawn = new Set(found.flatMap((one) => offsetsOf(one)));
			for (const [index, turn] of turns.entries()) {
				for (const at of offsetsOf(turn)) {
					expect(drawn.has(at)).toBe(at >= start && at < start + size);
					if (drawn.has(at)) expect(found.find((one) => one.start <= at && at < one.end)!.turn).toBe(index);
				}
			}
			expect(drawn.size).toBeLessThanOrEqual(Math.max(0, Math.min(size, text.length - start)));
		}),
		laws
	);
});

function offsetsOf({ start, end }: { start: number; end: number }): number[] {
	return Array.from({ length: end - start }, (_, index) => start + index);
}
