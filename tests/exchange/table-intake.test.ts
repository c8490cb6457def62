/** A table's way from a file to the project: read, looked at under a choice, taken in. */
import { beforeEach, expect, it } from 'vitest';
import { ExchangeDesk } from '../../src/lib/exchange/desk.ts';
import type { Preview } from '../../src/lib/exchange/preview.ts';
import type { QuestionnaireCounts } from '../../src/lib/core/commands/questionnaire.ts';
import type { Desk } from '../../src/lib/storage/desk.ts';
import type { Committed } from '../../src/lib/storage/protocol.ts';
import { ada, clock, guids, openDesk } from '../storage/open-desk.ts';

let storage: Desk;
let desk: ExchangeDesk;
const now = clock();

beforeEach(async () => {
	({ desk: storage } = await openDesk());
	desk = new ExchangeDesk((verb, args) => storage.answer(verb, args as never), guids(7));
});

async function read(key: number, text: string, name = 'survey.csv'): Promise<Preview> {
	const done = await desk.answer('read', { key, bytes: new TextEncoder().encode(text), name, reading: {} });
	if (!done.ok) throw new Error(done.error.type);
	return done.value;
}
const asRead = ({ title, kind, date, language }: Preview) => ({ title, kind, date, language, speakers: [] });
const overview = async () => {
	const done = await storage.answer('query', { name: 'overview', params: {} });
	if (!done.ok) throw new Error(done.error.type);
	return done.value as {
		documents: { title: string }[];
		cases: { name: string; guid: string }[];
		values: unknown[];
	};
};

const survey =
	'id;age;What do you think?\nA1;34;"Fine, but it takes very long to get an answer"\nA2;;\nA3;50;Good enough for me, most of the time\n';

it('shows the columns, what the table would become, and takes it in', async () => {
	const preview = await read(1, survey);
	expect(preview.table).toMatchObject({ kind: 'questionnaire', rows: 3 });
	expect(
		preview.table!.columns.map(({ name, role, filled, different }) => [name, role, filled, different])
	).toEqual([
		['id', 'id', 3, 3],
		['age', 'attribute', 2, 2],
		['What do you think?', 'open', 2, 2]
	]);
	const choice = preview.table!.guessed;
	const outcome = await desk.answer('previewTable', { key: 1, choice, by: ada, time: now() });
	expect(outcome).toMatchObject({
		respondents: 3,
		attributes: ['age'],
		questions: [{ title: 'What do you think?', answers: 2, empty: 1 }],
		counts: {
			ok: true,
			value: { fresh: 3, matched: 0, newAnswers: 2, newValues: 2, again: false, missing: 0 }
		}
	});
	expect(outcome.matches.map(({ state }) => state)).toEqual(['new', 'new', 'new']);
	const done = (await desk.answer('accept', {
		accepted: [{ key: 1, choice: asRead(preview), table: choice }],
		by: ada,
		time: now()
	})) as { ok: true; value: Committed };
	expect(done.ok).toBe(true);
	expect(done.value.line.key).toBe('history.questionnaire.import');
	const { documents, cases, values } = await overview();
	expect([documents.length, cases.length, values.length]).toEqual([1, 3, 2]);
	await expect(desk.answer('previewTable', { key: 1, choice, by: ada, time: now() })).rejects.toThrow(
		'no table'
	);
});

it('tells what a later export would do, and which cases are unclear', async () => {
	const first = await read(1, survey);
	await desk.answer('accept', { accepted: [{ key: 1, choice: asRead(first) }], by: ada, time: now() });
	const again = await read(2, survey);
	const same = await desk.answer('previewTable', {
		key: 2,
		choice: again.table!.guessed,
		by: ada,
		time: now()
	});
	expect(same.counts).toEqual({ ok: false, error: { type: 'nothingToDo' } });
	const later = await read(3, survey.replace('34', '35').replace('A3', 'A4'));
	const outcome = await desk.answer('previewTable', {
		key: 3,
		choice: later.table!.guessed,
		by: ada,
		time: now()
	});
	const counts = outcome.counts as { ok: true; value: QuestionnaireCounts };
	expect(counts.value).toMatchObject({
		again: true,
		matched: 2,
		fresh: 1,
		changedValues: 1,
		newAnswers: 1,
		missing: 1
	});
	for (const n of [1, 2]) {
		const row = { guid: guids(80 + n)(), name: 'B1', note: '', summary: '', consent: 'unknown', contact: '' };
		await storage.answer('run', {
			command: { type: 'case.add', coder: ada.guid, time: now(), case: row },
			by: ada
		} as never);
	}
	const cases = await read(4, 'id,town\nB1,Lund\nA1,Umeå\n', 'cases.csv');
	const unclear = await desk.answer('previewTable', {
		key: 4,
		choice: cases.table!.guessed,
		by: ada,
		time: now()
	});
	expect(unclear.matches.map(({ name, state }) => [name, state])).toEqual([
		['B1', 'unclear'],
		['A1', 'matched']
	]);
	expect(unclear.counts).toEqual({ ok: false, error: { type: 'unclearCase', name: 'B1' } });
	const decided = { ...cases.table!.guessed, cases: { B1: 'new' as const } };
	const clear = await desk.answer('previewTable', { key: 4, choice: decided, by: ada, time: now() });
	expect(clear.counts).toMatchObject({ ok: true, value: { fresh: 1, matched: 1, newValues: 2 } });
});

it('takes transcripts and tables of one drop in, each table as a step of its own', async () => {
	const talk = await read(1, 'Anna: Hello there.\nBo: Hello.\nAnna: Well.\n', 'talk.txt');
	const table = await read(2, survey);
	const choice = {
		...asRead(talk),
		speakers: talk.speakers.map((one) => ({ name: one.name, role: one.role, sameAs: null }))
	};
	const accepted = [
		{ key: 2, choice: asRead(table) },
		{ key: 1, choice }
	];
	const done = (await desk.answer('accept', { accepted, by: ada, time: now() })) as {
		ok: boolean;
		value: Committed;
	};
	expect(done.value.line.key).toBe('history.document.import');
	expect((await overview()).documents.map(({ title }) => title).sort()).toEqual([
		'What do you think?',
		'talk'
	]);
	const undone = await storage.answer('undo', { coder: ada.guid, time: now() } as never);
	expect((undone as { ok: boolean }).ok).toBe(true);
	expect((await overview()).documents.map(({ title }) => title)).toEqual(['talk']);
});

it('leaves out cells that are no value of their type, and says so', async () => {
	const preview = await read(1, 'id,age,town\nA1,34,Lund\nA2,old,Umeå\nA3,35,Lund\n');
	const guessed = preview.table!.guessed;
	const columns = guessed.columns.map((column, at) =>
		at === 1 ? { ...column, type: 'number' as const } : column
	);
	const outcome = await desk.answer('previewTable', {
		key: 1,
		choice: { ...guessed, columns },
		by: ada,
		time: now()
	});
	expect(outcome.misfits).toEqual({ age: 1 });
	expect(outcome.counts).toMatchObject({ ok: true, value: { newValues: 5 } });
});
