/** What the page of hits offers to choose from: ways to search, units to code, speakers, and whose passages. */
import { autoUnits } from '../core/search/places.ts';
import { searchWays } from '../core/search/search.ts';
import { say, spokenLanguage } from '../words/say.ts';
import { session } from './project.svelte.ts';

/** The ways to search, in order. */
export const ways = searchWays;

/** What can be coded around a hit, in order. */
export const units = autoUnits;

/** Every name that somebody speaks under, with in how many documents. */
export function speakerChoices(): { name: string; n: number }[] {
	const documents = new Map<string, Set<string>>();
	for (const { name, document } of session().rows?.speakers ?? []) {
		documents.set(name, (documents.get(name) ?? new Set()).add(document));
	}
	const { compare } = new Intl.Collator(spokenLanguage(), { numeric: true });
	return [...documents].map(([name, of]) => ({ name, n: of.size })).sort((a, b) => compare(a.name, b.name));
}

/** Whose passages may bound a search: anybody's, or one coder's. */
export function coderChoices(): { value: string; label: string }[] {
	const coders = session().rows?.coders ?? [];
	return [
		{ value: 'all', label: say('search.coders.all') },
		...coders.map(({ guid, name }) => ({ value: guid, label: name }))
	];
}
