import { beforeEach, describe, expect, it } from 'vitest';
import { newCase } from '../../src/lib/core/new-case.ts';
import type { Coding, Memo } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { ada } from '../storage/open-desk.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { bo, commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
});

/** A document "Hello world.\nTwo 😀 three.\n\nMore words" by Ann, M, nobody, Ann. */
async function withDocument() {
	const incoming = write.incoming([
		['Ann', 'Hello world.'],
		['M', 'Two 😀 three.'],
		[null, ''],
		['Ann', 'More words']
	]);
	await lawfully(engine, write.importOf([incoming]));
	return incoming;
}

async function withCode(name = 'Risk', fields = {}) {
	const code = write.code(name, fields);
	await lawfully(engine, write.addCode(code));
	return code;
}

async function withCoding(start = 0, end = 5) {
	const document = await withDocument();
	const code = await withCode();
	const command = write.addCoding([{ document: document.guid, code: code.guid, start, end }]);
	await lawfully(engine, command);
	return { document, code, guid: (command.codings[0] as { guid: string }).guid };
}

async function codings(): Promise<Coding[]> {
	return (Object.values((await contentsOf(engine)).tables.coding) as Coding[]).sort(
		(a, b) => (a.start as number) - (b.start as number)
	);
}

async function memos(): Promise<Memo[]> {
	return Object.values((await contentsOf(engine)).tables.memo) as Memo[];
}

describe('any command', () => {
	it('is refused as malformed when it fits no shape', async () => {
		for (const command of [
			null,
			7,
			{},
			{ type: 'toString' },
			{ type: '__proto__' },
			{ ...write.base('project.rename'), name: '' },
			{ ...write.base('project.rename'), name: 'x', more: 1 },
			{ ...write.base('project.rename'), name: 'x', time: 'today' }
		])
			expect((await refused(engine, command as object)).type).toBe('malformed');
	});

	it('adds a coder that the project does not know, and is refused when nobody knows the coder', async () => {
		const done = await lawfully(engine, { ...write.base('project.rename', bo), name: 'New' }, bo);
		expect(done.change?.added).toEqual([{ table: 'coder', row: bo }]);
		expect(await refused(engine, { ...write.base('project.rename'), coder: nobody, name: 'Newer' })).toEqual({
			type: 'notFound',
			table: 'coder'
		});
	});
});

describe('project.rename', () => {
	it('renames', async () => {
		const done = await lawfully(engine, { ...write.base('project.rename'), name: 'Children' });
		expect(done.line).toEqual({ key: 'history.project.rename', values: { from: 'Study', name: 'Children' } });
		expect(await refused(engine, { ...write.base('project.rename'), name: 'Children' })).toEqual({
			type: 'nothingToDo'
		});
	});
});

describe('document.import', () => {
	it('takes in text, speakers, turns, cases and attributes', async () => {
		const incoming = write.incoming([['Ann', 'Hello']]);
		const kase = newCase(write.guid(), 'Ann');
		const attribute = {
			guid: write.guid(),
			name: 'Level',
			target: 'case',
			type: 'oneOf',
			options: ['a', 'b'],
			position: 'a0'
		};
		const value = {
			guid: write.guid(),
			attribute: attribute.guid,
			case: kase.guid,
			document: null,
			value: 'a'
		};
		const speakers = incoming.speakers.map((speaker) => ({ ...speaker, case: kase.guid }));
		await lawfully(
			engine,
			write.importOf([{ ...incoming, speakers }], { cases: [kase], attributes: [attribute], values: [value] })
		);
		const { tables, texts } = await contentsOf(engine);
		expect(texts[incoming.guid]).toBe('Hello');
		expect(tables.attribute[attribute.guid]).toEqual(attribute);
		expect(tables.speaker[speakers[0]?.guid as string]).toMatchObject({ case: kase.guid });
	});

	it('takes in a document without turns and several documents of one file', async () => {
		const [a, b] = [write.incoming([]), write.incoming([['Ann', 'x']])];
		await lawfully(engine, write.importOf([a, { ...b, sourceHash: a.sourceHash }]));
		expect((await contentsOf(engine)).texts).toEqual({ [a.guid]: '', [b.guid]: 'x' });
	});

	it('refuses a file that is here already, and the same file twice', async () => {
		const incoming = await withDocument();
		const again = write.incoming([['Bo', 'Other']], 'Again');
		expect(await refused(engine, write.importOf([{ ...again, sourceHash: incoming.sourceHash }]))).toEqual({
			type: 'alreadyImported',
			title: 'Interview'
		});
		const twice = { ...again, guid: write.guid(), speakers: [], turns: [] };
		const once = { ...twice, guid: write.guid() };
		expect((await refused(engine, write.importOf([twice, once]))).type).toBe('alreadyImported');
	});

	it('refuses GUIDs that are taken and references that lead nowhere', async () => {
		const incoming = await withDocument();
		const next = write.incoming([['Ann', 'Hello']]);
		expect((await refused(engine, write.importOf([{ ...next, guid: incoming.guid }]))).type).toBe(
			'guidTaken'
		);
		const turns = next.turns.map((turn) => ({ ...turn, speaker: nobody }));
		expect(await refused(engine, write.importOf([{ ...next, turns }]))).toEqual({
			type: 'notFound',
			table: 'speaker'
		});
		const value = { guid: write.guid(), attribute: next.guid, case: next.guid, document: null, value: '' };
		expect((await refused(engine, write.importOf([next], { values: [value] }))).type).toBe('notFound');
		const both = { ...value, document: next.guid };
		expect((await refused(engine, write.importOf([next], { values: [both] }))).type).toBe('malformed');
	});

	it.each(['a\rb', 'a\u0000b', 'a\ud83db', 'a\udc00'])(
		'refuses text that cannot be kept: %j',
		async (text) => {
			expect((await refused(engine, write.importOf([write.incoming([['Ann', text]])]))).type).toBe(
				'malformed'
			);
		}
	);
});

describe('document.edit', () => {
	it('changes facts about a document', async () => {
		const { guid } = await withDocument();
		const fields = { title: ' New ', kind: 'workshop', date: '2026-01-02', language: null, summary: 's' };
		await lawfully(engine, { ...write.base('document.edit'), guid, fields });
		expect((await contentsOf(engine)).tables.document[guid]).toMatchObject({
			title: 'New',
			kind: 'workshop'
		});
		expect((await refused(engine, { ...write.base('document.edit'), guid, fields })).type).toBe(
			'nothingToDo'
		);
		expect((await refused(engine, { ...write.base('document.edit'), guid: nobody, fields })).type).toBe(
			'notFound'
		);
	});
});

describe('document.remove', () => {
	it('removes the document with everything anchored in it, and brings its text back', async () => {
		const { document, guid } = await withCoding();
		await lawfully(engine, write.addMemo('coding', guid));
		await lawfully(engine, write.addMemo('document', document.guid));
		await lawfully(engine, write.addMemo('passage', document.guid, { start: 6, end: 11 }));
		await lawfully(engine, {
			...write.base('assignment.set'),
			guid: write.guid(),
			document: document.guid,
			state: 'coding'
		});
		await lawfully(engine, { ...write.base('document.remove'), guid: document.guid });
		const { tables } = await contentsOf(engine);
		for (const table of ['document', 'turn', 'speaker', 'coding', 'memo', 'assignment'] as const)
			expect(tables[table]).toEqual({});
		expect((await refused(engine, { ...write.base('document.remove'), guid: document.guid })).type).toBe(
			'notFound'
		);
	});
});

describe('document.splice', () => {
	it('corrects words and moves what comes after', async () => {
		const { document } = await withCoding(13, 16);
		await lawfully(engine, write.splice(document.guid, 0, 'Hello', 'Hi'));
		const { texts } = await contentsOf(engine);
		expect(texts[document.guid]).toBe('Hi world.\nTwo 😀 three.\n\nMore words');
		expect((await codings()).map(({ start, end, quote }) => [start, end, quote])).toEqual([[10, 13, 'Two']]);
	});

	it('writes into an empty turn and at the edges of a turn', async () => {
		const { guid } = await withDocument();
		await lawfully(engine, write.splice(guid, 27, '', 'now'));
		await lawfully(engine, write.splice(guid, 12, '', '!'));
		await lawfully(engine, write.splice(guid, 14, '', '>'));
		expect((await contentsOf(engine)).texts[guid]).toBe('Hello world.!\n>Two 😀 three.\nnow\nMore words');
	});

	it('clips, grows, and orphans; the orphan keeps its old quote and comes back by undo', async () => {
		const { document, code } = await withCoding(0, 5);
		const place = { document: document.guid, code: code.guid };
		await lawfully(engine, write.addCoding([{ ...place, start: 6, end: 11 }]));
		await lawfully(engine, write.splice(document.guid, 2, 'llo wo', 'XY'));
		expect((await codings()).map(({ quote }) => quote)).toEqual(['He', 'rld']);
		await lawfully(engine, write.splice(document.guid, 1, '', '-'));
		expect((await codings()).map(({ quote }) => quote)).toEqual(['H-e', 'rld']);
		await lawfully(engine, write.splice(document.guid, 0, 'H-e', ''));
		expect((await codings()).map(({ orphan, quote }) => [orphan, quote])).toEqual([
			[true, 'H-e'],
			[false, 'rld']
		]);
		await lawfully(engine, write.splice(document.guid, 0, 'XYrld', 'Q'));
		await lawfully(engine, write.splice(document.guid, 0, 'Q', 'Hello'));
		expect((await codings()).every(({ orphan }) => orphan)).toBe(true);
	});

	it('orphans a coding of which only blanks are left, and leaves a memo on blanks alone', async () => {
		const { document } = await withCoding(4, 7);
		await lawfully(engine, write.addMemo('passage', document.guid, { start: 5, end: 6 }));
		await lawfully(engine, write.splice(document.guid, 0, '', 'x'));
		expect((await memos()).map(({ orphan }) => orphan)).toEqual([false]);
		await lawfully(engine, write.splice(document.guid, 5, 'o', ''));
		await lawfully(engine, write.splice(document.guid, 6, 'w', ''));
		expect((await codings()).map(({ orphan, quote }) => [orphan, quote])).toEqual([[true, ' w']]);
	});

	it('refuses what does not fit', async () => {
		const { guid } = await withDocument();
		const tag = async (at: number, removed: string, inserted: string, document = guid) =>
			(await refused(engine, write.splice(document, at, removed, inserted))).type;
		expect(await tag(0, 'Help', 'x')).toBe('spliceMisfit');
		expect(await tag(11, '.\nT', 'x')).toBe('spliceMisfit');
		expect(await tag(12, '\n', '')).toBe('spliceMisfit');
		expect(await tag(500, '', 'x')).toBe('spliceMisfit');
		expect(await tag(17, '\ud83d', '')).toBe('spliceMisfit');
		expect(await tag(18, '', 'x')).toBe('spliceMisfit');
		expect(await tag(0, '', '\ud83d')).toBe('malformed');
		expect(await tag(0, '', 'a\r\nb')).toBe('malformed');
		expect(await tag(0, '', '')).toBe('nothingToDo');
		expect(await tag(0, '', 'x', nobody)).toBe('notFound');
	});
});

describe('speakers', () => {
	it('are edited', async () => {
		const { speakers } = await withDocument();
		const guid = speakers[0]?.guid as string;
		const edit = (fields: object, of = guid) => ({ ...write.base('speaker.edit'), guid: of, fields });
		await lawfully(engine, edit({ name: 'Anna', role: 'facilitator' }));
		expect((await refused(engine, edit({ name: 'Anna' }))).type).toBe('nothingToDo');
		expect(await refused(engine, edit({ case: nobody }))).toEqual({ type: 'notFound', table: 'case' });
		expect(await refused(engine, edit({ name: 'x' }, nobody))).toEqual({
			type: 'notFound',
			table: 'speaker'
		});
	});

	it('are merged within one document', async () => {
		const { speakers, turns } = await withDocument();
		const [ann, m] = speakers.map((speaker) => speaker.guid) as [string, string];
		const merge = (from: string, into: string) => ({ ...write.base('speaker.merge'), from, into });
		expect((await refused(engine, merge(ann, ann))).type).toBe('nothingToDo');
		expect((await refused(engine, merge(ann, nobody))).type).toBe('notFound');
		const other = write.incoming([['Eve', 'x']]);
		await lawfully(engine, write.importOf([other]));
		expect((await refused(engine, merge(ann, other.speakers[0]?.guid as string))).type).toBe('otherDocument');
		await lawfully(engine, merge(m, ann));
		expect((await contentsOf(engine)).tables.turn[turns[1]?.guid as string]).toMatchObject({ speaker: ann });
	});
});

describe('coders and assignments', () => {
	it('coders are added once and edited', async () => {
		await lawfully(engine, { ...write.base('coder.add'), coders: [bo, bo] });
		expect((await refused(engine, { ...write.base('coder.add'), coders: [bo] })).type).toBe('nothingToDo');
		const edit = (guid: string, name: string) => ({ ...write.base('coder.edit'), guid, fields: { name } });
		await lawfully(engine, edit(bo.guid, 'Bob'));
		expect((await refused(engine, edit(bo.guid, 'Bob'))).type).toBe('nothingToDo');
		expect((await refused(engine, edit(nobody, 'Bob'))).type).toBe('notFound');
	});

	it('a coder who is not in the project yet may be edited', async () => {
		const fields = { name: 'Robert' };
		await lawfully(engine, { ...write.base('coder.edit', bo), guid: bo.guid, fields }, bo);
		expect((await contentsOf(engine)).tables.coder[bo.guid]).toMatchObject({ name: 'Robert' });
	});

	it('an assignment has one state for each coder', async () => {
		const { guid: document } = await withDocument();
		const set = (state: string, guid = write.guid(), by = ada) => ({
			...write.base('assignment.set', by),
			guid,
			document,
			state
		});
		const first = write.guid();
		await lawfully(engine, set('reading', first));
		await lawfully(engine, set('finished'));
		await lawfully(engine, set('reading', write.guid(), bo), bo);
		expect(Object.keys((await contentsOf(engine)).tables.assignment)).toHaveLength(2);
		expect((await refused(engine, set('finished'))).type).toBe('nothingToDo');
		expect((await refused(engine, { ...set('coding'), document: nobody })).type).toBe('notFound');
		const eve = { ...bo, guid: write.guid() };
		expect((await refused(engine, set('coding', first, eve), eve)).type).toBe('guidTaken');
	});
});

describe('codes', () => {
	it('code.add adds, and refuses taken GUIDs, missing parents and bad keys', async () => {
		const parent = await withCode('Risk', { key: 'r' });
		await withCode('Cost', { parent: parent.guid, key: 'å' });
		const tag = async (fields: object) => refused(engine, write.addCode(write.code('New', fields)));
		expect((await tag({ guid: parent.guid })).type).toBe('guidTaken');
		expect(await tag({ parent: nobody })).toEqual({ type: 'notFound', table: 'code' });
		expect(await tag({ key: 'c' })).toEqual({ type: 'keyReserved', key: 'c' });
		expect((await tag({ key: '' })).type).toBe('keyReserved');
		expect(await tag({ key: 'r' })).toEqual({ type: 'keyTaken', key: 'r', code: 'Risk' });
	});

	it('code.edit changes fields and names a rename', async () => {
		const code = await withCode('Risk', { key: 'r' });
		const other = await withCode('Cost');
		const edit = (guid: string, fields: object) => ({ ...write.base('code.edit'), guid, fields });
		expect((await lawfully(engine, edit(code.guid, { name: 'Danger' }))).line.key).toBe(
			'history.code.rename'
		);
		await lawfully(engine, edit(code.guid, { definition: 'd', applicable: false, key: null }));
		const translations = {
			sv: { name: 'Risk', definition: '', include: '', exclude: '', example: '', borderline: '' }
		};
		await lawfully(engine, edit(code.guid, { translations }));
		await lawfully(engine, edit(code.guid, { key: 'r' }));
		expect((await refused(engine, edit(code.guid, { key: 'r' }))).type).toBe('nothingToDo');
		expect((await refused(engine, edit(other.guid, { key: 'r' }))).type).toBe('keyTaken');
		expect((await refused(engine, edit(other.guid, { key: 'x' }))).type).toBe('keyReserved');
		expect((await refused(engine, edit(nobody, { name: 'x' }))).type).toBe('notFound');
	});

	it('code.move moves, and never below itself', async () => {
		const [a, b] = [await withCode('A'), await withCode('B')];
		const move = (guid: string, parent: string | null, position = 'a1') => ({
			...write.base('code.move'),
			guid,
			parent,
			position
		});
		await lawfully(engine, move(b.guid, a.guid));
		expect(await refused(engine, move(a.guid, b.guid))).toEqual({ type: 'insideItself', code: 'A' });
		expect((await refused(engine, move(a.guid, a.guid))).type).toBe('insideItself');
		expect((await refused(engine, move(b.guid, a.guid))).type).toBe('nothingToDo');
		expect((await refused(engine, move(b.guid, nobody))).type).toBe('notFound');
		expect((await refused(engine, move(nobody, null))).type).toBe('notFound');
	});

	it('code.remove takes everything below with it', async () => {
		const { document, code, guid } = await withCoding();
		const below = await withCode('Below', { parent: code.guid });
		const last = await withCode('Last', { parent: below.guid });
		await lawfully(engine, write.addCoding([{ document: document.guid, code: last.guid, start: 0, end: 9 }]));
		await lawfully(engine, write.addMemo('code', below.guid));
		await lawfully(engine, write.addMemo('coding', guid));
		const done = await lawfully(engine, { ...write.base('code.remove'), guid: code.guid });
		expect(done.line.values).toEqual({ code: 'Risk', codes: 3, passages: 2 });
		const { tables } = await contentsOf(engine);
		expect([tables.code, tables.coding, tables.memo]).toEqual([{}, {}, {}]);
		expect((await refused(engine, { ...write.base('code.remove'), guid: code.guid })).type).toBe('notFound');
	});

	it('codebook.import sets new categories after those there, whatever the order of the file', async () => {
		await withCode('First', { position: 'not a key', key: 'r' });
		const top = write.code('Top', { key: 'r' });
		const child = write.code('Child', { parent: top.guid, key: 'ab' });
		const memo = { guid: write.guid(), title: 'Rules', body: '', memoType: 'methodological' };
		const take = (codes: object[], rules: object | null = null) => ({
			...write.base('codebook.import'),
			name: 'Book',
			codes,
			memo: rules,
			version: null
		});
		expect((await refused(engine, take([child]))).type).toBe('notFound');
		expect((await refused(engine, take([top, top]))).type).toBe('guidTaken');
		const ring = write.code('Ring');
		expect((await refused(engine, take([{ ...ring, parent: ring.guid }]))).type).toBe('notFound');
		await lawfully(engine, take([child, top], memo));
		const { tables } = await contentsOf(engine);
		expect(tables.code[top.guid]).toMatchObject({ key: null });
		expect((tables.code[top.guid] as { position: string }).position > 'not a key').toBe(true);
		expect(tables.code[child.guid]).toMatchObject({ key: 'ab', parent: top.guid });
		expect(tables.memo[memo.guid]).toMatchObject({ target: 'project' });
		expect((await refused(engine, take([child, top]))).type).toBe('nothingToDo');
	});
});

describe('coding.add', () => {
	it('codes a passage, also with a code made in the same step', async () => {
		const { guid: document } = await withDocument();
		const code = write.code('In vivo', { key: 'v' });
		await lawfully(engine, write.addCoding([{ document, code: code.guid, start: 13, end: 19 }], code));
		expect((await codings()).map(({ quote }) => quote)).toEqual(['Two 😀']);
	});

	it('unites overlapping codings of one code by one coder: the oldest stays, memos move, touching stay two', async () => {
		const { document, code, guid } = await withCoding(0, 5);
		const place = { document: document.guid, code: code.guid };
		const second = write.addCoding([{ ...place, start: 6, end: 8 }]);
		await lawfully(engine, second);
		const other = (second.codings[0] as { guid: string }).guid;
		const memo = write.addMemo('coding', other);
		await lawfully(engine, memo);
		await lawfully(engine, write.addCoding([{ ...place, start: 8, end: 9 }]));
		await lawfully(engine, write.addCoding([{ ...place, start: 4, end: 8 }]));
		expect((await codings()).map(({ start, end }) => [start, end])).toEqual([
			[0, 8],
			[8, 9]
		]);
		expect((await codings())[0]?.guid).toBe(guid);
		expect((await memos())[0]?.coding).toBe(guid);
	});

	it('keeps coders and codes apart', async () => {
		const { document, code } = await withCoding(0, 5);
		const place = { document: document.guid, start: 2, end: 9 };
		await lawfully(engine, write.addCoding([{ ...place, code: code.guid }], null, bo), bo);
		const cost = await withCode('Cost');
		await lawfully(engine, write.addCoding([{ ...place, code: cost.guid }]));
		expect(await codings()).toHaveLength(3);
	});

	it('unites within one command, and takes codings of several coders', async () => {
		const { guid: document } = await withDocument();
		const code = await withCode();
		await lawfully(engine, { ...write.base('coder.add'), coders: [bo] });
		const place = { document, code: code.guid };
		await lawfully(
			engine,
			write.addCoding([
				{ ...place, start: 0, end: 3 },
				{ ...place, start: 2, end: 6 },
				{ ...place, start: 5, end: 8 },
				{ ...place, start: 5, end: 8, coder: bo.guid }
			])
		);
		expect((await codings()).map(({ start, end, coder }) => [start, end, coder])).toEqual([
			[0, 8, ada.guid],
			[5, 8, bo.guid]
		]);
	});

	it('refuses what cannot be coded', async () => {
		const { document, code, guid } = await withCoding(0, 5);
		const group = await withCode('Group', { applicable: false });
		const place = { document: document.guid, code: code.guid, start: 6, end: 9 };
		const tag = async (patch: object, newCode: ReturnType<typeof write.code> | null = null) =>
			(await refused(engine, write.addCoding([{ ...place, ...patch }], newCode))).type;
		expect(await tag({ start: 0, end: 4 })).toBe('alreadyCoded');
		expect(await tag({ start: 9, end: 6 })).toBe('outsideText');
		expect(await tag({ end: 999 })).toBe('outsideText');
		expect(await tag({ start: 18, end: 20 })).toBe('outsideText');
		expect(await tag({ start: 13, end: 18 })).toBe('outsideText');
		expect(await tag({ start: 5, end: 6 })).toBe('blankPassage');
		expect(await tag({ start: 26, end: 28 })).toBe('blankPassage');
		expect(await tag({ document: nobody })).toBe('notFound');
		expect(await tag({ code: nobody })).toBe('notFound');
		expect(await tag({ coder: nobody })).toBe('notFound');
		expect(await tag({ code: group.guid })).toBe('onlyGroups');
		expect(await tag({ guid })).toBe('guidTaken');
		expect(await tag({}, code)).toBe('guidTaken');
		expect(await tag({}, write.code('New', { parent: nobody }))).toBe('notFound');
		expect(await tag({}, write.code('New', { key: 'c' }))).toBe('keyReserved');
		const twice = { ...place, guid: write.guid() };
		expect((await refused(engine, write.addCoding([twice, { ...twice, start: 7 }]))).type).toBe('guidTaken');
	});
});

describe('coding.resize and coding.remove', () => {
	const resize = (guid: string, start: number, end: number) => ({
		...write.base('coding.resize'),
		guid,
		start,
		end
	});

	it('resizes, unites with what it then overlaps, and gives an orphan a place again', async () => {
		const { document, code, guid } = await withCoding(0, 5);
		await lawfully(engine, resize(guid, 1, 4));
		expect((await codings())[0]?.quote).toBe('ell');
		const next = write.addCoding([{ document: document.guid, code: code.guid, start: 6, end: 9 }]);
		await lawfully(engine, next);
		const other = (next.codings[0] as { guid: string }).guid;
		await lawfully(engine, write.addMemo('coding', other));
		await lawfully(engine, resize(other, 3, 9));
		expect((await codings()).map((one) => [one.guid, one.start, one.end])).toEqual([[guid, 1, 9]]);
		expect((await memos())[0]?.coding).toBe(guid);
		await lawfully(engine, write.splice(document.guid, 0, 'Hello world', ''));
		expect((await codings())[0]?.orphan).toBe(true);
		await lawfully(engine, resize(guid, 0, 1));
		expect((await codings())[0]).toMatchObject({ orphan: false, quote: '.' });
	});

	it('refuses a range that is none, the same range, and a coding that is not there', async () => {
		const { guid } = await withCoding(0, 5);
		expect((await refused(engine, resize(guid, 0, 5))).type).toBe('nothingToDo');
		expect((await refused(engine, resize(guid, 0, 999))).type).toBe('outsideText');
		expect((await refused(engine, resize(guid, 5, 6))).type).toBe('blankPassage');
		expect((await refused(engine, resize(nobody, 0, 5))).type).toBe('notFound');
	});

	it('removes with the memos on them', async () => {
		const { guid } = await withCoding();
		await lawfully(engine, write.addMemo('coding', guid));
		const remove = (guids: string[]) => ({ ...write.base('coding.remove'), guids });
		expect((await refused(engine, remove([guid, nobody]))).type).toBe('notFound');
		expect((await lawfully(engine, remove([guid, guid]))).line.key).toBe('history.coding.remove');
		expect(await memos()).toEqual([]);
	});
});

describe('memos', () => {
	it('are about the project, a document, a passage, a code, a coding', async () => {
		const { document, code, guid } = await withCoding();
		for (const command of [
			write.addMemo('project', null),
			write.addMemo('document', document.guid),
			write.addMemo('passage', document.guid, { start: 13, end: 16 }),
			write.addMemo('code', code.guid),
			write.addMemo('coding', guid)
		])
			await lawfully(engine, command);
		expect((await memos()).map(({ target, quote }) => [target, quote])).toEqual([
			['project', ''],
			['document', ''],
			['passage', 'Two'],
			['code', ''],
			['coding', '']
		]);
	});

	it('are edited and removed', async () => {
		const command = write.addMemo('project', null);
		await lawfully(engine, command);
		const edit = (fields: object, guid = command.guid) => ({ ...write.base('memo.edit'), guid, ...fields });
		const done = await lawfully(engine, edit({ title: 'T', body: 'B', memoType: 'todo' }));
		expect((await memos())[0]).toMatchObject({ title: 'T', body: 'B', type: 'todo', modified: done.time });
		expect((await refused(engine, edit({ title: 'T' }))).type).toBe('nothingToDo');
		expect((await refused(engine, edit({ title: 'T' }, nobody))).type).toBe('notFound');
		await lawfully(engine, { ...write.base('memo.remove'), guid: command.guid });
		expect((await refused(engine, { ...write.base('memo.remove'), guid: command.guid })).type).toBe(
			'notFound'
		);
	});

	it('are refused without what they are about', async () => {
		const { guid } = await withDocument();
		const taken = write.addMemo('project', null);
		await lawfully(engine, taken);
		const tag = async (command: object) => (await refused(engine, command)).type;
		expect(await tag({ ...write.addMemo('project', null), guid: taken.guid })).toBe('guidTaken');
		expect(await tag(write.addMemo('project', guid))).toBe('malformed');
		expect(await tag(write.addMemo('document', null))).toBe('malformed');
		expect(await tag(write.addMemo('passage', guid))).toBe('malformed');
		expect(await tag(write.addMemo('code', nobody))).toBe('notFound');
		expect(await tag(write.addMemo('case', nobody))).toBe('notFound');
		expect(await tag(write.addMemo('passage', guid, { start: 3, end: 3 }))).toBe('outsideText');
		expect(await tag(write.addMemo('passage', guid, { start: 3, end: 999 }))).toBe('outsideText');
		expect(await tag(write.addMemo('passage', guid, { start: 17, end: 18 }))).toBe('outsideText');
	});
});
