/** What is counted, as the command line says it: `--where`, `--coder`, `--roll-up`, and codes by path, name or set. */
import { codePath } from '../lib/core/code-path.ts';
import type { Code, Coder, Guid } from '../lib/core/records.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import { pathTo } from '../lib/core/tree.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Counting } from '../lib/storage/queries/counted.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import { withinNamed } from './conditions.ts';
import { fold, named } from './named.ts';
import type { Options } from './options.ts';

/** The options that say what is counted. */
export const countingOptions = { values: ['--where', '--coder'], flags: ['--roll-up'] } as const;

/** What the options ask to be counted, or the sentence why that can't be. */
export function countingOf(options: Options, engine: Engine, overview: Overview): Result<Counting, Message> {
	const within = withinNamed(options.all('--where'), engine, overview);
	if (!within.ok) return within;
	const name = options.value('--coder');
	const coder = name === null ? null : coderNamed(name, overview);
	if (coder === undefined) return err(message('cli.numbers.noCoder', { coder: name as string }));
	return ok({
		coder: coder?.guid ?? null,
		rollUp: options.has('--roll-up'),
		documents: null,
		within: within.value
	});
}

/** The coder of that name; `consensus` is who holds what was agreed on, whatever they are called, where nobody bears it. */
function coderNamed(name: string, { coders, consensus }: Overview): Coder | undefined {
	const known = named(coders, name, (one) => one.name);
	return known ?? (fold(name) === 'consensus' ? coders.find(({ guid }) => guid === consensus) : undefined);
}

/** The path of every code. */
export function pathsOf({ codes }: Pick<Overview, 'codes'>): Map<Guid, string> {
	const byGuid = new Map(codes.map((code) => [code.guid, code]));
	return new Map(codes.map(({ guid }) => [guid, codePath(pathTo(byGuid, guid).map(({ name }) => name))]));
}

/** The codes that a text names: a path, a set of codes (its members), or a name that one code alone has. */
export function codesNamed(text: string, engine: Engine, overview: Overview): Result<Guid[], Message> {
	const paths = pathsOf(overview);
	const whole = overview.codes.filter(({ guid }) => paths.get(guid) === text || guid === text);
	if (whole.length) return ok(whole.map(({ guid }) => guid));
	const { sets, members } = engine.query('codeSets', {});
	const set = named(sets, text, (one) => one.name);
	if (set) return ok(members.filter((member) => member.set === set.guid).map(({ code }) => code));
	const called = overview.codes.filter((code: Code) => fold(code.name) === fold(text));
	if (called.length === 1) return ok(called.map(({ guid }) => guid));
	return err(message(called.length ? 'cli.numbers.manyCodes' : 'cli.numbers.noCode', { code: text }));
}
