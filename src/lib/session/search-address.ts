/** Where a search stands in the address. Apart from the search itself, so that every page can lead there without loading it. */
import { place, type PlaceValues } from './place.svelte.ts';

const parts = ['q', 'way', 'exact', 'side', 'among', 'coder'] as const;

/** The parts of an address of a page without a search. */
export const noSearch: PlaceValues = Object.fromEntries(parts.map((part) => [part, null]));

/** The parts of the address that hold the search. */
export const searchValues = (): PlaceValues =>
	Object.fromEntries(parts.map((part) => [part, place.values[part] ?? null]));

/** The fragment of the page of hits: with the search that goes along, at its hit; or with another text. */
export function searchLink(text?: string): string {
	if (text !== undefined) return place.link({ q: text });
	const { q, way, document, at } = place.values;
	if (q === undefined && way === undefined) return place.link({});
	return place.link({ ...searchValues(), document: document ?? null, at: at ?? null });
}
