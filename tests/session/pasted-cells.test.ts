import { expect, test } from 'vitest';
import type { Attribute } from '../../src/lib/core/records.ts';
import { fitPaste } from '../../src/lib/session/pasted-cells.ts';

const attribute = (guid: string, type: Attribute['type'], options: string[] = []): Attribute => ({
	guid,
	name: guid,
	target: 'case',
	type,
	options,
	position: guid
});
const columns = [
	attribute('level', 'ordered', ['unit', 'management']),
	attribute('age', 'number'),
	attribute('since', 'date')
];
const rows = ['Ada', 'Bo', 'Cleo'].map((name) => ({ id: name.toLowerCase(), name }));
const range = (top: number, left: number, bottom = top, right = left) => ({ top, left, bottom, right });

test('a block goes in from its corner, and what does not fit is named and kept out', () => {
	const found = fitPaste(columns, rows, range(1, 1), [
		['Unit', '1 234,5', '2026-01-31'],
		['moon', 'old', '31/1']
	]);
	expect(found.cells).toEqual([
		{ row: 'bo', attribute: 'level', text: 'Unit' },
		{ row: 'bo', attribute: 'age', text: '1 234,5' },
		{ row: 'bo', attribute: 'since', text: '2026-01-31' }
	]);
	expect(found.pasted).toBe(3);
	expect(found.leftOut).toEqual([
		{ row: 'Cleo', column: 'level', text: 'moon' },
		{ row: 'Cleo', column: 'age', text: 'old' },
		{ row: 'Cleo', column: 'since', text: '31/1' }
	]);
	expect(found.addable).toEqual([{ row: 'cleo', attribute: 'level', text: 'moon' }]);
	expect(found.outside).toBe(0);
});

test('cells beside the grid are counted, blank ones are not', () => {
	const found = fitPaste(columns, rows, range(2, 3), [
		['2026-01-31', 'beside'],
		['2026-02-01', '']
	]);
	expect(found.cells.map(({ text }) => text)).toEqual(['2026-01-31']);
	expect(found.outside).toBe(2);
});

test('one cell fills the range, and a blank one empties it', () => {
	const found = fitPaste(columns, rows, range(0, 1, 2, 1), [['']]);
	expect(found.cells).toEqual(rows.map(({ id }) => ({ row: id, attribute: 'level', text: '' })));
});

test('names are never pasted over: the same name is passed by, another is named', () => {
	const found = fitPaste(columns, rows, range(0, 0), [
		['ada', 'unit'],
		['Somebody', 'unit']
	]);
	expect(found.cells.map(({ row }) => row)).toEqual(['ada', 'bo']);
	expect(found.leftOut).toEqual([{ row: 'Bo', column: 'Name', text: 'Somebody' }]);
});
