import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { canonicalValue, valueRank } from '../../src/lib/core/attribute-value.ts';
import { newCase } from '../../src/lib/core/new-case.ts';
import { parsePasted, toPasted } from '../../src/lib/core/pasted-grid.ts';
import type { Attribute, AttributeValue } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
let cases: string[];
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
	cases = [];
	for (const name of ['Ann', 'Bo']) {
		const row = newCase(write.guid(), name);
		cases.push(row.guid);
		await lawfully(engine, { ...write.base('case.add'), case: row });
	}
});

const add = (name: string, fields: object = {}) => ({
	...write.base('attribute.add'),
	attribute: {
		guid: write.guid(),
		name,
		target: 'case',
		type: 'text',
		options: [],
		position: 'a0',
		...fields
	} as Attribute
});
async function withAttribute(name: string, fields: object = {}): Promise<string> {
	const command = add(name, fields);
	await lawfully(engine, command);
	return command.attribute.guid;
}
const cell = (attribute: string, n: number, value: string | null, fields: object = {}) => ({
	guid: write.guid(),
	attribute,
	case: cases[n],
	document: null,
	value,
	...fields
});
const set = (cells: object[], newOptions = false) => ({ ...write.base('value.set'), cells, newOptions });
const edit = (guid: string, fields: object, more: object = {}) => ({
	...write.base('attribute.edit'),
	guid,
	fields,
	renames: [],
	misfits: 'refuse',
	...more
});
async function values(): Promise<string[]> {
	const rows = Object.values((await contentsOf(engine)).tables.attributeValue) as AttributeValue[];
	return rows.map(({ value }) => value).sort();
}

describe('attributes', () => {
	it('are added, and refused with a name that is taken or options that are none', async () => {
		const guid = await withAttribute('Unit');
		await withAttribute('Unit', { target: 'document' });
		const tag = async (name: string, fields: object = {}) => (await refused(engine, add(name, fields))).type;
		expect(await tag('Unit')).toBe('nameTaken');
		expect(await tag('Other', { guid })).toBe('guidTaken');
		expect(await tag('Other', { options: ['a'] })).toBe('malformed');
		expect(await tag('Other', { type: 'oneOf', options: ['a', 'a'] })).toBe('malformed');
		expect(await tag('Other', { type: 'oneOf', options: [' '] })).toBe('malformed');
	});

	it('are renamed, moved and removed with their values', async () => {
		const guid = await withAttribute('Unit');
		await withAttribute('Role');
		await lawfully(engine, set([cell(guid, 0, 'A'), cell(guid, 1, 'B')]));
		await lawfully(engine, edit(guid, { name: 'School' }));
		expect((await refused(engine, edit(guid, { name: 'School' }))).type).toBe('nothingToDo');
		expect((await refused(engine, edit(guid, { name: 'Role' }))).type).toBe('nameTaken');
		const move = { ...write.base('attribute.move'), guid, position: 'a5' };
		await lawfully(engine, move);
		expect((await refused(engine, move)).type).toBe('nothingToDo');
		const done = await lawfully(engine, { ...write.base('attribute.remove'), guid });
		expect(done.line.values).toEqual({ attribute: 'School', values: 2 });
		for (const type of ['attribute.remove', 'attribute.move'])
			expect((await refused(engine, { ...move, type: 'attribute.move' })).type, type).toBe('notFound');
		expect((await refused(engine, edit(guid, {}))).type).toBe('notFound');
	});

	it('change type: values that fit take its form; those that do not are refused, kept or removed as told', async () => {
		const guid = await withAttribute('Years');
		await lawfully(engine, set([cell(guid, 0, '1,5'), cell(guid, 1, 'many')]));
		const number = { type: 'number' };
		expect(await refused(engine, edit(guid, number))).toEqual({
			type: 'valuesMisfit',
			attribute: 'Years',
			count: 1,
			values: 'many'
		});
		await lawfully(engine, edit(guid, number, { misfits: 'keep' }));
		expect(await values()).toEqual(['1.5', 'many']);
		await lawfully(engine, edit(guid, { type: 'text' }));
		await lawfully(engine, edit(guid, number, { misfits: 'remove' }));
		expect(await values()).toEqual(['1.5']);
	});

	it('rename options with the values that have them', async () => {
		const guid = await withAttribute('Level', { type: 'ordered', options: ['low', 'high'] });
		await lawfully(engine, set([cell(guid, 0, 'low'), cell(guid, 1, 'HIGH')]));
		const options = ['Low', 'Top'];
		expect((await refused(engine, edit(guid, { options }))).type).toBe('valuesMisfit');
		await lawfully(engine, edit(guid, { options }, { renames: [{ from: 'high', to: 'Top' }] }));
		expect(await values()).toEqual(['Low', 'Top']);
	});
});

describe('value.set', () => {
	it('fills, changes and empties many cells in one step; the last of one cell counts', async () => {
		const [unit, years] = [await withAttribute('Unit'), await withAttribute('Years', { type: 'number' })];
		await lawfully(
			engine,
			set([cell(unit, 0, 'A'), cell(unit, 1, ' B '), cell(years, 0, '3'), cell(years, 0, '4')])
		);
		expect(await values()).toEqual(['4', 'A', 'B']);
		const done = await lawfully(engine, set([cell(unit, 0, 'C'), cell(unit, 1, null), cell(years, 0, ' ')]));
		expect(done.line.values).toEqual({ count: 3, attribute: 'Unit' });
		expect(await values()).toEqual(['C']);
		expect((await refused(engine, set([cell(unit, 0, 'C'), cell(unit, 1, '')]))).type).toBe('nothingToDo');
	});

	it('names the cell that does not fit, and changes nothing', async () => {
		const years = await withAttribute('Years', { type: 'number' });
		expect(await refused(engine, set([cell(years, 0, '1'), cell(years, 1, 'many')]))).toEqual({
			type: 'valueMisfit',
			attribute: 'Years',
			owner: 'Bo',
			value: 'many'
		});
		const unit = await withAttribute('Unit');
		expect((await refused(engine, set([cell(nobody, 0, '1')]))).type).toBe('notFound');
		expect((await refused(engine, set([cell(unit, 0, '1', { case: nobody })]))).type).toBe('notFound');
		expect((await refused(engine, set([cell(unit, 0, '1', { case: null })]))).type).toBe('malformed');
		const first = cell(unit, 0, 'A');
		await lawfully(engine, set([first]));
		expect((await refused(engine, set([cell(unit, 1, 'A', { guid: first.guid })]))).type).toBe('guidTaken');
	});

	it('makes options of what is pasted where that is asked for', async () => {
		const level = await withAttribute('Level', { type: 'oneOf', options: ['low'] });
		const cells = [cell(level, 0, 'Low'), cell(level, 1, 'high')];
		expect((await refused(engine, set(cells))).type).toBe('valueMisfit');
		await lawfully(engine, set(cells, true));
		expect(await values()).toEqual(['high', 'low']);
		expect((await contentsOf(engine)).tables.attribute[level]).toMatchObject({ options: ['low', 'high'] });
	});

	it('fills in attributes of documents', async () => {
		const incoming = write.incoming([['Ann', 'x']]);
		await lawfully(engine, write.importOf([incoming]));
		const wave = await withAttribute('Wave', { target: 'document', type: 'date' });
		await lawfully(engine, set([cell(wave, 0, '1.2.2026', { case: null, document: incoming.guid })]));
		expect(await values()).toEqual(['2026-02-01']);
		await lawfully(engine, { ...write.base('document.remove'), guid: incoming.guid });
	});
});

describe('a value', () => {
	const one = (type: Attribute['type'], options: string[] = []) => ({ type, options });
	it.each([
		['number', '1 234,5', '1234.5'],
		['number', '1\u00a0000', '1000'],
		['number', '−3', '-3'],
		['number', '.5', '0.5'],
		['number', '1e3', '1000'],
		['number', '12 34', null],
		['number', '1,2,3', null],
		['number', '0x10', null],
		['number', '1e999', null],
		['boolean', 'Ja', 'true'],
		['boolean', 'FALSE', 'false'],
		['boolean', 'maybe', null],
		['date', '2026-02-28', '2026-02-28'],
		['date', '2026-02-29', null],
		['date', '20260131', '2026-01-31'],
		['date', '2026-01-31T10:00:00Z', '2026-01-31'],
		['date', '31.1.2026', '2026-01-31'],
		['date', '1/2/2026', null],
		['date', '2026-13-01', null],
		['text', '  a b ', 'a b'],
		['text', '   ', '']
	] as const)('%s: %j is kept as %j', (type, given, kept) => {
		expect(canonicalValue(one(type), given)).toBe(kept);
	});

	it('of a list is an option as the list writes it', () => {
		const level = one('ordered', ['Low', 'High']);
		expect(canonicalValue(level, ' high ')).toBe('High');
		expect(canonicalValue(level, 'top')).toBeNull();
		expect([valueRank(level, 'Low'), valueRank(level, 'High'), valueRank(level, 'x')]).toEqual([0, 1, null]);
	});

	it('that is canonical stays as it is', () => {
		for (const type of ['number', 'boolean', 'date', 'text'] as const) {
			fc.assert(
				fc.property(fc.string(), (given) => {
					const kept = canonicalValue(one(type), given);
					if (kept) expect(canonicalValue(one(type), kept)).toBe(kept);
				}),
				{ seed: 1, numRuns: 100 }
			);
		}
	});
});

describe('a pasted grid', () => {
	it.each([
		[
			'a\tb\nc\td\n',
			[
				['a', 'b'],
				['c', 'd']
			]
		],
		['a\tb\r\nc', [['a', 'b'], ['c']]],
		['"a\tb"\t"c\nd"\r\n"say ""hi"""', [['a\tb', 'c\nd'], ['say "hi"']]],
		['"open\tx', [['"open', 'x']]],
		['"a"b\tc', [['"a"b', 'c']]],
		['', [['']]],
		['\t', [['', '']]],
		['a\n\nb', [['a'], [''], ['b']]]
	])('%j', (text, rows) => {
		expect(parsePasted(text)).toEqual(rows);
	});

	it('comes back as it was copied', () => {
		const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', '\r', 'Ö') });
		fc.assert(
			fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1 }), (rows) => {
				expect(parsePasted(toPasted(rows))).toEqual(rows);
			}),
			{ seed: 1, numRuns: 200 }
		);
	});
});
