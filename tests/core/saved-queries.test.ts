import { beforeEach, expect, it } from 'vitest';
import type { SavedQuery } from '../../src/lib/core/records.ts';
import { parseQuery } from '../../src/lib/core/query-text.ts';
import { queryNames } from '../../src/lib/core/query-names.ts';
import type { QueriedPart } from '../../src/lib/storage/queries/query-part.ts';
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

const save = (name: string, fields: object = {}) => ({
	...write.base('query.save'),
	guid: write.guid(),
	name,
	body: { is: 'coded' },
	...fields
});
const rows = async () => Object.values((await contentsOf(engine)).tables.query) as SavedQuery[];
const tag = async (command: object) => (await refused(engine, command)).type;

it('queries are kept by name, changed, renamed and removed', async () => {
	const first = save('First');
	const done = await lawfully(engine, first);
	expect(done.line).toEqual({ key: 'history.query.save', values: { name: 'First' } });
	expect(await rows()).toEqual([
		{
			...{ guid: first.guid, name: 'First', body: { is: 'coded' } },
			...{ coder: done.coder, created: done.time, modified: done.time }
		}
	]);
	expect(await tag(save('First'))).toBe('nameTaken');
	expect(await tag(save('Second', { body: { is: 'or', parts: [] } }))).toBe('malformed');
	expect(await tag({ ...first, name: 'First' })).toBe('nothingToDo');
	const body = { is: 'text', way: 'words', text: 'time', matchCase: false, matchMarks: false };
	await lawfully(engine, save('First', { guid: first.guid, body }));
	await lawfully(engine, save('Another'));
	const rename = (guid: string, name: string) => ({ ...write.base('query.rename'), guid, name });
	expect(await tag(rename(first.guid, 'Another'))).toBe('nameTaken');
	expect(await tag(rename(first.guid, 'First'))).toBe('nothingToDo');
	expect(await tag(rename(nobody, 'Third'))).toBe('notFound');
	await lawfully(engine, rename(first.guid, 'Third'));
	expect(engine.query('savedQueries', {}).map(({ name }) => name)).toEqual(['Another', 'Third']);
	const remove = { ...write.base('query.remove'), guid: first.guid };
	await lawfully(engine, remove);
	expect(await tag(remove)).toBe('notFound');
});

it('a saved query finds what is there when it is asked, and its result is coded in one step', async () => {
	const incoming = write.incoming([
		['Ann', 'Time is short.'],
		['Bob', 'Money too, and time.']
	]);
	const [risk, other] = [write.code('Risk'), write.code('Other', { position: 'a1' })];
	await lawfully(engine, write.importOf([incoming]));
	for (const code of [risk, other]) await lawfully(engine, write.addCode(code));
	const query = parseQuery('WORDS "time" AND NOT OVERLAPPING "Risk"', queryNames([risk], []));
	if (!query.ok) throw new Error(query.error.key);
	await lawfully(engine, save('Time', { body: query.value }));
	const ask = () => {
		const [saved] = engine.query('savedQueries', {}) as [SavedQuery];
		const asked = { query: saved.body, coder: null, documents: null };
		const found = engine.query('queriedRanges', asked);
		const page = engine.query('queried', { ...asked, limit: 1, offset: 1 });
		if (!found.ok || !page.ok) throw new Error('nothing is found');
		return { ...found.value, page: page.value };
	};
	const before = ask();
	expect([[...before.start], [...before.end]]).toEqual([
		[0, 30],
		[4, 34]
	]);
	expect(before.page).toMatchObject({ total: 2, characters: 8, withoutCase: 2, codes: [] });
	expect(before.page.passages).toMatchObject([{ quote: 'time', turn: 2, speaker: 'Bob', contextStart: 15 }]);
	await lawfully(
		engine,
		write.addCoding([{ document: incoming.guid, code: risk.guid, start: 0, end: 4 }], null)
	);
	const after = ask();
	expect([...after.start]).toEqual([30]);
	const codings = [...after.start].map((start, i) => ({
		...{ guid: write.guid(), document: after.documents[after.document[i]!]!, start, end: after.end[i]! },
		...{ code: other.guid, coder: write.base('x').coder }
	}));
	await lawfully(engine, { ...write.base('coding.add'), codings, newCode: null, auto: true });
	expect(engine.query('passages', { codes: [other.guid], ...everything }).passages).toMatchObject([
		{ quote: 'time', auto: true }
	]);
	// What a query names may go; it finds nothing of it then.
	await lawfully(engine, save('Gone', { body: { is: 'code', code: nobody, below: true } }));
	const gone = { is: 'code', code: nobody, below: true } as const;
	const found = engine.query('queriedRanges', { query: gone, coder: null, documents: null });
	expect(found).toMatchObject({ ok: true, value: { start: new Int32Array() } });
});

it('a saved query looks for the code that takes the place of one', async () => {
	const [risk, other] = [write.code('Risk'), write.code('Other', { position: 'a1' })];
	for (const code of [risk, other]) await lawfully(engine, write.addCode(code));
	const names = queryNames([risk, other], []);
	const bodyOf = (text: string) => {
		const query = parseQuery(text, names);
		if (!query.ok) throw new Error(query.error.key);
		return query.value;
	};
	const body = bodyOf('("Risk" OR CODED) AND NOT INSIDE UNDER "Risk" AND WORDS "Risk"');
	await lawfully(engine, save('First', { body }));
	await lawfully(engine, save('Second'));
	const merge = { codes: [risk.guid, other.guid], into: other.guid, joinMemos: false };
	await lawfully(engine, { ...write.base('code.merge'), ...merge });
	expect((await rows()).find(({ name }) => name === 'First')?.body).toEqual(
		bodyOf('("Other" OR CODED) AND NOT INSIDE UNDER "Other" AND WORDS "Risk"')
	);
});

it('themes, words in the filter, and hits that a search has found already', async () => {
	const incoming = write.incoming([
		['Mia', 'What takes time?'],
		['Ann', 'Time is short.'],
		['Bob', 'Time, money.']
	]);
	const { guid: document } = incoming;
	const codes = [write.code('Risk'), write.code('Other', { position: 'a1' })] as const;
	const [risk, other] = codes.map(({ guid }) => guid) as [string, string];
	await lawfully(engine, write.importOf([incoming]));
	for (const code of codes) await lawfully(engine, write.addCode(code));
	const place = (code: string, start: number, end: number) => ({ document, code, start, end });
	await lawfully(
		engine,
		write.addCoding([place(risk, 17, 21), place(other, 25, 30), place(other, 32, 36)], null)
	);
	const single = engine.query('passages', { codes: [other], ...everything }).passages[1]!.coding;
	const theme = write.guid();
	const item = (fields: object) => ({
		...{ guid: write.guid(), theme, code: null, coding: null, x: null, y: null, note: '' },
		...fields
	});
	await lawfully(engine, {
		...write.base('theme.add'),
		theme: { guid: theme, name: 'T', idea: '', boundaries: '', status: 'candidate', position: 'a0' },
		items: [item({ code: risk }), item({ coding: single })]
	});
	const all = { coder: null, documents: null };
	const starts = (asked: Parameters<typeof engine.query<'queriedRanges'>>[1]) => {
		const found = engine.query('queriedRanges', asked);
		if (!found.ok) throw new Error(found.error.type);
		return [...found.value.start];
	};
	expect(starts({ ...all, query: { is: 'theme', theme } })).toEqual([17, 32]);
	const loose = { matchCase: false, matchMarks: false };
	const time = { is: 'text', way: 'words', text: 'time', ...loose } as const;
	expect(starts({ ...all, query: time })).toEqual([11, 17, 32]);
	const out = { documents: null, cases: null, facilitators: 'out' } as const;
	expect(starts({ ...all, query: time, within: out })).toEqual([17, 32]);
	const pattern = { is: 'text', way: 'pattern', text: '(a+)+b', ...loose } as const;
	const ranges = [11, 17, 20, 40].map((start) => ({ start, end: start + 4 }));
	const given = [{ leaf: pattern, hits: [{ document, ranges }] }];
	// What a facilitator says stays out, and what overlaps is one.
	expect(starts({ ...all, query: { ...pattern }, given, within: out })).toEqual([17, 40]);
	expect(starts({ ...all, query: time, given })).toEqual([11, 17, 32]);
});

it('the passages behind a count are as many as it says, with the whole query put on them', async () => {
	const [first, second] = [
		write.incoming([
			['Ann', 'Time is short.'],
			['Bob', 'Money too.']
		]),
		write.incoming([['Cid', 'Time again, and time.']])
	];
	const [risk, other] = [write.code('Risk'), write.code('Other', { position: 'a1' })];
	await lawfully(engine, write.importOf([first, second]));
	for (const code of [risk, other]) await lawfully(engine, write.addCode(code));
	const place = (document: string, code: string, start: number, end: number) => ({
		document,
		code,
		start,
		end
	});
	await lawfully(
		engine,
		write.addCoding(
			[
				place(first.guid, risk.guid, 2, 9),
				place(first.guid, other.guid, 3, 5),
				place(second.guid, other.guid, 0, 4)
			],
			null
		)
	);
	const names = queryNames([risk, other], []);
	// That a risk stands in one document lets the words of the other out: the query asks the whole project.
	const query = parseQuery('PREFIX "time" AND NOT SAME DOCUMENT "Risk" OR WORDS "time" AND "Risk"', names);
	if (!query.ok) throw new Error(query.error.key);
	const asked = { query: query.value, coder: null, documents: null };
	const part = (by: 'document' | 'case' | 'code', guid: string | null) => {
		const found = engine.query('queriedPart', { ...asked, part: { by, guid } as QueriedPart, limit: 1 });
		if (!found.ok) throw new Error(found.error.type);
		return [found.value.total, found.value.passages.map(({ start }) => start)];
	};
	const whole = engine.query('queried', { ...asked, limit: null, offset: 0 });
	if (!whole.ok) throw new Error(whole.error.type);
	for (const by of ['document', 'case', 'code'] as const)
		for (const { guid, passages } of whole.value[`${by}s`]) expect(part(by, guid)[0]).toBe(passages);
	expect(whole.value).toMatchObject({ total: 3, withoutCase: 3 });
	expect(part('document', first.guid)).toEqual([1, [0]]);
	expect(part('document', second.guid)).toEqual([2, [0]]);
	expect(part('code', other.guid)).toEqual([2, [0]]);
	expect(part('code', risk.guid)).toEqual([1, [0]]);
	expect(part('case', null)[0]).toBe(3);
	for (const by of ['document', 'case', 'code'] as const) expect(part(by, nobody)).toEqual([0, []]);
});

const everything = { coder: null, documents: null, limit: null, offset: 0 };
