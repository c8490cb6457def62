/** The cases of the project as the window lists them: found by words, narrowed by an attribute, in an order; one is current. */
import { valueRank } from '../core/attribute-value.ts';
import type { Attribute, Case, Document, Guid, Speaker } from '../core/records.ts';
import { spokenLanguage } from '../words/say.ts';
import { attributesOf } from './grid.svelte.ts';
import { valueText } from './value-text.ts';
import { place } from './place.svelte.ts';
import { session } from './project.svelte.ts';

/** A case or a document with its values by attribute, in words; `about` is what the list shows below the name. */
export type Entry = {
	readonly id: Guid;
	/** The name, which the grid and typing in a list go by. */
	readonly name: string;
	readonly label: string;
	readonly about: string;
	/** Stored values by attribute. */
	readonly values: ReadonlyMap<Guid, string>;
	/** Documents in which it speaks. */
	readonly documents: number;
};

/** Ordered by `name`, `documents`, or an attribute's GUID. */
export type EntryOrder = { readonly key: string; readonly direction: 'ascending' | 'descending' };

/** Stands for "no value" where the list is narrowed by an attribute. */
export const noValue = '\u0000';

export class CaseList {
	words = $state('');
	order: EntryOrder = $state.raw({ key: 'name', direction: 'ascending' });
	/** The attribute by which the list is narrowed, and the value; null for none. */
	attribute: Guid | null = $state(null);
	value: string | null = $state(null);
	readonly #target: () => Attribute['target'];

	readonly columns = $derived.by(() => attributesOf(this.#target()));
	readonly all: readonly Entry[] = $derived.by(() => entriesOf(this.#target(), this.columns));
	readonly shown: readonly Entry[] = $derived.by(() => {
		const wanted = fold(this.words).split(/\s+/).filter(Boolean);
		const left = this.all.filter(({ name, about, values }) => {
			if (this.attribute && this.value !== null) {
				const value = values.get(this.attribute);
				if (this.value === noValue ? value !== undefined : value !== this.value) return false;
			}
			const text = fold(`${name}\n${about}`);
			return wanted.every((word) => text.includes(word));
		});
		return ordered(left, this.order, this.columns);
	});
	readonly current: Case | undefined = $derived(
		session().casesByGuid.get(place.values.case ?? '') ?? session().casesByGuid.get(this.shown[0]?.id ?? '')
	);
	/** The values that an attribute has, in its order. */
	readonly offered: readonly string[] = $derived.by(() => {
		const attribute = this.columns.find(({ guid }) => guid === this.attribute);
		if (!attribute) return [];
		const known = new Set(this.all.flatMap(({ values }) => values.get(attribute.guid) ?? []));
		const { compare } = new Intl.Collator(spokenLanguage(), { numeric: true });
		return [...known].sort(
			(a, b) => (valueRank(attribute, a) ?? 0) - (valueRank(attribute, b) ?? 0) || compare(a, b)
		);
	});

	constructor(target: () => Attribute['target'] = () => 'case') {
		this.#target = target;
	}

	/** All of them in an order. */
	inOrder(order: EntryOrder): readonly Entry[] {
		return ordered(this.all, order, this.columns);
	}

	/** The case after (1) or before (−1) the current one. */
	step(by: 1 | -1): Guid | null {
		return this.shown[this.shown.findIndex(({ id }) => id === this.current?.guid) + by]?.id ?? null;
	}

	/** Takes away what narrows the list. */
	showAll(): void {
		this.words = '';
		this.attribute = null;
		this.value = null;
	}
}

/** Somebody who speaks, with the document. */
export type SpeakerPlace = { readonly speaker: Speaker; readonly document: Document };

/** The speakers that belong to a case, or to none for null, in the order of the documents' titles. */
export function speakersOf(of: Guid | null): SpeakerPlace[] {
	const { rows, documentsByGuid } = session();
	const { compare } = new Intl.Collator(spokenLanguage(), { numeric: true });
	return (rows?.speakers ?? [])
		.filter((speaker) => speaker.case === of)
		.flatMap((speaker) => {
			const document = documentsByGuid.get(speaker.document);
			return document ? [{ speaker, document }] : [];
		})
		.sort((a, b) => compare(a.document.title, b.document.title) || compare(a.speaker.name, b.speaker.name));
}

function entriesOf(target: Attribute['target'], columns: readonly Attribute[]): Entry[] {
	const { rows } = session();
	if (!rows) return [];
	const values = new Map<Guid, Map<Guid, string>>();
	for (const { attribute, case: of, document, value } of rows.values) {
		const owner = of ?? document ?? '';
		const known = values.get(owner);
		if (known) known.set(attribute, value);
		else values.set(owner, new Map([[attribute, value]]));
	}
	const documents = new Map<Guid, Set<Guid>>();
	for (const { case: of, document } of rows.speakers) {
		if (!of) continue;
		const known = documents.get(of);
		if (known) known.add(document);
		else documents.set(of, new Set([document]));
	}
	const entry = (guid: Guid, name: string): Entry => {
		const own = values.get(guid) ?? new Map<Guid, string>();
		const about = columns.flatMap((column) => {
			const value = own.get(column.guid);
			return value === undefined ? [] : [valueText(column, value)];
		});
		return {
			id: guid,
			name,
			label: name,
			about: about.join(' · '),
			values: own,
			documents: documents.get(guid)?.size ?? 0
		};
	};
	return target === 'case'
		? rows.cases.map(({ guid, name }) => entry(guid, name))
		: rows.documents.map(({ guid, title }) => entry(guid, title));
}

function ordered(
	entries: readonly Entry[],
	{ key, direction }: EntryOrder,
	columns: readonly Attribute[]
): readonly Entry[] {
	const { compare } = new Intl.Collator(spokenLanguage(), { numeric: true });
	const sign = direction === 'ascending' ? 1 : -1;
	const byName = (a: Entry, b: Entry): number => compare(a.name, b.name);
	const column = columns.find(({ guid }) => guid === key);
	if (key === 'documents')
		return entries.toSorted((a, b) => sign * (a.documents - b.documents) || byName(a, b));
	if (!column) return entries.toSorted((a, b) => sign * byName(a, b));
	return entries.toSorted((a, b) => {
		const [left, right] = [a.values.get(key), b.values.get(key)];
		if (left === undefined || right === undefined)
			return Number(left === undefined) - Number(right === undefined) || byName(a, b);
		const ranks = [valueRank(column, left), valueRank(column, right)] as const;
		const difference = ranks[0] !== null && ranks[1] !== null ? ranks[0] - ranks[1] : compare(left, right);
		return sign * difference || byName(a, b);
	});
}

const fold = (text: string): string => text.normalize('NFC').toLocaleLowerCase(spokenLanguage());
