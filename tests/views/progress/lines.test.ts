/** Lines, sums and the order of progress, and the table that is saved of it. */
import { expect, test } from 'vitest';
import { progressFile } from '../../../src/lib/views/progress/files.ts';
import { coderSum, inOrder, progressColumns, progressLines } from '../../../src/lib/views/progress/lines.ts';
import { Ticks } from '../../../src/lib/views/progress/ticks.svelte.ts';

const coders = [
	{ guid: 'ada', name: 'Ada' },
	{ guid: 'bo', name: 'Bo' }
];
const titles = new Map([
	['d1', { title: 'Interview 2' }],
	['d2', { title: 'Interview 10' }],
	['d3', { title: 'Empty' }]
]);
const lines = progressLines(
	{
		documents: [
			{ guid: 'd1', turns: 10 },
			{ guid: 'd2', turns: 20 },
			{ guid: 'd3', turns: 0 },
			{ guid: 'gone', turns: 5 }
		],
		cells: [
			{ document: 'd1', coder: 'ada', passages: 8, turns: 5 },
			{ document: 'd1', coder: 'bo', passages: 3, turns: 2 },
			{ document: 'd2', coder: 'ada', passages: 4, turns: 2 },
			{ document: 'd2', coder: 'bo', passages: 0, turns: 0 }
		]
	},
	titles,
	[
		{ document: 'd1', coder: 'ada', state: 'finished' },
		{ document: 'd2', coder: 'ada', state: 'coding' },
		{ document: 'd2', coder: 'bo', state: 'checked' },
		{ document: 'd3', coder: 'ada', state: 'coding' },
		{ document: 'filtered away', coder: 'ada', state: 'coding' }
	]
);
const sorted = (key: string, direction: 'ascending' | 'descending'): string[] =>
	inOrder(lines, progressColumns(coders), { key, direction }).map(({ id }) => id);

test('a document that is gone has no line; work without an assignment is no assignment', () => {
	expect(lines.map(({ id, assigned, finished }) => [id, assigned, finished])).toEqual([
		['d1', 1, 1],
		['d2', 2, 1],
		['d3', 1, 0]
	]);
});

test('a coder’s turns are of the documents that are theirs, by assignment or by work', () => {
	expect(coderSum(lines, 'ada')).toEqual({ assigned: 3, finished: 1, passages: 12, turns: 7, of: 30 });
	expect(coderSum(lines, 'bo')).toEqual({ assigned: 1, finished: 1, passages: 3, turns: 2, of: 30 });
	expect(coderSum(lines, 'nobody')).toEqual({ assigned: 0, finished: 0, passages: 0, turns: 0, of: 0 });
});

test('titles are in the order of their numbers; a coder’s column goes by state, then by share', () => {
	expect(sorted('title', 'ascending')).toEqual(['d3', 'd1', 'd2']);
	expect(sorted('ada', 'ascending')).toEqual(['d3', 'd2', 'd1']);
	expect(sorted('ada', 'descending')).toEqual(['d1', 'd2', 'd3']);
});

test('documents that a coder has nothing to do with stand last either way', () => {
	expect(sorted('bo', 'ascending')).toEqual(['d1', 'd2', 'd3']);
	expect(sorted('bo', 'descending')).toEqual(['d2', 'd1', 'd3']);
});

test('the file has a row a document and three columns a coder, empty where nothing is assigned', () => {
	const file = progressFile(lines, coders);
	expect(file.rows).toEqual(['Interview 2', 'Interview 10', 'Empty']);
	expect(file.columns).toHaveLength(2 + 3 * coders.length);
	expect(file.values[0]).toEqual(['d1', 10, 'Finished', 8, 5, null, 3, 2]);
	expect(file.values[2]).toEqual(['d3', 0, 'Coding', 0, 0, null, 0, 0]);
});

test('ticks reach from the last one to here, and all are ticked before all are taken off', () => {
	const ticks = new Ticks();
	const list = ['a', 'b', 'c', 'd'];
	ticks.turn('c');
	ticks.reach('a', list);
	expect([...ticks.ticked].sort()).toEqual(['a', 'b', 'c']);
	ticks.turnAll(list);
	expect(ticks.ticked.size).toBe(4);
	ticks.turnAll(list);
	expect(ticks.ticked.size).toBe(0);
	ticks.clear();
	ticks.reach('b', list);
	expect([...ticks.ticked]).toEqual(['b']);
});

test('a state that was taken back since the count is not shown, nor one without an assignment or a passage', () => {
	const counted = {
		documents: [{ guid: 'd1', turns: 10 }],
		cells: [{ document: 'd1', coder: 'bo', passages: 0, turns: 0 }]
	};
	expect(progressLines(counted, titles, [])[0]?.cells.size).toBe(0);
});
