/**
 * One more coded passage, from the command to its acknowledgement in the engine: decide, rows, history, journal (files
 * in memory). The two sizes take turns, so that what else the machine does falls on both.
 */
import { Engine } from '../../src/lib/storage/engine.ts';
import { createKeeper, openKeeper } from '../../src/lib/storage/keeper.ts';
import { memoryFiles } from '../../src/lib/storage/memory-files.ts';
import { dice } from '../../src/lib/analysis/dice.ts';
import { baselineOf, rowOf, type Part } from './row.ts';
import { sizes, sqlJs, studyFile } from './studies.ts';
import { coder, type StudyFile } from '../../src/cli/study-file.ts';

export const part: Part = {
	name: 'edit',
	about: 'one more coded passage in the engine, decide to acknowledgement',
	measure: async () => {
		const open = await Promise.all(sizes.map(openStudy));
		const commands = open.map(({ file }) => writer(file));
		const samples = open.map((): number[] => []);
		for (let i = -warm; i < times; i++) {
			for (const [n, { engine }] of open.entries()) {
				const command = commands[n]!();
				const start = performance.now();
				const done = await engine.run(command, coder);
				const took = performance.now() - start;
				if (!done.ok) throw new Error(done.error.type);
				if (i >= 0) samples[n]!.push(took);
			}
		}
		for (const { engine } of open) await engine.close();
		const name = 'coding.add in the engine';
		const small = rowOf(name, sizes[0], samples[0]!, null);
		const baseline = baselineOf(small, `the same at ${sizes[0].toLocaleString('en')} (budget 1.3)`);
		return [small, rowOf(name, sizes[1], samples[1]!, baseline)];
	}
};

const times = 600;
const warm = 100;

async function openStudy(codings: number): Promise<{ file: StudyFile; engine: Engine }> {
	const file = await studyFile(codings);
	const files = memoryFiles();
	const verify = async (): Promise<boolean> => true;
	const made = await createKeeper(files, verify, file.bytes, file.replica);
	if (!made.ok) throw new Error(made.error.type);
	await made.value.close();
	const kept = await openKeeper(files, verify);
	if (!kept.ok) throw new Error(kept.error.type);
	const opened = await Engine.open(await sqlJs(), kept.value, () => openKeeper(files, verify));
	if (!opened.ok) throw new Error(opened.error.type);
	return { file, engine: opened.value };
}

/** Writes commands that code a turn of any document with any code that has no passage near. */
function writer({ study, documents, codes }: StudyFile): () => unknown {
	const random = dice(11);
	const used = new Set(study.codings.map(({ document, code }) => `${document} ${code}`));
	let now = Date.parse('2026-03-02T09:00:00Z');
	const next = (): { document: number; code: number } => {
		for (;;) {
			const document = random.below(documents.length);
			const code = random.below(codes.length);
			if (used.has(`${document} ${code}`)) continue;
			used.add(`${document} ${code}`);
			return { document, code };
		}
	};
	return () => {
		const { document, code } = next();
		const { text, turns } = study.documents[document]!;
		const before = turns.slice(0, random.below(turns.length));
		const start = before.reduce((sum, turn) => sum + turn.text.length + 1, 0);
		const place = {
			guid: random.guid(),
			document: documents[document]!,
			code: codes[code]!,
			coder: coder.guid,
			start,
			end: Math.min(text.length, start + 120)
		};
		const time = new Date((now += 1000)).toISOString();
		return { type: 'coding.add', coder: coder.guid, time, codings: [place], newCode: null };
	};
}
