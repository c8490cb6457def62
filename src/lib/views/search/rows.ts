/** The hits of a search as the rows of a list: under each document's title its hits. Draws nothing. */
import type { Guid } from '../../core/records.ts';
import type { SearchHit } from '../../core/search/search.ts';

/** A row: a document with how many hits it has in all, or a hit by its index among those listed. */
export type HitRow =
	| {
			readonly id: string;
			readonly label: string;
			readonly hit: null;
			readonly document: Guid;
			readonly n: number;
	  }
	| { readonly id: string; readonly label: string; readonly hit: SearchHit; readonly index: number };

/** The rows in the order of the hits, those of one document together. */
export function rowsOf(
	hits: readonly SearchHit[],
	counts: ReadonlyMap<Guid, number>,
	titleOf: (document: Guid) => string
): HitRow[] {
	const rows: HitRow[] = [];
	let last: Guid | null = null;
	for (const [index, hit] of hits.entries()) {
		const { document } = hit;
		if (document !== last) {
			last = document;
			rows.push({
				id: document,
				label: titleOf(document),
				hit: null,
				document,
				n: counts.get(document) ?? 0
			});
		}
		rows.push({ id: String(index), label: hit.words, hit, index });
	}
	return rows;
}
