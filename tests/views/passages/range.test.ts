import { expect, test } from 'vitest';
import { stretched } from '../../../src/lib/views/passages/range.ts';

const texts = ['One two. Three four.', '', 'Five six.'];
const turns = texts.map((text, i) => {
	const start = texts.slice(0, i).reduce((sum, one) => sum + one.length + 1, 0);
	return { start, end: start + text.length, text };
});
const text = texts.join('\n');
const words = (range: { start: number; end: number } | null) => range && text.slice(range.start, range.end);
const two = { start: 4, end: 7 };
const how = { unit: 'word', edge: 'end', more: true, language: 'en' } as const;

test('an end goes out and in by a word, a sentence, a turn', () => {
	expect(words(stretched(turns, two, how))).toBe('two. Three');
	expect(words(stretched(turns, two, { ...how, unit: 'sentence' }))).toBe('two.');
	expect(words(stretched(turns, two, { ...how, unit: 'turn' }))).toBe('two. Three four.');
	expect(words(stretched(turns, { start: 4, end: 14 }, { ...how, more: false }))).toBe('two');
});

test('a start goes out to the left and in to the right', () => {
	expect(words(stretched(turns, two, { ...how, edge: 'start' }))).toBe('One two');
	expect(words(stretched(turns, { start: 0, end: 7 }, { ...how, edge: 'start', more: false }))).toBe('two');
});

test('goes on in the next turn that has words', () => {
	expect(words(stretched(turns, { start: 15, end: 20 }, how))).toBe('four.\n\nFive');
});

test('never leaves a passage without words, and stays at the end of the text', () => {
	expect(stretched(turns, two, { ...how, more: false })).toBeNull();
	const last = { start: 22, end: text.length };
	expect(stretched(turns, last, { ...how, unit: 'turn' })).toEqual(last);
});
