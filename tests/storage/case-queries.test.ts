import { beforeEach, describe, expect, it } from 'vitest';
import { newCase } from '../../src/lib/core/new-case.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { bo, commandWriter, type CommandWriter, type Said } from '../core/write-commands.ts';
import { takeIn } from '../../src/lib/storage/foreign-file.ts';
import { ada, sqlJs } from './open-desk.ts';
import { openEngine, readContents } from './open-engine.ts';

let engine: Engine;
let write: CommandWriter;

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
	await run({ ...write.base('coder.add'), coders: [bo] });
});

async function run(command: object): Promise<void> {
	const done = await engine.run(command, ada);
	if (!done.ok) throw new Error(JSON.stringify(done.error));
}

/** Two interviews with Ann (a case), M asking, and one without her; codings of Ada's and Bo's. */
async function withCase() {
	const ann = newCase(write.guid(), 'Ann');
	const about = (said: readonly Said[], title: string, date: string | null) => {
		const one = write.incoming(said, title);
		const speakers = one.speakers.map((speaker) =>
			speaker.name === 'Ann' ? { ...speaker, case: ann.guid } : speaker
		);
		return { ...one, speakers, date };
	};
	const late = about(
		[
			['M', 'Why?'],
			['Ann', 'Because.'],
			['Bob', 'No.'],
			['Ann', 'Yes.']
		],
		'Late',
		'2026-02-01'
	);
	const early = about([['Ann', 'First.']], 'Early', '2026-01-01');
	const undated = about([['Ann', '']], 'A', null);
	const other = about([['Bob', 'Else.']], 'Other', null);
	const unit = {
		guid: write.guid(),
		name: 'Unit',
		target: 'case',
		type: 'text',
		options: [],
		position: 'a0'
	};
	const value = { guid: write.guid(), attribute: unit.guid, case: ann.guid, document: null, value: 'A' };
	await run(
		write.importOf([late, early, undated, other], { cases: [ann], attributes: [unit], values: [value] })
	);
	const code = write.code('Risk');
	await run(write.addCode(code));
	const coded = (document: string, start: number, end: number, by = ada) =>
		write.addCoding([{ document, code: code.guid, start, end }], null, by);
	const mine = coded(late.guid, 5, 12);
	// Begins with the line feed after M's turn, so that it belongs to Ann's; the next begins in Bob's.
	for (const command of [mine, coded(late.guid, 4, 8, bo), coded(late.guid, 14, 20), coded(other.guid, 0, 3)])
		await run(command);
	return {
		ann: ann.guid,
		unit: unit.guid,
		late,
		early,
		undated,
		other,
		coding: mine.codings[0]?.guid as string
	};
}

describe('the page of a case', () => {
	it('has all it says by date, the codings that belong to it, its memos and values', async () => {
		const { ann, late, early, undated, coding } = await withCase();
		await run(write.addMemo('case', ann));
		await run(write.addMemo('coding', coding));
		await run(write.addMemo('document', late.guid));
		const page = engine.query('case', { guid: ann });
		expect(
			page?.turns.map(({ document, number, start, end, text }) => [document, number, start, end, text])
		).toEqual([
			[early.guid, 1, 0, 6, 'First.'],
			[late.guid, 2, 5, 13, 'Because.'],
			[late.guid, 4, 18, 22, 'Yes.'],
			[undated.guid, 1, 0, 0, '']
		]);
		expect(page?.codings.map(({ start }) => start)).toEqual([4, 5]);
		expect(page?.values.map(({ value }) => value)).toEqual(['A']);
		expect(page?.memos.map(({ target }) => target)).toEqual(['coding', 'case']);
		expect(engine.query('case', { guid: write.guid() })).toBeNull();
	});
});

describe('the grids of cases and documents', () => {
	it('have values by attribute, and how much each says', async () => {
		const { ann, unit, late } = await withCase();
		const { cases, documents } = engine.query('cases', { coder: null });
		expect(cases).toEqual([
			{
				guid: ann,
				name: 'Ann',
				values: { [unit]: 'A' },
				codings: 2,
				documents: 3,
				turns: 4,
				characters: 18
			}
		]);
		expect(documents.map(({ name, codings }) => [name, codings])).toEqual([
			['A', 0],
			['Early', 0],
			['Late', 3],
			['Other', 1]
		]);
		const own = engine.query('cases', { coder: bo.guid });
		expect([own.cases[0]?.codings, own.documents.find(({ guid }) => guid === late.guid)?.codings]).toEqual([
			1, 1
		]);
	});
});

describe('the grid of a questionnaire', () => {
	const questionnaire = (
		said: readonly Said[],
		title: string,
		sourceHash: string,
		cases: Map<string, string>
	) => {
		const one = write.incoming(said, title);
		const speakers = one.speakers.map((speaker) => ({ ...speaker, case: cases.get(speaker.name) ?? null }));
		return { ...one, kind: 'questionnaire', sourceHash, sourceName: `survey.csv#${title}`, speakers };
	};

	it('has a column a question, a row a respondent, and the codings of each answer', async () => {
		const [ann, bob] = [newCase(write.guid(), 'Ann'), newCase(write.guid(), 'Bob')];
		const cases = new Map([
			['Ann', ann.guid],
			['Bob', bob.guid]
		]);
		const q1 = questionnaire(
			[
				['Bob', 'Nothing.'],
				['Eve', 'Time.']
			],
			'Q1',
			'h',
			cases
		);
		const q2 = questionnaire(
			[
				['Ann', 'More.'],
				['Bob', 'Less.']
			],
			'Q2',
			'h',
			cases
		);
		const other = questionnaire([['Ann', 'Elsewhere.']], 'Q9', 'other', cases);
		await run(write.importOf([q1, q2], { cases: [ann, bob] }));
		await run(write.importOf([other]));
		const code = write.code('Risk');
		await run(write.addCode(code));
		await run(write.addCoding([{ document: q1.guid, code: code.guid, start: 0, end: 4 }]));
		await run(write.addCoding([{ document: q1.guid, code: code.guid, start: 8, end: 12 }], null, bo));
		const grid = engine.query('questionnaire', { document: q2.guid, coder: ada.guid });
		expect(grid).toMatchObject({ sourceName: 'survey.csv', documents: [q1.guid, q2.guid] });
		expect(grid?.questions).toEqual([
			{ title: 'Q1', document: q1.guid },
			{ title: 'Q2', document: q2.guid }
		]);
		expect(
			grid?.respondents.map(({ name, case: of, answers }) => [
				name,
				of,
				...answers.map((parts) => parts.map(({ text, start, codings }) => [text, start, codings]))
			])
		).toEqual([
			['Ann', ann.guid, [], [['More.', 0, 0]]],
			['Bob', bob.guid, [['Nothing.', 0, 1]], [['Less.', 6, 0]]],
			['Eve', null, [['Time.', 9, 0]], []]
		]);
		const own = (coder: string | null) =>
			engine
				.query('answerCodings', { documents: grid?.documents ?? [], coder })
				.map(({ document, start, end }) => [document, start, end]);
		expect(own(ada.guid)).toEqual([[q1.guid, 0, 4]]);
		expect(own(bo.guid)).toEqual([[q1.guid, 8, 12]]);
		expect(own(null)).toEqual([]);
		const all = engine.query('questionnaire', { document: q1.guid, coder: null });
		expect(all?.respondents[2]?.answers[0]?.[0]?.codings).toBe(1);
	});

	it('knows questions by their words where every respondent is a document', async () => {
		const none = new Map<string, string>();
		const a = questionnaire(
			[
				['M', 'Why?'],
				['Ann', 'A.'],
				['M', 'How?'],
				['Ann', 'B.'],
				['Ann', 'C.']
			],
			'#Ann',
			'h',
			none
		);
		const b = questionnaire(
			[
				['M', 'How?'],
				['Bob', 'D.']
			],
			'#Bob',
			'h',
			none
		);
		await run(write.importOf([a, b]));
		const grid = engine.query('questionnaire', { document: a.guid, coder: null });
		expect(grid?.questions.map(({ title }) => title)).toEqual(['Why?', 'How?']);
		expect(grid?.sourceName).toBe('survey.csv');
		expect(
			grid?.respondents.map(({ name, answers }) => [
				name,
				answers.map((parts) => parts.map(({ text }) => text))
			])
		).toEqual([
			['Ann', [['A.'], ['B.', 'C.']]],
			['Bob', [[], ['D.']]]
		]);
	});

	it('is none for a document of another kind', async () => {
		const { late } = await withCase();
		expect(engine.query('questionnaire', { document: late.guid, coder: null })).toBeNull();
	});
});

describe('what is to be reviewed', () => {
	it('lists orphans, changed passages and memos without text, by document and coder', async () => {
		const { late, other, coding } = await withCase();
		const memo = write.addMemo('passage', late.guid, { start: 0, end: 3 });
		await run(memo);
		await run(write.splice(late.guid, 0, 'Why?', 'How?'));
		await run(write.splice(late.guid, 7, 'cause', 'tter'));
		expect(engine.query('overview', {})).toMatchObject({ orphans: 0, changed: 2 });
		await run(write.splice(late.guid, 5, 'Better.', 'No'));
		const all = engine.query('review', { document: null, coder: null });
		expect(all.orphans.map(({ row }) => row.quote)).toEqual(['\nBe', 'Be']);
		expect(all.memos.map(({ row }) => row.guid)).toEqual([memo.guid]);
		expect(all.orphans[1]?.turns.map(({ text }) => text)).toEqual(['No']);
		const own = engine.query('review', { document: late.guid, coder: ada.guid });
		expect(own.orphans.map(({ row }) => row.guid)).toEqual([coding]);
		expect(engine.query('review', { document: write.guid(), coder: null }).orphans).toEqual([]);
		await run(write.splice(other.guid, 1, 'l', 'L'));
		const { changed } = engine.query('review', { document: null, coder: ada.guid });
		expect(changed.map(({ row, turns }) => [row.quote, turns.map(({ text }) => text)])).toEqual([
			['ELs', ['ELse.']]
		]);
		await run({ ...write.base('coding.confirm'), guids: [changed[0]?.row.guid] });
		expect(engine.query('overview', {}).changed).toBe(0);
	});
});

describe('translations to be reviewed', () => {
	it('are those without text, by document and coder', async () => {
		const { late } = await withCase();
		const place = { document: late.guid, language: 'sv', text: 'Bättre.' };
		const [kept, lost] = [write.guid(), write.guid()];
		await run({ ...write.base('translation.add'), ...place, guid: kept, start: 0, end: 4 });
		await run({ ...write.base('translation.add'), ...place, guid: lost, start: 5, end: 13 });
		await run(write.splice(late.guid, 5, 'Because.', 'No'));
		const found = (document: string | null, coder: string | null) =>
			engine
				.query('review', { document, coder })
				.translations.map(({ row, turns }) => [row.guid, turns.length]);
		expect(found(null, null)).toEqual([[lost, 1]]);
		expect(found(late.guid, ada.guid)).toEqual([[lost, 1]]);
		expect(found(late.guid, write.guid())).toEqual([]);
	});
});

describe('recordings and pictures of a document', () => {
	it('are given without bytes; those of one picture when asked for', async () => {
		const { late, early } = await withCase();
		const recording = {
			guid: write.guid(),
			document: late.guid,
			name: 'a.mp3',
			size: 1,
			kind: 'audio',
			offset: 0
		};
		await run({ ...write.base('recording.attach'), recording });
		const picture = (position: string) => ({
			guid: write.guid(),
			document: late.guid,
			turn: null,
			name: 'wall',
			mime: 'image/png',
			width: 1,
			height: 1,
			position,
			data: 'iVBORw0KGgoA'
		});
		const [last, first] = [picture('a1'), picture('a0')];
		await run({ ...write.base('picture.add'), pictures: [last, first] });
		expect(engine.query('recording', { document: late.guid })).toEqual(recording);
		expect(engine.query('recording', { document: early.guid })).toBeNull();
		const pictures = engine.query('pictures', { document: late.guid });
		expect(pictures.map(({ guid }) => guid)).toEqual([first.guid, last.guid]);
		expect(JSON.stringify(pictures)).not.toContain('iVBOR');
		expect(engine.query('pictureData', { guid: last.guid })).toEqual({ mime: 'image/png', data: last.data });
		expect(engine.query('pictureData', { guid: early.guid })).toBeNull();
		const taken = takeIn(await sqlJs(), engine.exportFile(), write.guid());
		if (!taken.ok) throw new Error(taken.error.type);
		const db = new (await sqlJs()).Database(taken.value.bytes);
		const kept = readContents(db);
		db.close();
		expect(Object.keys(kept.tables.picture).sort()).toEqual([first.guid, last.guid].sort());
		expect(kept.tables.recording).toEqual({ [recording.guid]: recording });
	});
});
