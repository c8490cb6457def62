import { describe, expect, it } from 'vitest';
import { emptyChange } from '../../src/lib/core/change.ts';
import { hashText } from '../../src/lib/core/hash.ts';
import { Engine } from '../../src/lib/storage/engine.ts';
import { setReplica } from '../../src/lib/storage/project-file.ts';
import { takeIn } from '../../src/lib/storage/foreign-file.ts';
import { createKeeper, openKeeper } from '../../src/lib/storage/keeper.ts';
import { memoryFiles } from '../../src/lib/storage/memory-files.ts';
import { packChange } from '../../src/lib/storage/history.ts';
import { applicationId } from '../../src/lib/storage/schema/index.ts';
import { liftChange } from '../../src/lib/storage/schema/lift.ts';
import { step1 } from '../../src/lib/storage/schema/step-1.ts';
import { ada, sqlJs } from './open-desk.ts';
import { contentsOf, projectGuid, replica } from './open-engine.ts';

const time = '2026-03-01T09:00:00.000Z';
const guid = (n: number): string => `70000000-0000-4000-8000-00000000000${n}`;
const [document, turn, code, coding, kase, journaled, memo] = [1, 2, 3, 4, 5, 6, 7].map(guid) as [
	string,
	string,
	string,
	string,
	string,
	string,
	string
];

/** The rows as version 1 had them: a case and a coding without what came later. */
const oldCase = { guid: kase, name: 'Ann', note: 'n' };
const oldCoding = {
	guid: coding,
	document,
	code,
	coder: ada.guid,
	start: 0,
	end: 5,
	quote: 'Hello',
	orphan: false,
	star: false,
	weight: null,
	condensation: '',
	created: time,
	modified: time
};

const oldTexts = { name: 'Fara', definition: 'd', include: '', exclude: '', example: '' };
const oldMemo = {
	guid: memo,
	target: 'project',
	document: null,
	code: null,
	coding: null,
	case: null,
	start: null,
	end: null,
	quote: '',
	orphan: false,
	coder: ada.guid,
	type: 'todo',
	title: 'T',
	body: 'B',
	created: time,
	modified: time
};

/** A project file of schema version 1 whose newest line of history added a coding and a case. */
async function oldFile(): Promise<Uint8Array> {
	const db = new (await sqlJs()).Database();
	db.exec(`pragma application_id = ${applicationId}; pragma user_version = 1`);
	db.exec(step1);
	setReplica(db, replica);
	db.run('insert into replica values (1, ?)', [replica]);
	db.run(`insert into project values (1, ?, 'Old', ?, 1, 0)`, [projectGuid, time]);
	db.run('insert into coder values (1, ?, ?, ?, 1, 0)', [ada.guid, ada.name, ada.color]);
	db.run(`insert into "case" values (1, ?, 'Ann', 'n', 1, 1)`, [kase]);
	db.run(`insert into document values (1, ?, 'D', 'interview', null, null, '', 's', 'h', ?, 5, ?, 1, 0)`, [
		document,
		hashText('Hello'),
		time
	]);
	db.run(`insert into turn values (1, ?, 1, null, 0, 5, null, null, 'Hello', 1, 0)`, [turn]);
	db.run(`insert into code values (1, ?, null, 'Risk', '#2f8f4e', null, 'a0', 1, '', '', '', '', ?, 1, 1)`, [
		code,
		JSON.stringify({ sv: oldTexts })
	]);
	db.run(`insert into coding values (1, ?, 1, 1, 1, 0, 5, 0, 'Hello', 0, 0, null, '', ?, ?, 1, 1)`, [
		coding,
		time,
		time
	]);
	db.run(
		`insert into memo values (1, ?, 'project', null, null, null, null, null, null, '', 0, 1, 'todo', 'T', 'B', ?, ?, 1, 1)`,
		[memo, time, time]
	);
	const change = {
		...emptyChange,
		updated: [
			{
				table: 'code',
				guid: code,
				before: { translations: { sv: { ...oldTexts, definition: '' } } },
				after: { translations: { sv: oldTexts } }
			}
		],
		added: [
			{ table: 'case', row: oldCase },
			{ table: 'coding', row: oldCoding },
			{ table: 'memo', row: oldMemo }
		]
	};
	db.run(`insert into history values (1, 1, ?, ?, 'history.coding.add', '{}', 1, 'do', null, null, ?)`, [
		ada.guid,
		time,
		packChange(change as never)
	]);
	const bytes = db.export();
	db.close();
	return bytes;
}

async function openOld(): Promise<Engine> {
	const files = memoryFiles();
	const verify = async () => true;
	const made = await createKeeper(files, verify, await oldFile(), replica);
	if (!made.ok) throw new Error(made.error.type);
	const line = {
		sequence: 2,
		replica,
		coder: ada.guid,
		time,
		line: { key: 'history.case.add', values: {} },
		schema: 1,
		kind: 'do',
		undoes: null,
		group: null,
		change: { ...emptyChange, added: [{ table: 'case', row: { guid: journaled, name: 'Bo', note: '' } }] }
	};
	made.value.append(new TextEncoder().encode(JSON.stringify(line)));
	await made.value.close();
	const reopen = () => openKeeper(files, verify);
	const kept = await reopen();
	if (!kept.ok) throw new Error(kept.error.type);
	const opened = await Engine.open(await sqlJs(), kept.value, reopen);
	if (!opened.ok) throw new Error(opened.error.type);
	return opened.value;
}

const known = { summary: '', consent: 'unknown', contact: '' };

describe('a project of schema version 1', () => {
	it('opens with its snapshot and journal brought up, and its old lines undone and redone', async () => {
		const engine = await openOld();
		const { tables } = await contentsOf(engine);
		expect(tables.case).toEqual({
			[kase]: { ...oldCase, ...known },
			[journaled]: { guid: journaled, name: 'Bo', note: '', ...known }
		});
		expect(tables.coding).toEqual({ [coding]: { ...oldCoding, changed: false, recheck: null, auto: false } });
		expect(tables.document[document]).toMatchObject({ unitsLocked: false });
		expect(tables.memo).toEqual({ [memo]: { ...oldMemo, theme: null } });
		const texts = { ...oldTexts, borderline: '' };
		expect(tables.code[code]).toMatchObject({ borderline: '', translations: { sv: texts } });
		for (let i = 0; i < 2; i++) expect((await engine.undo(ada.guid, time)).ok).toBe(true);
		const before = (await contentsOf(engine)).tables;
		expect([before.coding, before.memo]).toEqual([{}, {}]);
		expect(before.code[code]).toMatchObject({ translations: { sv: { ...texts, definition: '' } } });
		for (let i = 0; i < 2; i++) expect((await engine.redo(ada.guid, time)).ok).toBe(true);
		expect((await contentsOf(engine)).tables).toEqual(tables);
		await engine.close();
	});

	it('comes in as a file from outside', async () => {
		const taken = takeIn(await sqlJs(), await oldFile(), guid(9));
		expect(taken).toMatchObject({ ok: true, value: { project: { name: 'Old' }, dropped: [] } });
	});

	it('keeps what a newer line wrote', () => {
		const row = { ...oldCase, ...known, consent: 'given' };
		const change = { ...emptyChange, added: [{ table: 'case', row }] } as never;
		for (const version of [1, 2]) expect(liftChange(change, version)).toEqual(change);
		for (const version of [3, 4, 5]) expect(liftChange(change, version)).toEqual(change);
		expect(liftChange(change, 6)).toBe(change);
	});
});
