import { beforeEach, expect, it } from 'vitest';
import type { Translation } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
let document: string;
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
	const incoming = write.incoming([
		['Ann', 'Hello world.'],
		['Bob', 'Two 😀 three.']
	]);
	document = incoming.guid;
	await lawfully(engine, write.importOf([incoming]));
});

const add = (start: number, end: number, fields: object = {}) => ({
	...write.base('translation.add'),
	guid: write.guid(),
	document,
	start,
	end,
	language: 'sv',
	text: 'Hej',
	...fields
});
const rows = async () => Object.values((await contentsOf(engine)).tables.translation) as Translation[];
const tag = async (command: object) => (await refused(engine, command)).type;

it('translations stand at passages, one for each language', async () => {
	const first = add(0, 5);
	const done = await lawfully(engine, first);
	expect(await rows()).toMatchObject([
		{ quote: 'Hello', orphan: false, language: 'sv', text: 'Hej', coder: done.coder, created: done.time }
	]);
	await lawfully(engine, add(0, 5, { language: 'de', text: 'Hallo' }));
	expect(await refused(engine, add(0, 5))).toEqual({ type: 'alreadyTranslated', language: 'sv' });
	expect(await tag(add(0, 6, { guid: first.guid }))).toBe('guidTaken');
	expect(await tag(add(0, 5, { document: nobody }))).toBe('notFound');
	expect(await tag(add(5, 5))).toBe('outsideText');
	expect(await tag(add(0, 18))).toBe('outsideText');
	expect(await tag(add(5, 6))).toBe('blankPassage');
	expect(engine.query('translations', { document })).toHaveLength(2);
	expect(engine.query('translations', { document: nobody })).toEqual([]);
	expect(engine.query('translations', { document: null }).map(({ language }) => language)).toEqual([
		'de',
		'sv'
	]);
});

it('translations are edited and removed', async () => {
	const [first, second] = [add(0, 5), add(0, 5, { language: 'de' })];
	await lawfully(engine, first);
	await lawfully(engine, second);
	const edit = (fields: object, guid = first.guid) => ({ ...write.base('translation.edit'), guid, fields });
	const done = await lawfully(engine, edit({ text: 'Hejsan' }));
	expect((await rows())[0]).toMatchObject({ text: 'Hejsan', modified: done.time });
	expect(await tag(edit({ text: 'Hejsan' }))).toBe('nothingToDo');
	expect(await tag(edit({ language: 'de' }))).toBe('alreadyTranslated');
	expect(await tag(edit({ text: 'x' }, nobody))).toBe('notFound');
	const remove = { ...write.base('translation.remove'), guid: first.guid };
	await lawfully(engine, remove);
	expect(await tag(remove)).toBe('notFound');
});

it('translations move with their words, lose their place with them, and get one again', async () => {
	const one = add(6, 11);
	await lawfully(engine, one);
	await lawfully(engine, write.splice(document, 0, 'Hello', 'Hi'));
	expect((await rows())[0]).toMatchObject({ start: 3, end: 8, quote: 'world' });
	await lawfully(engine, write.splice(document, 3, 'world', ''));
	expect((await rows())[0]).toMatchObject({ start: 3, end: 3, quote: 'world', orphan: true });
	const resize = (start: number, end: number, guid = one.guid) => {
		return { ...write.base('translation.resize'), guid, start, end };
	};
	await lawfully(engine, resize(0, 2));
	expect((await rows())[0]).toMatchObject({ start: 0, end: 2, quote: 'Hi', orphan: false });
	expect(await tag(resize(0, 2))).toBe('nothingToDo');
	expect(await tag(resize(0, 2, nobody))).toBe('notFound');
	expect(await tag(resize(2, 3))).toBe('blankPassage');
	const other = add(5, 8);
	await lawfully(engine, other);
	expect(await tag(resize(0, 2, other.guid))).toBe('alreadyTranslated');
	await lawfully(engine, { ...write.base('document.remove'), guid: document });
	expect(await rows()).toEqual([]);
});
