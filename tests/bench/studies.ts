/** The made studies that a run measures, each made once. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { makeStudy } from '../../src/cli/generated-study.ts';
import { writeStudy, type StudyFile } from '../../src/cli/study-file.ts';
import { CodingColumnsCache } from '../../src/lib/storage/coding-columns.ts';
import { History } from '../../src/lib/storage/history.ts';
import type { Source } from '../../src/lib/storage/queries/source.ts';
import { SearchIndex } from '../../src/lib/storage/search-index.ts';
import { Tables } from '../../src/lib/storage/tables.ts';

/** The two sizes, in codings. */
export const sizes = [20_000, 200_000] as const;

let loaded: Promise<SqlJsStatic> | undefined;
const files = new Map<string, StudyFile>();

/** sql.js, loaded once. */
export const sqlJs = (): Promise<SqlJsStatic> => (loaded ??= initSqlJs());

/** The study of so many codings as a file; with `groups` its guests are cases with a unit and a level. */
export async function studyFile(codings: number, groups = false): Promise<StudyFile> {
	const key = `${codings} ${groups}`;
	let file = files.get(key);
	if (!file) {
		file = writeStudy(await sqlJs(), makeStudy({ codings }), `Study of ${codings}`, groups);
		files.set(key, file);
	}
	return file;
}

/** What queries read from, on a study's file; `close` lets go of it. */
export async function openStudy(file: StudyFile): Promise<Source & { readonly close: () => void }> {
	const sql = await sqlJs();
	const db = new sql.Database(file.bytes);
	const tables = new Tables(db);
	const search = new SearchIndex(sql);
	const close = (): void => {
		search.close();
		tables.free();
		db.close();
	};
	const columns = new CodingColumnsCache(tables);
	return { db, tables, columns, history: new History(tables, file.replica), search, close };
}
