import { expect, test } from 'vitest';
import { byDay, undoLine, type HistoryRow } from '../../../src/lib/views/history/days.ts';

const line = (what: string) => ({ key: 'history.code.add', values: { code: what } });
const row = (
	sequence: number,
	kind: HistoryRow['kind'],
	what: string,
	time = '2026-11-24T10:00:00Z'
): HistoryRow => ({
	sequence,
	coder: '',
	coderName: 'Bo',
	time,
	line: line(what),
	kind
});
/** Written oldest first, given newest first as the project answers. */
const history = (...rows: HistoryRow[]): HistoryRow[] => rows.toReversed();

test('a heading stands before each day, and a day has one', () => {
	const items = byDay(
		history(row(1, 'do', 'A', '2026-11-23T09:00:00Z'), row(2, 'do', 'B'), row(3, 'do', 'C')),
		(time) => time.slice(0, 10)
	);
	expect(items.map(({ day, row }) => day ?? row?.sequence)).toEqual(['2026-11-24', 3, 2, '2026-11-23', 1]);
});

test('the line that undo takes back is the newest that no undo took back', () => {
	const rows = history(row(1, 'do', 'A'), row(2, 'do', 'A'), row(3, 'undo', 'A'));
	expect(undoLine(rows, line('A'))).toBe(1);
	expect(undoLine(history(...rows.toReversed(), row(4, 'redo', 'A')), line('A'))).toBe(2);
});

test('lines that were undone together, as one step, are passed over', () => {
	const rows = history(row(1, 'do', 'A'), row(2, 'do', 'B'), row(3, 'do', 'B'), row(4, 'undo', 'B'));
	expect(undoLine(rows, line('A'))).toBe(1);
});

test('no line is marked where there is nothing to undo, or it lies further back', () => {
	expect(undoLine(history(row(1, 'do', 'A'), row(2, 'undo', 'A')), null)).toBe(null);
	expect(undoLine(history(row(2, 'do', 'B')), line('A'))).toBe(null);
});
