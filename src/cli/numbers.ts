/**
 * The commands that count: a project file in, a table out, as CSV or JSON on standard output. They count by the queries
 * that the app counts by.
 */
import { message, type Message, type Result } from '../lib/core/result.ts';
import { writeCsv, type Cell } from '../lib/exchange/writers/csv.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import { say } from '../lib/words/say.ts';
import type { Streams } from './inspect.ts';
import { parseOptions, type OptionNames, type Options } from './options.ts';
import { openProject } from './project-file.ts';

/** What a command counted: a table with its column heads, and the same as data. */
export type Counts = {
	readonly heads: readonly string[];
	readonly rows: readonly (readonly Cell[])[];
	readonly json: unknown;
};

/** A command that counts. `help` is the key of its help. */
export type Numbers = {
	readonly help: string;
	/** For one that takes a text beside the file: the key of what is said where it is missing. */
	readonly more?: string;
	readonly options: OptionNames;
	readonly count: (engine: Engine, overview: Overview, options: Options) => Result<Counts, Message>;
};

/** Carries a counting command out on the file that `args` name; gives the exit code. */
export async function runNumbers(
	{ help, more, options: names, count }: Numbers,
	args: readonly string[],
	streams: Streams
): Promise<number> {
	const options = parseOptions(args, names);
	if (!options.ok) return failed(options.error, streams);
	if (options.value.has('--help')) {
		const rollUp = names.flags.includes('--roll-up') ? 'yes' : 'no';
		await streams.write(`${say(help)}\n\n${say('cli.numbers.help', { rollUp })}\n`);
		return 0;
	}
	const [file, ...texts] = options.value.files;
	if (file === undefined || texts.length > (more ? 1 : 0))
		return failed(message('cli.numbers.oneFile'), streams);
	if (more && !texts.length) return failed(message(more), streams);
	const engine = await openProject(file, streams.read);
	if (!engine.ok) return failed(engine.error, streams, 1);
	try {
		const counts = count(engine.value, engine.value.query('overview', {}), options.value);
		if (!counts.ok) return failed(counts.error, streams);
		const { heads, rows, json } = counts.value;
		// Decoding takes the byte order mark off, which scripts would read as part of the first head.
		const text = options.value.has('--json')
			? `${JSON.stringify(json, null, '\t')}\n`
			: new TextDecoder().decode(writeCsv([heads, ...rows]));
		await streams.write(text);
		return 0;
	} finally {
		await engine.value.close();
	}
}

/** Tells why a command could not be carried out; gives the exit code. */
export function failed({ key, values }: Message, { tell }: Pick<Streams, 'tell'>, code = 2): number {
	tell(say(key, values));
	if (code === 2) tell(say('cli.numbers.hint'));
	return code;
}

/** A number that may be none, for JSON and for a cell. */
export const orNull = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;
