/** A search document by document: texts are asked for in small helpings, so that whoever keeps them can do other work between. Pure. */
import type { Guid } from '../records.ts';
import type { Finder } from './hits.ts';
import type { SearchedText, SearchHit } from './search.ts';

/** UTF-16 units of text that are asked for at once; a longer document is asked for alone. */
const helping = 200_000;

/** A document to search, and how long it is. */
export type Scanned = { readonly guid: Guid; readonly length: number };

/** What a search has found since it told last. */
export type Found = {
	readonly hits: readonly SearchHit[];
	/** How many of the documents have been looked through. */
	readonly done: number;
};

/** Searches `documents` in their order. `texts` gives what has to be looked at of some of them; `working` is told before each stretch of matching. */
export async function* scan(
	finder: Finder,
	documents: readonly Scanned[],
	texts: (documents: readonly Guid[]) => Promise<readonly SearchedText[]>,
	working: () => void = () => undefined
): AsyncGenerator<Found> {
	let done = 0;
	for (const some of helpings(documents)) {
		const asked = await texts(some);
		working();
		const hits = asked.flatMap(finder.hits);
		done += some.length;
		yield { hits, done };
	}
}

/** The documents, as many at once as a helping holds. */
export function helpings(documents: readonly Scanned[]): Guid[][] {
	const all: Guid[][] = [];
	let room = 0;
	for (const { guid, length } of documents) {
		if (length > room || !all.length) {
			all.push([]);
			room = helping;
		}
		all.at(-1)?.push(guid);
		room -= length;
	}
	return all;
}
