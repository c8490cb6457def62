import { describe, expect, test } from 'vitest';
import type { Code } from '../../../src/lib/core/records.ts';
import { furtherLanguages, ownLanguage, withTranslation } from '../../../src/lib/views/codebook/languages.ts';
import {
	codeItems,
	matching,
	namesAbove,
	ordersOf,
	shownLevels,
	sorted,
	totals,
	unfoldedTo,
	withAbove,
	withBelow
} from '../../../src/lib/views/codebook/tree.ts';

const texts = { name: '', definition: '', include: '', exclude: '', example: '', borderline: '' };
const code = (guid: string, parent: string | null, position: string, fields: Partial<Code> = {}): Code => ({
	...texts,
	guid,
	parent,
	position,
	name: guid,
	color: '#2f8f4e',
	key: null,
	applicable: true,
	translations: {},
	...fields
});
const book = [
	code('silo', 'barriers', 'a1', { name: 'Silo budgets' }),
	code('trust', 'success', 'a0', { definition: 'People rely on each other', translations: {} }),
	code('barriers', null, 'a1', { name: 'Barriers' }),
	code('success', null, 'a0', { name: 'Success' }),
	code('mandate', 'barriers', 'a0', {
		name: 'Unclear mandate',
		translations: { sv: { ...texts, name: 'Otydligt mandat på mötet' } }
	})
];

describe('the codebook as a tree', () => {
	const items = codeItems(book);
	const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id).sort();

	test('siblings stand by position', () => {
		const under = items.filter(({ parent }) => parent === 'barriers').map(({ id }) => id);
		expect(under).toEqual(['mandate', 'silo']);
	});

	test('a filter keeps what matches in name, definition or translation, and what is above it', () => {
		expect(ids(matching(items, 'SILO'))).toEqual(['barriers', 'silo']);
		expect(ids(matching(items, 'rely other'))).toEqual(['success', 'trust']);
		expect(ids(matching(items, 'motet'))).toEqual(['barriers', 'mandate']);
		expect(matching(items, 'silo trust')).toEqual([]);
		expect(matching(items, '  ')).toBe(items);
	});

	test('a count with sub-codes is the sum of its own and theirs', () => {
		const own: Record<string, number> = { silo: 3, mandate: 4, barriers: 1 };
		const sums = totals(items, (guid) => own[guid] ?? 0);
		expect(Object.fromEntries(sums)).toEqual({ silo: 3, mandate: 4, barriers: 8, trust: 0, success: 0 });
	});

	test('it stands by name or by count in a view; the orders of that view can be kept', () => {
		const count = (guid: string) => (guid === 'silo' ? 3 : 1);
		const names = sorted(items, 'name', count, 'en').map(({ label }) => label);
		expect(names).toEqual(['Barriers', 'Silo budgets', 'Success', 'trust', 'Unclear mandate']);
		expect(sorted(items, 'hand', count, 'en')).toBe(items);
		expect(ordersOf(sorted(items, 'count', count, 'en'))).toContainEqual({
			parent: 'barriers',
			codes: ['silo', 'mandate']
		});
	});

	test('it unfolds to a level and tells how many levels show', () => {
		expect([...unfoldedTo(items, 1)]).toEqual([]);
		expect([...unfoldedTo(items, 2)].sort()).toEqual(['barriers', 'success']);
		expect(shownLevels(items, new Set())).toBe(1);
		expect(shownLevels(items, new Set(['barriers']))).toBe(1);
		expect(shownLevels(items, new Set(['barriers', 'success']))).toBe(2);
	});

	test('codes are taken with what is above or below them', () => {
		expect(ids(withAbove(items, ({ id }) => id === 'trust'))).toEqual(['success', 'trust']);
		expect([...withBelow(items, ['barriers'])].sort()).toEqual(['barriers', 'mandate', 'silo']);
	});

	test('codes in a circle neither hang the counts nor the path', () => {
		const circle = [code('x', 'y', 'a0'), code('y', 'x', 'a0')];
		expect(totals(codeItems(circle), () => 1).get('x')).toBe(2);
		expect(namesAbove(new Map(circle.map((one) => [one.guid, one])), circle[0] as Code)).toEqual(['y']);
	});
});

describe("a codebook's languages", () => {
	test('its own is the one that is no translation', () => {
		expect(ownLanguage(book, 'sv')).toBe('en');
		expect(ownLanguage([], 'sv')).toBe('sv');
		expect(furtherLanguages(book, 'en')).toEqual(['sv']);
	});

	test('a translation without words is left out', () => {
		const some = withTranslation({}, 'sv', 'name', 'Namn');
		expect(some).toEqual({ sv: { ...texts, name: 'Namn' } });
		expect(withTranslation(some, 'sv', 'name', '')).toEqual({});
	});
});
