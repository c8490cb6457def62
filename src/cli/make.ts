/** `sample` and `generate`: project files to count in, the same every time. */
import { readFile as readFromDisk } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dice } from '../lib/analysis/dice.ts';
import { message } from '../lib/core/result.ts';
import type { CodebookFile } from '../lib/exchange/codebook-file.ts';
import { ExchangeDesk } from '../lib/exchange/desk.ts';
import { readStudy } from '../lib/exchange/sample-study.ts';
import { newProject } from '../lib/storage/project-file.ts';
import { say } from '../lib/words/say.ts';
import type { CodebookStreams } from './codebook.ts';
import { makeStudy, wordsFor } from './generated-study.ts';
import { failed } from './numbers.ts';
import { parseOptions, wholeNumber, type Options } from './options.ts';
import { engineOn, sqlJs } from './project-file.ts';
import { writeStudy } from './study-file.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const fromRoot = async (path: string): Promise<Uint8Array> => readFromDisk(join(root, path));

/** When the sample study is made, as far as its rows tell. */
const moment = '2026-01-01T09:00:00.000Z';

/** Writes the sample study, by the commands that the app makes it by. */
export async function sample(args: readonly string[], streams: CodebookStreams): Promise<number> {
	return withOut(args, ['--language'], 'cli.sample.help', streams, async (options) => {
		const language = options.value('--language') ?? 'en';
		if (language !== 'en' && language !== 'sv')
			return failed(message('cli.sample.badLanguage', { language }), streams);
		return saved(options, await sampleStudy(language), streams);
	});
}

/** The sample study as a file. */
export async function sampleStudy(language: 'en' | 'sv'): Promise<Uint8Array> {
	const study = await fromRoot('static/sample/study.json');
	const plan = readStudy(study);
	const files = await Promise.all(
		plan.documents.map(async ({ file }) => ({ name: file, bytes: await fromRoot(`static/sample/${file}`) }))
	);
	const codebook = JSON.parse(
		new TextDecoder().decode(await fromRoot(`codebooks/${plan.codebook}.json`))
	) as CodebookFile;
	const newGuid = dice(1).guid;
	const project = {
		guid: newGuid(),
		name: plan.name[language] as string,
		created: moment,
		approach: '' as const
	};
	const replica = newGuid();
	const engine = await engineOn(newProject(await sqlJs(), project, replica), replica);
	try {
		const desk = new ExchangeDesk(async (verb, asked) => {
			const { command, by, name, params } = asked as {
				command: unknown;
				by: never;
				name: 'overview';
				params: never;
			};
			return verb === 'run' ? engine.run(command, by) : { ok: true, value: engine.query(name, params) };
		}, newGuid);
		await desk.answer('sample', { study, files, codebook, language, time: moment });
		return engine.exportFile();
	} finally {
		await engine.close();
	}
}

/** Words that a generated study may hold. */
const mostWords = 20_000_000;

/** Writes a generated study. */
export async function generate(args: readonly string[], streams: CodebookStreams): Promise<number> {
	const numbers = ['--documents', '--codings', '--codes', '--seed'];
	return withOut(args, numbers, 'cli.generate.help', streams, async (options) => {
		const limits = [
			{ least: 1, most: 100_000, otherwise: 20 },
			{ least: 0, most: 5_000_000, otherwise: 1000 },
			{ least: 1, most: 5000, otherwise: 30 },
			{ least: 0, most: 2 ** 31, otherwise: 1 }
		];
		const values: number[] = [];
		for (const [at, option] of numbers.entries()) {
			const value = wholeNumber(options, option, limits[at]!);
			if (!value.ok) return failed(value.error, streams);
			values.push(value.value);
		}
		const [documents, codings, codes, seed] = values as [number, number, number, number];
		const words = wordsFor(codings, documents, codes);
		if (words * documents > mostWords) return failed(message('cli.generate.tooLarge'), streams);
		const study = makeStudy({ documents, codings, codes, seed, words, even: true });
		return saved(options, writeStudy(await sqlJs(), study, `Generated study ${seed}`, true).bytes, streams);
	});
}

/** Reads the options of a command that writes one file, tells its help where it is asked for, and does the rest. */
async function withOut(
	args: readonly string[],
	values: readonly string[],
	help: string,
	streams: CodebookStreams,
	make: (options: Options) => Promise<number>
): Promise<number> {
	const options = parseOptions(args, { values, flags: [] });
	if (!options.ok) return failed(options.error, streams);
	if (options.value.has('--help')) {
		await streams.write(`${say(help)}\n`);
		return 0;
	}
	if (options.value.files.length !== 1) return failed(message('cli.numbers.oneOut'), streams);
	return make(options.value);
}

async function saved(options: Options, bytes: Uint8Array, streams: CodebookStreams): Promise<number> {
	const file = options.files[0] as string;
	try {
		await streams.save(file, bytes);
		return 0;
	} catch {
		return failed(message('cli.numbers.unwritable', { file }), streams, 1);
	}
}
