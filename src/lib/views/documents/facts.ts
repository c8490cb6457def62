/** What is known about a case, in words. */
import type { Attribute, AttributeValue, Case, Guid } from '../../core/records.ts';

/** A case's name and its values as "role: head teacher". */
export type CaseFacts = { readonly name: string; readonly values: readonly string[] };

type Rows = {
	readonly cases: readonly Case[];
	readonly attributes: readonly Attribute[];
	readonly values: readonly AttributeValue[];
};

/** Every case with its values, in the order of the attributes. */
export function caseFacts({ cases, attributes, values }: Rows): ReadonlyMap<Guid, CaseFacts> {
	const byCase = new Map<Guid | null, AttributeValue[]>(cases.map(({ guid }) => [guid, []]));
	for (const value of values) byCase.get(value.case)?.push(value);
	return new Map(
		cases.map(({ guid, name }) => [guid, { name, values: valueWords(attributes, byCase.get(guid) ?? []) }])
	);
}

function valueWords(attributes: readonly Attribute[], values: readonly AttributeValue[]): string[] {
	const { compare } = new Intl.Collator();
	return attributes
		.toSorted((a, b) =>
			a.position < b.position ? -1 : a.position > b.position ? 1 : compare(a.guid, b.guid)
		)
		.flatMap(({ guid, name }) =>
			values.filter(({ attribute }) => attribute === guid).map(({ value }) => `${name}: ${value}`)
		);
}
