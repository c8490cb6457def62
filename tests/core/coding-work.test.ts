import { beforeEach, describe, expect, it } from 'vitest';
import { newCase } from '../../src/lib/core/new-case.ts';
import type { Assignment, Coding, Memo } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { ada } from '../storage/open-desk.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { bo, commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
let document: string;
let code: string;
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
	const incoming = write.incoming([['Ann', 'Two 😀 three. And more words.']]);
	const row = write.code('Risk');
	[document, code] = [incoming.guid, row.guid];
	await lawfully(engine, write.importOf([incoming]));
	await lawfully(engine, write.addCode(row));
});

const add = (start: number, end: number, auto?: boolean) => ({
	...write.addCoding([{ document, code, start, end }]),
	...(auto === undefined ? {} : { auto })
});
const guidOf = (command: ReturnType<typeof add>): string => (command.codings[0] as { guid: string }).guid;
const codings = async () =>
	(Object.values((await contentsOf(engine)).tables.coding) as Coding[]).sort(
		(a, b) => (a.start as number) - (b.start as number)
	);
const tag = async (command: object) => (await refused(engine, command)).type;

describe('coding.split', () => {
	const split = (guid: string, at: number, second = write.guid()) => ({
		...write.base('coding.split'),
		guid,
		at,
		second
	});

	it('makes two that touch and stay two; what hangs on it stays with the first, a star is both parts’', async () => {
		const command = add(0, 13);
		const guid = guidOf(command);
		await lawfully(engine, command);
		const fields = { star: true, weight: 2, condensation: 'c' };
		await lawfully(engine, { ...write.base('coding.edit'), guids: [guid], fields });
		await lawfully(engine, write.addMemo('coding', guid));
		const second = write.guid();
		const done = await lawfully(engine, split(guid, 7, second));
		expect(await codings()).toMatchObject([
			{ guid, start: 0, end: 7, quote: 'Two 😀 ', star: true, weight: 2, condensation: 'c' },
			{
				guid: second,
				start: 7,
				end: 13,
				quote: 'three.',
				star: true,
				weight: 2,
				condensation: '',
				created: done.time
			}
		]);
		const [memo] = Object.values((await contentsOf(engine)).tables.memo) as Memo[];
		expect(memo?.coding).toBe(guid);
		// Changed to reach over one another, they are one again.
		await lawfully(engine, { ...write.base('coding.resize'), guid: second, start: 4, end: 13 });
		expect(await codings()).toMatchObject([{ guid, start: 0, end: 13 }]);
	});

	it('is refused where a part would be nothing, blank or cut a character', async () => {
		const command = add(0, 13);
		const guid = guidOf(command);
		await lawfully(engine, command);
		for (const at of [0, 13, 20, 5]) expect(await tag(split(guid, at)), String(at)).toBe('outsideText');
		const blank = add(13, 17);
		await lawfully(engine, blank);
		expect(await tag(split(guidOf(blank), 14))).toBe('blankPassage');
		expect(await tag(split(nobody, 3))).toBe('notFound');
		expect(await tag(split(guid, 3, guid))).toBe('guidTaken');
		await lawfully(engine, write.splice(document, 0, 'Two 😀 three.', ''));
		expect(await tag(split(guid, 0))).toBe('outsideText');
	});
});

describe('what auto-coding made', () => {
	it('is known as such until it is confirmed, resized or split, or united with somebody’s own', async () => {
		const made = [add(0, 3, true), add(7, 13, true), add(14, 17, true), add(18, 22, true)];
		for (const command of made) {
			const done = await lawfully(engine, command);
			expect(done.line).toEqual({ key: 'history.coding.addAuto', values: { count: 1, code: 'Risk' } });
		}
		const autos = async () => (await codings()).map(({ auto }) => auto);
		expect(await autos()).toEqual([true, true, true, true]);
		const guids = made.map(guidOf) as [string, string, string, string];
		await lawfully(engine, { ...write.base('coding.confirm'), guids: [guids[0]] });
		expect(await tag({ ...write.base('coding.confirm'), guids: [guids[0]] })).toBe('nothingToDo');
		await lawfully(engine, { ...write.base('coding.resize'), guid: guids[1], start: 6, end: 12 });
		await lawfully(engine, add(16, 19));
		expect(await autos()).toEqual([false, false, false]);
		await lawfully(engine, add(23, 26, true));
		await lawfully(engine, {
			...write.base('coding.edit'),
			guids: [(await codings())[3]?.guid],
			fields: { star: true }
		});
		expect(await autos()).toEqual([false, false, false, true]);
		const all = { codes: null, coder: null, documents: null, limit: null, offset: 0 };
		const starts = (filter: object) =>
			engine.query('passages', { ...all, ...filter }).passages.map(({ start }) => start);
		expect(starts({ auto: 'only' })).toEqual([23]);
		expect(starts({ auto: 'none' })).toEqual([0, 6, 14]);
		expect(starts({ auto: null, starred: 'only' })).toEqual([23]);
		expect(starts({ starred: 'none' })).toEqual([0, 6, 14]);
	});
});

describe('a mark', () => {
	it('is a memo on a passage without words, and becomes a memo with its first', async () => {
		const mark = {
			...write.addMemo('passage', document, { start: 0, end: 3 }),
			title: '',
			memoType: 'mark'
		};
		expect((await lawfully(engine, mark)).line.key).toBe('history.memo.mark');
		expect(engine.query('memos', {})).toEqual([]);
		expect(engine.query('memos', { types: ['mark'] })).toMatchObject([{ document, start: 0 }]);
		const edit = (fields: object) => ({ ...write.base('memo.edit'), guid: mark.guid, ...fields });
		await lawfully(engine, edit({ body: 'Why?' }));
		expect(engine.query('memos', {})[0]?.memo).toMatchObject({ type: 'analytic', body: 'Why?' });
		expect(await tag(edit({ memoType: 'mark' }))).toBe('malformed');
		for (const wrong of [
			{ ...mark, guid: write.guid(), title: 'T' },
			{ ...mark, guid: write.guid(), body: 'B' },
			{ ...write.addMemo('document', document), title: '', memoType: 'mark' }
		])
			expect(await tag(wrong)).toBe('malformed');
	});
});

describe('assignments of many', () => {
	it('are made for every pair that has none, and removed', async () => {
		const other = write.incoming([['Bob', 'More.']], 'Other');
		await lawfully(engine, write.importOf([other]));
		await lawfully(engine, { ...write.base('coder.add'), coders: [bo] });
		const set = { ...write.base('assignment.set'), guid: write.guid(), document, state: 'coding' };
		await lawfully(engine, set);
		const pairs = (what: string, coders: string[], documents: string[]) => {
			return { ...write.base(`assignment.${what}`), coders, documents };
		};
		const [both, all] = [
			[document, other.guid],
			[ada.guid, bo.guid]
		];
		const done = await lawfully(engine, pairs('assign', [...all, bo.guid], both));
		expect(done.line.values).toEqual({ count: 3 });
		const rows = async () => Object.values((await contentsOf(engine)).tables.assignment) as Assignment[];
		expect((await rows()).map(({ state }) => state).sort()).toEqual(['coding', 'unread', 'unread', 'unread']);
		expect(await tag(pairs('assign', all, both))).toBe('nothingToDo');
		expect(await tag(pairs('assign', [nobody], both))).toBe('notFound');
		expect(await tag(pairs('assign', all, [nobody]))).toBe('notFound');
		await lawfully(engine, pairs('remove', [ada.guid], both));
		expect((await rows()).map(({ coder }) => coder)).toEqual([bo.guid, bo.guid]);
		expect(await tag(pairs('remove', [ada.guid], both))).toBe('nothingToDo');
		expect(await tag(pairs('remove', [nobody], both))).toBe('notFound');
		await lawfully(engine, pairs('assign', [ada.guid], [other.guid]));
		expect(await rows()).toHaveLength(3);
	});
});

describe('several at once', () => {
	it('coding.resizeMany gives each its range before any unites, in one step', async () => {
		const [first, second, third] = [add(0, 3), add(7, 12), add(18, 23)];
		for (const command of [first, second, third]) await lawfully(engine, command);
		const resize = (...ranges: [string, number, number][]) => ({
			...write.base('coding.resizeMany'),
			ranges: ranges.map(([guid, start, end]) => ({ guid, start, end }))
		});
		// The second takes the place that the first leaves.
		await lawfully(engine, resize([guidOf(first), 14, 17], [guidOf(second), 0, 6]));
		expect(await codings()).toMatchObject([
			{ guid: guidOf(second), quote: 'Two 😀' },
			{ guid: guidOf(first), start: 14, end: 17 },
			{ guid: guidOf(third), start: 18, end: 23 }
		]);
		const done = await lawfully(engine, resize([guidOf(first), 14, 19], [guidOf(second), 0, 3]));
		expect(done.line.values).toEqual({ count: 2, unions: 1 });
		expect(await codings()).toMatchObject([
			{ guid: guidOf(second), quote: 'Two' },
			{ guid: guidOf(first), start: 14, end: 23 }
		]);
		expect(await tag(resize([guidOf(first), 14, 23]))).toBe('nothingToDo');
		expect(await tag(resize([guidOf(first), 1, 2], [guidOf(first), 1, 3]))).toBe('guidTaken');
		expect(await tag(resize([nobody, 1, 2]))).toBe('notFound');
		expect(await tag(resize([guidOf(first), 14, 900]))).toBe('outsideText');
	});

	it('memo.addMany writes the same memo on each, in one step', async () => {
		const [first, second] = [add(0, 3), add(7, 12)];
		for (const command of [first, second]) await lawfully(engine, command);
		const command = (codings: string[], guids = codings.map(() => write.guid())) => ({
			...write.base('memo.addMany'),
			...{ title: '', body: 'x', memoType: 'analytic' },
			memos: codings.map((coding, i) => ({ guid: guids[i], coding }))
		});
		await lawfully(engine, command([guidOf(first), guidOf(second)]));
		const memos = Object.values((await contentsOf(engine)).tables.memo) as Memo[];
		expect(memos.map(({ coding }) => coding).sort()).toEqual([guidOf(first), guidOf(second)].sort());
		expect(await tag(command([nobody]))).toBe('notFound');
		const guid = write.guid();
		expect(await tag(command([guidOf(first), guidOf(second)], [guid, guid]))).toBe('guidTaken');
	});
});

describe('coder.merge', () => {
	const cai = { guid: '00000000-0000-4000-8000-00000000000c', name: 'Cai', color: '#2f6f9e' };
	const join = (from: string, into: string) => ({ ...write.base('coder.merge'), from, into });

	it('gives all that one coder made to the other; overlaps of one code unite, the older stays', async () => {
		await lawfully(engine, { ...write.base('coder.add'), coders: [bo, cai] });
		const older = write.addCoding([{ document, code, start: 0, end: 6 }], null, cai);
		await lawfully(engine, older, cai);
		const newer = write.addCoding(
			[
				{ document, code, start: 4, end: 13 },
				{ document, code, start: 18, end: 22 }
			],
			null,
			bo
		);
		await lawfully(engine, newer, bo);
		const [first] = newer.codings as unknown as [{ guid: string }];
		await lawfully(engine, { ...write.addMemo('coding', first.guid), coder: bo.guid }, bo);
		const states = [
			[bo, 'coding'],
			[cai, 'reading']
		] as const;
		for (const [by, state] of states) {
			const set = { ...write.base('assignment.set', by), guid: write.guid(), document, state };
			await lawfully(engine, set, by);
		}
		const ann = newCase(write.guid(), 'Ann');
		await lawfully(engine, { ...write.base('case.add'), case: ann });
		const cell = { guid: write.guid(), case: ann.guid, code, theme: null, text: 'Wary.' };
		await lawfully(engine, { ...write.base('summary.write', bo), ...cell }, bo);
		const query = { guid: write.guid(), name: 'All', body: { is: 'coded' } };
		await lawfully(engine, { ...write.base('query.save', bo), ...query }, bo);
		const done = await lawfully(engine, join(bo.guid, cai.guid));
		expect(done.line).toEqual({
			key: 'history.coder.merge',
			values: { coder: 'Bo', into: 'Cai', passages: 2, unions: 1 }
		});
		const kept = older.codings[0] as unknown as { guid: string };
		expect(await codings()).toMatchObject([
			{ guid: kept.guid, coder: cai.guid, start: 0, end: 13, created: older.time },
			{ coder: cai.guid, start: 18, end: 22 }
		]);
		const { tables } = await contentsOf(engine);
		expect(Object.values(tables.memo)).toMatchObject([{ coder: cai.guid, coding: kept.guid }]);
		expect(Object.values(tables.assignment)).toMatchObject([{ coder: cai.guid, state: 'coding' }]);
		expect(Object.values(tables.summary)).toMatchObject([{ coder: cai.guid, text: 'Wary.' }]);
		expect(Object.values(tables.query)).toMatchObject([{ coder: cai.guid, name: 'All' }]);
		expect(Object.keys(tables.coder).sort()).toEqual([ada.guid, cai.guid]);
		const { lines } = engine.query('lines', { limit: 100, offset: 0 });
		expect(lines.filter(({ coder }) => coder === bo.guid).map(({ coderName }) => coderName)).toContain('Bo');
		expect(lines.every(({ coderName }) => coderName)).toBe(true);
		expect(engine.query('goneCoders', {})).toEqual([bo]);
		const own = engine.query('lines', { coder: bo.guid, limit: 100, offset: 0 });
		expect(own.total).toBe(lines.filter(({ coder }) => coder === bo.guid).length);
	});

	it('adds whoever joins somebody with themselves and was not here yet, and refuses what is no two', async () => {
		await lawfully(engine, { ...write.base('coder.add'), coders: [bo] });
		expect(await tag(join(bo.guid, bo.guid))).toBe('nothingToDo');
		expect(await tag(join(nobody, bo.guid))).toBe('notFound');
		expect(await tag(join(bo.guid, nobody))).toBe('notFound');
		expect(await tag(join(ada.guid, bo.guid))).toBe('ownCoder');
		await lawfully(engine, { ...join(bo.guid, cai.guid), coder: cai.guid }, cai);
		// Bo wrote no line, so that there is nothing to find by the name.
		expect(engine.query('goneCoders', {})).toEqual([]);
		expect(Object.keys((await contentsOf(engine)).tables.coder).sort()).toEqual([ada.guid, cai.guid]);
	});
});
