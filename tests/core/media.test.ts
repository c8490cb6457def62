import { beforeEach, describe, expect, it } from 'vitest';
import { hashText } from '../../src/lib/core/hash.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';
import { contentsOf, openEngine } from '../storage/open-engine.ts';
import { lawfully, refused } from './law.ts';
import { commandWriter, type CommandWriter } from './write-commands.ts';

let engine: Engine;
let write: CommandWriter;
let document: string;
let turn: string;
const nobody = '99999999-0000-4000-8000-000000000009';

beforeEach(async () => {
	engine = await openEngine();
	write = commandWriter();
	const incoming = write.incoming([['Ann', 'Hello']]);
	document = incoming.guid;
	turn = incoming.turns[0]?.guid as string;
	await lawfully(engine, write.importOf([incoming]));
});

describe('recordings', () => {
	const attach = (fields: object = {}) => ({
		...write.base('recording.attach'),
		recording: { guid: write.guid(), document, name: 'a.mp3', size: 5, kind: 'audio', offset: 0, ...fields }
	});

	it('are one a document: attaching another takes its place', async () => {
		const first = attach();
		await lawfully(engine, first);
		await lawfully(engine, attach({ name: 'b.mp4', kind: 'video', offset: -1500 }));
		const { guid } = first.recording;
		expect((await contentsOf(engine)).tables.recording).toEqual({
			[guid]: { guid, document, name: 'b.mp4', size: 5, kind: 'video', offset: -1500 }
		});
		expect((await refused(engine, attach({ name: 'b.mp4', kind: 'video', offset: -1500 }))).type).toBe(
			'nothingToDo'
		);
		expect((await refused(engine, attach({ document: nobody }))).type).toBe('notFound');
	});

	it('are edited, removed, and go with their document', async () => {
		const first = attach();
		await lawfully(engine, first);
		const { guid } = first.recording;
		const edit = (fields: object, of = guid) => ({ ...write.base('recording.edit'), guid: of, fields });
		await lawfully(engine, edit({ offset: 300 }));
		expect((await refused(engine, edit({ offset: 300 }))).type).toBe('nothingToDo');
		expect((await refused(engine, edit({ offset: 300 }, nobody))).type).toBe('notFound');
		await lawfully(engine, { ...write.base('recording.remove'), guid });
		expect((await refused(engine, { ...write.base('recording.remove'), guid })).type).toBe('notFound');
		await lawfully(engine, attach());
		await lawfully(engine, { ...write.base('document.remove'), guid: document });
		expect((await contentsOf(engine)).tables.recording).toEqual({});
	});
});

describe('pictures', () => {
	const picture = (fields: object = {}) => ({
		guid: write.guid(),
		document,
		turn: null as string | null,
		name: 'wall.png',
		mime: 'image/png',
		width: 2,
		height: 3,
		position: 'a0',
		data: 'iVBORw0KGgoA',
		...fields
	});
	const add = (...pictures: object[]) => ({ ...write.base('picture.add'), pictures });

	it('are kept once by hash, come back by undo, and their bytes are given only when asked for', async () => {
		const [one, two] = [picture(), picture({ turn, mime: 'image/jpeg', data: '/9j/AAAA', position: 'a1' })];
		const done = await lawfully(engine, add(two, one));
		expect(JSON.stringify(done.change)).not.toContain('iVBOR');
		const { data: _, ...row } = one;
		expect((await contentsOf(engine)).tables.picture[one.guid]).toEqual({ ...row, hash: hashText(one.data) });
		await lawfully(engine, { ...write.base('picture.remove'), guid: one.guid });
		await lawfully(engine, { ...write.base('document.remove'), guid: document });
		expect((await contentsOf(engine)).tables.picture).toEqual({});
	});

	it('are edited, and stand beside turns of their own document only', async () => {
		const one = picture();
		await lawfully(engine, add(one));
		const edit = (fields: object, guid = one.guid) => ({ ...write.base('picture.edit'), guid, fields });
		await lawfully(engine, edit({ name: 'Wall 1', turn }));
		expect((await refused(engine, edit({ turn }))).type).toBe('nothingToDo');
		expect((await refused(engine, edit({ turn: nobody }))).type).toBe('notFound');
		expect((await refused(engine, edit({ name: 'x' }, nobody))).type).toBe('notFound');
		const other = write.incoming([['Bo', 'x']]);
		await lawfully(engine, write.importOf([other]));
		const elsewhere = other.turns[0]?.guid as string;
		expect((await refused(engine, edit({ turn: elsewhere }))).type).toBe('notFound');
		expect((await refused(engine, add(picture({ turn: elsewhere })))).type).toBe('notFound');
	});

	it('are refused when their bytes are no picture of their kind', async () => {
		const tag = async (...some: object[]) => (await refused(engine, add(...some))).type;
		expect(await tag(picture({ data: 'PHN2Zz4=' }))).toBe('notAPicture');
		expect(await tag(picture({ data: 'iVBORw0KGgo' }))).toBe('notAPicture');
		expect(await tag(picture({ data: 'iVBORw0KGgo<script>!' }))).toBe('notAPicture');
		expect(await tag(picture({ mime: 'image/svg+xml' }))).toBe('malformed');
		expect(await tag(picture({ document: nobody }))).toBe('notFound');
		const one = picture();
		expect(await tag(one, one)).toBe('guidTaken');
		expect((await refused(engine, { ...write.base('picture.remove'), guid: nobody })).type).toBe('notFound');
	});
});
