/** `saturation`: new codes by document, beside random orders, and where little new comes. */
import { ok, type Message, type Result } from '../lib/core/result.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import type { Counts, Numbers } from './numbers.ts';
import { wholeNumbers, type Options } from './options.ts';
import { countingOf, countingOptions } from './where.ts';

const limits = {
	'--base': { least: 1, most: 1000, otherwise: 4 },
	'--run': { least: 1, most: 1000, otherwise: 2 },
	'--threshold': { least: 0, most: 100, otherwise: 5 },
	'--orders': { least: 0, most: 10_000, otherwise: 200 },
	'--seed': { least: 0, most: 2 ** 31, otherwise: 1 }
} as const;

export const saturation: Numbers = {
	help: 'cli.saturation.help',
	options: { ...countingOptions, values: [...countingOptions.values, ...Object.keys(limits)] },
	count
};

const heads = ['document', 'guid', 'new', 'so_far', 'low', 'middle', 'high', 'run_share'] as const;

function count(engine: Engine, overview: Overview, options: Options): Result<Counts, Message> {
	const counting = countingOf(options, engine, overview);
	if (!counting.ok) return counting;
	const numbers = wholeNumbers(options, limits);
	if (!numbers.ok) return numbers;
	const { '--base': base, '--run': run, '--threshold': percent, '--orders': orders } = numbers.value;
	const order = { base, run, threshold: percent / 100, orders, seed: numbers.value['--seed'] };
	const found = engine.query('saturation', { ...counting.value, ...order });
	const titles = new Map(overview.documents.map(({ guid, title }) => [guid, title]));
	const rows = found.documents.map((guid, at) => ({
		...{ document: titles.get(guid) ?? '', guid, new: found.fresh[at]!, so_far: found.soFar[at]! },
		...{ low: found.low[at] ?? null, middle: found.middle[at] ?? null, high: found.high[at] ?? null },
		run_share: found.runs[at - base - run + 1] ?? null
	}));
	const { baseCodes, reached, uncoded, leftOut } = found;
	return ok({
		heads,
		rows: rows.map((row) => heads.map((head) => row[head])),
		json: { ...order, baseCodes, reached, uncoded, leftOut, documents: rows }
	});
}
