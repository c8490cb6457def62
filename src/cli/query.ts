/** `query`: the passages that a query finds, or how many stand in each document, case or code. */
import { queryNames } from '../lib/core/query-names.ts';
import { querySentence } from '../lib/core/query-sentence.ts';
import { parseQuery, printQuery } from '../lib/core/query-text.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import type { Queried, QueriedCount } from '../lib/storage/queries/query.ts';
import { sayNested } from '../lib/words/say-nested.ts';
import type { Counts, Numbers } from './numbers.ts';
import type { Options } from './options.ts';
import { countingOf, pathsOf } from './where.ts';

export const query: Numbers = {
	help: 'cli.query.help',
	more: 'cli.query.noQuery',
	options: { values: ['--where', '--coder', '--by'], flags: [] },
	count
};

const groupings = ['document', 'case', 'code'] as const;

function count(engine: Engine, overview: Overview, options: Options): Result<Counts, Message> {
	const counting = countingOf(options, engine, overview);
	if (!counting.ok) return counting;
	const by = options.value('--by');
	if (by !== null && !groupings.includes(by as (typeof groupings)[number]))
		return err(message('cli.numbers.badBy', { by, possible: groupings.join(', ') }));
	const names = queryNames(overview.codes, engine.query('themes', {}).themes);
	const parsed = parseQuery(options.files[1] as string, names);
	if (!parsed.ok) return parsed;
	const asked = { ...counting.value, query: parsed.value, offset: 0, limit: by === null ? null : 0 };
	const found = engine.query('queried', asked);
	if (!found.ok) {
		const { type, ...values } = found.error;
		return err(message(`query.unfound.${type}`, values));
	}
	const { total, characters, leftOut } = found.value;
	const about = {
		query: printQuery(parsed.value, names),
		sentence: sayNested(querySentence(parsed.value, names.shown)),
		...{ total, characters, leftOut }
	};
	if (by === null) return ok(passagesOf(found.value, overview, about));
	return ok(countsOf(by as (typeof groupings)[number], found.value, overview, about));
}

const passageHeads = [
	'document',
	'document_guid',
	'start',
	'end',
	'turn',
	'speaker',
	'case',
	'time',
	'quote'
] as const;

function passagesOf({ passages }: Queried, { documents }: Overview, about: object): Counts {
	const titles = new Map(documents.map(({ guid, title }) => [guid, title]));
	const rows = passages.map((one) => ({
		...{ document: titles.get(one.document) ?? '', document_guid: one.document },
		...{ start: one.start, end: one.end, turn: one.turn, speaker: one.speaker, case: one.case },
		...{ time: one.time, quote: one.quote }
	}));
	return {
		heads: passageHeads,
		rows: rows.map((row) => passageHeads.map((head) => row[head])),
		json: { ...about, passages: rows }
	};
}

function countsOf(by: (typeof groupings)[number], found: Queried, overview: Overview, about: object): Counts {
	const { cases, documents } = overview;
	const nameOf = {
		document: new Map(documents.map(({ guid, title }) => [guid, title])),
		case: new Map(cases.map(({ guid, name }) => [guid, name])),
		code: pathsOf(overview)
	}[by];
	const counts: readonly QueriedCount[] = found[`${by}s`];
	const rows = counts.map(({ guid, passages }) => ({ [by]: nameOf.get(guid) ?? '', guid, passages }));
	return {
		heads: [by, 'guid', 'passages'],
		rows: rows.map((row) => Object.values(row)),
		json: { ...about, ...(by === 'case' && { withoutCase: found.withoutCase }), [`${by}s`]: rows }
	};
}
