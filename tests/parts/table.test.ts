import { describe, expect, test } from 'vitest';
import { markedPieces } from '../../src/lib/parts/palette.ts';
import { sortRows, turnedSort, type Column } from '../../src/lib/parts/table.ts';

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

test('marked pieces join to the text, whatever the marks', () => {
	const pieces = markedPieces('child is heard', [
		[9, 14],
		[0, 5],
		[3, 7]
	]);
	expect(pieces.map((piece) => piece.text).join('')).toBe('child is heard');
	expect(pieces.filter((piece) => piece.on).map((piece) => piece.text)).toEqual(['child', 'heard']);
});
