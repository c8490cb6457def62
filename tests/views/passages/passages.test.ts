import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Passage } from '../../../src/lib/core/passage.ts';
import { firstOf, grouped, pieces, type Mark } from '../../../src/lib/views/passages/passages.ts';

const passage = (fields: Partial<Passage>): Passage => ({
	coding: 'coding',
	code: 'code',
	coder: 'ada',
	document: 'd1',
	start: 0,
	end: 4,
	quote: 'word',
	star: false,
	auto: false,
	created: '2026-01-01T00:00:00Z',
	turn: 1,
	speaker: null,
	role: null,
	case: null,
	time: null,
	contextStart: 0,
	context: 'word',
	memo: '',
	...fields
});
const titleOf = (guid: string): string => `title of ${guid}`;

describe('grouped', () => {
	test('keeps speakers of one name in two documents apart', () => {
		const groups = grouped(
			[passage({ speaker: 'Moderator' }), passage({ speaker: 'Moderator', document: 'd2' })],
			'speaker',
			titleOf
		);
		expect(groups.map(({ title, detail }) => [title, detail])).toEqual([
			['Moderator', 'title of d1'],
			['Moderator', 'title of d2']
		]);
	});

	test('puts a case together across documents, and what has none last', () => {
		const groups = grouped(
			[
				passage({ coding: 'a' }),
				passage({ coding: 'b', case: 'P' }),
				passage({ coding: 'c', case: 'P', document: 'd2' })
			],
			'case',
			titleOf
		);
		expect(groups.map(({ title, passages }) => [title, passages.map(({ coding }) => coding)])).toEqual([
			['P', ['b', 'c']],
			[null, ['a']]
		]);
	});

	test('the first of the groups are cut in their order', () => {
		const list = ['a', 'b', 'c'].map((coding, i) => passage({ coding, document: i < 2 ? 'd1' : 'd2' }));
		const groups = grouped(list, 'document', titleOf);
		const kept = (limit: number) =>
			firstOf(groups, limit).map(({ passages }) => passages.map(({ coding }) => coding));
		expect(kept(1)).toEqual([['a']]);
		expect(kept(2)).toEqual([['a', 'b']]);
		expect(kept(9)).toEqual([['a', 'b'], ['c']]);
	});
});

describe('pieces', () => {
	test('two marks that overlap make three marked pieces', () => {
		const a: Mark = { start: 102, end: 106, color: '#111111', name: 'A' };
		const b: Mark = { start: 104, end: 120, color: '#222222', name: 'B' };
		const cut = pieces('0123456789', 100, [a, b]);
		expect(cut.map(({ text, marks }) => [text, marks.map(({ name }) => name).join('')])).toEqual([
			['01', ''],
			['23', 'A'],
			['45', 'AB'],
			['6789', 'B']
		]);
	});

	test('give the text again, each character under exactly its marks', () => {
		const range = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 }));
		fc.assert(
			fc.property(
				fc.string({ maxLength: 30 }),
				fc.integer({ min: 0, max: 10 }),
				fc.array(range),
				(text, at, ranges) => {
					const marks = ranges.map(([start, end], i) => ({ start, end, color: '#000000', name: `${i}` }));
					const cut = pieces(text, at, marks);
					expect(cut.map((piece) => piece.text).join('')).toBe(text);
					let offset = at;
					for (const piece of cut) {
						for (let i = 0; i < piece.text.length; i++, offset++) {
							const over = marks.filter(({ start, end }) => start <= offset && offset < end);
							expect(piece.marks).toEqual(over);
						}
					}
				}
			),
			{ seed: 1, numRuns: 100 }
		);
	});
});
