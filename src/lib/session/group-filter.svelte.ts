/**
 * The groups in the filter: kinds, dates and attributes of documents, cases and their attributes, facilitators. It is
 * kept in the address and goes along from section to section, so that every view counts the same.
 */
import {
	noFilter,
	withinOf,
	type AttributeCondition,
	type GroupFilter,
	type Within
} from '../core/group-filter.ts';
import type { Attribute, DocumentKind, Guid } from '../core/records.ts';
import { spokenLanguage } from '../words/say.ts';
import { conditionsFrom, conditionsTo } from './filter-address.ts';
import { valueText } from './value-text.ts';
import { place, type PlaceValues } from './place.svelte.ts';
import { session } from './project.svelte.ts';

class GroupFilterState {
	/** What is asked. Facilitators are left out unless somebody lets them in. */
	readonly filter: GroupFilter = $derived({
		...noFilter,
		kinds: listed(place.values.kinds) as readonly DocumentKind[] | null,
		documents: listed(place.values.documents),
		cases: listed(place.values.cases),
		attributes: conditionsFrom(place.values.where),
		from: place.values.from ?? null,
		to: place.values.to ?? null,
		facilitators: place.values.lead === 'in' ? 'in' : 'out'
	});
	/** The same as queries take it. */
	readonly within: Within = $derived.by(() => {
		const { rows } = session();
		return rows ? withinOf(this.filter, rows) : { documents: null, cases: null, facilitators: 'in' };
	});
	/** The documents in the filter: where cases are in it too, those in which one of them speaks. Null for all. */
	readonly documents: readonly Guid[] | null = $derived.by(() => {
		const { documents, cases } = this.within;
		const { rows } = session();
		if (!cases || !rows) return documents;
		const among = new Set(cases);
		const heard = new Set(
			rows.speakers.filter((one) => one.case && among.has(one.case)).map(({ document }) => document)
		);
		return (documents ?? rows.documents.map(({ guid }) => guid)).filter((guid) => heard.has(guid));
	});
	/** True where documents or cases are left out. */
	readonly isNarrow = $derived(this.within.documents !== null || this.within.cases !== null);

	/** Asks for something else of some parts. */
	set(patch: Partial<GroupFilter>): void {
		place.set(addressOf(patch));
	}

	/** Lets every document and case in again; facilitators stay as they are. */
	clear(): void {
		place.set({ kinds: null, documents: null, cases: null, where: null, from: null, to: null });
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
		...('facilitators' in patch && { lead: patch.facilitators === 'in' ? 'in' : null })
	};
}

function listed(value: string | undefined): readonly string[] | null {
	return value === undefined ? null : value.split(/[ ,]/).filter(Boolean);
}
