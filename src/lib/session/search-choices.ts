/** What the page of hits offers to choose from: ways to search, units to code, and whose passages. */
import { autoUnits } from '../core/search/places.ts';
import { searchWays } from '../core/search/search.ts';
import { say } from '../words/say.ts';
import { session } from './project.svelte.ts';

/** The ways to search, in order. */
export const ways = searchWays;

/** What can be coded around a hit, in order. */
export const units = autoUnits;

/** Whose passages may bound a search: anybody's, or one coder's. */
export function coderChoices(): { value: string; label: string }[] {
	const coders = session().rows?.coders ?? [];
	return [
		{ value: 'all', label: say('search.coders.all') },
		...coders.map(({ guid, name }) => ({ value: guid, label: name }))
	];
}
