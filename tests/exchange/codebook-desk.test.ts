/** Two projects that share a codebook by files: what is read, planned, merged, kept, compared and written. */
import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Code } from '../../src/lib/core/records.ts';
import { ExchangeDesk } from '../../src/lib/exchange/desk.ts';
import type { CodebookReading } from '../../src/lib/exchange/codebooks/format.ts';
import type { Committed } from '../../src/lib/storage/protocol.ts';
import { bo, commandWriter } from '../core/write-commands.ts';
import { ada, clock, guids, openDesk } from '../storage/open-desk.ts';

const now = clock();
const language = 'en';

async function team(seed: number) {
	const { desk: storage } = await openDesk();
	const newGuid = guids(seed);
	const desk = new ExchangeDesk((verb, args) => storage.answer(verb, args as never), newGuid);
	const run = async (command: object) => {
		const base = { coder: ada.guid, time: now() };
		return storage.answer('run', { command: { ...base, ...command }, by: ada });
	};
	const query = async <T>(name: string, params: object = {}): Promise<T> => {
		const done = await storage.answer('query', { name, params } as never);
		if (!done.ok) throw new Error(done.error.type);
		return done.value as T;
	};
	const codes = async () => (await query<{ codes: Code[] }>('overview')).codes;
	const add = async (name: string, parent: string | null = null): Promise<string> => {
		const guid = newGuid();
		const texts = { definition: '', include: '', exclude: '', example: '', borderline: '' };
		const code = {
			...{ guid, name, parent, color: '#2f8f4e', key: null, position: `a${(await codes()).length}` },
			...{ applicable: true, translations: {}, ...texts }
		};
		expect(await run({ type: 'code.add', code })).toMatchObject({ ok: true });
		return guid;
	};
	const edit = (guid: string, fields: object) => run({ type: 'code.edit', guid, fields });
	const write = async (format = 'json', appendix: 'none' | 'starred' | number | null = null) => {
		const asked = { format, language, words: language, version: null, by: ada, time: now() } as const;
		const told = appendix === null ? null : { coder: ada.guid, quotes: appendix };
		const file = await desk.answer('writeCodebook', { ...asked, appendix: told });
		if (!file.ok) throw new Error(file.error.key);
		if (appendix === null) await run({ type: 'codebookVersion.add', version: file.value.version });
		return file.value.bytes;
	};
	const read = async (bytes: Uint8Array, name = 'shared.json'): Promise<CodebookReading> => {
		const { reading } = await desk.answer('readCodebook', { bytes, name, language, mapping: null });
		if (!reading.ok) throw new Error(reading.error.type);
		return reading.value;
	};
	const plan = (reading: CodebookReading) => desk.answer('planCodebook', { reading, language });
	const merge = async (
		reading: CodebookReading,
		decisions: [string, 'mine' | 'theirs' | 'both'][] = [],
		passagesTo: [string, string][] = []
	) => {
		const given = {
			reading,
			decisions,
			passagesTo,
			language,
			name: 'shared.json',
			by: ada,
			time: now()
		} as const;
		return (await desk.answer('mergeCodebook', given)) as
			{ ok: true; value: Committed } | { ok: false; error: { type: string; count?: number } };
	};
	const undo = () => storage.answer('undo', { coder: ada.guid, time: now() });
	return { desk, storage, run, query, codes, add, edit, write, read, plan, merge, undo };
}

const byName = (codes: readonly Code[], name: string): Code => codes.find((code) => code.name === name)!;

describe('two projects and one file', () => {
	it('take it, change it, and merge it with what both did, in one step that undo takes back', async () => {
		const [first, second] = [await team(1), await team(2)];
		const risk = await first.add('Risk');
		await first.add('Turnover', risk);
		const file = await first.write();

		const coming = (await second.plan(await second.read(file))).lines.filter(({ of }) => of === 'code');
		expect(coming.map(({ kind, choice }) => [kind, choice])).toEqual([
			['added', 'theirs'],
			['added', 'theirs']
		]);
		expect(await second.merge(await second.read(file))).toMatchObject({ ok: true });
		expect((await second.codes()).map(({ guid }) => guid)).toEqual(
			(await first.codes()).map(({ guid }) => guid)
		);
		expect(await second.merge(await second.read(file))).toEqual({
			ok: false,
			error: { type: 'nothingToDo' }
		});

		await first.edit(risk, { name: 'Risk factor', definition: 'What endangers it' });
		await second.edit(risk, { name: 'Danger', color: '#aa3333' });
		await second.add('Luck');
		const changed = await second.read(await first.write());
		const { ancestor, lines } = await second.plan(changed);
		expect(ancestor).not.toBeNull();
		const open = lines.filter(({ conflict }) => conflict);
		expect(open.map(({ kind, about }) => [kind, about])).toEqual([['renamed', 'Danger']]);
		expect(lines.find(({ kind }) => kind === 'text')?.words).toEqual([
			{ text: 'What endangers it', in: 'after' }
		]);
		expect(await second.merge(changed)).toEqual({ ok: false, error: { type: 'conflictsOpen', count: 1 } });

		const before = await second.codes();
		const done = await second.merge(changed, [[open[0]!.id, 'theirs']]);
		expect(done.ok && done.value.line.key).toBe('history.codebook.merge');
		const after = await second.codes();
		expect(byName(after, 'Risk factor')).toMatchObject({ definition: 'What endangers it', color: '#aa3333' });
		expect(after.map(({ name }) => name)).toContain('Luck');
		expect(await second.merge(changed)).toEqual({ ok: false, error: { type: 'nothingToDo' } });

		// What the second now writes comes from both, so that the first takes it without a question.
		const back = await first.read(await second.write());
		const again = await first.plan(back);
		expect(again.ancestor).not.toBeNull();
		expect(again.lines.filter(({ conflict }) => conflict)).toEqual([]);
		await second.undo();
		expect(await second.codes()).toEqual(before);
	});

	it('a code that is gone in the file keeps its passages here, or gives them to another', async () => {
		const [first, second] = [await team(3), await team(4)];
		const kept = await first.add('Kept');
		const gone = await first.add('Gone');
		await second.merge(await second.read(await first.write()));
		const write = commandWriter();
		const document = write.incoming([['Ann', 'Some words here.']]);
		expect(await second.run(write.importOf([document]))).toMatchObject({ ok: true });
		const place = { document: document.guid, code: gone, start: 0, end: 4 };
		expect(await second.run(write.addCoding([place]))).toMatchObject({ ok: true });
		await first.run({ type: 'code.remove', guid: gone });
		const file = await second.read(await first.write());
		const { lines } = await second.plan(file);
		expect(lines.map(({ kind, conflict, choice, passages }) => [kind, conflict, choice, passages])).toEqual([
			['removed', true, 'mine', 1]
		]);
		const theirs: [string, 'theirs'] = [lines[0]!.id, 'theirs'];
		expect(await second.merge(file, [theirs])).toMatchObject({ ok: false, error: { type: 'passagesLeft' } });
		expect(await second.merge(file, [theirs], [[gone, kept]])).toMatchObject({ ok: true });
		const { codings } = await second.query<{ codings: { code: string }[] }>('document', {
			guid: document.guid
		});
		expect(codings.map(({ code }) => code)).toEqual([kept]);
	});
});

it('keeps named versions, compares two and returns to one', async () => {
	const { desk, run, query, codes, add, edit } = await team(5);
	const risk = await add('Risk');
	const keep = (name: string) =>
		desk.answer('keepVersion', { name, note: '', language, by: ada, time: now() });
	expect(await keep('v1')).toMatchObject({ ok: true });
	await edit(risk, { name: 'Danger', definition: 'New' });
	expect(await keep('v2')).toMatchObject({ ok: true });
	const [v2, v1] =
		await query<{ guid: string; name: string; parents: string[]; version: string }[]>('codebookVersions');
	expect([v1!.name, v2!.name, v2!.parents]).toEqual(['v1', 'v2', [v1!.version]]);
	const differ = (before: string | null, after: string | null) =>
		desk.answer('compareVersions', { before, after, language });
	expect((await differ(v1!.guid, v2!.guid)).map(({ kind, about }) => [kind, about])).toEqual([
		['renamed', 'Danger'],
		['text', 'Danger']
	]);
	expect(await differ(v2!.guid, null)).toEqual([]);
	expect(await run({ type: 'codebook.restore', guid: v1!.guid, language })).toMatchObject({ ok: true });
	expect((await codes())[0]).toMatchObject({ name: 'Risk', definition: '' });
	expect(await differ(v1!.guid, null)).toEqual([]);
});

it('writes every format, an appendix with the passages that were asked for', async () => {
	const { add, write, read, desk } = await team(6);
	await add('Risk');
	for (const format of ['json', 'qdc', 'csv', 'xlsx'])
		expect(
			(await read(await write(format), `a.${format}`)).codebook.codes.map((one) => one.texts['en']?.name)
		).toEqual(['Risk']);
	expect(strFromU8(await write('markdown', 'none'))).toContain('Risk');
	const table = await desk.answer('readCodebook', {
		bytes: strToU8('thing,what\nRisk,A danger\n'),
		name: 'a.csv',
		language,
		mapping: null
	});
	expect(table.reading.ok).toBe(false);
	expect(table.table?.heads).toEqual(['thing', 'what']);
});

it('tells in an appendix the passages of one coder, or of all with those that overlap united', async () => {
	const { add, run, storage, desk } = await team(7);
	const risk = await add('Risk');
	await add('Trust');
	const texts = commandWriter();
	const incoming = texts.incoming([['Ann', 'We dared not ask.']]);
	expect(await run(texts.importOf([incoming]))).toMatchObject({ ok: true });
	for (const [by, start, end] of [
		[ada, 0, 8],
		[bo, 3, 12]
	] as const) {
		const coding = { guid: texts.guid(), document: incoming.guid, start, end, code: risk, coder: by.guid };
		const command = { type: 'coding.add', codings: [coding], newCode: null, coder: by.guid, time: now() };
		expect(await storage.answer('run', { command, by })).toMatchObject({ ok: true });
	}
	const told = async (coder: string | null, quotes: 'none' | number) => {
		const asked = {
			format: 'markdown',
			language,
			words: language,
			version: null,
			by: ada,
			time: now()
		} as const;
		const file = await desk.answer('writeCodebook', { ...asked, appendix: { coder, quotes } });
		if (!file.ok) throw new Error(file.error.key);
		return strFromU8(file.value.bytes);
	};
	expect(await told(null, 'none')).toMatch(/Risk[^]*1 coded passage[^]*Trust[^]*0 coded passages/);
	expect(await told(bo.guid, 5)).toContain('dared not');
	expect(await told(ada.guid, 'none')).not.toContain('dared');
});
