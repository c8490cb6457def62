/**
 * A `*.samtal` file from outside: checked, stripped of what is not ours, and its rows copied into a fresh database.
 * Nothing in it is ever run as it stands.
 */
import type { Database, SqlJsStatic } from 'sql.js';
import { z } from 'zod';
import { firstVisible } from '../core/anchors.ts';
import { hashText } from '../core/hash.ts';
import {
	attributeShape,
	codebookVersionShape,
	codeShape,
	guidShape,
	projectShape,
	ruleChangeShape,
	type Guid,
	type Project
} from '../core/records.ts';
import { err, ok, type Result } from '../core/result.ts';
import { unpackChange } from './history.ts';
import { createSchema, migrate, schemaVersion, versionOf, type SchemaError } from './schema/index.ts';

export type ForeignError =
	SchemaError | { readonly type: 'notSqlite' } | { readonly type: 'damagedFile'; readonly detail: string };

/** A foreign file taken in: the bytes of a database of our own making, and the names of what was left out. */
export type ForeignProject = {
	readonly bytes: Uint8Array;
	readonly project: Project;
	/** Triggers, views and tables of the file that are not ours. */
	readonly dropped: readonly string[];
};

/** Tables in an order in which what is referred to comes first. */
const copied = [
	'replica',
	'project',
	'coder',
	'case',
	'document',
	'attribute',
	'attribute_value',
	'speaker',
	'turn',
	'coding_unit',
	'recording',
	'picture',
	'code',
	'code_set',
	'code_set_member',
	'codebook_version',
	'rule_change',
	'coding',
	'theme',
	'theme_item',
	'theme_link',
	'memo',
	'translation',
	'assignment',
	'history',
	'history_row',
	'kept_text',
	'tombstone'
] as const;

/** Reads a file that somebody chose. `replica` becomes the copy's own. */
export function takeIn(
	sql: SqlJsStatic,
	file: Uint8Array,
	replica: Guid
): Result<ForeignProject, ForeignError> {
	if (!isSqlite(file)) return err({ type: 'notSqlite' });
	let db: Database | undefined;
	try {
		db = new sql.Database(withoutLog(file));
		db.exec('pragma trusted_schema = off; pragma foreign_keys = off');
		const version = versionOf(db);
		if (!version.ok) return version;
		const whole = db.exec('pragma integrity_check(5)')[0]?.values.map(([line]) => String(line)) ?? [];
		if (whole.length !== 1 || whole[0] !== 'ok') return err({ type: 'damagedFile', detail: whole[0] ?? '' });
		const dropped = dropForeign(db, sql);
		const migrated = migrate(db);
		if (!migrated.ok) return migrated;
		return copyRows(sql, db, replica, dropped);
	} catch (thrown) {
		// SQLite throws on whatever a broken or hostile file makes it stumble over.
		return err({ type: 'damagedFile', detail: thrown instanceof Error ? thrown.message : String(thrown) });
	} finally {
		db?.close();
	}
}

function isSqlite(file: Uint8Array): boolean {
	const magic = 'SQLite format 3\0';
	return file.length >= 512 && [...magic].every((letter, i) => file[i] === letter.charCodeAt(0));
}

/** The file with rollback journalling in its header: another tool may have left it in WAL mode, which memory can't open. */
function withoutLog(file: Uint8Array): Uint8Array {
	const copy = file.slice();
	if (copy[18] === 2) copy[18] = 1;
	if (copy[19] === 2) copy[19] = 1;
	return copy;
}

/**
 * Drops every view and trigger (ours are made anew in the copy), and names what is not ours: those, views under our
 * names with other SQL, and tables, which are merely not copied.
 */
function dropForeign(db: Database, sql: SqlJsStatic): string[] {
	const ours = new sql.Database();
	createSchema(ours);
	const schema = 'select type, name, sql from sqlite_schema';
	const known = new Map(
		(ours.exec(schema)[0]?.values ?? []).map(([type, name, text]) => [`${type} ${name}`, text])
	);
	ours.close();
	const current = Number(db.exec('pragma user_version')[0]?.values[0]?.[0]) === schemaVersion;
	const dropped: string[] = [];
	for (const [type, name, text] of db.exec(schema)[0]?.values ?? []) {
		const quoted = `"${String(name).replaceAll('"', '""')}"`;
		if (type === 'view') db.exec(`drop view if exists ${quoted}`);
		else if (type === 'trigger') db.exec(`drop trigger if exists ${quoted}`);
		if (type === 'index' || String(name).startsWith('sqlite_')) continue;
		const ourText = known.get(`${type} ${name}`);
		if (ourText === undefined || (type === 'view' && current && text !== ourText)) dropped.push(String(name));
	}
	return dropped;
}

function copyRows(
	sql: SqlJsStatic,
	from: Database,
	replica: Guid,
	dropped: string[]
): Result<ForeignProject, ForeignError> {
	const to = new sql.Database();
	try {
		createSchema(to);
		to.exec('pragma foreign_keys = off; begin');
		for (const table of copied) copyTable(from, to, table);
		to.run("insert into meta (key, value) values ('replica_guid', ?)", [replica]);
		to.exec('commit');
		const loose = to.exec('pragma foreign_key_check');
		if (loose.length)
			return err({ type: 'damagedFile', detail: `foreign key in ${loose[0]?.values[0]?.[0]}` });
		const project = readProject(to);
		if (!project) return err({ type: 'damagedFile', detail: 'project' });
		const broken =
			brokenIdentity(to) ??
			brokenJson(to) ??
			brokenTree(to) ??
			brokenAnchor(to) ??
			brokenUnit(to) ??
			brokenKept(to) ??
			brokenPicture(to) ??
			brokenVersion(to) ??
			brokenHistory(to);
		if (broken) return err({ type: 'damagedFile', detail: broken });
		return ok({ bytes: to.export(), project, dropped });
	} finally {
		to.close();
	}
}

function copyTable(from: Database, to: Database, table: string): void {
	const names = (to.exec(`pragma table_info("${table}")`)[0]?.values ?? []).map(([, name]) => `"${name}"`);
	const list = names.join(', ');
	// Named through the table: SQLite takes a quoted name that is no column for a text.
	const read = from.prepare(`select ${names.map((name) => `t.${name}`).join(', ')} from "${table}" t`);
	const write = to.prepare(`insert into "${table}" (${list}) values (${names.map(() => '?').join(', ')})`);
	while (read.step()) write.run(read.get());
	read.free();
	write.free();
}

function readProject(db: Database): Project | null {
	const row = db.exec('select guid, name, created from project')[0]?.values ?? [];
	const [guid, name, created] = row[0] ?? [];
	const parsed = projectShape.safeParse({ guid, name, created });
	return row.length === 1 && parsed.success ? parsed.data : null;
}

type Anchored = ['coding' | 'memo' | 'translation', string, number, number, string, number | null];

/**
 * The first document whose turns do not tile its text, or anchored row whose quote is not its text; null
 * when all fit. A coding's first visible character follows from its quote and is put right.
 */
function brokenAnchor(db: Database): string | null {
	const documents = db.exec('select id, guid, length, text_hash from document')[0]?.values ?? [];
	const turns = db.prepare('select start, "end", text from turn where document_id = ? order by start');
	const anchored = db.prepare(
		`select 'coding', guid, start, "end", quote, first_visible from coding
			where document_id = ?1 and orphan = 0 and start is not null
		union all select 'memo', guid, start, "end", quote, null from memo
			where document_id = ?1 and orphan = 0 and start is not null
		union all select 'translation', guid, start, "end", quote, null from translation
			where document_id = ?1 and orphan = 0`
	);
	const place = db.prepare('update coding set first_visible = ? where guid = ?');
	try {
		for (const [id, guid, length, hash] of documents) {
			const parts: string[] = [];
			let at = 0;
			turns.bind([id as number]);
			while (turns.step()) {
				const [start, end, text] = turns.get() as [number, number, string];
				if (start !== at || end - start !== text.length) return `turns of document ${guid}`;
				parts.push(text);
				at = end + 1;
			}
			turns.reset();
			const text = parts.join('\n');
			if (text.length !== length) return `length of document ${guid}`;
			if (hashText(text) !== hash) return `text of document ${guid}`;
			const misplaced: [number, string][] = [];
			anchored.bind([id as number]);
			while (anchored.step()) {
				const [table, row, start, end, quote, visible] = anchored.get() as Anchored;
				if (text.slice(start, end) !== quote) return `${table} ${row}`;
				const first = firstVisible(start, quote);
				if (table === 'coding' && visible !== first) misplaced.push([first, row]);
			}
			anchored.reset();
			for (const at of misplaced) place.run(at);
		}
		return null;
	} finally {
		turns.free();
		anchored.free();
		place.free();
	}
}

/** A coding unit that lies outside its document or overlaps another; null when none does. */
function brokenUnit(db: Database): string | null {
	const found = db.exec(
		`select u.guid from coding_unit u join document d on d.id = u.document_id
		where u."end" > d.length or exists (select 1 from coding_unit o
			where o.document_id = u.document_id and o.id <> u.id and o.start <= u.start and o."end" > u.start)
		limit 1`
	);
	return found.length ? `coding unit ${found[0]?.values[0]?.[0]}` : null;
}

/** A row whose GUID no command could name, or whose colour is none; null if there is none. */
function brokenIdentity(db: Database): string | null {
	const hex = (count: number): string => '[0-9a-f]'.repeat(count);
	const guid = [8, 4, 4, 4, 12].map(hex).join('-');
	for (const table of copied) {
		const names = (db.exec(`pragma table_info("${table}")`)[0]?.values ?? []).map(([, name]) => name);
		const checks = [
			...(names.includes('guid') ? [`guid not glob '${guid}'`] : []),
			...(names.includes('color') ? [`color not glob '#${hex(6)}'`] : [])
		];
		if (!checks.length) continue;
		const found = db.exec(`select 1 from "${table}" where ${checks.join(' or ')} limit 1`);
		if (found.length) return `identity in ${table}`;
	}
	return null;
}

/** The first row whose JSON column is not of its shape; null when all are. */
function brokenJson(db: Database): string | null {
	const shapes = [
		['attribute', 'options', attributeShape.shape.options],
		['code', 'translations', codeShape.shape.translations],
		['rule_change', 'before', ruleChangeShape.shape.before],
		['codebook_version', 'parents', codebookVersionShape.shape.parents],
		['history', 'values', z.record(z.string(), z.union([z.string(), z.number()]))]
	] as const;
	for (const [table, column, shape] of shapes) {
		const values = db.prepare(`select "${column}" from ${table}`);
		try {
			while (values.step()) {
				if (!shape.safeParse(JSON.parse(values.get()[0] as string)).success) return `${table} ${column}`;
			}
		} finally {
			values.free();
		}
	}
	return null;
}

/** Codes that stand below themselves; null when the codebook is a tree. */
function brokenTree(db: Database): string | null {
	const loose = db.exec(
		`with recursive reached (id) as (
			select id from code where parent_id is null
			union all select code.id from code join reached on code.parent_id = reached.id
		)
		select guid from code where id not in (select id from reached) limit 1`
	);
	return loose.length ? `code ${loose[0]?.values[0]?.[0]}` : null;
}

/** A kept text that is not the one of its hash: undoing a removal would bring back other words. */
function brokenKept(db: Database): string | null {
	const texts = db.prepare('select hash, text from kept_text');
	try {
		while (texts.step()) {
			const [hash, text] = texts.get() as [string, string];
			if (hashText(text) !== hash) return 'kept text';
		}
		return null;
	} finally {
		texts.free();
	}
}

/** A picture whose bytes are not those of its hash; null when all are. */
function brokenPicture(db: Database): string | null {
	const pictures = db.prepare('select guid, hash, data from picture');
	try {
		while (pictures.step()) {
			const [guid, hash, data] = pictures.get() as [string, string, string];
			if (hashText(data) !== hash) return `picture ${guid}`;
		}
		return null;
	} finally {
		pictures.free();
	}
}

/** A version of the codebook whose content is not that of its id; null when all are whole. */
function brokenVersion(db: Database): string | null {
	const versions = db.prepare('select guid, codebook, version, content from codebook_version');
	try {
		while (versions.step()) {
			const [guid, codebook, version, content] = versions.get() as [string, string, string, string];
			const whole = guidShape.safeParse(codebook).success && hashText(content) === version;
			if (!whole) return `codebook version ${guid}`;
		}
		return null;
	} finally {
		versions.free();
	}
}

function brokenHistory(db: Database): string | null {
	const lines = db.prepare('select sequence, change from history');
	try {
		while (lines.step()) {
			const [sequence, change] = lines.get() as [number, Uint8Array];
			try {
				unpackChange(change);
			} catch {
				return `history line ${sequence}`;
			}
		}
		return null;
	} finally {
		lines.free();
	}
}
