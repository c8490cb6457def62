/** The schema by numbered steps, and how a database is brought up to it. */
import type { Database } from 'sql.js';
import { err, ok, type Result } from '../../core/result.ts';
import { step1 } from './step-1.ts';
import { views } from './views.ts';

/** SQLite's application_id of a `*.samtal` file: "SMTL" in ASCII. */
export const applicationId = 0x534d544c;

/** The steps in order; step n brings a database from version n − 1 to n. Steps are never changed, only added. */
const steps: readonly string[] = [step1];

/** The version that this program writes. */
export const schemaVersion = steps.length;

export type SchemaError =
	{ readonly type: 'notAProject' } | { readonly type: 'newerVersion'; readonly version: number };

/** Makes the tables and views of an empty database. */
export function createSchema(db: Database): void {
	db.exec(`pragma application_id = ${applicationId}`);
	runSteps(db, 0);
}

/** The schema version of a project database, or why it can't be read. */
export function versionOf(db: Database): Result<number, SchemaError> {
	const id = db.exec('pragma application_id')[0]?.values[0]?.[0];
	const version = Number(db.exec('pragma user_version')[0]?.values[0]?.[0] ?? 0);
	if (id !== applicationId || version < 1) return err({ type: 'notAProject' });
	return version > schemaVersion ? err({ type: 'newerVersion', version }) : ok(version);
}

/** Brings an older project database up to this version in one transaction. */
export function migrate(db: Database): Result<void, SchemaError> {
	const version = versionOf(db);
	if (!version.ok) return version;
	runSteps(db, version.value);
	return ok(undefined);
}

function runSteps(db: Database, from: number): void {
	db.exec('begin');
	for (const step of steps.slice(from)) db.exec(step);
	db.exec(views);
	db.exec(`pragma user_version = ${schemaVersion}`);
	db.exec('commit');
}
