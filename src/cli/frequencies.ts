/** `frequencies`: how often each code is used, and how far it reaches. */
import { share } from '../lib/analysis/frequency.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Counting } from '../lib/storage/queries/counted.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import type { ReachOfCodes } from '../lib/storage/queries/reach.ts';
import type { Counts, Numbers } from './numbers.ts';
import type { Options } from './options.ts';
import { countingOf, countingOptions, pathsOf } from './where.ts';

export const frequencies: Numbers = {
	help: 'cli.frequencies.help',
	options: { ...countingOptions, values: [...countingOptions.values, '--by'] },
	count
};

function count(engine: Engine, overview: Overview, options: Options): Result<Counts, Message> {
	const counting = countingOf(options, engine, overview);
	if (!counting.ok) return counting;
	const by = options.value('--by') ?? 'code';
	if (by !== 'code' && by !== 'coder')
		return err(message('cli.numbers.badBy', { by, possible: 'code, coder' }));
	const paths = pathsOf(overview);
	const asked = reachIn(engine, counting.value, paths);
	if (by === 'code') return ok({ heads, rows: asked.codes.map(cells), json: asked });
	const coders = overview.coders
		.filter(({ guid }) => counting.value.coder === null || guid === counting.value.coder)
		.map(({ guid, name }) => {
			return { coder: name, guid, ...reachIn(engine, { ...counting.value, coder: guid }, paths) };
		});
	return ok({
		heads: ['coder', ...heads],
		rows: coders.flatMap(({ coder, codes }) => codes.map((code) => [coder, ...cells(code)])),
		json: counting.value.coder === null ? { united: asked, coders } : { coders }
	});
}

const heads = ['code', 'guid', 'passages', 'documents', 'cases', 'characters', 'words', 'share'];

type OfCode = { readonly code: string; readonly guid: string } & Measures;
type Measures = {
	readonly passages: number;
	readonly documents: number;
	readonly cases: number;
	readonly characters: number;
	readonly words: number;
	/** Of the characters in the filter, those under the code. */
	readonly share: number | null;
};

/** The codes with their numbers, those of all together, and what shares are of. */
function reachIn(engine: Engine, counting: Counting, paths: ReadonlyMap<string, string>) {
	const counted = engine.query('reach', counting);
	const { guids, bases, leftOut } = counted;
	const codes: OfCode[] = guids.map((guid, at) => {
		return { code: paths.get(guid) ?? '', guid, ...measures(counted, at) };
	});
	return { bases, leftOut, codes, total: measures(counted, guids.length) };
}

function measures({ reach, bases }: ReachOfCodes, at: number): Measures {
	const characters = reach.characters[at] as number;
	return {
		passages: reach.passages[at] as number,
		documents: reach.documents[at] as number,
		cases: reach.cases[at] as number,
		characters,
		words: reach.words[at] as number,
		share: share(characters, bases.characters)
	};
}

const cells = ({ code, guid, passages, documents, cases, characters, words, share: part }: OfCode) => [
	code,
	guid,
	passages,
	documents,
	cases,
	characters,
	words,
	part
];
