/**
 * Searching 1,000 documents: every helping asked for and matched, as the worker does it, with the index of words and by
 * looking through all text; and what it takes to make that index, in all and in its longest stretch.
 */
import { makeStudy } from '../../src/cli/generated-study.ts';
import { writeStudy } from '../../src/cli/study-file.ts';
import type { Guid } from '../../src/lib/core/records.ts';
import { finderOf } from '../../src/lib/core/search/hits.ts';
import { helpings, scan } from '../../src/lib/core/search/scan.ts';
import type { SearchFilter, SearchWay } from '../../src/lib/core/search/search.ts';
import { CodingColumnsCache } from '../../src/lib/storage/coding-columns.ts';
import { History } from '../../src/lib/storage/history.ts';
import { searchedTexts, searchIndexed } from '../../src/lib/storage/queries/search.ts';
import type { Source } from '../../src/lib/storage/queries/source.ts';
import { SearchIndex } from '../../src/lib/storage/search-index.ts';
import { Tables } from '../../src/lib/storage/tables.ts';
import { baselineOf, budget, rowOf, time, type Part, type Row } from './row.ts';
import { sqlJs } from './studies.ts';

const filter: SearchFilter = {
	within: { documents: null, cases: null, facilitators: 'in' },
	coded: null
};

/** Milliseconds for which a query may hold the storage worker. */
const longestTurn = 20;

export const part: Part = {
	name: 'search',
	about: '1,000 documents: an index of their words, and searches with it and without',
	measure: async () => {
		const study = makeStudy({ codings: 2000 });
		const words = study.documents.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
		const file = writeStudy(await sqlJs(), study, 'Searched');
		const sql = await sqlJs();
		const db = new sql.Database(file.bytes);
		const tables = new Tables(db);
		const sourceWith = (search: SearchIndex): Source => ({
			...{ db, tables, search },
			columns: new CodingColumnsCache(tables),
			history: new History(tables, file.replica)
		});
		const documents = tables.where('document', {}).map(({ guid, length }) => ({ guid, length }));
		const plain = sourceWith(new SearchIndex(sql));
		const indexed = sourceWith(new SearchIndex(sql));

		const stretches: number[] = [];
		for (const some of helpings(documents))
			for (let left = 1; left > 0;)
				stretches.push((await time(() => (left = searchIndexed(indexed, { documents: some })), 1, 0))[0]!);
		const rows: Row[] = [
			rowOf('index of words: in all', words, [stretches.reduce((sum, one) => sum + one, 0)], null),
			rowOf('index of words: a stretch', words, stretches, budget(longestTurn))
		];
		const [common, rare] = extremes(study.documents.map(({ text }) => text));
		const searches: [string, SearchWay, string][] = [
			['a common word', 'words', common],
			['a rare word', 'words', rare],
			['a beginning', 'prefix', rare.slice(0, -1)],
			['a part', 'part', rare.slice(1)],
			['a pattern', 'pattern', `\\b${rare.slice(0, 2)}\\w+${rare.at(-1)}\\b`]
		];
		for (const [name, way, text] of searches) {
			const by = (source: Source) => time(() => hitsOf(source, documents, way, text), 5);
			const scanned = rowOf(`${name}: looking through all text`, words, await by(plain), null);
			rows.push(scanned);
			if (way === 'words' || way === 'prefix')
				rows.push(
					rowOf(`${name}: with the index`, words, await by(indexed), baselineOf(scanned, 'all text'))
				);
		}
		for (const { search } of [plain, indexed]) search.close();
		tables.free();
		db.close();
		return rows;
	}
};

async function hitsOf(
	source: Source,
	documents: readonly { guid: Guid; length: number }[],
	way: SearchWay,
	text: string
): Promise<number> {
	const finder = finderOf({ way, text, matchCase: false, matchMarks: false }, null);
	if (!finder.ok) throw new Error(finder.error.type);
	const { match, whole } = finder.value;
	const texts = async (some: readonly Guid[]) =>
		searchedTexts(source, { documents: some, filter, match, whole });
	let hits = 0;
	for await (const found of scan(finder.value, documents, texts)) hits += found.hits.length;
	return hits;
}

/** The word that stands most often in the texts, and one of the rarest of some length. */
function extremes(texts: readonly string[]): [string, string] {
	const counts = new Map<string, number>();
	for (const text of texts)
		for (const [word] of text.toLowerCase().matchAll(/\p{L}{4,}/gu))
			counts.set(word, (counts.get(word) ?? 0) + 1);
	const words = [...counts].sort((a, b) => b[1] - a[1]);
	return [words[0]![0], words.at(-1)![0]];
}
