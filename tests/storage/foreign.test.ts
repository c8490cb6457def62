import { beforeEach, describe, expect, it } from 'vitest';
import type { Database } from 'sql.js';
import fc from 'fast-check';
import { hashText } from '../../src/lib/core/hash.ts';
import { takeIn, type ForeignError } from '../../src/lib/storage/foreign-file.ts';
import { commandWriter } from '../core/write-commands.ts';
import { ada, sqlJs } from './open-desk.ts';
import { openEngine, readContents, replica } from './open-engine.ts';

const copy = '30000000-0000-4000-8000-000000000003';
let file: Uint8Array;

beforeEach(async () => {
	if (file) return;
	const engine = await openEngine();
	const write = commandWriter();
	const incoming = write.incoming([
		['Ann', 'One 😀 two.'],
		['M', ''],
		['Ann', '  Three four.']
	]);
	const gone = write.incoming([['Eve', 'Gone for good.']], 'Gone');
	const risk = write.code('Risk', { translations: {} });
	const commands = [
		write.importOf([incoming]),
		write.importOf([gone]),
		write.addCode(risk),
		write.addCode(write.code('Below', { parent: risk.guid })),
		write.addCoding([{ document: incoming.guid, code: risk.guid, start: 0, end: 6 }]),
		write.addCoding([{ document: incoming.guid, code: risk.guid, start: 12, end: 20 }]),
		write.addMemo('passage', incoming.guid, { start: 0, end: 3 }),
		{ ...write.base('document.remove'), guid: gone.guid },
		write.splice(incoming.guid, 0, 'O', 'o'),
		{
			...write.base('translation.add'),
			guid: write.guid(),
			document: incoming.guid,
			start: 0,
			end: 3,
			language: 'sv',
			text: 'Ett'
		},
		...(['divide', 'lock'] as const).map((what) => ({
			...write.base(`units.${what}`),
			document: incoming.guid,
			...(what === 'divide' ? { seed: write.guid(), by: 'turn', facilitators: 'in' } : {})
		}))
	];
	for (const command of commands) {
		const done = await engine.run(command, ada);
		if (!done.ok) throw new Error(JSON.stringify(done.error));
	}
	file = engine.exportFile();
});

/** The file as somebody left it: changed by SQL, or byte by byte. */
async function changed(change: string | ((db: Database) => void)): Promise<Uint8Array> {
	const db = new (await sqlJs()).Database(file);
	if (typeof change === 'string') db.exec(change);
	else change(db);
	const bytes = db.export();
	db.close();
	return bytes;
}

async function take(bytes: Uint8Array) {
	const before = bytes.slice();
	const taken = takeIn(await sqlJs(), bytes, copy);
	expect(Buffer.compare(bytes, before)).toBe(0);
	return taken;
}

async function contents(bytes: Uint8Array) {
	const db = new (await sqlJs()).Database(bytes);
	try {
		return readContents(db);
	} finally {
		db.close();
	}
}

async function refusal(bytes: Uint8Array): Promise<ForeignError> {
	const taken = await take(bytes);
	if (taken.ok) throw new Error('the file was taken in');
	return taken.error;
}

it('takes in a file of ours whole, with history, as a new replica', async () => {
	const taken = await take(file);
	if (!taken.ok) throw new Error(JSON.stringify(taken.error));
	expect(taken.value.dropped).toEqual([]);
	expect(taken.value.project.name).toBe('Study');
	expect(await contents(taken.value.bytes)).toEqual(await contents(file));
	const db = new (await sqlJs()).Database(taken.value.bytes);
	expect(db.exec("select value from meta where key = 'replica_guid'")[0]?.values).toEqual([[copy]]);
	expect(db.exec('select guid from replica')[0]?.values).toEqual([[replica]]);
	expect(db.exec('select count(*) from history')[0]?.values).toEqual([[12]]);
	expect(db.exec('select count(*) from v_codings')[0]?.values).toEqual([[2]]);
	db.close();
});

it('takes in what it exported again and again', async () => {
	const once = await take(file);
	const twice = once.ok && (await take(once.value.bytes));
	expect(twice && twice.ok && (await contents(twice.value.bytes))).toEqual(await contents(file));
});

describe('what is foreign in a file', () => {
	it('is dropped and named, and never run', async () => {
		const bytes = await changed(`
			create table mine (x);
			create table v_coding_turns_of_mine (x);
			create index mine_x on mine (x);
			create view v_mine as select * from mine;
			drop view v_codings;
			create view v_codings as select 'lies' as quote from coding;
			create trigger wipe after insert on coding begin delete from coding; end;
			create trigger wipe_turns before update on turn begin delete from turn; end;
			create trigger wipe_view instead of insert on v_mine begin delete from document; end;
			create trigger "od""d" after delete on coding begin delete from turn; end;
		`);
		const taken = await take(bytes);
		if (!taken.ok) throw new Error(JSON.stringify(taken.error));
		expect([...taken.value.dropped].sort()).toEqual(
			[
				'mine',
				'od"d',
				'v_coding_turns_of_mine',
				'v_codings',
				'v_mine',
				'wipe',
				'wipe_turns',
				'wipe_view'
			].sort()
		);
		expect(await contents(taken.value.bytes)).toEqual(await contents(file));
		const db = new (await sqlJs()).Database(taken.value.bytes);
		const names = db.exec("select name from sqlite_schema where type = 'trigger' or name like '%mine%'");
		expect(names).toEqual([]);
		expect(db.exec('select quote from v_codings order by start')[0]?.values).toEqual([
			['ne 😀'],
			['\n  Three']
		]);
		db.close();
	});

	it('is dropped also where a table stands under a view’s name', async () => {
		const taken = await take(await changed('drop view v_turns; create table v_turns (x)'));
		expect(taken.ok && taken.value.dropped).toEqual(['v_turns']);
	});

	it('statistics and a log mode of another tool are no harm', async () => {
		const bytes = await changed('analyze');
		bytes[18] = 2;
		bytes[19] = 2;
		const taken = await take(bytes);
		expect(taken.ok && taken.value.dropped).toEqual([]);
	});
});

describe('a file is refused as damaged', () => {
	it.each([
		[
			'a view in place of a table',
			'pragma foreign_keys = off; drop table memo; create view memo as select 1 as id'
		],
		['a missing table', 'drop table tombstone'],
		['a missing column', 'alter table tombstone drop column table_name'],
		['a reference that leads nowhere', 'pragma foreign_keys = off; update coding set code_id = 999'],
		['a code below itself', 'update code set parent_id = (select max(id) from code)'],
		['a quote that is not the text', "update coding set quote = 'other' where id = 1"],
		['a memo’s quote that is not the text', "update memo set quote = 'other'"],
		['an offset beyond the text', 'update coding set "end" = 999 where id = 1'],
		['turns that do not tile', 'update turn set start = start + 1, "end" = "end" + 1 where start > 0'],
		['a turn whose words are longer than its place', "update turn set text = text || '!' where start = 0"],
		['a length that is not the text’s', 'update document set length = length + 1'],
		['a hash that is not the text’s', "update document set text_hash = 'x'"],
		['a kept text that is another', "update kept_text set text = 'other'"],
		['a GUID that is none', "update code set guid = 'x' where id = 1"],
		['a local key beyond all', 'update memo set id = 1000000000000'],
		['a colour that is none', "update coder set color = 'url(//evil)'"],
		[
			'a picture of other bytes',
			`insert into picture values (1, '${copy}', 1, null, 'p', 'image/png', 1, 1, 'x', 'a0', 'iVBORw0KGgoA', 1, 1)`
		],
		[
			'a picture that could hold a script',
			`pragma ignore_check_constraints = on;
			insert into picture values (1, '${copy}', 1, null, 'p', 'image/svg+xml', 1, 1, 'x', 'a0', '', 1, 1)`
		],
		[
			'options that are no list',
			`insert into attribute values (1, '${copy}', 'a', 'case', 'text', '3', 'a0', 1, 1)`
		],
		['translations that are none', `update code set translations = '{"sv": 3}'`],
		[
			'a version of the codebook that is another',
			`insert into codebook_version values (1, '${copy}', '${copy}', '${'a'.repeat(64)}', '[]', '', 1,
				'2026-03-01T09:00:00Z', '', 'saved', '{}', 1, 1)`
		],
		[
			'parents of a version that are none',
			`insert into codebook_version values (1, '${copy}', '${copy}', '${hashText('{}')}', '[3]', '', 1,
				'2026-03-01T09:00:00Z', '', 'saved', '{}', 1, 1)`
		],
		[
			'rules of before that are none',
			`insert into rule_change values (1, '${copy}', 1, 1, '2026-03-01T09:00:00Z', '{"name": 3}', 1, 1)`
		],
		[
			'a card of a theme that is a code and a passage',
			`pragma ignore_check_constraints = on;
			insert into theme values (1, '${copy}', 't', '', '', 'kept', 'a0', 1, 1);
			insert into theme_item values (1, '${copy}', 1, 1, 1, null, null, '', 1, 1)`
		],
		[
			'a saved query that is none',
			`insert into query values (1, '${copy}', 'q', '{"is": "or", "parts": []}', 1, '', '', 1, 1)`
		],
		[
			'a translation of words that are not the text',
			`insert into translation values (9, '${copy}', 1, 0, 3, 'other', 0, 'sv', '', 1, '', '', 1, 1)`
		],
		[
			'a coding unit beyond the text',
			`delete from coding_unit; insert into coding_unit values (1, '${copy}', 1, 0, 999, 1, 1)`
		],
		[
			'coding units that overlap',
			`delete from coding_unit; insert into coding_unit values (1, '${copy}', 1, 0, 5, 1, 1), (2, '${ada.guid}', 1, 4, 9, 1, 1)`
		],
		['history that is no Change', "update history set change = x'7b7d'"],
		['history that is garbage', "update history set change = x'00112233'"],
		['history with values that are none', `update history set "values" = '[1]'`],
		['no project', 'delete from project'],
		['a project without a name', "update project set name = ''"],
		['two projects', `insert into project values (2, '${copy}', 'b', '2026-03-01T09:00:00Z', 1, 1, '')`],
		[
			'an approach that is none',
			"pragma ignore_check_constraints = on; update project set approach = 'magic'"
		],
		[
			'two summaries in one cell',
			`insert into "case" (id, guid, name, note, replica_id, sequence) values (9, '${copy}', 'c', '', 1, 1);
			insert into summary values
				(1, '${copy}', 9, 1, null, 'a', 1, '', '', 1, 1), (2, '${ada.guid}', 9, 1, null, 'b', 1, '', '', 1, 1)`
		]
	])('with %s', async (_, sql) => {
		expect((await refusal(await changed(sql))).type).toBe('damagedFile');
	});

	it('with rows that only a looser table takes', async () => {
		const bytes = await changed((db) => {
			db.exec(`pragma foreign_keys = off; pragma writable_schema = on;
				update sqlite_schema set sql = replace(sql, 'check (orphan in (0, 1))', '') where name = 'coding';
				pragma writable_schema = reset; update coding set orphan = 7`);
		});
		expect((await refusal(bytes)).type).toBe('damagedFile');
	});

	it('when it is cut short anywhere', async () => {
		for (let length = 512; length < file.length; length += 9001) {
			const { type } = await refusal(file.slice(0, length));
			expect(['damagedFile', 'notAProject']).toContain(type);
		}
	});

	it('or taken in whole, whatever byte of it is another', async () => {
		const { tables } = await contents(file);
		await fc.assert(
			fc.asyncProperty(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), async (at, by) => {
				const bytes = file.slice();
				bytes[at] = (bytes[at] as number) ^ by;
				const taken = await take(bytes);
				if (taken.ok) {
					const after = await contents(taken.value.bytes);
					expect(Object.keys(after.tables.coding)).toHaveLength(Object.keys(tables.coding).length);
				}
			}),
			{ seed: 1, numRuns: process.env['SAMTAL_LONG'] ? 3000 : 60 }
		);
	}, 900_000);
});

describe('a file is refused', () => {
	it('that is no SQLite file', async () => {
		for (const bytes of [
			new Uint8Array(0),
			new Uint8Array(4096),
			file.slice(0, 200),
			new TextEncoder().encode('PK\u0003\u0004'.repeat(400)),
			Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251)
		])
			expect(await refusal(bytes)).toEqual({ type: 'notSqlite' });
	});

	it('that begins like SQLite and goes on at random', async () => {
		const bytes = Uint8Array.from({ length: 8192 }, (_, i) => (i * 7919) % 251);
		bytes.set(file.slice(0, 16));
		expect(['damagedFile', 'notAProject']).toContain((await refusal(bytes)).type);
	});

	it('that is a SQLite file of something else', async () => {
		const db = new (await sqlJs()).Database();
		db.exec('create table project (guid); insert into project values (1); pragma user_version = 1');
		expect(await refusal(db.export())).toEqual({ type: 'notAProject' });
		db.close();
	});

	it('of a newer version, with its number', async () => {
		expect(await refusal(await changed('pragma user_version = 7'))).toEqual({
			type: 'newerVersion',
			version: 7
		});
	});
});

it('a first visible character that is wrong in the file is put right', async () => {
	const taken = await take(await changed('update coding set first_visible = 0'));
	expect(taken.ok && (await contents(taken.value.bytes))).toEqual(await contents(file));
});
