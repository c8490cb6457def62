/** Every file that others made (../shared/data), through the command as through the readers: the same, and as it was pinned. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { asGuessed, contentsOf, documentsOf } from '../../src/lib/exchange/questionnaire.ts';
import { refusalMessage } from '../../src/lib/exchange/reader.ts';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import { say } from '../../src/lib/words/say.ts';
import { pins, refusedFiles, tableFiles } from '../exchange/shared-pins.ts';

const data = '../shared/data';
/** Codebooks, a project and tables of figures: no transcripts. */
const others = ['agreement', 'qdc', 'qdpx-qc'];

type Turn = {
	speaker: string | null;
	facilitator: boolean;
	start: number | null;
	end: number | null;
	text: string;
};
type Inspected = {
	file: string;
	reader: string;
	refused?: string;
	documents: { title: string; kind: string; turns: Turn[] }[];
	notes: string[];
};

describe.skipIf(!existsSync(data))('inspect on ../shared/data (skipped where the folder is absent)', () => {
	const files = existsSync(data) ? filesUnder(data) : [];
	let status: number | null;
	let told: string;
	let written: Map<string, Inspected>;

	beforeAll(() => {
		const paths = files.map((file) => join(data, file));
		const args = ['--import', 'tsx', 'src/cli/main.ts', 'inspect', ...paths];
		const done = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 100_000_000 });
		status = done.status;
		told = done.stderr;
		const all = JSON.parse(done.stdout) as Inspected[];
		written = new Map(all.map((one) => [relative(data, one.file), one]));
	}, 60_000);

	it('knows every file there is', () => {
		expect(files).toEqual([...pins.map(({ file }) => file), ...tableFiles, ...refusedFiles].sort());
		expect([...written.keys()]).toEqual(files);
	});

	it.each(pins)('$file', ({ file, reader, turns, speakers, first, last }) => {
		const { documents, ...rest } = written.get(file)!;
		expect(rest).toMatchObject({ reader, cases: [], attributes: [] });
		expect(documents).toHaveLength(1);
		const said = documents[0]!.turns;
		expect(said).toHaveLength(turns);
		const counts: Record<string, number> = {};
		for (const { speaker, facilitator } of said) {
			if (speaker !== null) counts[speaker + (facilitator ? '*' : '')] ??= 0;
			if (speaker !== null) counts[speaker + (facilitator ? '*' : '')]! += 1;
		}
		expect(counts).toEqual(speakers);
		const [a, z] = [said[0]!, said.at(-1)!];
		expect([a.speaker, a.text.slice(0, first[1].length), a.start]).toEqual(first);
		expect([z.speaker, z.text.slice(-last[1].length), z.start]).toEqual(last);
	});

	it('gives what the readers give, file by file', async () => {
		for (const file of files) {
			const read = await readFile(new Uint8Array(readFileSync(join(data, file))), basename(file));
			const { documents, notes, refused } = written.get(file)!;
			if (!read.ok) {
				const { key, values } = refusalMessage(read.error);
				expect([file, refused]).toEqual([file, say(key, values)]);
				continue;
			}
			const { table } = read.value;
			const drafts = table
				? documentsOf(table, asGuessed(table), contentsOf(table, asGuessed(table)))
				: read.value.documents;
			expect(notes).toEqual(read.value.notes.map(({ key, values }) => say(key, values)));
			expect([file, documents]).toEqual([
				file,
				drafts.map(({ title, kind, speakers, turns }) => ({
					title,
					kind,
					turns: turns.map(({ speaker, text, startTime, endTime }) => ({
						speaker: speaker === null ? null : speakers[speaker]!.name,
						facilitator: speaker !== null && speakers[speaker]!.role === 'facilitator',
						start: startTime,
						end: endTime,
						text
					}))
				}))
			]);
		}
	});

	it('refuses the files of REFI-QDA by name, and ends with 1', () => {
		expect(status).toBe(1);
		const sentences = told.split('\n').filter(Boolean);
		expect(sentences).toHaveLength(refusedFiles.length);
		for (const [at, file] of refusedFiles.entries()) {
			expect(written.get(file)!.refused).toContain('REFI-QDA');
			expect(sentences[at]).toContain(file);
		}
	});
});

function filesUnder(folder: string, inside = ''): string[] {
	return readdirSync(join(folder, inside))
		.flatMap((name) => {
			const path = join(inside, name);
			if (!statSync(join(folder, path)).isDirectory()) return [path];
			return others.includes(path) ? [] : filesUnder(folder, path);
		})
		.sort();
}
