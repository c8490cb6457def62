import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as anchors from '../../src/lib/core/anchors.ts';
import { editsBetween } from '../../src/lib/core/text-diff.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 5000 : 300;
const { firstVisible, inverseOf, moveRange, moveTurn, rangeMover, spliceText, turnMover } = anchors;
type Cut = Parameters<typeof moveRange>[1][number];
const comesBack = (range: anchors.Range, splices: readonly Cut[]): boolean =>
	anchors.comesBack(range, rangeMover(splices), rangeMover(inverseOf(splices)));
const cut = (at: number, removed: string, inserted: string) => ({ at, removed, inserted });

describe('a range in a corrected text', () => {
	const text = '0123456789';
	it.each([
		['before it', cut(0, '01', 'x'), [3, 6]],
		['touching its start', cut(3, '3', 'x'), [4, 7]],
		['inserted at its start', cut(4, '', 'xy'), [6, 9]],
		['at its first character', cut(4, '4', 'xy'), [6, 8]],
		['strictly inside', cut(5, '', 'xy'), [4, 9]],
		['inside, shorter', cut(5, '5', ''), [4, 6]],
		['at its last character', cut(6, '6', 'xy'), [4, 6]],
		['inserted at its end', cut(7, '', 'xy'), [4, 7]],
		['after it', cut(8, '8', ''), [4, 7]],
		['across its start', cut(2, '2345', 'x'), [3, 4]],
		['across its end', cut(5, '5678', 'x'), [4, 5]],
		['all of it', cut(4, '456', 'xyz'), [7, 7]],
		['more than it', cut(3, '34567', ''), [3, 3]]
	] as const)('stands right after a splice %s', (_, splice, [start, end]) => {
		expect(spliceText(text, [splice])).toBe(
			text.slice(0, splice.at) + splice.inserted + text.slice(splice.at + splice.removed.length)
		);
		expect(moveRange({ start: 4, end: 7 }, [splice])).toEqual({ start, end });
	});

	it('covers its kept characters and what came in between them, over any splices', () => {
		fc.assert(
			fc.property(someCase, ({ length, range, cuts }) => {
				let belongs = Array.from({ length }, (_, i) => i >= range.start && i < range.end);
				let text = 'a'.repeat(length);
				const splices = cuts.map(([from, size, inserted]) => {
					const at = from % (text.length + 1);
					const splice = cut(at, text.slice(at, at + size), 'b'.repeat(inserted));
					const [before, after] = [belongs.slice(0, at), belongs.slice(at + splice.removed.length)];
					const inside = before.includes(true) && after.includes(true);
					belongs = [...before, ...Array.from({ length: inserted }, () => inside), ...after];
					text = spliceText(text, [splice]);
					return splice;
				});
				const [start, end] = [belongs.indexOf(true), belongs.lastIndexOf(true) + 1];
				const moved = moveRange(range, splices);
				if (start < 0) expect(moved.start).toBe(moved.end);
				else expect(moved).toEqual({ start, end });
				expect(moved.start).toBeGreaterThanOrEqual(0);
				expect(moved.end).toBeLessThanOrEqual(text.length);
			}),
			{ seed: 1, numRuns }
		);
	});

	it('comes back by the inverse splices exactly when it is said to', () => {
		fc.assert(
			fc.property(someCase, ({ length, range, cuts }) => {
				const text = 'a'.repeat(length);
				const [first] = cuts;
				if (!first) return;
				const at = first[0] % (length + 1);
				const splice = cut(at, text.slice(at, at + first[1]), 'b'.repeat(first[2]));
				const back = moveRange(moveRange(range, [splice]), [cut(at, splice.inserted, splice.removed)]);
				const same = back.start === range.start && back.end === range.end;
				if (comesBack(range, [splice])) expect(same).toBe(true);
				else expect(same && moveRange(range, [splice]).start < moveRange(range, [splice]).end).toBe(false);
			}),
			{ seed: 1, numRuns }
		);
	});

	it('does not come back when clipped', () => {
		expect(comesBack({ start: 4, end: 7 }, [cut(5, '56', '')])).toBe(false);
		expect(comesBack({ start: 4, end: 7 }, [cut(4, '456', '')])).toBe(false);
		expect(comesBack({ start: 4, end: 7 }, [cut(0, '0', 'xyz')])).toBe(true);
		expect(comesBack({ start: 4, end: 7 }, [cut(5, '', 'xyz')])).toBe(true);
	});
});

describe('turns in a corrected text', () => {
	it('tile it again, wherever in one turn the splice stands', () => {
		fc.assert(
			fc.property(
				fc.array(fc.string({ unit: fc.constantFrom('a', 'b', '\n'), maxLength: 6 }), {
					minLength: 1,
					maxLength: 6
				}),
				fc.nat(),
				fc.nat(),
				fc.nat(6),
				fc.string({ unit: fc.constantFrom('x', '\n'), maxLength: 5 }),
				(turns, which, from, size, inserted) => {
					let start = 0;
					const ranges = turns.map((text) => {
						const range = { start, end: start + text.length };
						start = range.end + 1;
						return range;
					});
					const i = which % turns.length;
					const inTurn = from % ((turns[i] as string).length + 1);
					const removed = (turns[i] as string).slice(inTurn, inTurn + size);
					const splice = cut((ranges[i] as { start: number }).start + inTurn, removed, inserted);
					const after = turns.map((text, k) =>
						k === i ? spliceText(text, [cut(inTurn, removed, inserted)]) : text
					);
					const text = spliceText(turns.join('\n'), [splice]);
					const moved = ranges.map((range) => moveTurn(range, [splice]));
					expect(moved.map((range) => text.slice(range.start, range.end))).toEqual(after);
					expect(text).toBe(after.join('\n'));
				}
			),
			{ seed: 1, numRuns }
		);
	});
});

it('refuses a splice that removes other words than stand there', () => {
	expect(() => spliceText('abc', [cut(1, 'x', '')])).toThrow(RangeError);
});

it.each([
	[5, 'word', 5],
	[5, '\n  word', 8],
	[5, '\u00a0\tå', 7],
	[5, '   ', 5]
])('the first visible character from %i in %j is %i', (start, quote, visible) => {
	expect(firstVisible(start, quote)).toBe(visible);
});

const someCase = fc
	.record({
		length: fc.integer({ min: 1, max: 20 }),
		start: fc.nat(),
		size: fc.nat(),
		cuts: fc.array(fc.tuple(fc.nat(30), fc.nat(5), fc.nat(4)), { minLength: 1, maxLength: 5 })
	})
	.map(({ length, start, size, cuts }) => {
		const from = start % length;
		return { length, range: { start: from, end: from + 1 + (size % (length - from)) }, cuts };
	});

describe('many ranges through many splices', () => {
	it('move as each would by itself, there and back, whatever the order of the splices', () => {
		const some = fc.array(fc.tuple(fc.nat(400), fc.nat(5), fc.nat(5)), { minLength: 16, maxLength: 60 });
		fc.assert(
			fc.property(some, fc.constantFrom('rising', 'falling', 'any'), (places, order) => {
				const ordered = order === 'any' ? places : places.toSorted(([a], [b]) => a - b);
				let [from, shift] = [0, 0];
				const rising = ordered.flatMap(([at, removed, inserted]): Cut[] => {
					if (order !== 'any' && at < from) return [];
					from = at + removed;
					const splice = cut(order === 'any' ? at : at + shift, 'x'.repeat(removed), 'y'.repeat(inserted));
					if (order !== 'any') shift += inserted - removed;
					return [splice];
				});
				const splices = order === 'falling' ? inverseOf(rising) : rising;
				const [move, turn] = [rangeMover(splices), turnMover(splices)];
				for (let start = 0; start < 420; start += 3) {
					for (const length of [0, 1, 7, 150]) {
						const range = { start, end: start + length };
						expect(move(range)).toEqual(moveRange(range, splices));
						expect(turn(range)).toEqual(moveTurn(range, splices));
					}
				}
			}),
			{ seed: 1, numRuns: 60 }
		);
	});

	it('make one text of another in one pass, and back', () => {
		const from = Array.from({ length: 400 }, (_, i) => `w${i % 37}`).join(' ');
		const to = from.replaceAll('w3 ', 'x ').replaceAll(' w11', '');
		let shift = 0;
		const splices = editsBetween(from, to).map(({ at, removed, inserted }) => {
			const splice = cut(at + shift, removed, inserted);
			shift += inserted.length - removed.length;
			return splice;
		});
		expect(splices.length).toBeGreaterThan(16);
		expect(spliceText(from, splices)).toBe(to);
		expect(spliceText(to, inverseOf(splices))).toBe(from);
	});

	it('give a place and nothing else of what was moved', () => {
		const row = { start: 1, end: 2, text: 'x' };
		for (const splices of [[], [cut(0, '', 'y')]])
			for (const move of [moveRange, moveTurn])
				expect(Object.keys(move(row, splices))).toEqual(['start', 'end']);
	});
});
