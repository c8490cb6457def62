/** `sequence`: which codes follow which, beside what chance would give. */
import { share } from '../lib/analysis/frequency.ts';
import { ok, type Message, type Result } from '../lib/core/result.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import { orNull, type Counts, type Numbers } from './numbers.ts';
import { wholeNumbers, type Options } from './options.ts';
import { countingOf, countingOptions, pathsOf } from './where.ts';

const limits = {
	'--turns': { least: 0, most: 1000, otherwise: 1 },
	'--shuffles': { least: 0, most: 10_000, otherwise: 200 },
	'--seed': { least: 0, most: 2 ** 31, otherwise: 1 }
} as const;

export const sequence: Numbers = {
	help: 'cli.sequence.help',
	options: { ...countingOptions, values: [...countingOptions.values, ...Object.keys(limits)] },
	count
};

const heads = [
	'a',
	'a_guid',
	'b',
	'b_guid',
	'count',
	'a_codings',
	'share',
	'expected',
	'at_least',
	'at_most'
] as const;

function count(engine: Engine, overview: Overview, options: Options): Result<Counts, Message> {
	const counting = countingOf(options, engine, overview);
	if (!counting.ok) return counting;
	const numbers = wholeNumbers(options, limits);
	if (!numbers.ok) return numbers;
	const { '--turns': turns, '--shuffles': shuffles, '--seed': seed } = numbers.value;
	const found = engine.query('sequences', { ...counting.value, turns, shuffles, seed });
	const paths = pathsOf(overview);
	const named = found.guids.map((guid) => ({ guid, path: paths.get(guid) ?? '' }));
	const rows = named.flatMap((a, i) =>
		named.flatMap((b, j) => {
			const cell = i * found.codes + j;
			const [followed, expected] = [found.followed[cell]!, orNull(found.expected[cell])];
			if (!followed && !expected) return [];
			const codings = found.codings[i]!;
			return {
				...{ a: a.path, a_guid: a.guid, b: b.path, b_guid: b.guid },
				...{ count: followed, a_codings: codings, share: share(followed, codings), expected },
				...{ at_least: found.atLeast[cell]!, at_most: found.atMost[cell]! }
			};
		})
	);
	return ok({
		heads,
		rows: rows.map((row) => heads.map((head) => row[head])),
		json: { turns, shuffles, seed, leftOut: found.leftOut, pairs: rows }
	});
}
