import { beforeEach, expect, test } from 'vitest';
import type { Code, Coding } from '../../src/lib/core/records.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { ada } from '../storage/open-desk.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
let document: string;

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
	const incoming = write.incoming([['Ann', 'Hello world. Two and three. More words here.']]);
	document = incoming.guid;
	await run(write.importOf([incoming]));
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
const withCoding = (code: Code, start: number, end: number) =>
	run(write.addCoding([{ document, code: code.guid, start, end, coder: ada.guid }]));
const codings = async (): Promise<Coding[]> =>
	Object.values((await contentsOf(engine)).tables.coding) as Coding[];
const names = async (): Promise<string[]> =>
	(Object.values((await contentsOf(engine)).tables.code) as Code[]).map(({ name }) => name).sort();
const command = (type: string, fields: object) => ({ ...write.base(type), ...fields });

test('several codes get one colour in one step', async () => {
	const [a, b] = [await withCode('A'), await withCode('B', { color: '#112233' })];
	const guids = [a.guid, b.guid];
	const done = await lawfully(engine, command('code.recolor', { guids, color: '#112233' }));
	expect(done.line.values).toEqual({ codes: 1 });
	expect((await refused(engine, command('code.recolor', { guids, color: '#112233' }))).type).toBe(
		'nothingToDo'
	);
	const nowhere = { guids: [write.guid()], color: '#445566' };
	expect((await refused(engine, command('code.recolor', nowhere))).type).toBe('notFound');
});

test('several codes go with what is below them and their passages', async () => {
	const top = await withCode('Top');
	const below = await withCode('Below', { parent: top.guid });
	const other = await withCode('Other');
	await withCode('Left');
	await withCoding(below, 0, 5);
	await withCoding(other, 6, 11);
	const guids = [below.guid, other.guid, top.guid];
	const done = await lawfully(engine, command('code.removeMany', { guids, passages: 'remove' }));
	expect(done.line).toEqual({ key: 'history.code.removeMany', values: { codes: 3, passages: 2 } });
	expect(await names()).toEqual(['Left']);
	expect(await codings()).toEqual([]);
});

test('their passages go to the code above each, overlapping ones as one', async () => {
	const [one, two] = [await withCode('One'), await withCode('Two')];
	const a = await withCode('A', { parent: one.guid });
	const b = await withCode('B', { parent: a.guid });
	const c = await withCode('C', { parent: two.guid });
	await withCoding(a, 0, 8);
	await withCoding(b, 6, 11);
	await withCoding(c, 13, 20);
	const guids = [a.guid, b.guid, c.guid];
	const done = await lawfully(engine, command('code.removeMany', { guids, passages: 'toParent' }));
	expect(done.line).toEqual({ key: 'history.code.removeManyUp', values: { codes: 3, passages: 3 } });
	expect((await codings()).map(({ code, start, end }) => [code, start, end])).toEqual([
		[one.guid, 0, 11],
		[two.guid, 13, 20]
	]);
	const top = command('code.removeMany', { guids: [one.guid], passages: 'toParent' });
	expect((await refused(engine, top)).type).toBe('noParent');
});
