import { describe, expect, test } from 'vitest';
import { markedPieces } from '../../src/lib/parts/palette.ts';
import { cellsOf, sortRows, turnedSort, type Column } from '../../src/lib/parts/table.ts';

type Row = { name: string; n: number | null };
const columns: Column<Row>[] = [
	{ key: 'name', label: 'Name', value: (row) => row.name },
	{ key: 'n', label: 'Number', value: (row) => row.n }
];
const rows: Row[] = [
	{ name: 'Öst', n: 2 },
	{ name: 'Zon', n: null },
	{ name: 'Del 10', n: 10 },
	{ name: 'Del 9', n: 2 }
];
const names = (key: string, direction: 'ascending' | 'descending') =>
	sortRows(rows, columns, { key, direction }, 'sv').map((row) => row.name);

describe('the order of a table', () => {
	test('is that of the language, with numbers in names by size', () => {
		expect(names('name', 'ascending')).toEqual(['Del 9', 'Del 10', 'Zon', 'Öst']);
	});

	test('puts empty cells last either way and keeps equal rows as they were', () => {
		expect(names('n', 'ascending')).toEqual(['Öst', 'Del 9', 'Del 10', 'Zon']);
		expect(names('n', 'descending')).toEqual(['Del 10', 'Öst', 'Del 9', 'Zon']);
	});

	test('turns when the head it stands in is pressed, and begins upwards at another', () => {
		const up = turnedSort(null, 'n');
		expect(up).toEqual({ key: 'n', direction: 'ascending' });
		expect(turnedSort(up, 'n')).toEqual({ key: 'n', direction: 'descending' });
		expect(turnedSort(turnedSort(up, 'n'), 'n')).toEqual(up);
		expect(turnedSort(up, 'name')).toEqual({ key: 'name', direction: 'ascending' });
	});

	test('without a column is as given', () => {
		expect(sortRows(rows, columns, null, 'sv')).toBe(rows);
	});
});

describe('the cells of a row', () => {
	const numbers = new Intl.NumberFormat('en');
	const wordsOf = (row: Row, of: readonly Column<Row>[]) =>
		cellsOf(row, of, numbers).map(({ words }) => words);

	test('say their values in the order of the columns, numbers in the reader’s way, nothing where there is none', () => {
		expect(wordsOf({ name: 'Öst', n: 1234.5 }, columns)).toEqual(['Öst', '1,234.5']);
		expect(wordsOf({ name: 'Zon', n: null }, columns)).toEqual(['Zon', '']);
	});

	test('say what the column says of them where it has words of its own', () => {
		const inWords = columns.map((column) => ({ ...column, text: ({ n }: Row) => `${n} of 10` }));
		expect(wordsOf({ name: 'Öst', n: 2 }, inWords)).toEqual(['2 of 10', '2 of 10']);
	});

	test('are buttons where their column opens something and they have words', () => {
		const [first, second] = columns;
		const opening = [first!, { ...second!, opens: ({ name }: Row, words: string) => `${name}: ${words}` }];
		const buttons = (n: number | null) =>
			cellsOf({ name: 'Öst', n }, opening, numbers).map(({ isButton }) => isButton);
		expect(buttons(0)).toEqual([false, true]);
		expect(buttons(null)).toEqual([false, false]);
	});
});

test('marked pieces join to the text, whatever the marks', () => {
	const pieces = markedPieces('child is heard', [
		[9, 14],
		[0, 5],
		[3, 7]
	]);
	expect(pieces.map((piece) => piece.text).join('')).toBe('child is heard');
	expect(pieces.filter((piece) => piece.on).map((piece) => piece.text)).toEqual(['child', 'heard']);
});
