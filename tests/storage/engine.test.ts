import { describe, expect, it } from 'vitest';
import type { Database } from 'sql.js';
import { emptyChange, type Change } from '../../src/lib/core/change.ts';
import type { Document } from '../../src/lib/core/records.ts';
import { newProject, setPragmas } from '../../src/lib/storage/project-file.ts';
import { History, packChange, replicaId } from '../../src/lib/storage/history.ts';
import { MAX_RECORD_BYTES } from '../../src/lib/storage/journal.ts';
import { createKeeper, openKeeper } from '../../src/lib/storage/keeper.ts';
import { memoryFiles } from '../../src/lib/storage/memory-files.ts';
import {
	applicationId,
	createSchema,
	migrate,
	schemaVersion,
	versionOf
} from '../../src/lib/storage/schema/index.ts';
import { Tables } from '../../src/lib/storage/tables.ts';
import { commandWriter } from '../core/write-commands.ts';
import { FaultyFiles } from './faulty-files.ts';
import { ada, sqlJs } from './open-desk.ts';
import { contentsOf, copyOf, openEngine, readContents, replica } from './open-engine.ts';

const code = (write: ReturnType<typeof commandWriter>, name: string, size = 0) =>
	write.addCode(write.code(name, { definition: 'd'.repeat(size) }));

/** A document of about so many letters. */
function long(write: ReturnType<typeof commandWriter>, letters: number) {
	const text = 'en mening till. '.repeat(1000);
	const turns = Array.from({ length: Math.ceil(letters / text.length) }, () => ['Ann', text] as const);
	return write.importOf([write.incoming(turns)]);
}

describe('what was acknowledged', () => {
	it('is there again after a crash at any time, by journal and by snapshot', async () => {
		const files = memoryFiles();
		const engine = await openEngine(files);
		const write = commandWriter();
		const incoming = write.incoming([
			['Ann', 'One two three.'],
			['Bob', '']
		]);
		const risk = write.code('Risk');
		const place = { document: incoming.guid, code: risk.guid };
		const steps = [
			() => engine.run(write.importOf([incoming]), ada),
			() => engine.run(write.addCode(risk), ada),
			() => engine.run(write.addCoding([{ ...place, start: 0, end: 7 }]), ada),
			() => engine.run(write.addCoding([{ ...place, start: 4, end: 13 }]), ada),
			() => engine.undo(ada.guid, write.time()),
			() => engine.snapshot(true),
			() => engine.redo(ada.guid, write.time()),
			() => engine.run(write.splice(incoming.guid, 0, 'One ', ''), ada),
			() => engine.run({ ...write.base('document.remove'), guid: incoming.guid }, ada),
			() => engine.undo(ada.guid, write.time()),
			() => engine.snapshot(true),
			() => engine.undo(ada.guid, write.time())
		];
		for (const step of steps) {
			const done = await step();
			expect(done.ok).toBe(true);
			const again = await openEngine(memoryFiles(files.contents()));
			expect(await contentsOf(again)).toEqual(await contentsOf(engine));
			expect(again.sequence).toBe(engine.sequence);
			expect(again.next()).toEqual(engine.next());
			const lines = { limit: 100, offset: 0 };
			expect(again.query('lines', lines)).toEqual(engine.query('lines', lines));
			await again.close();
		}
	});

	it('can be undone and redone whole after a crash', async () => {
		const files = memoryFiles();
		const engine = await openEngine(files);
		const write = commandWriter();
		const start = await contentsOf(engine);
		await engine.run(long(write, 2000), ada);
		await engine.run(code(write, 'A'), ada);
		const end = await contentsOf(engine);
		const again = await openEngine(memoryFiles(files.contents()));
		for (let i = 0; i < 2; i++) expect((await again.undo(ada.guid, write.time())).ok).toBe(true);
		expect(await contentsOf(again)).toEqual(start);
		const third = await openEngine(memoryFiles((await files.list()).length ? files.contents() : new Map()));
		expect(await contentsOf(third)).toEqual(end);
		for (let i = 0; i < 2; i++) expect((await again.redo(ada.guid, write.time())).ok).toBe(true);
		expect(await contentsOf(again)).toEqual(end);
	});
});

describe('a full disk', () => {
	it('refuses the command, leaves everything as before, and later commands work', async () => {
		const files = new FaultyFiles();
		const engine = await openEngine(files);
		const write = commandWriter();
		await engine.run(code(write, 'A'), ada);
		const before = await contentsOf(engine);
		const used = [...files.contents().values()].reduce((sum, bytes) => sum + bytes.length, 0);
		files.quota = used + 300;
		const refused = await engine.run(code(write, 'B', 1000), ada);
		expect(refused).toMatchObject({ ok: false, error: { type: 'quota' } });
		expect(await contentsOf(engine)).toEqual(before);
		expect(await engine.undo(ada.guid, write.time())).toMatchObject({ ok: false, error: { type: 'quota' } });
		expect(await contentsOf(engine)).toEqual(before);
		expect(engine.query('lines', { limit: 9, offset: 0 }).total).toBe(1);
		files.quota = Infinity;
		expect((await engine.run(code(write, 'C', 1000), ada)).ok).toBe(true);
		expect((await engine.undo(ada.guid, write.time())).ok).toBe(true);
		const again = await openEngine(new FaultyFiles(files.afterCrash()));
		expect(await contentsOf(again)).toEqual(before);
	});
});

describe('a Change too large for a record', () => {
	it('goes by a snapshot, and back', async () => {
		const files = memoryFiles();
		const engine = await openEngine(files);
		const write = commandWriter();
		const before = await contentsOf(engine);
		const done = await engine.run(long(write, MAX_RECORD_BYTES + 100_000), ada);
		expect(done.ok).toBe(true);
		const after = await contentsOf(engine);
		expect(files.contents().has('snapshot-2')).toBe(true);
		const again = await openEngine(memoryFiles(files.contents()));
		expect(await contentsOf(again)).toEqual(after);
		expect((await engine.undo(ada.guid, write.time())).ok).toBe(true);
		expect(await contentsOf(engine)).toEqual(before);
		expect((await engine.redo(ada.guid, write.time())).ok).toBe(true);
		expect(await contentsOf(engine)).toEqual(after);
	});

	it.each([
		['the disk is full', (files: FaultyFiles) => (files.quota = 400_000)],
		['the snapshot reads back wrong', null]
	] as const)('leaves the engine as before when %s', async (_, fail) => {
		const files = new FaultyFiles();
		let whole = true;
		const engine = await openEngine(files, async () => whole);
		const write = commandWriter();
		await engine.run(code(write, 'A'), ada);
		const before = await contentsOf(engine);
		if (fail) fail(files);
		else whole = false;
		const refused = await engine.run(long(write, MAX_RECORD_BYTES + 100_000), ada);
		expect(refused).toMatchObject({ ok: false, error: { type: fail ? 'quota' : 'unverified' } });
		expect(await contentsOf(engine)).toEqual(before);
		expect(engine.query('frequencies', { coder: null, rollUp: false, documents: null }).guids).toHaveLength(
			1
		);
		files.quota = Infinity;
		whole = true;
		expect((await engine.run(code(write, 'B'), ada)).ok).toBe(true);
		expect((await engine.undo(ada.guid, write.time())).ok).toBe(true);
		expect((await engine.undo(ada.guid, write.time())).ok).toBe(true);
		expect((await engine.redo(ada.guid, write.time())).ok).toBe(true);
		const again = await openEngine(new FaultyFiles(files.afterCrash()));
		expect(await contentsOf(again)).toEqual(before);
	});
});

it('takes commands one at a time, in the order in which they were asked for', async () => {
	const engine = await openEngine();
	const write = commandWriter();
	const risk = write.code('Risk');
	const asked = [
		engine.run(long(write, MAX_RECORD_BYTES + 100_000), ada),
		engine.run(write.addCode(risk), ada),
		engine.run(write.addCode(risk), ada),
		engine.undo(ada.guid, write.time()),
		engine.redo(ada.guid, write.time())
	];
	expect((await Promise.all(asked)).map((done) => (done.ok ? done.value.sequence : done.error.type))).toEqual(
		[1, 2, 'guidTaken', 3, 4]
	);
});

describe('undo', () => {
	it('takes back saves of one field within five minutes at once, and later ones apart', async () => {
		const files = memoryFiles();
		const engine = await openEngine(files);
		const write = commandWriter();
		const start = await contentsOf(engine);
		const memo = { ...write.addMemo('project', null), time: '2026-03-02T10:00:00.000Z' };
		await engine.run(memo, ada);
		const save = (body: string, time: string) =>
			engine.run(
				{ ...write.base('memo.edit'), guid: memo.guid, body, time: `2026-03-02T${time}:00.000Z` },
				ada
			);
		await save('one', '10:01');
		await save('two', '10:05');
		const first = await contentsOf(engine);
		await save('three', '10:20');
		await save('four', '10:24');
		const second = await contentsOf(engine);
		const again = await openEngine(memoryFiles(files.contents()));
		for (const one of [engine, again]) {
			expect((await one.undo(ada.guid, write.time())).ok).toBe(true);
			expect(await contentsOf(one)).toEqual(first);
			expect((await one.undo(ada.guid, write.time())).ok).toBe(true);
			expect(await contentsOf(one)).toEqual(start);
			expect(await one.undo(ada.guid, write.time())).toMatchObject({ error: { type: 'nothingToUndo' } });
			for (let i = 0; i < 2; i++) expect((await one.redo(ada.guid, write.time())).ok).toBe(true);
			expect(await contentsOf(one)).toEqual(second);
			expect(await one.redo(ada.guid, write.time())).toMatchObject({ error: { type: 'nothingToRedo' } });
		}
	});

	it('a save after an undo begins a step of its own, and ends redo', async () => {
		const engine = await openEngine();
		const write = commandWriter();
		const memo = write.addMemo('project', null);
		await engine.run(memo, ada);
		const save = (body: string) => engine.run({ ...write.base('memo.edit'), guid: memo.guid, body }, ada);
		await save('one');
		const one = await contentsOf(engine);
		await save('two');
		await engine.undo(ada.guid, write.time());
		await save('three');
		expect(engine.next().redo).toBeNull();
		await engine.undo(ada.guid, write.time());
		expect(await contentsOf(engine)).toEqual(one);
	});

	it('is refused with the number of the later line where another replica changed the row', async () => {
		const { opened, write, risk } = await withOtherReplica((tables, line) => {
			const update = {
				table: 'code' as const,
				guid: line.risk,
				before: { name: 'Risk' },
				after: { name: 'Danger' }
			};
			return { ...emptyChange, updated: [update] };
		});
		expect(await opened.undo(ada.guid, write.time())).toEqual({
			ok: false,
			error: { type: 'changedSince', sequence: 2 }
		});
		expect((await contentsOf(opened)).tables.code[risk]).toMatchObject({ name: 'Danger' });
		expect((await opened.run(code(write, 'Mine'), ada)).ok).toBe(true);
		expect((await opened.undo(ada.guid, write.time())).ok).toBe(true);
	});

	it('is refused where another replica made something that needs the row', async () => {
		const child = commandWriter(9);
		const { opened, write } = await withOtherReplica((_, { risk }) => ({
			...emptyChange,
			added: [{ table: 'code', row: child.code('Below', { parent: risk }) }]
		}));
		expect(await opened.undo(ada.guid, write.time())).toEqual({
			ok: false,
			error: { type: 'changedSince', sequence: 2 }
		});
	});
});

/** An engine with the code Risk (line 1), and line 2 as another replica wrote it. */
async function withOtherReplica(make: (tables: Tables, at: { risk: string }) => Change) {
	const engine = await openEngine();
	const write = commandWriter();
	const risk = write.code('Risk');
	await engine.run(write.addCode(risk), ada);
	const db = await copyOf(engine);
	setPragmas(db);
	const tables = new Tables(db);
	const change = make(tables, { risk: risk.guid });
	const other = '20000000-0000-4000-8000-0000000000ff';
	const stamp = { replica: replicaId(tables, other), sequence: 2 };
	for (const { table, row } of change.added) tables.insert(table, row, stamp);
	for (const { table, guid, after } of change.updated) tables.update(table, guid, after, stamp);
	new History(tables, other).append({
		sequence: 2,
		replica: other,
		coder: ada.guid,
		time: write.time(),
		line: { key: 'history.code.edit', values: { code: 'Risk' } },
		schema: schemaVersion,
		kind: 'do',
		undoes: null,
		group: null,
		change
	});
	tables.free();
	const files = memoryFiles();
	const made = await createKeeper(files, async () => true, db.export(), replica);
	if (!made.ok) throw new Error();
	await made.value.close();
	db.close();
	return { opened: await openEngine(files), write, risk: risk.guid };
}

describe('sql.js', () => {
	it('keeps pragmas, hooks and statements over an export, and refuses one inside a transaction', async () => {
		const sql = await sqlJs();
		const db = new sql.Database();
		setPragmas(db);
		const pragmas = () =>
			['foreign_keys', 'secure_delete', 'trusted_schema'].map(
				(name) => db.exec(`pragma ${name}`)[0]?.values[0]?.[0]
			);
		expect(pragmas()).toEqual([1, 1, 0]);
		const heard: string[] = [];
		db.updateHook((kind) => heard.push(kind));
		db.exec('create table t (x integer)');
		const statement = db.prepare('insert into t values (?)');
		statement.run([1]);
		db.export();
		statement.run([2]);
		expect(pragmas()).toEqual([1, 1, 0]);
		expect(heard).toEqual(['insert', 'insert']);
		expect(db.exec('select count(*) from t')[0]?.values).toEqual([[2]]);
		db.exec('begin; insert into t values (3)');
		expect(() => db.export()).toThrow();
		db.exec('rollback');
		db.close();
	});
});

describe('the schema', () => {
	it('of a newer version is refused with its number, and the keeper is let go', async () => {
		const files = memoryFiles();
		await withBytes(files, (db) => db.exec('pragma user_version = 99'));
		await expect(openEngine(files)).rejects.toThrow('newerVersion');
		await expect(openEngine(files)).rejects.toThrow('newerVersion');
		const sql = await sqlJs();
		const db = new sql.Database();
		createSchema(db);
		expect(versionOf(db)).toEqual({ ok: true, value: schemaVersion });
		db.exec('pragma user_version = 99');
		expect(migrate(db)).toEqual({ ok: false, error: { type: 'newerVersion', version: 99 } });
		db.close();
	});

	it('of something else is no project', async () => {
		const sql = await sqlJs();
		const db = new sql.Database();
		expect(migrate(db)).toEqual({ ok: false, error: { type: 'notAProject' } });
		db.exec('pragma user_version = 1');
		expect(migrate(db)).toEqual({ ok: false, error: { type: 'notAProject' } });
		db.exec(`pragma application_id = ${applicationId}; pragma user_version = 0`);
		expect(migrate(db)).toEqual({ ok: false, error: { type: 'notAProject' } });
		db.close();
	});

	it('is brought up by the steps after its version, in order, or not at all', async () => {
		const sql = await sqlJs();
		const steps = [
			'create table t (x integer)',
			'alter table t add column y integer',
			'update t set y = x + 1; alter table t rename to u'
		];
		const old = () => {
			const db = new sql.Database();
			db.exec(
				`pragma application_id = ${applicationId}; ${steps[0]}; insert into t values (1); pragma user_version = 1`
			);
			return db;
		};
		const db = old();
		expect(migrate(db, steps)).toEqual({ ok: true, value: undefined });
		expect(db.exec('select x, y from u')[0]?.values).toEqual([[1, 2]]);
		expect(versionOf(db, 3)).toEqual({ ok: true, value: 3 });
		expect(migrate(db, steps).ok).toBe(true);
		db.close();
		const torn = old();
		expect(() =>
			migrate(torn, [...steps.slice(0, 2), 'update t set y = 1; select nothing from nowhere'])
		).toThrow();
		expect(versionOf(torn, 3)).toEqual({ ok: true, value: 1 });
		expect(torn.exec('select * from t')[0]?.columns).toEqual(['x']);
		torn.close();
	});
});

async function withBytes(files: ReturnType<typeof memoryFiles>, change: (db: Database) => void) {
	const sql = await sqlJs();
	const project = { guid: replica, name: 'Study', created: '2026-03-01T09:00:00Z', approach: '' as const };
	const db = new sql.Database(newProject(sql, project, replica));
	change(db);
	const made = await createKeeper(files, async () => true, db.export(), replica);
	if (!made.ok) throw new Error();
	await made.value.close();
	db.close();
}

it('keeps a removed document’s text once, by its hash', async () => {
	const engine = await openEngine();
	const write = commandWriter();
	const command = long(write, 5000);
	await engine.run(command, ada);
	const guid = command.documents[0]?.guid as string;
	for (let i = 0; i < 3; i++) {
		await engine.run({ ...write.base('document.remove'), guid }, ada);
		await engine.undo(ada.guid, write.time());
	}
	const db = await copyOf(engine);
	const { texts, tables } = readContents(db);
	expect(db.exec('select hash, text from kept_text')[0]?.values).toEqual([
		[(tables.document[guid] as Document).textHash, texts[guid]]
	]);
	expect(db.exec(`select count(*) from tombstone where guid = '${guid}'`)[0]?.values).toEqual([[0]]);
	expect(packChange({ ...emptyChange, texts: {} }).length).toBeLessThan(200);
	db.close();
});

it('opens what was never closed', async () => {
	const files = memoryFiles();
	const engine = await openEngine(files);
	await engine.close();
	expect((await openKeeper(files, async () => true)).ok).toBe(true);
});
