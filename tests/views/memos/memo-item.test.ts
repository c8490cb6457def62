import { expect, test } from 'vitest';
import { fitting, type MemoFilter, type MemoItem } from '../../../src/lib/views/memos/memo-item.ts';

const item = (id: string, words: string, over: Partial<MemoItem['memo']> = {}): MemoItem => ({
	id,
	memo: {
		title: '',
		quote: '',
		type: 'analytic',
		target: 'project',
		modified: `2026-11-2${id}T10:00:00Z`,
		...over
	} as MemoItem['memo'],
	words,
	about: 'Studien',
	within: '',
	color: null,
	href: null,
	codeHref: null,
	author: 'Åsa',
	label: words
});
const items = [
	item('1', 'Tillit först'),
	item('3', 'Ont om tid', { type: 'todo' }),
	item('2', 'Möten', { target: 'passage', quote: 'vi ses på torsdag' })
];
const any: MemoFilter = { search: '', type: null, target: null, order: 'newest' };
const ids = (filter: Partial<MemoFilter>) => fitting(items, { ...any, ...filter }).map(({ id }) => id);

test('memos stand by the day they were changed, newest or oldest first', () => {
	expect(ids({})).toEqual(['3', '2', '1']);
	expect(ids({ order: 'oldest' })).toEqual(['1', '2', '3']);
});

test('a search finds every word, wherever it stands, whatever its case and accents', () => {
	expect(ids({ search: 'TORSDAG moten' })).toEqual(['2']);
	expect(ids({ search: 'asa tid' })).toEqual(['3']);
	expect(ids({ search: 'finns inte' })).toEqual([]);
});

test('type and target narrow what is left', () => {
	expect(ids({ type: 'todo' })).toEqual(['3']);
	expect(ids({ target: 'passage' })).toEqual(['2']);
	expect(ids({ target: 'passage', type: 'todo' })).toEqual([]);
});
