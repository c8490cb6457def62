/**
 * Which documents, cases and speakers stand in the filter: by kind, date, attributes, or named one by one. Attributes serve as
 * groups: unit, level, wave. Plain data, the same for every view; its shape stands apart, so that a page may filter
 * without loading zod.
 */
import { valueRank } from './attribute-value.ts';
import type { Attribute, AttributeValue, Case, Document, DocumentKind, Guid } from './records.ts';

/** A condition on an attribute of cases or documents. */
export type AttributeCondition = {
	readonly attribute: Guid;
	/** The values that pass, '' standing for none at all; null for any. */
	readonly values: readonly string[] | null;
	/** The least and the greatest value that pass, for numbers, dates and ordered options; null for no bound. */
	readonly from: string | null;
	readonly to: string | null;
};

/** What is asked of documents and cases; everything passes where a field is null or a list of conditions is empty. */
export type GroupFilter = {
	readonly kinds: readonly DocumentKind[] | null;
	readonly documents: readonly Guid[] | null;
	readonly cases: readonly Guid[] | null;
	/** Conditions that all have to hold: those on document attributes for documents, the others for cases. */
	readonly attributes: readonly AttributeCondition[];
	/** The first and last date that a document may have (ISO); one without a date stays out where either is set. */
	readonly from: string | null;
	readonly to: string | null;
	/** Those who speak, by name in whatever document; '' stands for turns without a named speaker. */
	readonly speakers: readonly string[] | null;
	/** `out` leaves out codings whose every turn is a facilitator's; turns without a known speaker are nobody's. */
	readonly facilitators: 'in' | 'out';
};

/** What is asked of coded passages themselves; everything passes where a field is null or left out. */
export type Marks = {
	/** Only passages of these codes, as a set of codes names them. */
	readonly codes?: readonly Guid[] | null;
	/** Only passages with a star, or only those without. */
	readonly starred?: Only;
	/** Only what auto-coding made and nobody has looked at since, or only the rest. */
	readonly auto?: Only;
};
/** Only what has something, only what has it not, or both. */
export type Only = 'only' | 'none' | null;

/**
 * The filter as queries take it. A coding is within a case or a speaker's when the turn that it belongs to is; where both are
 * asked for, both have to hold.
 */
export type Within = {
	readonly documents: readonly Guid[] | null;
	readonly cases: readonly Guid[] | null;
	/** By name, in whatever document, '' standing for nobody named; all where it is null or left out. */
	readonly speakers?: readonly string[] | null;
	readonly facilitators: 'in' | 'out';
} & Marks;

/** The filter that lets everything pass. */
export const noFilter: GroupFilter = {
	kinds: null,
	documents: null,
	cases: null,
	attributes: [],
	from: null,
	to: null,
	speakers: null,
	facilitators: 'in'
};

/** The rows that a filter is held against. */
export type Groups = {
	readonly documents: readonly Document[];
	readonly cases: readonly Case[];
	readonly attributes: readonly Attribute[];
	readonly values: readonly AttributeValue[];
};

/** True when the filter leaves nothing out. */
export function isNoFilter(filter: GroupFilter): boolean {
	const { kinds, documents, cases, attributes, from, to, speakers, facilitators } = filter;
	const asked = [kinds, documents, cases, from, to, speakers];
	return !asked.some(Boolean) && !attributes.length && facilitators === 'in';
}

/** The documents and cases that pass, by GUID; null where all do by the nature of the filter. Conditions on attributes that are gone hold. */
export function withinOf(filter: GroupFilter, groups: Groups): Within {
	const conditions = { document: [] as Condition[], case: [] as Condition[] };
	for (const condition of filter.attributes) {
		const attribute = groups.attributes.find(({ guid }) => guid === condition.attribute);
		if (!attribute) continue;
		const valueOf = new Map(
			groups.values
				.filter((value) => value.attribute === attribute.guid)
				.map((value) => [value[attribute.target] as Guid, value.value])
		);
		conditions[attribute.target].push((guid) => passes(condition, attribute, valueOf.get(guid) ?? ''));
	}
	const { kinds, documents, cases, from, to } = filter;
	const asksDocuments = kinds || documents || from || to || conditions.document.length;
	const named = { documents: documents && new Set(documents), cases: cases && new Set(cases) };
	return {
		documents: asksDocuments
			? groups.documents
					.filter(
						({ guid, kind, date }) =>
							(!kinds || kinds.includes(kind)) &&
							(!named.documents || named.documents.has(guid)) &&
							(!from || (date !== null && date >= from)) &&
							(!to || (date !== null && date <= to)) &&
							conditions.document.every((holds) => holds(guid))
					)
					.map(({ guid }) => guid)
			: null,
		cases:
			cases || conditions.case.length
				? groups.cases
						.filter(
							({ guid }) =>
								(!named.cases || named.cases.has(guid)) && conditions.case.every((holds) => holds(guid))
						)
						.map(({ guid }) => guid)
				: null,
		speakers: filter.speakers,
		facilitators: filter.facilitators
	};
}

type Condition = (guid: Guid) => boolean;

function passes({ values, from, to }: AttributeCondition, attribute: Attribute, value: string): boolean {
	if (values && !values.includes(value)) return false;
	if (from === null && to === null) return true;
	const rank = value ? valueRank(attribute, value) : null;
	if (rank === null) return false;
	const least = from === null ? null : valueRank(attribute, from);
	const greatest = to === null ? null : valueRank(attribute, to);
	return (least === null || rank >= least) && (greatest === null || rank <= greatest);
}
