/** The rules that reading and coding by keys rest on: whole words, and turns without a code. */
import { expect, test } from 'vitest';
import { uncodedTurn } from '../../src/lib/core/uncoded.ts';
import { wholeWords } from '../../src/lib/core/whole-words.ts';
import { speaker, turnsOf } from '../transcript/made.ts';

test('a range takes the words at its ends whole, and nothing of the next line', () => {
	const text = 'One line here.\nThe second, förvaltningens own.\nThird';
	const words = (from: string, to: string): string => {
		const [start, end] = [text.indexOf(from), text.indexOf(to) + to.length];
		const range = wholeWords(text, { start, end }, 'sv');
		return text.slice(range.start, range.end);
	};
	expect(words('cond', 'förv')).toBe('second, förvaltningens');
	expect(words('second', 'own')).toBe('second, förvaltningens own');
	expect(words(', f', 'own.\nT')).toBe(', förvaltningens own.\nThird');
	expect(words('One', 'own')).toBe('One line here.\nThe second, förvaltningens own');
	expect(wholeWords('a b', { start: 1, end: 2 }, 'not a tag')).toEqual({ start: 1, end: 2 });
});

test('the next turn without a code is not blank, not a facilitator’s, and touched by no passage', () => {
	const [lead, ann] = [speaker(1, 'Lead', 'facilitator'), speaker(2, 'Ann')];
	const who = [ann, ann, lead, ann, null, ann];
	const turns = turnsOf(
		['First', 'Second', 'Asks', ' ', 'Fifth', 'Sixth'],
		who.map((one) => one?.guid ?? null)
	);
	const without = new Set([lead.guid]);
	const coding = (start: number | null, end: number | null, orphan = false) => ({ start, end, orphan });
	const next = (codings: ReturnType<typeof coding>[], from: number, by: 1 | -1 = 1) =>
		uncodedTurn(turns, codings, from, by, without);
	expect(next([], -1)).toBe(0);
	expect(next([], 1)).toBe(4);
	const long = coding(0, turns[1]!.start + 1);
	expect(next([long, coding(2, 3)], -1)).toBe(4);
	expect(next([coding(0, turns[1]!.start)], 4, -1)).toBe(1);
	expect(next([coding(turns[4]!.start, turns[4]!.end, true), coding(null, null)], 2)).toBe(4);
	expect(next([], 5)).toBeNull();
	expect(next([coding(0, turns[5]!.end)], 0)).toBeNull();
});
