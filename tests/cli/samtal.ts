/** The counting commands run in this process, on project files in memory. */
import type { Database } from 'sql.js';
import { cooccurrence } from '../../src/cli/cooccurrence.ts';
import { crosstab } from '../../src/cli/crosstab.ts';
import { frequencies } from '../../src/cli/frequencies.ts';
import { makeStudy, wordsFor } from '../../src/cli/generated-study.ts';
import { sampleStudy } from '../../src/cli/make.ts';
import { runNumbers } from '../../src/cli/numbers.ts';
import { query } from '../../src/cli/query.ts';
import { saturation } from '../../src/cli/saturation.ts';
import { sequence } from '../../src/cli/sequence.ts';
import { words } from '../../src/cli/words.ts';
import { sqlJs } from '../../src/cli/project-file.ts';
import { writeStudy } from '../../src/cli/study-file.ts';

const commands = { frequencies, cooccurrence, crosstab, sequence, saturation, query, words };

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

/** A study that numbers are held to SQL on. */
export type HeldStudy = {
	readonly name: string;
	readonly bytes: () => Promise<Uint8Array>;
	/** Who coded, or coded most. */
	readonly coder: string;
	/** What it can be grouped by. */
	readonly dimensions: readonly string[];
	readonly large?: true;
};

const made = ['kind', 'document', 'speaker', 'case', 'Level', 'Wave'];

/** The studies that every number is held to SQL on; the large one in the long run only. */
export const studies: readonly HeldStudy[] = [
	{
		name: 'the sample study',
		bytes: () => sampleStudy('en'),
		coder: 'Ada',
		dimensions: ['kind', 'date', 'document', 'speaker', 'case', 'Level', 'Unit']
	},
	{
		name: 'a small generated study',
		bytes: () => generated(6, 240, 12),
		coder: 'Ada',
		dimensions: made
	},
	...(process.env['SAMTAL_LONG']
		? ([
				{
					name: 'a large generated study',
					bytes: () => generated(1000, 200_000, 300),
					coder: 'Ada',
					dimensions: made,
					large: true
				}
			] as const)
		: [])
];

async function generated(documents: number, codings: number, codes: number): Promise<Uint8Array> {
	const words = wordsFor(codings, documents, codes);
	const study = makeStudy({ documents, codings, codes, words, seed: 5, even: true });
	return withSecondCoder(writeStudy(await sqlJs(), study, 'Generated', true).bytes);
}

/** A second coder, Bo, who codes some passages as Ada did, and some with the code of the passage after. */
async function withSecondCoder(bytes: Uint8Array): Promise<Uint8Array> {
	const db = new (await sqlJs()).Database(bytes);
	const columns = `document_id, start, "end", first_visible, quote, orphan, star, weight, condensation, created, modified, replica_id, sequence`;
	db.exec(`
		insert into coder (guid, name, color, replica_id, sequence)
			select 'b0b0b0b0-0000-4000-8000-000000000001', 'Bo', '#d05a1e', replica_id, sequence from coder limit 1;
		create temp table after as select id, lead(id) over (partition by document_id order by start, id) as next from coding;
		create temp table chosen as select min(a.id) as id, a.next, g.code_id from after a join coding g on g.id = a.next
			where a.next is not null and a.id % 3 = 0 group by g.document_id, g.code_id;
		insert into coding (guid, code_id, coder_id, ${columns})
			select printf('b0b0b0b0-0000-4000-8001-%012x', g.id), c.code_id, (select id from coder where name = 'Bo'), ${columns}
			from chosen c join coding g on g.id = iif(c.id % 2, c.id, c.next);
		drop table chosen;
		drop table after;`);
	const out = db.export();
	db.close();
	return out;
}

/** The rows of a query. */
export const rowsOf = (db: Database, sql: string): unknown[][] => db.exec(sql)[0]?.values ?? [];
