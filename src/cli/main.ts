/** The headless face of Samtal: `samtal COMMAND …`. Results go to standard output, sentences to standard error. */
import { readFile, writeFile } from 'node:fs/promises';
import { supplyPdfParts } from '../lib/exchange/readers/pdf-engine.ts';
import '../lib/words/both.ts';
import { say } from '../lib/words/say.ts';
import { codebook } from './codebook.ts';
import { cooccurrence } from './cooccurrence.ts';
import { crosstab } from './crosstab.ts';
import { frequencies } from './frequencies.ts';
import { inspect, type Streams } from './inspect.ts';
import { generate, sample } from './make.ts';
import { runNumbers, type Numbers } from './numbers.ts';
import { query } from './query.ts';
import { saturation } from './saturation.ts';
import { sequence } from './sequence.ts';
import { words } from './words.ts';

supplyPdfParts(async (path) => readFile(new URL(path, import.meta.resolve('pdfjs-dist/package.json'))));

const counts =
	(numbers: Numbers) =>
	(args: readonly string[], streams: Streams): Promise<number> =>
		runNumbers(numbers, args, streams);
const commands = {
	inspect,
	codebook,
	frequencies: counts(frequencies),
	cooccurrence: counts(cooccurrence),
	sequence: counts(sequence),
	saturation: counts(saturation),
	query: counts(query),
	crosstab: counts(crosstab),
	words: counts(words),
	sample,
	generate
} as const;

const [name, ...args] = process.argv.slice(2);
const tell = (sentence: string): void => void process.stderr.write(`${sentence}\n`);

// Whoever reads the output may stop early (`| head`); that is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

if (name !== undefined && Object.hasOwn(commands, name)) {
	const write = (text: string): Promise<void> =>
		new Promise((resolve) => process.stdout.write(text, () => resolve()));
	process.exitCode = await commands[name as keyof typeof commands](args, {
		read: (path) => readFile(path),
		write,
		tell,
		save: (path, bytes) => writeFile(path, bytes)
	});
} else if (name === '--help' || name === '-h') {
	process.stdout.write(`${say('cli.help')}\n`);
} else if (name === undefined) {
	tell(say('cli.help'));
	process.exitCode = 2;
} else {
	tell(say('cli.unknownCommand', { command: name }));
	tell(say('cli.help'));
	process.exitCode = 2;
}
