/** The file of a project as SQLite knows it: how a new one is made, what is set when one is opened, and its replica. */
import type { Database, SqlJsStatic } from 'sql.js';
import type { Guid, Project } from '../core/records.ts';
import { replicaId } from './history.ts';
import { createSchema } from './schema/index.ts';
import { Tables } from './tables.ts';

/** Makes the bytes of a new, empty project. */
export function newProject(sql: SqlJsStatic, project: Project, replica: Guid): Uint8Array {
	const db = new sql.Database();
	try {
		setPragmas(db);
		createSchema(db);
		setReplica(db, replica);
		const tables = new Tables(db);
		tables.insert('project', project, { replica: replicaId(tables, replica), sequence: 0 });
		tables.free();
		return db.export();
	} finally {
		db.close();
	}
}

/** Opens the bytes of a database to look at its version, application and replica. */
export function replicaOf(db: Database): Guid {
	return String(db.exec("select value from meta where key = 'replica_guid'")[0]?.values[0]?.[0] ?? '');
}

/** Gives a database a new replica: for every duplicate, package and opened file. */
export function setReplica(db: Database, replica: Guid): void {
	db.run("insert or replace into meta (key, value) values ('replica_guid', ?)", [replica]);
}

/** Secure deletion, and references checked at each statement. */
export function setPragmas(db: Database): void {
	db.exec('pragma foreign_keys = on; pragma secure_delete = on; pragma trusted_schema = off');
}
