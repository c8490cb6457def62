/** The grid of answers: what it lists, the words that keys select, and what is drawn of an answer. */
import { describe, expect, it } from 'vitest';
import type { Attribute } from '../../../src/lib/core/records.ts';
import {
	everything,
	rowsOf,
	shownRows,
	valuesOf,
	type Column,
	type Part
} from '../../../src/lib/views/answers/rows.ts';
import { stretchesOf } from '../../../src/lib/views/answers/segments.ts';
import { nextWord, wholeOf, withWord } from '../../../src/lib/views/answers/words.ts';

const part = (turn: string, start: number, text: string): Part => ({
	...{ document: 'd', turn, start },
	...{ end: start + text.length, text }
});
const often = {
	guid: 'often',
	name: 'How often',
	type: 'ordered',
	options: ['Never', 'Daily']
} as unknown as Attribute;
const rank = ({ options }: Attribute, value: string): number | null => {
	const at = options.indexOf(value);
	return at < 0 ? null : at;
};

describe('which rows are listed', () => {
	const rows = rowsOf([
		{ case: 'c1', name: 'R2', values: { often: 'Daily' }, answers: [[part('t1', 0, 'It works.')], []] },
		{ case: 'c2', name: 'R10', values: { often: 'Never' }, answers: [[], [part('t2', 0, 'Ändra allt nu')]] },
		{ case: null, name: 'R3', values: {}, answers: [[], []] }
	]);
	const columns: Column[] = [
		{ id: 'often', title: 'How often', attribute: often },
		{ id: 'q1', title: 'What works?', question: 0 },
		{ id: 'q2', title: 'What to change?', question: 1 }
	];
	const names = (wish = {}, sort: Parameters<typeof shownRows>[3] = null, of = columns): string[] =>
		shownRows(rows, of, { ...everything, ...wish }, sort, ({ turn }) => turn === 't1', rank, 'en').map(
			({ name }) => name
		);

	it('keeps the order of the file until it is sorted', () => {
		expect(names()).toEqual(['R2', 'R10', 'R3']);
		expect(names({}, { key: '', direction: 'ascending' })).toEqual(['R2', 'R3', 'R10']);
	});
	it('sorts an ordered attribute by its scale, and those without a value last', () => {
		expect(names({}, { key: 'often', direction: 'ascending' })).toEqual(['R10', 'R2', 'R3']);
		expect(names({}, { key: 'often', direction: 'descending' })).toEqual(['R2', 'R10', 'R3']);
		expect(valuesOf(rows, often, rank, 'en')).toEqual(['Never', 'Daily']);
	});
	it('sorts a question by the length of its answers', () => {
		expect(names({}, { key: 'q2', direction: 'descending' })[0]).toBe('R10');
	});
	it('finds words whatever their capitals, in names, closed and open answers', () => {
		expect(names({ words: 'ÄNDRA' })).toEqual(['R10']);
		expect(names({ words: 'daily' })).toEqual(['R2']);
	});
	it('hides respondents without an answer to a question that is shown', () => {
		expect(names({ hideEmpty: true })).toEqual(['R2', 'R10']);
		expect(names({ hideEmpty: true }, null, columns.slice(0, 2))).toEqual(['R2']);
	});
	it('leaves those with an uncoded or with a coded answer, or with one closed answer', () => {
		expect(names({ coded: 'uncoded' })).toEqual(['R10']);
		expect(names({ coded: 'coded' })).toEqual(['R2']);
		expect(names({ attribute: 'often', value: 'Never' })).toEqual(['R10']);
	});
	it('tells two of one name apart', () => {
		const twins = [1, 2].map(() => ({ case: null, name: 'A', values: {}, answers: [] }));
		expect(new Set(rowsOf(twins).map(({ id }) => id)).size).toBe(2);
	});
});

describe('words of an answer', () => {
	// 10: It works, 20: mostly.
	const parts = [part('t1', 10, 'It works,'), part('t2', 20, 'mostly.')];

	it('takes all of it, over its parts', () => {
		expect(wholeOf(parts)).toEqual({ start: 10, end: 27 });
		expect(wholeOf([])).toBeNull();
	});
	it('goes from word to word and stays at the ends', () => {
		const first = nextWord(parts, null, 1, 'en');
		expect(first).toEqual({ start: 10, end: 12 });
		const second = nextWord(parts, first, 1, 'en');
		expect(second).toEqual({ start: 13, end: 18 });
		const third = nextWord(parts, second, 1, 'en');
		expect(third).toEqual({ start: 20, end: 26 });
		expect(nextWord(parts, third, 1, 'en')).toEqual(third);
		expect(nextWord(parts, third, -1, 'en')).toEqual(second);
		expect(nextWord(parts, null, -1, 'en')).toEqual(third);
	});
	it('adds a word and gives it back', () => {
		const one = withWord(parts, null, 1, 'en');
		const two = withWord(parts, one, 1, 'en');
		expect(two).toEqual({ start: 10, end: 18 });
		expect(withWord(parts, two, -1, 'en')).toEqual(one);
		expect(withWord(parts, one, -1, 'en')).toBeNull();
		expect(withWord(parts, null, -1, 'en')).toBeNull();
	});
});

describe('what is drawn of an answer', () => {
	const answer = part('t1', 100, 'We know each other.');
	const tint = (guid: string, start: number, end: number) => ({ guid, start, end, color: '#123456' });

	it('is its text, whatever covers it', () => {
		const tints = [tint('a', 90, 107), tint('b', 103, 112)];
		const stretches = stretchesOf(answer, tints, { start: 108, end: 119 });
		expect(stretches.map(({ text }) => text).join('')).toBe(answer.text);
		expect(
			stretches.map(({ text, tints, selected }) => [text, tints.map(({ guid }) => guid), selected])
		).toEqual([
			['We ', ['a'], false],
			['know', ['a', 'b'], false],
			[' ', ['b'], false],
			['each', ['b'], true],
			[' other.', [], true]
		]);
	});
	it('is one stretch where nothing covers it, and none where there are no words', () => {
		expect(stretchesOf(answer, [], null)).toEqual([{ text: answer.text, tints: [], selected: false }]);
		expect(stretchesOf(part('t', 5, ''), [], null)).toEqual([]);
	});
});
