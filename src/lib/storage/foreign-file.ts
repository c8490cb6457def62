/**
 * A `*.samtal` file from outside: checked, stripped of what is not ours, and its rows copied into a fresh database.
 * Nothing in it is ever run as it stands.
 */
import type { Database, SqlJsStatic } from 'sql.js';
import { projectShape, type Guid, type Project } from '../core/records.ts';
import { err, ok, type Result } from '../core/result.ts';
import { unpackChange } from './history.ts';
import { createSchema, migrate, versionOf, type SchemaError } from './schema/index.ts';

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
	'code',
	'coding',
	'memo',
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
		db = new sql.Database(file);
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

function dropForeign(db: Database, sql: SqlJsStatic): string[] {
	const ours = new sql.Database();
	createSchema(ours);
	const schema = 'select type, name from sqlite_schema';
	const known = new Set((ours.exec(schema)[0]?.values ?? []).map(([type, name]) => `${type} ${name}`));
	ours.close();
	const dropped: string[] = [];
	for (const [type, name] of db.exec(schema)[0]?.values ?? []) {
		const quoted = `"${String(name).replaceAll('"', '""')}"`;
		// Our views are made anew by migrate, whatever stands under their names.
		if (type === 'view') db.exec(`drop view if exists ${quoted}`);
		else if (type === 'trigger') db.exec(`drop trigger if exists ${quoted}`);
		if (known.has(`${type} ${name}`) || type === 'index') continue;
		dropped.push(String(name));
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
		const broken = brokenAnchor(to) ?? brokenHistory(to);
		if (broken) return err({ type: 'damagedFile', detail: broken });
		return ok({ bytes: to.export(), project, dropped });
	} finally {
		to.close();
	}
}

function copyTable(from: Database, to: Database, table: string): void {
	const names = (to.exec(`pragma table_info("${table}")`)[0]?.values ?? []).map(([, name]) => `"${name}"`);
	const list = names.join(', ');
	const read = from.prepare(`select ${list} from "${table}"`);
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

/** The first document whose turns do not tile its text, or coding whose quote is not its text; null when all fit. */
function brokenAnchor(db: Database): string | null {
	const documents = db.exec('select id, guid, length from document')[0]?.values ?? [];
	const turns = db.prepare('select start, "end", text from turn where document_id = ? order by start');
	const codings = db.prepare(
		'select guid, start, "end", quote from coding where document_id = ? and orphan = 0 and start is not null'
	);
	try {
		for (const [id, guid, length] of documents) {
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
			codings.bind([id as number]);
			while (codings.step()) {
				const [coding, start, end, quote] = codings.get() as [string, number, number, string];
				if (text.slice(start, end) !== quote) return `coding ${coding}`;
			}
			codings.reset();
		}
		return null;
	} finally {
		turns.free();
		codings.free();
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
