import { beforeEach, describe, expect, it } from 'vitest';
import { versionIdOf, canonical, type Codebook } from '../../src/lib/core/codebook.ts';
import { rowsToCodebook } from '../../src/lib/core/codebook-rows.ts';
import { memoBody, memoText } from '../../src/lib/core/memo-text.ts';
import type {
	Code,
	CodebookVersion,
	CodeSet,
	CodeSetMember,
	Coding,
	Memo,
	RuleChange,
	ThemeItem
} from '../../src/lib/core/records.ts';
import { inTreeOrder } from '../../src/lib/core/tree.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { ada } from '../storage/open-desk.ts';
import { contentsOf, openEngine, type Contents } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { bo, commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
let document: string;
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
	const incoming = write.incoming([['Ann', 'Hello world. Two and three. More words here.']]);
	document = incoming.guid;
	await run(write.importOf([incoming]));
	await run({ ...write.base('coder.add'), coders: [bo] });
});

async function run(command: object): Promise<void> {
	const done = await engine.run(command, ada);
	if (!done.ok) throw new Error(JSON.stringify(done.error));
}
async function withCode(name: string, fields: Partial<Code> = {}): Promise<Code> {
	const code = write.code(name, fields);
	await run(write.addCode(code));
	return code;
}
async function withCoding(code: Code, start: number, end: number, coder = ada): Promise<string> {
	const command = write.addCoding([{ document, code: code.guid, start, end, coder: coder.guid }]);
	await run(command);
	return command.codings[0]?.guid as string;
}
const rows = async <T>(table: keyof Contents['tables']): Promise<T[]> =>
	Object.values((await contentsOf(engine)).tables[table]) as T[];
const get = async <T>(table: keyof Contents['tables'], guid: string): Promise<T> =>
	(await contentsOf(engine)).tables[table][guid] as T;
const tree = async (): Promise<string[]> =>
	inTreeOrder(await rows<Code>('code')).map(({ node, depth }) => '>'.repeat(depth) + node.name);
const command = (type: string, fields: object) => ({ ...write.base(type), ...fields });

describe('code.merge', () => {
	it('moves passages, memos, children, sets and themes, unites what overlaps, and says so before', async () => {
		const top = await withCode('Top');
		const [a, b] = [
			await withCode('A', { parent: top.guid, key: 'a' }),
			await withCode('B', { position: 'a1' })
		];
		await withCode('Below', { parent: b.guid });
		const [first, second] = [await withCoding(a, 0, 11), await withCoding(b, 6, 20)];
		const third = await withCoding(b, 30, 40, bo);
		await run(write.addMemo('coding', second));
		await run({ ...write.addMemo('code', a.guid), body: memoBody('one') });
		await run({ ...write.addMemo('code', b.guid), body: memoBody('two') });
		const set = { name: 'S', color: '#2f8f4e', note: '', exclusive: true, position: 'a0' };
		const [one, two] = [write.guid(), write.guid()];
		await run(
			command('codeSet.add', { set: { ...set, guid: one, residual: b.guid }, codes: [b.guid, top.guid] })
		);
		await run(
			command('codeSet.add', { set: { ...set, guid: two, residual: null }, codes: [b.guid, a.guid] })
		);
		const theme = { guid: write.guid(), name: 'T', idea: '', boundaries: '', status: 'kept', position: 'a0' };
		const item = (fields: object) => {
			return {
				guid: write.guid(),
				theme: theme.guid,
				code: null,
				coding: null,
				x: null,
				y: null,
				note: '',
				...fields
			};
		};
		const items = [{ code: a.guid }, { code: b.guid }, { coding: first }, { coding: second }].map(item);
		await run(command('theme.add', { theme, items }));

		const preview = engine.query('codeMerge', { codes: [b.guid], into: a.guid });
		expect(preview).toMatchObject({
			ok: true,
			value: {
				passages: 2,
				memos: 1,
				children: 1,
				sets: 1,
				themes: 0,
				unions: [{ coding: { guid: first }, swallowed: [second] }]
			}
		});
		const done = await lawfully(
			engine,
			command('code.merge', { codes: [b.guid, a.guid], into: a.guid, joinMemos: true })
		);
		expect(done.line).toEqual({
			key: 'history.code.merge',
			values: { code: 'B', into: 'A', passages: 2, unions: 1 }
		});
		expect(await tree()).toEqual(['Top', '>A', '>>Below']);
		const codings = await rows<Coding>('coding');
		expect(codings.map(({ guid, code, start, end, coder }) => [guid, code, start, end, coder])).toEqual([
			[first, a.guid, 0, 20, ada.guid],
			[third, a.guid, 30, 40, bo.guid]
		]);
		const memos = await rows<Memo>('memo');
		expect(memos.map((memo) => [memo.target, memo.coding ?? memo.code, memoText(memo.body)])).toEqual([
			['coding', first, ''],
			['code', a.guid, 'one\ntwo']
		]);
		const members = await rows<CodeSetMember>('codeSetMember');
		expect(members.map(({ set, code }) => [set, code]).sort()).toEqual(
			[
				[one, a.guid],
				[one, top.guid],
				[two, a.guid]
			].sort()
		);
		expect(await get<CodeSet>('codeSet', one)).toMatchObject({ residual: a.guid });
		expect((await rows<ThemeItem>('themeItem')).map(({ guid }) => guid).sort()).toEqual(
			[items[0]?.guid, items[2]?.guid].sort()
		);
	});

	it('leaves memos beside each other, and a tree where one code stood below the other', async () => {
		const top = await withCode('Top');
		const middle = await withCode('Middle', { parent: top.guid });
		const low = await withCode('Low', { parent: middle.guid });
		await withCode('Side', { parent: top.guid, position: 'a1' });
		for (const code of [top, low]) await run(write.addMemo('code', code.guid));
		await lawfully(engine, command('code.merge', { codes: [top.guid], into: low.guid, joinMemos: false }));
		expect(await tree()).toEqual(['Middle', '>Low', '>>Side']);
		expect((await rows<Memo>('memo')).map(({ code }) => code)).toEqual([low.guid, low.guid]);
		await lawfully(engine, command('code.merge', { codes: [middle.guid], into: low.guid, joinMemos: true }));
		expect(await tree()).toEqual(['Low', '>Side']);
	});

	it('takes a code and one below it together', async () => {
		const [top, into] = [await withCode('Top'), await withCode('Into', { position: 'a1' })];
		const low = await withCode('Low', { parent: top.guid });
		await withCode('Lowest', { parent: low.guid });
		await withCoding(low, 0, 5);
		const codes = [top.guid, low.guid];
		const done = await lawfully(engine, command('code.merge', { codes, into: into.guid, joinMemos: false }));
		expect(done.line).toEqual({
			key: 'history.code.mergeMany',
			values: { count: 2, into: 'Into', passages: 1, unions: 0 }
		});
		expect(await tree()).toEqual(['Into', '>Lowest']);
	});

	it('is refused into a code that only groups, without a code, and of a code with itself', async () => {
		const [a, group] = [await withCode('A'), await withCode('G', { applicable: false })];
		const merge = (codes: string[], into: string) =>
			refused(engine, command('code.merge', { codes, into, joinMemos: false }));
		expect(await merge([a.guid], group.guid)).toEqual({ type: 'onlyGroups', code: 'G' });
		expect((await merge([nobody], a.guid)).type).toBe('notFound');
		expect((await merge([a.guid], nobody)).type).toBe('notFound');
		expect((await merge([a.guid], a.guid)).type).toBe('nothingToDo');
		expect(engine.query('codeMerge', { codes: [a.guid], into: group.guid }).ok).toBe(false);
	});
});

describe('code.split', () => {
	it('sends each passage to one code, another or both, and takes the code away once it is empty', async () => {
		const whole = await withCode('Whole');
		await withCode('Child', { parent: whole.guid });
		const other = await withCode('Other', { position: 'a1' });
		const [one, two, three] = [
			await withCoding(whole, 0, 5),
			await withCoding(whole, 6, 11),
			await withCoding(whole, 20, 30)
		];
		await run(command('coding.edit', { guids: [three], fields: { star: true, condensation: 'c' } }));
		await run(write.addMemo('code', whole.guid));
		const fresh = write.code('Fresh', { position: 'a2' });
		const split = (remove: boolean, passages: object[], newCodes: Code[] = [fresh]) =>
			command('code.split', { code: whole.guid, newCodes, passages, remove });
		const to = (coding: string, codes: string[]) => {
			return { coding, codes, copies: codes.slice(1).map(() => write.guid()) };
		};
		const some = [to(one, [fresh.guid]), to(two, [other.guid])];
		expect(await refused(engine, split(true, some))).toEqual({
			type: 'passagesLeft',
			code: 'Whole',
			count: 1
		});
		const all = [...some, to(three, [fresh.guid, other.guid])];
		const done = await lawfully(engine, split(true, all));
		expect(done.line).toEqual({
			key: 'history.code.splitAway',
			values: { code: 'Whole', codes: 2, passages: 3 }
		});
		expect(await tree()).toEqual(['Child', 'Other', 'Fresh']);
		const found = (await rows<Coding>('coding')).map(({ code, start, star, condensation }) => {
			return [code === fresh.guid ? 'fresh' : 'other', start, star, condensation];
		});
		expect(found.sort()).toEqual(
			[
				['fresh', 0, false, ''],
				['other', 6, false, ''],
				['fresh', 20, true, 'c'],
				['other', 20, true, 'c']
			].sort()
		);
		expect((await rows<Memo>('memo')).map(({ code }) => code)).toEqual([fresh.guid]);
	});

	it('lets passages stay, also beside another code', async () => {
		const [whole, other, group] = [
			await withCode('Whole'),
			await withCode('Other'),
			await withCode('Group', { applicable: false })
		];
		const coding = await withCoding(whole, 0, 5);
		const split = (codes: string[], copies: string[]) =>
			command('code.split', {
				code: whole.guid,
				newCodes: [],
				passages: [{ coding, codes, copies }],
				remove: false
			});
		await lawfully(engine, split([other.guid, whole.guid], [write.guid()]));
		expect((await rows<Coding>('coding')).map(({ code }) => code).sort()).toEqual(
			[whole.guid, other.guid].sort()
		);
		expect((await refused(engine, split([group.guid], []))).type).toBe('onlyGroups');
		expect((await refused(engine, split([other.guid, whole.guid], []))).type).toBe('malformed');
		expect((await refused(engine, split([nobody], []))).type).toBe('notFound');
		expect((await refused(engine, split([other.guid, whole.guid], [coding]))).type).toBe('guidTaken');
	});
});

describe('code.remove with passages to the parent', () => {
	it('moves them there with memos, unites them, and is refused at the top', async () => {
		const [top, group] = [await withCode('Top'), await withCode('Group', { applicable: false })];
		const low = await withCode('Low', { parent: top.guid });
		const lowest = await withCode('Lowest', { parent: low.guid });
		const barred = await withCode('Barred', { parent: group.guid });
		await withCoding(top, 0, 5);
		await withCoding(lowest, 3, 9);
		await withCoding(low, 12, 20);
		await withCoding(barred, 12, 20);
		const remove = (guid: string) => command('code.remove', { guid, passages: 'toParent' });
		const done = await lawfully(engine, remove(low.guid));
		expect(done.line.values).toEqual({ code: 'Low', codes: 2, passages: 2, parent: 'Top' });
		const left = (await rows<Coding>('coding')).filter(({ code }) => code === top.guid);
		expect(left.map(({ start, end }) => [start, end])).toEqual([
			[0, 9],
			[12, 20]
		]);
		expect(await refused(engine, remove(top.guid))).toEqual({ type: 'noParent', code: 'Top' });
		expect((await refused(engine, remove(barred.guid))).type).toBe('onlyGroups');
	});

	it('takes sets, themes and records of rules along, whatever becomes of the passages', async () => {
		const code = await withCode('Code');
		const coding = await withCoding(code, 0, 5);
		const set = {
			guid: write.guid(),
			name: 'S',
			color: '#2f8f4e',
			note: '',
			exclusive: false,
			position: 'a0'
		};
		await run(command('codeSet.add', { set: { ...set, residual: code.guid }, codes: [code.guid] }));
		const theme = { guid: write.guid(), name: 'T', idea: '', boundaries: '', status: 'kept', position: 'a0' };
		const bare = { theme: theme.guid, x: null, y: null, note: '' };
		const items = [
			{ ...bare, guid: write.guid(), code: code.guid, coding: null },
			{ ...bare, guid: write.guid(), code: null, coding }
		];
		await run(command('theme.add', { theme, items }));
		await run(command('code.edit', { guid: code.guid, fields: { definition: 'd' }, recheck: write.guid() }));
		await lawfully(engine, command('code.remove', { guid: code.guid }));
		const { tables } = await contentsOf(engine);
		for (const table of ['code', 'coding', 'codeSetMember', 'themeItem', 'ruleChange'] as const)
			expect(tables[table], table).toEqual({});
		expect(tables.codeSet[set.guid]).toMatchObject({ residual: null });
	});
});

describe('code.order', () => {
	it('sorts whole lists and moves many codes at once, with keys kept where they may be', async () => {
		const [c, a, b] = [
			await withCode('c', { position: 'a0' }),
			await withCode('a', { position: 'a1' }),
			await withCode('b', { position: 'a2' })
		];
		const order = (...lists: [string | null, Code[]][]) =>
			command('code.order', {
				lists: lists.map(([parent, codes]) => ({ parent, codes: codes.map(({ guid }) => guid) }))
			});
		const done = await lawfully(engine, order([null, [a, b, c]]));
		expect(done.change?.updated.map(({ guid }) => guid)).toEqual([c.guid]);
		expect(await tree()).toEqual(['a', 'b', 'c']);
		expect((await refused(engine, order([null, [a, b, c]]))).type).toBe('nothingToDo');
		expect((await lawfully(engine, order([a.guid, [c, b]]))).line).toEqual({
			key: 'history.code.moveMany',
			values: { count: 2 }
		});
		expect(await tree()).toEqual(['a', '>c', '>b']);
		expect(await refused(engine, order([b.guid, [a]]))).toEqual({ type: 'insideItself', code: 'a' });
		await lawfully(engine, order([null, [b]], [b.guid, [a]]));
		expect(await tree()).toEqual(['b', '>a', '>>c']);
		expect((await refused(engine, order([null, [a, a]]))).type).toBe('malformed');
		expect((await refused(engine, order([nobody, [a]]))).type).toBe('notFound');
	});
});

describe('many codings at once', () => {
	it('coding.edit sets stars, weights and condensations', async () => {
		const code = await withCode('Code');
		const guids = [await withCoding(code, 0, 5), await withCoding(code, 6, 11)];
		const edit = (fields: object, of = guids) => command('coding.edit', { guids: of, fields });
		expect((await lawfully(engine, edit({ star: true, weight: 2 }))).line.values).toEqual({ count: 2 });
		expect((await rows<Coding>('coding')).map(({ star, weight }) => [star, weight])).toEqual([
			[true, 2],
			[true, 2]
		]);
		expect((await refused(engine, edit({ star: true }))).type).toBe('nothingToDo');
		expect((await refused(engine, edit({ star: false }, [nobody]))).type).toBe('notFound');
		expect((await lawfully(engine, edit({ condensation: 'c' }, [guids[0] as string]))).line.key).toBe(
			'history.coding.edit'
		);
	});

	it('coding.recode moves codings, or codes their passages too, also with a new code', async () => {
		const [a, b, group] = [
			await withCode('A'),
			await withCode('B'),
			await withCode('G', { applicable: false })
		];
		const [one, two] = [await withCoding(a, 0, 8), await withCoding(a, 20, 30, bo)];
		const there = await withCoding(b, 5, 12);
		const recode = (guids: string[], code: string, more: object = {}) =>
			command('coding.recode', { guids, code, newCode: null, copies: null, ...more });
		const done = await lawfully(engine, recode([one, two], b.guid));
		expect(done.line).toEqual({ key: 'history.coding.recode', values: { code: 'B', count: 2, unions: 1 } });
		expect((await rows<Coding>('coding')).map(({ guid, start, end }) => [guid, start, end])).toEqual([
			[one, 0, 12],
			[two, 20, 30]
		]);
		expect(await get('coding', there)).toBeUndefined();
		expect((await refused(engine, recode([one], b.guid))).type).toBe('alreadyCoded');
		expect((await refused(engine, recode([one], group.guid))).type).toBe('onlyGroups');
		expect((await refused(engine, recode([nobody], a.guid))).type).toBe('notFound');
		const fresh = write.code('Fresh');
		const copies = [write.guid(), write.guid()];
		await lawfully(engine, recode([one, two], fresh.guid, { newCode: fresh, copies }));
		const made = (await rows<Coding>('coding')).filter(({ code }) => code === fresh.guid);
		expect(made.map(({ guid, coder, quote }) => [guid, coder, quote])).toEqual([
			[copies[0], ada.guid, 'Hello world.'],
			[copies[1], ada.guid, ' three. Mo']
		]);
		expect((await refused(engine, recode([one], fresh.guid, { copies: [write.guid()] }))).type).toBe(
			'alreadyCoded'
		);
		expect((await refused(engine, recode([one], a.guid, { copies: [two] }))).type).toBe('guidTaken');
		expect((await refused(engine, recode([one], a.guid, { copies: [] }))).type).toBe('malformed');
	});
});

describe('re-checking', () => {
	it('puts passages coded before into a queue only when asked to, and lets each be kept, moved or uncoded', async () => {
		const [code, other] = [await withCode('Code', { definition: 'old' }), await withCode('Other')];
		const [one, two, three] = [
			await withCoding(code, 0, 5),
			await withCoding(code, 6, 11),
			await withCoding(code, 20, 30, bo)
		];
		const waiting = async () =>
			(await rows<Coding>('coding')).filter(({ recheck }) => recheck).map(({ guid }) => guid);
		const edit = (fields: object, recheck?: string) =>
			command('code.edit', { guid: code.guid, fields, ...(recheck && { recheck }) });
		await lawfully(engine, edit({ include: 'i' }));
		await lawfully(engine, edit({ color: '#123456' }, write.guid()));
		expect(await waiting()).toEqual([]);
		const change = write.guid();
		const done = await lawfully(engine, edit({ definition: 'new' }, change));
		expect(done.line).toEqual({ key: 'history.code.editRecheck', values: { code: 'Code', passages: 3 } });
		expect(await get<RuleChange>('ruleChange', change)).toMatchObject({
			code: code.guid,
			coder: ada.guid,
			before: { definition: 'old', include: 'i' }
		});
		// What waits already keeps the record of the rules that it was coded by.
		const late = await withCoding(code, 32, 36);
		await lawfully(engine, edit({ definition: 'newer' }, write.guid()));
		expect(await waiting()).toEqual([one, two, three, late]);
		expect(await get('coding', one)).toMatchObject({ recheck: change });
		expect((await refused(engine, edit({ definition: 'x' }, change))).type).toBe('guidTaken');

		const decide = (guids: string[], decision: string, into: string | null = null) =>
			command('recheck.decide', { guids, decision, code: into });
		const kept = await lawfully(engine, decide([one], 'keep'));
		expect(kept.line).toEqual({ key: 'history.recheck.keep', values: { count: 1, code: 'Code', into: '' } });
		await lawfully(engine, decide([two, late], 'move', other.guid));
		await lawfully(engine, decide([three], 'uncode'));
		expect(await waiting()).toEqual([]);
		const left = (await rows<Coding>('coding')).map(({ guid, code: of }) => [guid, of]);
		expect(left).toEqual([
			[one, code.guid],
			[two, other.guid],
			[late, other.guid]
		]);
		expect((await refused(engine, decide([one], 'keep'))).type).toBe('nothingToDo');
		expect((await refused(engine, decide([one], 'move'))).type).toBe('malformed');
		expect((await refused(engine, decide([nobody], 'keep'))).type).toBe('notFound');
	});

	it('recheck.open does so after the fact', async () => {
		const code = await withCode('Code', { definition: 'now' });
		const { name, definition, include, exclude, example, borderline } = code;
		const before = { name, definition, include, exclude, example, borderline };
		const open = (of: string) => command('recheck.open', { guid: write.guid(), code: of, before });
		expect((await refused(engine, open(code.guid))).type).toBe('nothingToDo');
		await withCoding(code, 0, 5);
		await lawfully(engine, open(code.guid));
		expect((await refused(engine, open(code.guid))).type).toBe('nothingToDo');
		expect((await refused(engine, open(nobody))).type).toBe('notFound');
	});
});

describe('code sets', () => {
	it('are added, edited, filled and removed; the residual code is one of theirs', async () => {
		const [a, b] = [await withCode('A'), await withCode('B')];
		const set = {
			guid: write.guid(),
			name: 'Set',
			color: '#2f8f4e',
			note: '',
			exclusive: false,
			residual: null as string | null,
			position: 'a0'
		};
		const add = (fields: object, codes: string[]) =>
			command('codeSet.add', { set: { ...set, ...fields }, codes });
		expect((await refused(engine, add({ residual: a.guid }, [b.guid]))).type).toBe('residualOutside');
		expect((await refused(engine, add({}, [nobody]))).type).toBe('notFound');
		await lawfully(engine, add({}, [a.guid]));
		expect((await refused(engine, add({}, []))).type).toBe('guidTaken');
		const edit = (fields: object) => command('codeSet.edit', { guid: set.guid, fields });
		await lawfully(engine, edit({ exclusive: true, residual: a.guid }));
		expect((await refused(engine, edit({ residual: b.guid }))).type).toBe('residualOutside');
		expect((await refused(engine, edit({ exclusive: true }))).type).toBe('nothingToDo');
		const members = (codes: string[]) => command('codeSet.setMembers', { guid: set.guid, codes });
		await lawfully(engine, members([b.guid, b.guid]));
		expect((await rows<CodeSetMember>('codeSetMember')).map(({ code }) => code)).toEqual([b.guid]);
		expect(await get('codeSet', set.guid)).toMatchObject({ residual: null });
		expect((await refused(engine, members([b.guid]))).type).toBe('nothingToDo');
		await lawfully(engine, command('codeSet.remove', { guid: set.guid }));
		expect(await rows('codeSetMember')).toEqual([]);
	});
});

describe('themes', () => {
	it('hold codes and passages, each once, that move between them', async () => {
		const code = await withCode('Code');
		const coding = await withCoding(code, 0, 5);
		const theme = (name: string) => {
			return { guid: write.guid(), name, idea: '', boundaries: '', status: 'candidate', position: 'a0' };
		};
		const [one, two] = [theme('One'), theme('Two')];
		for (const each of [one, two]) await lawfully(engine, command('theme.add', { theme: each, items: [] }));
		const item = (of: { guid: string }, fields: object) => {
			return {
				guid: write.guid(),
				theme: of.guid,
				code: null,
				coding: null,
				x: null,
				y: null,
				note: '',
				...fields
			};
		};
		const [card, passage] = [item(one, { code: code.guid }), item(one, { coding })];
		const place = (...items: object[]) => command('theme.place', { items });
		await lawfully(engine, place(card, passage));
		expect((await refused(engine, place(card))).type).toBe('nothingToDo');
		expect((await refused(engine, place(item(one, { code: code.guid })))).type).toBe('nothingToDo');
		await lawfully(engine, place({ ...card, x: 3, y: 4.5, note: 'n' }, item(two, { code: code.guid })));
		expect(await rows('themeItem')).toHaveLength(3);
		await lawfully(engine, place({ ...passage, note: 'why' }));
		await lawfully(engine, place({ ...card, theme: two.guid }));
		await lawfully(engine, place({ ...passage, theme: two.guid }));
		expect(
			(await rows<ThemeItem>('themeItem')).map((each) => [each.theme, each.code ?? each.coding])
		).toEqual(
			expect.arrayContaining([
				[two.guid, code.guid],
				[two.guid, coding]
			])
		);
		expect(await rows('themeItem')).toHaveLength(2);
		for (const broken of [{}, { code: code.guid, coding }, { code: code.guid, x: 1 }])
			expect((await refused(engine, place(item(one, broken)))).type).toBe('malformed');
		expect((await refused(engine, place(item(one, { code: nobody })))).type).toBe('notFound');
		expect((await refused(engine, place(item({ guid: nobody }, { code: code.guid })))).type).toBe('notFound');
		const other = await withCode('Other');
		expect((await refused(engine, place({ ...passage, coding: null, code: other.guid }))).type).toBe(
			'guidTaken'
		);

		await lawfully(
			engine,
			command('theme.edit', { guid: one.guid, fields: { name: 'Uno', status: 'kept' } })
		);
		await lawfully(engine, command('theme.move', { guid: one.guid, position: 'a1' }));
		const link = { guid: write.guid(), from: one.guid, to: two.guid, label: '' };
		await lawfully(engine, command('themeLink.add', { link }));
		expect(
			(
				await refused(
					engine,
					command('themeLink.add', { link: { ...link, guid: write.guid(), to: one.guid } })
				)
			).type
		).toBe('malformed');
		await lawfully(engine, command('themeLink.edit', { guid: link.guid, label: 'leads to' }));
		await lawfully(engine, write.addMemo('theme', two.guid));
		await lawfully(engine, command('theme.takeOut', { items: [passage.guid] }));
		await lawfully(engine, command('theme.remove', { guid: two.guid }));
		for (const table of ['themeItem', 'themeLink', 'memo'] as const) expect(await rows(table)).toEqual([]);
		const again = { ...link, to: one.guid, from: nobody };
		expect((await refused(engine, command('themeLink.add', { link: again }))).type).toBe('notFound');
	});

	it('keep a passage that becomes one with another', async () => {
		const code = await withCode('Code');
		const [one, two] = [await withCoding(code, 0, 5), await withCoding(code, 6, 11)];
		const theme = { guid: write.guid(), name: 'T', idea: '', boundaries: '', status: 'kept', position: 'a0' };
		const items = [one, two].map((coding) => {
			return { guid: write.guid(), theme: theme.guid, code: null, coding, x: null, y: null, note: '' };
		});
		await run(command('theme.add', { theme, items: items.slice(1) }));
		await lawfully(engine, command('coding.resize', { guid: one, start: 0, end: 8 }));
		expect((await rows<ThemeItem>('themeItem')).map(({ coding }) => coding)).toEqual([one]);
	});
});

describe('versions of the codebook', () => {
	const language = 'en';
	async function now(): Promise<Codebook> {
		const book = { codes: await rows<Code>('code'), sets: await rows<CodeSet>('codeSet') };
		const members = await rows<CodeSetMember>('codeSetMember');
		return canonical({ name: {}, memo: {}, ...rowsToCodebook({ ...book, members }, language) });
	}
	async function version(fields: Partial<CodebookVersion> = {}): Promise<CodebookVersion> {
		const codebook = await now();
		return {
			guid: write.guid(),
			codebook: nobody,
			version: versionIdOf(codebook),
			parents: [],
			name: '',
			author: ada.guid,
			date: write.time(),
			note: '',
			origin: 'saved',
			content: JSON.stringify(codebook),
			...fields
		};
	}
	const add = (row: CodebookVersion) => command('codebookVersion.add', { version: row });

	it('are kept once by their content, learn of further parents and names, and can be forgotten', async () => {
		await withCode('A');
		const first = await version();
		await lawfully(engine, add(first));
		expect((await refused(engine, add({ ...first, guid: write.guid() }))).type).toBe('nothingToDo');
		const parent = 'a'.repeat(64);
		await lawfully(engine, add({ ...first, guid: write.guid(), parents: [parent, first.version] }));
		await lawfully(engine, add({ ...first, guid: write.guid(), name: 'v1', note: 'n', origin: 'named' }));
		expect(await rows('codebookVersion')).toEqual([
			expect.objectContaining({ guid: first.guid, name: 'v1', note: 'n', parents: [parent] })
		]);
		await lawfully(engine, add({ ...first, guid: write.guid(), name: 'v1 again' }));
		expect(await rows('codebookVersion')).toHaveLength(2);
		expect((await refused(engine, add({ ...first, content: '{}' }))).type).toBe('malformed');
		expect((await refused(engine, add({ ...first, name: 'x', author: nobody }))).type).toBe('notFound');
		await lawfully(
			engine,
			command('codebookVersion.edit', { guid: first.guid, fields: { name: 'v2', note: '' } })
		);
		await lawfully(engine, command('codebookVersion.remove', { guid: first.guid }));
	});

	it('come back in one step; codes that the version lacks stay where something was made with them', async () => {
		const top = await withCode('Top', { key: 'a' });
		const gone = await withCode('Gone', { parent: top.guid });
		const set = {
			guid: write.guid(),
			name: 'S',
			color: '#2f8f4e',
			note: '',
			exclusive: true,
			residual: null,
			position: 'a0'
		};
		await run(command('codeSet.add', { set, codes: [gone.guid] }));
		const row = await version({ name: 'v1' });
		await run(add(row));
		const before = await now();
		await run(command('code.remove', { guid: gone.guid }));
		await run(command('code.edit', { guid: top.guid, fields: { key: null, name: 'Other' } }));
		const unused = await withCode('Unused', { parent: top.guid });
		const used = await withCode('Used', { parent: unused.guid, key: 'a' });
		const coding = await withCoding(used, 0, 5);
		const restore = command('codebook.restore', { guid: row.guid, language });
		const done = await lawfully(engine, restore);
		expect(done.line).toMatchObject({ key: 'history.codebook.restore', values: { name: 'v1', kept: 1 } });
		expect(await tree()).toEqual(['Top', '>Gone', '>Used']);
		expect(await get('code', used.guid)).toMatchObject({ key: null, parent: top.guid });
		expect(await get('code', top.guid)).toMatchObject({ key: 'a' });
		expect(await get('coding', coding)).toBeDefined();
		expect((await refused(engine, { ...restore, time: write.time() })).type).toBe('nothingToDo');
		await run(command('code.merge', { codes: [used.guid], into: top.guid, joinMemos: false }));
		expect(await now()).toEqual(before);
		expect((await refused(engine, command('codebook.restore', { guid: nobody, language }))).type).toBe(
			'notFound'
		);
	});
});
