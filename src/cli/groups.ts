/** Groups as the command line names them: `--by kind`, `--by Unit --bins 10,20`, and the names of what was found. */
import { canonicalValue, valueRank } from '../lib/core/attribute-value.ts';
import { codePath } from '../lib/core/code-path.ts';
import type { Attribute } from '../lib/core/records.ts';
import { err, message, ok, type Message, type Result } from '../lib/core/result.ts';
import type { Engine } from '../lib/storage/engine.ts';
import type { Group, GroupBy } from '../lib/storage/queries/groups.ts';
import type { Grouping } from '../lib/storage/queries/grouped.ts';
import type { Overview } from '../lib/storage/queries/overview.ts';
import type { Options } from './options.ts';
import { named } from './named.ts';
import { countingOf, countingOptions } from './where.ts';

/** The options that say what is counted and by what it is grouped. */
export const groupingOptions = {
	...countingOptions,
	values: [...countingOptions.values, '--by', '--bins']
} as const;

const kinds = ['kind', 'date', 'document', 'speaker', 'case'] as const;

/** What the options ask to be counted in groups, or the sentence why that can't be. */
export function groupingOf(options: Options, engine: Engine, overview: Overview): Result<Grouping, Message> {
	const counting = countingOf(options, engine, overview);
	if (!counting.ok) return counting;
	const group = groupByOf(options, overview);
	return group.ok ? ok({ ...counting.value, group: group.value }) : group;
}

function groupByOf(options: Options, overview: Overview): Result<GroupBy, Message> {
	const by = options.value('--by') ?? 'kind';
	const kind = kinds.find((one) => one === by);
	const bins = options.value('--bins');
	if (kind) return bins === null ? ok({ by: kind }) : err(message('cli.crosstab.noBins', { by }));
	const attribute = named(overview.attributes, by.replace(/^attribute=/, ''), ({ name }) => name);
	if (!attribute)
		return err(
			message('cli.numbers.badBy', {
				by,
				possible: [...kinds, ...overview.attributes.map(({ name }) => name)].join(', ')
			})
		);
	if (bins === null) return ok({ by: 'attribute', attribute: attribute.guid });
	const edges = edgesOf(attribute, bins);
	return edges.ok ? ok({ by: 'attribute', attribute: attribute.guid, bins: edges.value }) : edges;
}

/** Edges of bins for numbers or dates, ascending. */
function edgesOf(attribute: Attribute, text: string): Result<string[], Message> {
	if (attribute.type !== 'number' && attribute.type !== 'date')
		return err(message('cli.crosstab.noBins', { by: attribute.name }));
	const edges = text.split(',').map((edge) => canonicalValue(attribute, edge) || null);
	const ranks = edges.map((edge) => (edge === null ? NaN : valueRank(attribute, edge)!));
	const ascend = ranks.every((rank, i) => i === 0 || rank > ranks[i - 1]!);
	if (edges.includes(null) || !ascend) return err(message('cli.crosstab.badBins', { bins: text }));
	return ok(edges as string[]);
}

/** What a group is called, with the GUID of its document, speaker or case; empty for those without one. */
export type GroupLabel = { readonly group: string; readonly groupGuid: string };

/** The names of groups by their index: a value, `>=10 <20` for a bin, a title, a name, `Title / Name` for a speaker. */
export function labels(
	overview: Overview,
	groups: readonly Group[],
	{ by }: GroupBy
): (index: number) => GroupLabel {
	const titles = new Map(overview.documents.map(({ guid, title }) => [guid, title]));
	const names = {
		document: titles,
		case: new Map(overview.cases.map(({ guid, name }) => [guid, name])),
		speaker: new Map(
			overview.speakers.map(({ guid, name, document }) => [
				guid,
				codePath([titles.get(document) ?? '', name])
			])
		)
	};
	return (index) => {
		const { value, bin } = groups[index]!;
		if (bin) return { group: binName(bin), groupGuid: '' };
		if (by === 'kind' || by === 'date' || by === 'attribute') return { group: value, groupGuid: '' };
		return { group: names[by].get(value) ?? '', groupGuid: value };
	};
}

const binName = ({ from, to }: NonNullable<Group['bin']>): string =>
	[...(from === null ? [] : [`>=${from}`]), ...(to === null ? [] : [`<${to}`])].join(' ');
