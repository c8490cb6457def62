/** `words`: the words of the filter or of a code's passages, and one of them in its context. */
import { stopLanguages, type StopLanguage } from '../lib/core/stop-words/index.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import type { TextCounted } from '../lib/storage/queries/words.ts';
import type { Counts, Numbers } from './numbers.ts';
import { wholeNumbers, type Options } from './options.ts';
import { codesNamed, countingOf, countingOptions } from './where.ts';

const limits = {
	'--shortest': { least: 1, most: 100, otherwise: 1 },
	'--limit': { least: 1, most: 1_000_000, otherwise: 100 }
} as const;

export const words: Numbers = {
	help: 'cli.words.help',
	options: {
		values: [
			...countingOptions.values,
			...['--code', '--stop', '--without', '--order', '--in-context'],
			...Object.keys(limits)
		],
		flags: [...countingOptions.flags, '--numbers']
	},
	count
};

function count(engine: Engine, overview: Overview, options: Options): Result<Counts, Message> {
	const counting = countingOf(options, engine, overview);
	if (!counting.ok) return counting;
	const code = codeOf(options, engine, overview);
	if (!code.ok) return code;
	const text = { ...counting.value, code: code.value };
	const word = options.value('--in-context');
	if (word !== null && !/^\S+$/.test(word)) return err(message('cli.words.oneWord', { word }));
	if (word !== null) return ok(places(engine, overview, { ...text, word }));
	const numbers = wholeNumbers(options, limits);
	if (!numbers.ok) return numbers;
	const stop = listOf(options.value('--stop'));
	const unknown = stop.find((one) => !stopLanguages.includes(one as StopLanguage));
	if (unknown !== undefined) return err(message('cli.words.noStopWords', { language: unknown }));
	const order = options.value('--order') ?? 'count';
	if (order !== 'count' && order !== 'keyness') return err(message('cli.words.badOrder', { order }));
	if (order === 'keyness' && code.value === null) return err(message('cli.words.keynessOfCode'));
	const counted = engine.query('words', {
		...text,
		stop: stop as StopLanguage[],
		without: listOf(options.value('--without')),
		shortest: numbers.value['--shortest'],
		numbers: options.has('--numbers'),
		...{ order, limit: numbers.value['--limit'] }
	});
	const { total, restTotal, different } = counted;
	const rows = counted.words.map(({ word, count, documents, cases, rest, likelihood, ratio }) => ({
		...{ word, count, per_1000: (1000 * count) / total, documents, cases },
		...(rest !== null && {
			rest,
			rest_per_1000: restTotal ? (1000 * rest) / restTotal : null,
			...{ log_likelihood: likelihood, log_ratio: ratio }
		})
	}));
	const heads = ['word', 'count', 'per_1000', 'documents', 'cases'];
	const compared = ['rest', 'rest_per_1000', 'log_likelihood', 'log_ratio'];
	return ok({
		heads: code.value === null ? heads : [...heads, ...compared],
		rows: rows.map((row) => Object.values(row)),
		json: { total, ...(code.value !== null && { restTotal }), different, words: rows }
	});
}

/** The code asked for, or null for all text. */
function codeOf(options: Options, engine: Engine, overview: Overview): Result<string | null, Message> {
	const text = options.value('--code');
	if (text === null) return ok(null);
	const codes = codesNamed(text, engine, overview);
	if (!codes.ok) return codes;
	if (codes.value.length !== 1) return err(message('cli.words.oneCode', { code: text }));
	return ok(codes.value[0] as string);
}

const placeHeads = [
	...['document', 'document_guid', 'start', 'end', 'turn', 'speaker', 'time'],
	...['before', 'word', 'after']
] as const;

function places(
	engine: Engine,
	{ documents }: Pick<Overview, 'documents'>,
	asked: TextCounted & { readonly word: string }
): Counts {
	const titles = new Map(documents.map(({ guid, title }) => [guid, title]));
	const { total, hits } = engine.query('wordPlaces', { ...asked, offset: 0, limit: null });
	const rows = hits.map((hit) => ({
		...{ document: titles.get(hit.document) ?? '', document_guid: hit.document },
		...{ start: hit.start, end: hit.end, turn: hit.turn, speaker: hit.speaker, time: hit.time },
		...{ before: hit.before, word: hit.words, after: hit.after }
	}));
	return {
		heads: placeHeads,
		rows: rows.map((row) => Object.values(row)),
		json: { word: asked.word, total, places: rows }
	};
}

const listOf = (text: string | null): string[] => text?.split(/[\s,]+/).filter(Boolean) ?? [];
