import { beforeEach, describe, expect, it } from 'vitest';
import type { Coding, Turn } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
});

/** A document "Hello big world.\nTwo 😀 three.\n\nMore" by Ann, M, nobody, Ann, with times 0, 1000, 2000, 3000. */
async function withDocument() {
	const incoming = write.incoming([
		['Ann', 'Hello big world.'],
		['M', 'Two 😀 three.'],
		[null, ''],
		['Ann', 'More']
	]);
	await lawfully(engine, write.importOf([incoming]));
	const code = write.code('Risk');
	await lawfully(engine, write.addCode(code));
	const turns = incoming.turns.map(({ guid }) => guid) as [string, string, string, string];
	return { document: incoming.guid, speakers: incoming.speakers, turns, code: code.guid };
}

const split = (guid: string, at: number, startTime: number | null = null) => ({
	...write.base('turn.split'),
	guid,
	at,
	second: write.guid(),
	startTime
});
const join = (guid: string) => ({ ...write.base('turn.join'), guid });

async function turnsNow(): Promise<[number, number][]> {
	const turns = Object.values((await contentsOf(engine)).tables.turn) as Turn[];
	return turns.map(({ start, end }) => [start, end] as [number, number]).sort(([a], [b]) => a - b);
}
async function codings(): Promise<Coding[]> {
	const rows = Object.values((await contentsOf(engine)).tables.coding) as Coding[];
	return rows.sort((a, b) => (a.start as number) - (b.start as number));
}

describe('turn.split', () => {
	it('puts the line feed in place of the blank before or after the cursor', async () => {
		for (const at of [5, 6]) {
			engine = await openEngine();
			const { document, turns } = await withDocument();
			const command = split(turns[0], at, 500);
			await lawfully(engine, command);
			const { texts, tables } = await contentsOf(engine);
			expect(texts[document]).toBe('Hello\nbig world.\nTwo 😀 three.\n\nMore');
			expect(tables.turn[turns[0]]).toMatchObject({ start: 0, end: 5, startTime: 0, endTime: 500 });
			expect(tables.turn[command.second]).toMatchObject({ start: 6, end: 16, startTime: 500 });
		}
	});

	it('inserts one where there is no blank, and moves what follows', async () => {
		const { document, turns, code } = await withDocument();
		await lawfully(engine, write.addCoding([{ document, code, start: 17, end: 20 }]));
		await lawfully(engine, split(turns[0], 8));
		expect((await contentsOf(engine)).texts[document]).toBe('Hello bi\ng world.\nTwo 😀 three.\n\nMore');
		expect((await codings())[0]).toMatchObject({ start: 18, end: 21, quote: 'Two', changed: false });
	});

	it('keeps a passage across the split; only one whose words differ is to be checked', async () => {
		const { document, turns, code } = await withDocument();
		await lawfully(engine, write.addCoding([{ document, code, start: 0, end: 15 }]));
		await lawfully(engine, split(turns[0], 5));
		expect((await codings())[0]).toMatchObject({ quote: 'Hello\nbig world', changed: false });
		await lawfully(engine, split(turns[0], 3));
		expect((await codings())[0]).toMatchObject({ quote: 'Hel\nlo\nbig world', changed: true });
	});

	it('makes an empty turn at either end of a turn, also of an empty one', async () => {
		const { turns } = await withDocument();
		await lawfully(engine, split(turns[3], 36));
		await lawfully(engine, split(turns[2], 31));
		await lawfully(engine, split(turns[0], 0));
		expect(await turnsNow()).toEqual([
			[0, 0],
			[1, 17],
			[18, 31],
			[32, 32],
			[33, 33],
			[34, 38],
			[39, 39]
		]);
	});

	it('refuses a place outside the turn, within a character, and a GUID that is taken', async () => {
		const { turns } = await withDocument();
		expect((await refused(engine, split(turns[0], 17))).type).toBe('outsideText');
		expect((await refused(engine, split(turns[1], 16))).type).toBe('outsideText');
		expect((await refused(engine, split(turns[1], 22))).type).toBe('outsideText');
		expect((await refused(engine, split(nobody, 1))).type).toBe('notFound');
		expect((await refused(engine, { ...split(turns[0], 5), second: turns[1] })).type).toBe('guidTaken');
	});
});

describe('turn.join', () => {
	it('joins with the next turn by one space, and by none beside a blank or an empty turn', async () => {
		const { document, turns, code } = await withDocument();
		await lawfully(engine, write.addCoding([{ document, code, start: 10, end: 20 }]));
		await lawfully(engine, join(turns[0]));
		await lawfully(engine, join(turns[0]));
		const { texts, tables } = await contentsOf(engine);
		expect(texts[document]).toBe('Hello big world. Two 😀 three.\nMore');
		expect((await codings())[0]).toMatchObject({ quote: 'world. Two', changed: false });
		expect(tables.turn[turns[0]]).toMatchObject({ start: 0, end: 30, startTime: 0 });
		expect(Object.keys(tables.turn)).toHaveLength(2);
	});

	it('takes back a split', async () => {
		const { document, turns } = await withDocument();
		const before = (await contentsOf(engine)).texts[document];
		await lawfully(engine, split(turns[0], 5));
		await lawfully(engine, join(turns[0]));
		expect((await contentsOf(engine)).texts[document]).toBe(before);
	});

	it('moves the pictures of the turn that goes', async () => {
		const { document, turns } = await withDocument();
		const guid = write.guid();
		const picture = {
			guid,
			document,
			turn: turns[1],
			name: 'wall.png',
			mime: 'image/png',
			width: 1,
			height: 1,
			position: 'a0',
			data: 'iVBORw0KGgoA'
		};
		await lawfully(engine, { ...write.base('picture.add'), pictures: [picture] });
		await lawfully(engine, join(turns[0]));
		expect((await contentsOf(engine)).tables.picture[guid]).toMatchObject({ turn: turns[0] });
	});

	it('refuses the last turn', async () => {
		const { turns } = await withDocument();
		expect(await refused(engine, join(turns[3]))).toEqual({ type: 'lastTurn' });
		expect((await refused(engine, join(nobody))).type).toBe('notFound');
	});
});

describe('who speaks and when', () => {
	it('turn.setSpeaker gives many turns to a speaker, to nobody, or to a new one', async () => {
		const { document, turns, speakers } = await withDocument();
		const set = (guids: string[], speaker: string | null, newSpeaker: object | null = null) => ({
			...write.base('turn.setSpeaker'),
			guids,
			speaker,
			newSpeaker
		});
		const m = speakers[1]?.guid as string;
		const done = await lawfully(engine, set([turns[0], turns[3], turns[1]], m));
		expect(done.line.values).toEqual({ count: 2, speaker: 'M', document: 'Interview' });
		await lawfully(engine, set([turns[0]], null));
		const eve = { guid: write.guid(), document, name: 'Eve', role: 'participant', case: null };
		await lawfully(engine, set([turns[2]], eve.guid, eve));
		expect((await refused(engine, set([turns[2]], eve.guid))).type).toBe('nothingToDo');
		expect((await refused(engine, set([turns[2]], nobody))).type).toBe('notFound');
		expect((await refused(engine, set([nobody], m))).type).toBe('notFound');
		expect((await refused(engine, set([turns[0]], eve.guid, eve))).type).toBe('guidTaken');
		const other = write.incoming([['Zoe', 'x']]);
		await lawfully(engine, write.importOf([other]));
		expect(await refused(engine, set([turns[0]], other.speakers[0]?.guid as string))).toEqual({
			type: 'speakerElsewhere',
			speaker: 'Zoe'
		});
	});

	it('turn.setTime sets both times, and refuses an end before the start', async () => {
		const { turns } = await withDocument();
		const set = (startTime: number | null, endTime: number | null) => ({
			...write.base('turn.setTime'),
			guid: turns[0],
			startTime,
			endTime
		});
		await lawfully(engine, set(100, 200));
		expect((await refused(engine, set(100, 200))).type).toBe('nothingToDo');
		expect((await refused(engine, set(100, 99))).type).toBe('timesCrossed');
		await lawfully(engine, set(null, null));
	});

	it('speaker.add adds one, and no second of that name', async () => {
		const { document } = await withDocument();
		const add = (name: string, fields = {}) => ({
			...write.base('speaker.add'),
			speaker: { guid: write.guid(), document, name, role: 'participant', case: null, ...fields }
		});
		await lawfully(engine, add('Eve'));
		expect(await refused(engine, add('Eve'))).toEqual({ type: 'nameTaken', name: 'Eve' });
		expect((await refused(engine, add('Zoe', { case: nobody }))).type).toBe('notFound');
		expect((await refused(engine, add('Zoe', { document: nobody }))).type).toBe('notFound');
	});
});

describe('review', () => {
	it('coding.confirm clears the mark of passages whose words changed', async () => {
		const { document, code } = await withDocument();
		const places = [
			{ document, code, start: 0, end: 5 },
			{ document, code, start: 6, end: 9 }
		];
		await lawfully(engine, write.addCoding(places));
		await lawfully(engine, write.splice(document, 1, 'e', 'a'));
		await lawfully(engine, write.splice(document, 7, 'i', 'u'));
		expect((await codings()).map(({ quote, changed }) => [quote, changed])).toEqual([
			['Hallo', true],
			['bug', true]
		]);
		const guids = (await codings()).map(({ guid }) => guid);
		const confirm = (some: string[]) => ({ ...write.base('coding.confirm'), guids: some });
		await lawfully(engine, confirm(guids));
		expect((await codings()).some(({ changed }) => changed)).toBe(false);
		expect((await refused(engine, confirm(guids))).type).toBe('nothingToDo');
		expect((await refused(engine, confirm([nobody]))).type).toBe('notFound');
	});

	it('memo.resize gives an orphaned memo a passage again', async () => {
		const { document } = await withDocument();
		const memo = write.addMemo('passage', document, { start: 0, end: 5 });
		await lawfully(engine, memo);
		await lawfully(engine, write.splice(document, 0, 'Hello big', 'X'));
		const resize = (start: number, end: number, guid = memo.guid) => ({
			...write.base('memo.resize'),
			guid,
			start,
			end
		});
		expect((await contentsOf(engine)).tables.memo[memo.guid]).toMatchObject({ orphan: true, quote: 'Hello' });
		await lawfully(engine, resize(2, 7));
		expect((await contentsOf(engine)).tables.memo[memo.guid]).toMatchObject({
			orphan: false,
			quote: 'world'
		});
		expect((await refused(engine, resize(2, 7))).type).toBe('nothingToDo');
		expect((await refused(engine, resize(7, 2))).type).toBe('outsideText');
		expect((await refused(engine, resize(2, 7, nobody))).type).toBe('notFound');
	});
});
