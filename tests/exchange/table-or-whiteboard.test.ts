/** What a file of rows and columns is, where the user says so. */
import { expect, it } from 'vitest';
import type { Reading } from '../../src/lib/core/draft.ts';
import { readFile } from '../../src/lib/exchange/readers/index.ts';

async function read(text: string, cells?: Reading['cells']) {
	const done = await readFile(new TextEncoder().encode(text), 'notes.csv', cells ? { cells } : {});
	if (!done.ok) throw new Error(done.error.type);
	return done.value;
}

const board = 'Text,Area,BG Color\nMeet more often,Ideas,yellow\nToo many forms,Problems,red\n';
const table = 'who,remark\nA,Meet more often please\nB,Too many forms to fill in\n';

it('reads a whiteboard as a table, and as a whiteboard again', async () => {
	expect((await read(board)).documents[0]?.turns).toHaveLength(2);
	const asTable = await read(board, 'table');
	expect(asTable.documents).toEqual([]);
	expect(asTable.table?.columns.map(({ name }) => name)).toEqual(['Text', 'Area', 'BG Color']);
	expect((await read(board, 'whiteboard')).documents[0]?.speakers.map(({ name }) => name)).toEqual([
		'Ideas',
		'Problems'
	]);
});

it('reads any table as a whiteboard, its wordiest column as the notes', async () => {
	expect((await read(table)).table).toBeDefined();
	const notes = (await read(table, 'whiteboard')).documents[0];
	expect(notes?.turns.map(({ text }) => text)).toEqual([
		'Meet more often please',
		'Too many forms to fill in'
	]);
	expect(notes?.kind).toBe('workshop');
});
