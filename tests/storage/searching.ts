/** Searches of an engine in tests: as the window does it, helping by helping. */
import type { Guid } from '../../src/lib/core/records.ts';
import { finderOf } from '../../src/lib/core/search/hits.ts';
import { scan } from '../../src/lib/core/search/scan.ts';
import type { SearchFilter, SearchHit, Wanted } from '../../src/lib/core/search/search.ts';
import type { Engine } from '../../src/lib/storage/engine.ts';

export const everywhere: SearchFilter = {
	within: { documents: null, cases: null, facilitators: 'in' },
	coded: null
};

/** Every hit in the project, document by document in the order in which they came in. */
export async function searched(
	engine: Engine,
	wanted: Pick<Wanted, 'text' | 'way'> & Partial<Wanted>,
	filter: SearchFilter = everywhere
): Promise<SearchHit[]> {
	const finder = finderOf({ matchCase: false, matchMarks: false, ...wanted }, filter.coded?.side ?? null);
	if (!finder.ok) throw new Error(finder.error.type);
	const { match, whole } = finder.value;
	const texts = async (documents: readonly Guid[]) =>
		engine.query('searchedTexts', { documents, filter, match, whole });
	const hits: SearchHit[] = [];
	for await (const found of scan(finder.value, engine.query('overview', {}).documents, texts)) {
		hits.push(...found.hits);
	}
	return hits;
}

/** Takes every document into the index of words; gives in how many stretches. */
export function indexAll(engine: Engine): number {
	const documents = engine.query('overview', {}).documents.map(({ guid }) => guid);
	let stretches = 1;
	while (engine.query('searchIndexed', { documents })) stretches++;
	return stretches;
}
