/** The made studies that a run measures, each made once. */
import initSqlJs, { type SqlJsStatic } from 'sql.js';
import { makeStudy } from '../../src/cli/generated-study.ts';
import { writeStudy, type StudyFile } from '../../src/cli/study-file.ts';

/** The two sizes, in codings. */
export const sizes = [20_000, 200_000] as const;

let loaded: Promise<SqlJsStatic> | undefined;
const files = new Map<number, StudyFile>();

/** sql.js, loaded once. */
export const sqlJs = (): Promise<SqlJsStatic> => (loaded ??= initSqlJs());

/** The study of so many codings as a file. */
export async function studyFile(codings: number): Promise<StudyFile> {
	let file = files.get(codings);
	if (!file) {
		file = writeStudy(await sqlJs(), makeStudy({ codings }), `Study of ${codings}`);
		files.set(codings, file);
	}
	return file;
}
