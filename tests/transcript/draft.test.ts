import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spliceText } from '../../src/lib/core/anchors.ts';
import { Draft, differInOne, liveTurns, splicesBetween } from '../../src/lib/transcript/draft.ts';
import { readClock } from '../../src/lib/transcript/meta.ts';
import { anyTexts, turnsOf } from './made.ts';

const textOf = (turns: readonly { text: string }[]): string => turns.map(({ text }) => text).join('\n');

describe('what was typed as splices', () => {
	test('one mended word is one splice of what differs, at its place in the document', () => {
		const before = turnsOf(['First turn', 'We see what whe can do']);
		const after = [before[0]!, { ...before[1]!, text: 'We see what we can do' }];
		const [splice, ...more] = splicesBetween(before, after);
		expect(more).toEqual([]);
		expect(splice).toMatchObject({ turn: before[1]!.guid, removed: 'h', inserted: '' });
		expect(spliceText(textOf(before), [splice!])).toBe(textOf(after));
	});

	test('two places of one turn are two splices, and what stands between them is left alone', () => {
		const before = turnsOf(['Teh school and the people in it and teh town']);
		const after = [{ ...before[0]!, text: 'The school and the people in it and the town' }];
		const splices = splicesBetween(before, after);
		expect(splices).toHaveLength(2);
		expect(splices.every(({ removed }) => !removed.includes('people'))).toBe(true);
	});

	test('sent from the last to the first they give the words as typed, and each keeps within its turn', () => {
		fc.assert(
			fc.property(anyTexts, fc.array(fc.tuple(fc.nat(), fc.string())), (texts, edits) => {
				const before = turnsOf(texts);
				const after = before.map((turn) => ({ ...turn }));
				for (const [at, words] of edits) after[at % after.length]!.text = words.replaceAll('\r', '');
				const splices = splicesBetween(before, after);
				expect(spliceText(textOf(before), splices.toReversed())).toBe(textOf(after));
				for (const { turn, at, removed } of splices) {
					const whole = before.find(({ guid }) => guid === turn)!;
					expect(at).toBeGreaterThanOrEqual(whole.start);
					expect(at + removed.length).toBeLessThanOrEqual(whole.end);
				}
			}),
			{ seed: 1, numRuns: 100 }
		);
	});

	test('live turns stand where their words stand, and their splices lead there from left to right', () => {
		fc.assert(
			fc.property(anyTexts, fc.string(), fc.nat(), (texts, words, place) => {
				const before = turnsOf(texts);
				const typed = before.map(({ guid, text }, i) => ({
					guid,
					text: i === place % texts.length ? words : text
				}));
				const live = liveTurns(before, typed);
				if (textOf(before) === textOf(typed)) {
					expect(live).toBeNull();
					return;
				}
				const text = textOf(typed);
				expect(spliceText(textOf(before), live!.splices)).toBe(text);
				for (const turn of live!.turns) expect(text.slice(turn.start, turn.end)).toBe(turn.text);
			}),
			{ seed: 1, numRuns: 100 }
		);
	});
});

test('lists differ in one place at most', () => {
	expect(differInOne([1, 2, 3], [1, 2, 3])).toBe(true);
	expect(differInOne([1, 2, 3], [1, 5, 3])).toBe(true);
	expect(differInOne([1, 2, 3], [4, 5, 3])).toBe(false);
	expect(differInOne([1, 2, 3], [1, 2])).toBe(false);
});

describe('a draft', () => {
	test('keeps apart what was typed in two places, however little stands between', () => {
		const draft = new Draft('The peple were tired');
		draft.replace(0, 0, 4);
		draft.replace(10, 0, 1);
		expect(draft.edits('All The people were tired')).toEqual([
			{ at: 0, removed: '', inserted: 'All ' },
			{ at: 6, removed: '', inserted: 'o' }
		]);
	});

	test('a word typed over is what differs of it', () => {
		const draft = new Draft('the peple');
		draft.replace(4, 5, 6);
		expect(draft.edits('the people')).toEqual([{ at: 6, removed: '', inserted: 'o' }]);
	});

	test('whatever is typed and deleted, its edits lead from the words stored to the words now', () => {
		const step = fc.tuple(fc.nat(), fc.nat(5), fc.string({ maxLength: 6, unit: 'grapheme' }));
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.array(step), (base, steps) => {
				const draft = new Draft(base);
				let now = base;
				for (const [place, length, words] of steps) {
					const at = place % (now.length + 1);
					const removed = Math.min(length, now.length - at);
					now = now.slice(0, at) + words + now.slice(at + removed);
					draft.replace(at, removed, words.length);
				}
				expect(spliceText(base, draft.edits(now).toReversed())).toBe(now);
			}),
			{ seed: 1, numRuns: 100 }
		);
	});
});

test('a time is read as it is written, and what is none is none', () => {
	expect(readClock('0:12:30')).toBe(750_000);
	expect(readClock('12:30')).toBe(750_000);
	expect(readClock('100:00:01.25')).toBe(360_001_250);
	expect(['soon', '12', '0:61:00', '1:75', ''].map(readClock)).toEqual([null, null, null, null, null]);
});
