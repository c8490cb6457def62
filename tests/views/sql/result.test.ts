import { expect, test } from 'vitest';
import { drawnOf, sqlFile } from '../../../src/lib/views/sql/result.ts';

const many = (n: number, columns: number) => ({
	columns: Array.from({ length: columns }, (_, i) => `c${i}`),
	rows: Array.from({ length: n }, (_, row) => Array.from({ length: columns }, () => row))
});

test('the first thousand rows are drawn in the order that was asked for', () => {
	const { rows } = drawnOf(many(1200, 3));
	expect([rows.length, rows[0]?.values[0], rows[999]?.values[0]]).toEqual([1000, 0, 999]);
});

test('of a wide answer fewer rows and not all columns are drawn', () => {
	const drawn = drawnOf(many(1200, 100));
	expect([drawn.columns.length, drawn.rows.length]).toEqual([60, 333]);
});

test('a value is shown as SQL has it, shortened where it is long', () => {
	const { columns, rows } = drawnOf({
		columns: ['a', 'a'],
		rows: [
			[null, 12345.5],
			['x'.repeat(300), 1]
		]
	});
	const shown = rows.map((row) => columns.map(({ text }) => text?.(row)));
	expect(shown[0]).toEqual(['NULL', '12345.5']);
	expect(shown[1]?.[0]).toBe(`${'x'.repeat(199)}…`);
	expect(columns.map(({ align }) => align)).toEqual(['start', 'end']);
});

test('a whole number that no double holds is shown in full and goes into files as it is', () => {
	const answer = { columns: ['n', 'm'], rows: [[9007199254740993n, -9007199254740993n]] };
	const { columns, rows } = drawnOf(answer);
	expect(columns.map(({ text }) => text?.(rows[0]!))).toEqual(['9007199254740993', '-9007199254740993']);
	expect(columns.map(({ align }) => align)).toEqual(['end', 'end']);
	const { rows: first, values } = sqlFile(answer);
	expect([first, values]).toEqual([[9007199254740993n], [[-9007199254740993n]]]);
});

test('a file holds every row with its values as they are', () => {
	expect(
		sqlFile({
			columns: ['n', 'b'],
			rows: [
				[1, null],
				[null, 'x']
			]
		})
	).toEqual({
		corner: 'n',
		columns: ['b'],
		rows: [1, null],
		values: [[null], ['x']]
	});
});

test('an answer without rows is drawn and saved with its columns', () => {
	const empty = { columns: ['a'], rows: [] };
	expect(drawnOf(empty).columns.map(({ label }) => label)).toEqual(['a']);
	expect(sqlFile(empty)).toEqual({ corner: 'a', columns: [], rows: [], values: [] });
});
