/** `crosstab`: codes by groups, and on demand a test of one code. */
import type { Engine } from '../lib/storage/engine.ts';
import type { Guid } from '../lib/core/records.ts';
import { ok, type Message, type Result } from '../lib/core/result.ts';
import type { CrosstabOfCodes } from '../lib/storage/queries/crosstab.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import { testCode } from './crosstab-test.ts';
import { groupingOf, groupingOptions, labels } from './groups.ts';
import { orNull, type Counts, type Numbers } from './numbers.ts';
import { goesWith, type Options } from './options.ts';
import { codesNamed, pathsOf } from './where.ts';

/** What says how `--test` goes about it. */
const ofTest = ['--before', '--after', '--samples', '--seed'];

export const crosstab: Numbers = {
	help: 'cli.crosstab.help',
	options: {
		...groupingOptions,
		values: [...groupingOptions.values, '--rows', '--test', ...ofTest]
	},
	count
};

function count(engine: Engine, overview: Overview, options: Options): Result<Counts, Message> {
	const grouping = groupingOf(options, engine, overview);
	if (!grouping.ok) return grouping;
	const shown = shownCodes(engine, overview, options);
	if (!shown.ok) return shown;
	if (options.value('--test') !== null)
		return testCode(engine, overview, options, { ...grouping.value, shown: shown.value });
	const alone = goesWith(options, ofTest, '--test');
	if (!alone.ok) return alone;
	const counted = engine.query('crosstab', grouping.value);
	const { bases, spokenBy, leftOut } = counted;
	const label = labels(overview, counted.groups, grouping.value.group);
	const paths = pathsOf(overview);
	const places = [...counted.guids.keys()].filter(
		(code) => !shown.value || shown.value.includes(counted.guids[code]!)
	);
	const codes = places.map((code) => ({
		code: paths.get(counted.guids[code]!) ?? '',
		guid: counted.guids[code]!,
		groups: counted.groups.map((_, group) => cellOf(counted, code, group)),
		total: cellOf(counted, code, counted.groups.length)
	}));
	const groups = counted.groups.map((_, i) => ({ ...label(i), ...bases[i]! }));
	const all = [...counted.groups.keys(), counted.groups.length];
	return ok({
		heads,
		rows: codes.flatMap(({ code, guid, groups: cells }) =>
			cells.map((cell, i) => [
				code,
				guid,
				groups[i]!.group,
				groups[i]!.groupGuid,
				...Object.values(cell),
				groups[i]!.passages,
				groups[i]!.cases,
				groups[i]!.spoken
			])
		),
		json: {
			by: grouping.value.group.by,
			spokenBy,
			leftOut,
			groups,
			total: bases[counted.groups.length],
			codes,
			allCodes: all.map((group) => cellOf(counted, counted.guids.length, group))
		}
	});
}

const heads = [
	'code',
	'guid',
	'group',
	'group_guid',
	'passages',
	'documents',
	'cases',
	'characters',
	'words',
	'row_share',
	'column_share',
	'per_1000_words',
	'group_passages',
	'group_cases',
	'group_spoken_words'
];

/** One code in one group, in the order of the heads. */
function cellOf({ table, rowShare, columnShare, rate }: CrosstabOfCodes, code: number, group: number) {
	const at = code * (table.groups + 1) + group;
	return {
		passages: table.passages[at]!,
		documents: table.documents[at]!,
		cases: table.cases[at]!,
		characters: table.characters[at]!,
		words: table.words[at]!,
		rowShare: orNull(rowShare[at]),
		columnShare: orNull(columnShare[at]),
		perThousandWords: orNull(rate[at])
	};
}

/** The codes that `--rows` names; null for all. */
function shownCodes(engine: Engine, overview: Overview, options: Options): Result<Guid[] | null, Message> {
	const names = options.all('--rows');
	const codes: Guid[] = [];
	for (const name of names) {
		const found = codesNamed(name, engine, overview);
		if (!found.ok) return found;
		codes.push(...found.value);
	}
	return ok(names.length ? codes : null);
}
