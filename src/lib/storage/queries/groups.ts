/** Groups that turns belong to: by kind or date of document, document, speaker, case, or the value of an attribute. */
import { calendarEdges, mostValues, roundEdges } from '../../analysis/bins.ts';
import { lastAtMost } from '../../analysis/last-at-most.ts';
import { valueRank } from '../../core/attribute-value.ts';
import { documentKinds, type Attribute, type Guid } from '../../core/records.ts';
import { allRows, type Source } from './source.ts';

/**
 * What turns are grouped by. A speaker is one of one document; a case may speak in several. Dates of documents are put in
 * months, or in years where they are of more months than stand each on its own.
 */
export type GroupBy =
	| { readonly by: 'kind' | 'date' | 'document' | 'speaker' | 'case' }
	| {
			readonly by: 'attribute';
			readonly attribute: Guid;
			/** For numbers and dates: edges of bins, ascending. Left out: each value, or round bins where there are many. */
			readonly bins?: readonly string[];
	  };

export type Group = {
	/** The kind, the month (2026-02) or year, the value, or the GUID of the document, speaker or case; '' for turns that have none, and for bins. */
	readonly value: string;
	/** For a bin the first value in it and the first beyond it, null for an open end; null for what is no bin. */
	readonly bin: { readonly from: string | null; readonly to: string | null } | null;
};

/** Values before they are put in groups: by document, or by the speaker's local key; '' for none. */
export type Values = { readonly of: (document: number, speaker: number) => string };

/** Reads what the value of each turn is, by the indexes of `documents` and the local keys of speakers. */
export function valuesBy(source: Source, documents: readonly Guid[], group: GroupBy): Values {
	const target = group.by === 'attribute' && source.tables.get('attribute', group.attribute)?.target;
	if (group.by === 'document') return { of: (document) => documents[document] ?? '' };
	if (group.by === 'date') {
		const dates = pairs<Guid>(source, 'select guid, date from document where date is not null', []);
		const byMonth = new Set([...dates.values()].map((date) => date.slice(0, 7))).size <= mostValues;
		const periods = documents.map((guid) => dates.get(guid)?.slice(0, byMonth ? 7 : 4) ?? '');
		return { of: (document) => periods[document] ?? '' };
	}
	if (group.by === 'kind' || target === 'document') {
		const valueOf = pairs<Guid>(source, ...documentValues(group));
		const values = documents.map((guid) => valueOf.get(guid) ?? '');
		return { of: (document) => values[document] ?? '' };
	}
	const valueOf = pairs<number>(source, ...speakerValues(group));
	return { of: (_, speaker) => valueOf.get(speaker) ?? '' };
}

function documentValues(group: GroupBy): [string, string[]] {
	if (group.by !== 'attribute') return ['select guid, kind from document', []];
	return [
		`select d.guid, v.value from attribute_value v join document d on d.id = v.document_id
		where v.attribute_id = (select id from attribute where guid = ?)`,
		[group.attribute]
	];
}

function speakerValues(group: GroupBy): [string, string[]] {
	if (group.by === 'speaker') return ['select id, guid from speaker', []];
	if (group.by !== 'attribute')
		return ['select s.id, c.guid from speaker s join "case" c on c.id = s.case_id', []];
	return [
		`select s.id, v.value from attribute_value v join speaker s on s.case_id = v.case_id
		where v.attribute_id = (select id from attribute where guid = ?)`,
		[group.attribute]
	];
}

const pairs = <K>(source: Source, sql: string, values: string[]): Map<K, string> =>
	new Map(allRows(source, sql, values) as [K, string][]);

/** The groups in which the values lie, in their order with that of no value last, and the index of each value's. */
export function groupsOf(
	source: Source,
	group: GroupBy,
	present: ReadonlySet<string>
): { groups: Group[]; indexOf: ReadonlyMap<string, number> } {
	const attribute =
		group.by === 'attribute' ? (source.tables.get('attribute', group.attribute) ?? null) : null;
	const values = [...present].filter((value) => value !== '');
	const edges = group.by === 'attribute' && attribute ? edgesOf(attribute, group.bins, values) : null;
	const groups: Group[] = [];
	const indexOf = new Map<string, number>();
	if (attribute && edges) fillBins(attribute, edges, values, groups, indexOf);
	const alone = values.filter((value) => !indexOf.has(value));
	for (const value of alone.sort(orderOf(source, group, attribute))) {
		indexOf.set(value, groups.length);
		groups.push({ value, bin: null });
	}
	if (present.has('')) {
		indexOf.set('', groups.length);
		groups.push({ value: '', bin: null });
	}
	return { groups, indexOf };
}

/** Edges of bins: those asked for, or round ones where more values are there than stand each on its own. */
function edgesOf(
	attribute: Attribute,
	asked: readonly string[] | undefined,
	values: readonly string[]
): readonly string[] | null {
	const { type } = attribute;
	if (type !== 'number' && type !== 'date') return null;
	if (asked?.length) return asked;
	const ranked = values
		.filter((value) => valueRank(attribute, value) !== null)
		.sort((a, b) => valueRank(attribute, a)! - valueRank(attribute, b)!);
	if (ranked.length <= mostValues) return null;
	const [least, greatest] = [ranked[0]!, ranked.at(-1)!];
	return type === 'date'
		? calendarEdges(least, greatest)
		: roundEdges(Number(least), Number(greatest)).map(String);
}

/** Adds the bins that hold a value; values of no rank stay on their own. */
function fillBins(
	attribute: Attribute,
	edges: readonly string[],
	values: readonly string[],
	groups: Group[],
	indexOf: Map<string, number>
): void {
	const ranks = edges.map((edge) => valueRank(attribute, edge)!);
	const binOf = (value: string): number => lastAtMost(ranks, valueRank(attribute, value)!);
	const ranked = values.filter((value) => valueRank(attribute, value) !== null);
	for (let bin = -1; bin < edges.length; bin++) {
		const inside = ranked.filter((value) => binOf(value) === bin);
		if (!inside.length) continue;
		for (const value of inside) indexOf.set(value, groups.length);
		groups.push({ value: '', bin: { from: edges[bin] ?? null, to: edges[bin + 1] ?? null } });
	}
}

/** Kinds in their order, documents, speakers and cases by name, ranked values by rank, others by their letters. */
function orderOf(
	source: Source,
	group: GroupBy,
	attribute: Attribute | null
): (a: string, b: string) => number {
	const byLetters = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
	const rank = attribute
		? (value: string): number => valueRank(attribute, value) ?? Infinity
		: rankIn(group.by === 'kind' ? documentKinds : namedOrder(source, group.by));
	return (a, b) => {
		const [first, second] = [rank(a), rank(b)];
		return first === second ? byLetters(a, b) : first - second;
	};
}

function rankIn(values: readonly string[]): (value: string) => number {
	const places = new Map(values.map((value, i) => [value, i]));
	return (value) => places.get(value) ?? Infinity;
}

function namedOrder(source: Source, by: GroupBy['by']): string[] {
	if (by === 'date') return [];
	const sql =
		by === 'document'
			? 'select guid from document order by title, guid'
			: by === 'case'
				? 'select guid from "case" order by name, guid'
				: 'select s.guid from speaker s join document d on d.id = s.document_id order by d.title, d.guid, s.name, s.guid';
	return allRows(source, sql).map(([guid]) => guid as string);
}
