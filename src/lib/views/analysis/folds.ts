/** Which analyses an approach does not use. They are folded away at the end of the list, never out of reach. */
import type { Approach } from '../../core/approaches.ts';

/**
 * By approach, the views that it does not use, by the names that addresses have for them. What is not here is offered at once;
 * a project that states no approach is offered everything.
 */
const folds: Readonly<Record<Approach, readonly string[]>> = {
	reflexive: [
		// Themes are made by interpreting; how often a code occurs in one group and another tests no theme.
		'groups',
		// New codes per document tell when data are enough only where codes are found; here they are made, and saturation is no aim.
		'time'
	],
	// The framework's matrix rests on codes agreed on beforehand, and counts, groups and time are read beside it.
	codebook: [],
	content: [
		// Units are counted by agreed rules; a researcher's summary of a case is no unit, and its figures don't rest on one.
		'grid'
	],
	// Comparing cases, sequences and what is still new are all part of comparing constantly.
	grounded: [],
	// Nobody can tell what another approach does without.
	other: []
};

type Group<V> = { readonly title: string; readonly views: readonly V[] };

/** The groups with the views that an approach uses, and the views that it does not; groups left empty go. '' is for no approach. */
export function foldedBy<V extends { readonly id: string }>(
	approach: Approach | '',
	groups: readonly Group<V>[]
): { shown: Group<V>[]; folded: V[] } {
	const away = new Set(approach ? folds[approach] : []);
	const shown = groups.map((group) => ({ ...group, views: group.views.filter(({ id }) => !away.has(id)) }));
	return {
		shown: shown.filter(({ views }) => views.length),
		folded: groups.flatMap(({ views }) => views.filter(({ id }) => away.has(id)))
	};
}
