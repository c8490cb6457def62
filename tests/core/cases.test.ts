import { beforeEach, describe, expect, it } from 'vitest';
import { proposeCases, isGenericName } from '../../src/lib/core/case-proposal.ts';
import { newCase } from '../../src/lib/core/new-case.ts';
import type { Case, Speaker } from '../../src/lib/core/records.ts';
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

async function withCase(name: string, fields: Partial<Case> = {}): Promise<string> {
	const row = { ...newCase(write.guid(), name), ...fields };
	await lawfully(engine, { ...write.base('case.add'), case: row });
	return row.guid;
}

async function withAttribute(name: string): Promise<string> {
	const guid = write.guid();
	const attribute = { guid, name, target: 'case', type: 'text', options: [], position: 'a0' };
	await lawfully(engine, { ...write.base('attribute.add'), attribute });
	return guid;
}

const cell = (attribute: string, of: string, value: string | null) => ({
	guid: write.guid(),
	attribute,
	case: of,
	document: null,
	value
});
const setValues = (cells: object[]) => ({ ...write.base('value.set'), cells, newOptions: false });
const addMemo = (about: string) => write.addMemo('case', about);

describe('cases', () => {
	it('are added and edited', async () => {
		const guid = await withCase('Ann');
		const row = newCase(guid, 'Ann');
		expect((await refused(engine, { ...write.base('case.add'), case: row })).type).toBe('guidTaken');
		const edit = (fields: object, of = guid) => ({ ...write.base('case.edit'), guid: of, fields });
		await lawfully(engine, edit({ name: 'Anna', summary: 's', consent: 'given', contact: 'c', note: 'n' }));
		expect((await contentsOf(engine)).tables.case[guid]).toMatchObject({ name: 'Anna', consent: 'given' });
		expect((await refused(engine, edit({ name: 'Anna' }))).type).toBe('nothingToDo');
		expect((await refused(engine, edit({ consent: 'maybe' }))).type).toBe('malformed');
		expect((await refused(engine, edit({ name: 'x' }, nobody))).type).toBe('notFound');
	});

	it('are removed with values and memos, named in the line, and their speakers unlinked', async () => {
		const guid = await withCase('Ann');
		const incoming = write.incoming([['Ann', 'x']]);
		const speakers = incoming.speakers.map((speaker) => ({ ...speaker, case: guid }));
		await lawfully(engine, write.importOf([{ ...incoming, speakers }]));
		await lawfully(engine, setValues([cell(await withAttribute('Unit'), guid, 'A')]));
		await lawfully(engine, addMemo(guid));
		const done = await lawfully(engine, { ...write.base('case.remove'), guid });
		expect(done.line.values).toEqual({ case: 'Ann', speakers: 1, values: 1, memos: 1 });
		const { tables } = await contentsOf(engine);
		expect([tables.case, tables.attributeValue, tables.memo]).toEqual([{}, {}, {}]);
		expect((Object.values(tables.speaker) as Speaker[])[0]?.case).toBeNull();
		expect((await refused(engine, { ...write.base('case.remove'), guid })).type).toBe('notFound');
	});

	it('are merged: the kept one’s values win, texts of both stay, speakers and memos move', async () => {
		const into = await withCase('Ann', { summary: 'kept' });
		const from = await withCase('Anna', { summary: 'gone', consent: 'given' });
		const [unit, role] = [await withAttribute('Unit'), await withAttribute('Role')];
		await lawfully(
			engine,
			setValues([cell(unit, into, 'A'), cell(unit, from, 'B'), cell(role, from, 'Head')])
		);
		const incoming = write.incoming([['Anna', 'x']]);
		const speakers = incoming.speakers.map((speaker) => ({ ...speaker, case: from }));
		await lawfully(engine, write.importOf([{ ...incoming, speakers }]));
		await lawfully(engine, addMemo(from));
		const merge = (a: string, b: string) => ({ ...write.base('case.merge'), from: a, into: b });
		const done = await lawfully(engine, merge(from, into));
		expect(done.line.values).toEqual({ case: 'Anna', into: 'Ann', conflicts: 1 });
		const { tables } = await contentsOf(engine);
		expect(Object.values(tables.case)).toEqual([
			{ ...newCase(into, 'Ann'), summary: 'kept\n\ngone', consent: 'given' }
		]);
		const values = Object.values(tables.attributeValue) as {
			attribute: string;
			value: string;
			case: string;
		}[];
		expect(values.map(({ attribute, value, case: of }) => [attribute, value, of]).sort()).toEqual(
			[
				[unit, 'A', into],
				[role, 'Head', into]
			].sort()
		);
		expect(Object.values(tables.speaker)).toMatchObject([{ case: into }]);
		expect(Object.values(tables.memo)).toMatchObject([{ case: into }]);
		expect((await refused(engine, merge(into, into))).type).toBe('nothingToDo');
		expect((await refused(engine, merge(into, nobody))).type).toBe('notFound');
	});

	it('speaker.link links speakers of several documents to one case, made in the same step', async () => {
		const [one, two] = [
			write.incoming([['Ann', 'x']]),
			write.incoming([
				['Ann', 'y'],
				['Bo', 'z']
			])
		];
		await lawfully(engine, write.importOf([one, two]));
		const speakers = [...one.speakers, ...two.speakers].map(({ guid }) => guid) as [string, string, string];
		const row = newCase(write.guid(), 'Ann');
		const link = (links: object[], newCases: object[] = []) => ({
			...write.base('speaker.link'),
			links,
			newCases
		});
		const links = speakers.slice(0, 2).map((speaker) => ({ speaker, case: row.guid }));
		const done = await lawfully(engine, link(links, [row]));
		expect(done.line.values).toEqual({ speakers: 2, cases: 1 });
		expect((await refused(engine, link(links))).type).toBe('nothingToDo');
		expect((await refused(engine, link(links, [row]))).type).toBe('guidTaken');
		await lawfully(engine, link([{ speaker: speakers[0], case: null }]));
		expect((await refused(engine, link([{ speaker: nobody, case: null }]))).type).toBe('notFound');
		expect(await refused(engine, link([{ speaker: speakers[2], case: nobody }]))).toEqual({
			type: 'notFound',
			table: 'case'
		});
	});
});

describe('the proposal of cases', () => {
	let n = 0;
	const speaker = (name: string, document: string, fields: Partial<Speaker> = {}): Speaker => ({
		guid: `speaker ${n++}`,
		document,
		name,
		role: 'participant',
		case: null,
		...fields
	});

	it('joins participants of equal name, whatever their case and blanks, and leaves facilitators out', () => {
		const speakers = [
			speaker('Åsa  Berg', 'd1'),
			speaker('åsa berg ', 'd2'),
			speaker('A\u030asa Berg', 'd3'),
			speaker('Bo', 'd1'),
			speaker('Åsa Berg', 'd4', { role: 'facilitator' })
		];
		expect(proposeCases(speakers, [])).toEqual([
			{
				name: 'Åsa  Berg',
				speakers: speakers.slice(0, 3).map(({ guid }) => guid),
				documents: 3,
				case: null,
				certain: true
			},
			{ name: 'Bo', speakers: [speakers[3]?.guid], documents: 1, case: null, certain: true }
		]);
	});

	it('names the case there is, by its own name or by a speaker linked to it', () => {
		const cases = [
			newCase('c1', 'Åsa'),
			newCase('c2', 'Rektor 4'),
			newCase('c3', 'Eva'),
			newCase('c4', 'eva')
		];
		const speakers = [
			speaker('Åsa', 'd1'),
			speaker('Bo', 'd1', { case: 'c2' }),
			speaker('Bo', 'd2'),
			speaker('Eva', 'd2')
		];
		expect(proposeCases(speakers, cases).map(({ name, case: of, certain }) => [name, of, certain])).toEqual([
			['Åsa', 'c1', true],
			['Bo', 'c2', true],
			['Eva', null, false]
		]);
	});

	it('has labels that name a part confirmed, and two of one name in one document', () => {
		for (const name of [
			'P1',
			'Speaker 2',
			'Deltagare',
			'IP:',
			'Respondent 12',
			'Talare A',
			'Elev_3',
			'7',
			'K'
		])
			expect(isGenericName(name), name).toBe(true);
		for (const name of ['Åsa', 'Personalchefen', 'Rektor 4', 'Per', 'Pia P', 'Student union', '王'])
			expect(isGenericName(name), name).toBe(name === '王');
		const twins = [speaker('Bo', 'd1'), speaker('Bo', 'd1')];
		expect(proposeCases(twins, [])).toMatchObject([{ documents: 1, certain: false }]);
	});
});
