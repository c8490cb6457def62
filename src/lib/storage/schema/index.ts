/** The schema by numbered steps, and how a database is brought up to it. */
import type { Database } from 'sql.js';
import { err, ok, type Result } from '../../core/result.ts';
import { step1 } from './step-1.ts';
import { step2 } from './step-2.ts';
import { step3 } from './step-3.ts';
import { step4 } from './step-4.ts';
import { step5 } from './step-5.ts';
import { step6 } from './step-6.ts';
import { views } from './views.ts';

/** SQLite's application_id of a `*.samtal` file: "SMTL" in ASCII. */
export const applicationId = 0x534d544c;

/** The steps in order; step n brings a database from version n − 1 to n. Steps are never changed, only added. */
const steps: readonly string[] = [step1, step2, step3, step4, step5, step6];

/** The version that this program writes. */
export const schemaVersion = steps.length;

export type SchemaError =
	{ readonly type: 'notAProject' } | { readonly type: 'newerVersion'; readonly version: number };

/** Steps by number; given by tests only. */
type Steps = readonly string[];

/** Makes the tables and views of an empty database. */
export function createSchema(db: Database): void {
	db.exec(`pragma application_id = ${applicationId}`);
	runSteps(db, 0, steps);
	makeViews(db);
}

/** The schema version of a project database, or why it can't be read. */
export function versionOf(db: Database, newest = schemaVersion): Result<number, SchemaError> {
	const id = db.exec('pragma application_id')[0]?.values[0]?.[0];
	const version = Number(db.exec('pragma user_version')[0]?.values[0]?.[0] ?? 0);
	if (id !== applicationId || version < 1) return err({ type: 'notAProject' });
	return version > newest ? err({ type: 'newerVersion', version }) : ok(version);
}

/** Brings an older project database up to this version in one transaction; throws, and changes nothing, when a step fails. */
export function migrate(db: Database, by: Steps = steps): Result<void, SchemaError> {
	const version = versionOf(db, by.length);
	if (!version.ok) return version;
	runSteps(db, version.value, by);
	return ok(undefined);
}

/** Makes the documented views anew. */
export function makeViews(db: Database): void {
	db.exec(views);
}

function runSteps(db: Database, from: number, by: Steps): void {
	db.exec('begin');
	try {
		for (const step of by.slice(from)) db.exec(step);
		db.exec(`pragma user_version = ${by.length}`);
		db.exec('commit');
	} catch (thrown) {
		db.exec('rollback');
		throw thrown;
	}
}
