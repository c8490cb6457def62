/** The counting commands run in this process, on project files in memory. */
import type { Database } from 'sql.js';
import { cooccurrence } from '../../src/cli/cooccurrence.ts';
import { frequencies } from '../../src/cli/frequencies.ts';
import { makeStudy, wordsFor } from '../../src/cli/generated-study.ts';
import { sampleStudy } from '../../src/cli/make.ts';
import { runNumbers } from '../../src/cli/numbers.ts';
import { query } from '../../src/cli/query.ts';
import { saturation } from '../../src/cli/saturation.ts';
import { sequence } from '../../src/cli/sequence.ts';
import { sqlJs } from '../../src/cli/project-file.ts';
import { writeStudy } from '../../src/cli/study-file.ts';

const commands = { frequencies, cooccurrence, sequence, saturation, query };

/** What a command wrote and told, on a file of these bytes. */
export async function samtal(bytes: Uint8Array, name: keyof typeof commands, ...args: string[]) {
	let [stdout, stderr] = ['', ''];
	const status = await runNumbers(commands[name], ['study.samtal', ...args], {
		read: async () => bytes,
		write: async (text) => void (stdout += text),
		tell: (sentence) => void (stderr += `${sentence}\n`)
	});
	return { status, stdout, stderr };
}

/** The JSON that a command wrote. */
export async function json<T>(bytes: Uint8Array, name: keyof typeof commands, ...args: string[]): Promise<T> {
	const { status, stdout, stderr } = await samtal(bytes, name, ...args, '--json');
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as T;
}

/** The studies that every number is held to SQL on; the large one in the long run only. */
export const studies: readonly { name: string; bytes: () => Promise<Uint8Array>; coder: string }[] = [
	{ name: 'the sample study', bytes: () => sampleStudy('en'), coder: 'Ada' },
	{ name: 'a small generated study', bytes: () => generated(6, 240, 12), coder: 'Ada' },
	...(process.env['SAMTAL_LONG']
		? [{ name: 'a large generated study', bytes: () => generated(200, 40_000, 300), coder: 'Ada' }]
		: [])
];

async function generated(documents: number, codings: number, codes: number): Promise<Uint8Array> {
	const words = wordsFor(codings, documents, codes);
	const study = makeStudy({ documents, codings, codes, words, seed: 5, even: true });
	return writeStudy(await sqlJs(), study, 'Generated', true).bytes;
}

/** The rows of a query. */
export const rowsOf = (db: Database, sql: string): unknown[][] => db.exec(sql)[0]?.values ?? [];
