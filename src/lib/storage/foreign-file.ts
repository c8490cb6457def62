/**
 * A `*.samtal` file from outside: checked, stripped of what is not ours, and its rows copied into a fresh database.
 * Nothing in it is ever run as it stands.
 */
import type { Database, SqlJsStatic } from 'sql.js';
import { projectShape, type Guid, type Project } from '../core/records.ts';
import { err, ok, type Result } from '../core/result.ts';
import { damageIn } from './foreign-damage.ts';
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
	'query',
	'summary',
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
		const broken = damageIn(to, copied);
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
	const row = db.exec('select guid, name, created, approach from project')[0]?.values ?? [];
	const [guid, name, created, approach] = row[0] ?? [];
	const parsed = projectShape.safeParse({ guid, name, created, approach });
	return row.length === 1 && parsed.success ? parsed.data : null;
}
