/**
 * The groups in the filter: kinds, dates and attributes of documents, cases and their attributes, speakers. It is
 * kept in the address and goes along from section to section, so that every view counts the same.
 */
import {
	noFilter,
	withinOf,
	type AttributeCondition,
	type GroupFilter,
	type Within
} from '../core/group-filter.ts';
import type { Attribute, DocumentKind, Guid, Speaker } from '../core/records.ts';
import { spokenLanguage } from '../words/say.ts';
import { conditionsFrom, conditionsTo, facilitatorsFrom, namesFrom } from './filter-address.ts';
import { valueText } from './value-text.ts';
import { place, type PlaceValues } from './place.svelte.ts';
import { session } from './project.svelte.ts';

class GroupFilterState {
	/** A name in the address is a facilitator's. */
	readonly #leadsNamed = $derived.by(() => {
		const named = new Set(namesFrom(place.values.speakers));
		const speakers = named.size ? session().rows?.speakers : [];
		return speakers?.some(({ name, role }) => role === 'facilitator' && named.has(name)) ?? false;
	});
	/** What is asked. Facilitators are left out unless somebody lets them in, or names one. */
	readonly filter: GroupFilter = $derived({
		...noFilter,
		kinds: listed(place.values.kinds) as readonly DocumentKind[] | null,
		documents: listed(place.values.documents),
		cases: listed(place.values.cases),
		attributes: conditionsFrom(place.values.where),
		from: place.values.from ?? null,
		to: place.values.to ?? null,
		speakers: namesFrom(place.values.speakers),
		facilitators: facilitatorsFrom(place.values.lead, this.#leadsNamed)
	});
	/** The same as queries take it. */
	readonly within: Within = $derived.by(() => {
		const { rows } = session();
		return rows ? withinOf(this.filter, rows) : { documents: null, cases: null, facilitators: 'in' };
	});
	/** Those who speak in a document in the filter, under a name and as a case that it asks for; null where it leaves nobody out. */
	readonly heard: readonly Speaker[] | null = $derived.by(() => {
		const { documents, cases, speakers = null } = this.within;
		if (!documents && !cases && !speakers) return null;
		const named = [documents, cases, speakers].map((list) => list && new Set(list));
		return (session().rows?.speakers ?? []).filter((one) =>
			[one.document, one.case ?? '', one.name].every((value, i) => named[i]?.has(value) ?? true)
		);
	});
	/** The documents in the filter: where cases or speakers are in it too, those in which one of them speaks. Null for all. */
	readonly documents: readonly Guid[] | null = $derived.by(() => {
		const { documents, cases, speakers } = this.within;
		if (!cases && !speakers) return documents;
		const heard = new Set(this.heard?.map(({ document }) => document));
		if (!cases && speakers?.includes('')) for (const guid of session().unnamed) heard.add(guid);
		const all = documents ?? session().rows?.documents.map(({ guid }) => guid) ?? [];
		return all.filter((guid) => heard.has(guid));
	});
	/**
	 * Every name that somebody speaks under, with in how many documents, and whether only facilitators have it; last, as ''
	 * and where the documents in the filter have any, turns without a named speaker.
	 */
	readonly names: readonly { name: string; n: number; leads: boolean }[] = $derived.by(() => {
		const names = new Map<string, { of: Set<Guid>; leads: boolean }>();
		for (const { name, document, role } of session().rows?.speakers ?? []) {
			const known = names.get(name) ?? { of: new Set(), leads: true };
			known.of.add(document);
			names.set(name, { of: known.of, leads: known.leads && role === 'facilitator' });
		}
		const { compare } = new Intl.Collator(spokenLanguage(), { numeric: true });
		const listed = [...names]
			.map(([name, { of, leads }]) => ({ name, n: of.size, leads }))
			.sort((a, b) => compare(a.name, b.name));
		const inFilter = this.within.documents && new Set(this.within.documents);
		const n = session().unnamed.filter((guid) => inFilter?.has(guid) ?? true).length;
		return n || this.filter.speakers?.includes('') ? [...listed, { name: '', n, leads: false }] : listed;
	});
	/** True where a facilitator is named and counts for it. */
	readonly countsNamedLeads = $derived(this.#leadsNamed && this.filter.facilitators === 'in');

	/** Asks for something else of some parts. */
	set(patch: Partial<GroupFilter>): void {
		place.set(addressOf(patch));
	}

	/** Lets every document, case and speaker in again; facilitators stay as they are. */
	clear(): void {
		const { facilitators: _, ...rest } = noFilter;
		place.set(addressOf(rest));
	}

	/** Puts a condition on an attribute, in the place of the one that stands on it; null takes it away. */
	condition(attribute: Guid, condition: AttributeCondition | null): void {
		const { attributes } = this.filter;
		const at = attributes.findIndex((one) => one.attribute === attribute);
		const next = attributes.filter((one) => one.attribute !== attribute);
		if (condition) next.splice(at < 0 ? next.length : at, 0, condition);
		this.set({ attributes: next });
	}

	/** The values that an attribute has, in its order, each with its words and how many have it; '' for none. */
	offered({ guid, target, type, options }: Attribute): { value: string; label: string; n: number }[] {
		const { rows } = session();
		if (!rows) return [];
		const counts = new Map<string, number>(options.map((option) => [option, 0]));
		let having = 0;
		for (const value of rows.values) {
			if (value.attribute !== guid) continue;
			having++;
			counts.set(value.value, (counts.get(value.value) ?? 0) + 1);
		}
		const { compare } = new Intl.Collator(spokenLanguage(), { numeric: true });
		const values = [...counts].map(([value, n]) => ({ value, label: valueText({ type }, value), n }));
		if (!options.length) values.sort((a, b) => compare(a.label, b.label));
		const all = target === 'case' ? rows.cases.length : rows.documents.length;
		return all > having ? [...values, { value: '', label: '', n: all - having }] : values;
	}
}

/** The filter of this window. */
export const groupFilter = new GroupFilterState();

/** The parts of an address that hold a filter. */
function addressOf(patch: Partial<GroupFilter>): PlaceValues {
	const list = (guids: readonly string[] | null): string | null => guids && guids.join(',');
	return {
		...('kinds' in patch && { kinds: list(patch.kinds?.length ? patch.kinds : null) }),
		...('documents' in patch && { documents: list(patch.documents ?? null) }),
		...('cases' in patch && { cases: list(patch.cases?.length ? patch.cases : null) }),
		...('attributes' in patch && { where: conditionsTo(patch.attributes ?? []) }),
		...('from' in patch && { from: patch.from ?? null }),
		...('to' in patch && { to: patch.to ?? null }),
		...('speakers' in patch && {
			speakers: patch.speakers?.length ? JSON.stringify(patch.speakers) : null
		}),
		...('facilitators' in patch && { lead: patch.facilitators ?? null })
	};
}

function listed(value: string | undefined): readonly string[] | null {
	return value === undefined ? null : value.split(/[ ,]/).filter(Boolean);
}
