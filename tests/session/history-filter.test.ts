/** Days and rows of the address become moments and GUIDs of the query; what means nothing narrows nothing. */
import { expect, test } from 'vitest';
import { isNarrow, lineFilter } from '../../src/lib/session/history-filter.ts';

const known = {
	coder: new Set(['bo']),
	document: new Set(['d']),
	code: new Set(['c']),
	theme: new Set(['t'])
};
const moment = (year: number, month: number, day: number): string =>
	new Date(year, month - 1, day).toISOString();

test('both days are included, whole, in the reader’s own time zone', () => {
	const { from, to } = lineFilter({ since: '2026-02-27', until: '2026-02-28' }, known);
	expect([from, to]).toEqual([moment(2026, 2, 27), moment(2026, 3, 1)]);
});

test('the last day of a year ends with the first of the next', () => {
	expect(lineFilter({ until: '2026-12-31' }, known).to).toBe(moment(2027, 1, 1));
});

test('a day that is none narrows nothing', () => {
	for (const since of ['2026-02-30', '2026-13-01', '2026-00-10', 'today', ''])
		expect(lineFilter({ since, until: since }, known)).toMatchObject({ from: null, to: null });
});

test('rows that are known are asked for, others are not', () => {
	expect(lineFilter({ coder: 'bo', document: 'd', code: 'gone', theme: 't' }, known)).toEqual({
		from: null,
		to: null,
		coder: 'bo',
		document: 'd',
		code: null,
		theme: 't'
	});
});

test('a filter is narrow as soon as one part asks for something', () => {
	expect(isNarrow(lineFilter({}, known))).toBe(false);
	expect(isNarrow(lineFilter({ code: 'gone' }, known))).toBe(false);
	expect(isNarrow(lineFilter({ code: 'c' }, known))).toBe(true);
	expect(isNarrow(lineFilter({ theme: 't' }, known))).toBe(true);
});
