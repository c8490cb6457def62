/**
 * The counts of the analysis views, 300 codes: uses, reach, each rule of co-occurrence, codes by documents, and words.
 * Turns and words are read before; the first answer that finds words is measured by itself.
 */
import { coder } from '../../src/cli/study-file.ts';
import type { CooccurrenceRule } from '../../src/lib/analysis/cooccurrence.ts';
import type { Guid } from '../../src/lib/core/records.ts';
import { cooccurrences, type Cooccurrences } from '../../src/lib/storage/queries/cooccurrences.ts';
import { crosstabOfCodes, type CrosstabOfCodes } from '../../src/lib/storage/queries/crosstab.ts';
import { frequencies, type Frequencies } from '../../src/lib/storage/queries/frequencies.ts';
import { reachOfCodes, type ReachOfCodes } from '../../src/lib/storage/queries/reach.ts';
import type { Source } from '../../src/lib/storage/queries/source.ts';
import { words, type CountedWords } from '../../src/lib/storage/queries/words.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { growthOf, measureCounts, type Count } from './count.ts';
import * as inSql from './in-sql.ts';
import { rowOf, time, type Part, type Row } from './row.ts';
import { openStudy, sizes, studyFile } from './studies.ts';

export const part: Part = {
	name: 'numbers',
	about: 'uses, reach, co-occurrence by each rule, codes by documents, words: 300 codes, 1,000 documents',
	measure: async () => {
		const rows: Row[] = [];
		for (const size of sizes) rows.push(...(await measureAt(size)));
		return [...rows, ...growthOf(rows)];
	}
};

async function measureAt(size: number): Promise<Row[]> {
	const file = await studyFile(size, true);
	const source = await openStudy(file);
	try {
		const counts = countsOf(source);
		const byDocuments = counts.find(({ name }) => name === 'codes by documents')!;
		const first = await time(() => finished(byDocuments.ask()), 1, 0);
		return [
			rowOf('codes by documents, words found anew', size, first, null),
			...(await measureCounts(counts, source.db, file, size, size === sizes[0]))
		];
	} finally {
		source.close();
	}
}

function countsOf(source: Source): Count[] {
	const counting = { coder: coder.guid, rollUp: false, documents: null };
	const all = {
		code: null,
		stop: [],
		without: [],
		shortest: 1,
		numbers: true,
		order: 'count',
		limit: 5000
	} as const;
	const codes = keysOf(source, 'code');
	const documents = keysOf(source, 'document');
	const usesInSql: Count<Frequencies>['inSql'] = {
		query: inSql.frequencies,
		rows: ({ guids, frequency: { codings, documents, characters } }) =>
			guids.map((guid, i) => [codes.get(guid)!, codings[i]!, documents[i]!, characters[i]!])
	};
	const reachInSql: Count<ReachOfCodes>['inSql'] = {
		query: inSql.reach,
		rows: ({ guids, reach }) =>
			guids.map((guid, i) => [
				codes.get(guid)!,
				...[reach.passages[i]!, reach.documents[i]!, reach.cases[i]!, reach.characters[i]!]
			])
	};
	const byDocumentsInSql: Count<CrosstabOfCodes>['inSql'] = {
		query: inSql.codesByDocuments,
		rows: ({ guids, groups, table }) =>
			guids.flatMap((guid, code) =>
				groups.flatMap(({ value }, group) => {
					const at = code * (groups.length + 1) + group;
					if (!table.passages[at]) return [];
					return [[codes.get(guid)!, documents.get(value)!, table.passages[at]!, table.characters[at]!]];
				})
			)
	};
	const wordsInSql: Count<CountedWords>['inSql'] = {
		...inSql.words,
		rows: ({ words }) => words.map(({ word, count, documents }) => [word, count, documents])
	};
	const asked = (rule: CooccurrenceRule, query?: string): Count<Cooccurrences> => ({
		name: `co-occurrence by ${rule}`,
		ask: () => cooccurrences(source, { ...counting, rule }),
		...(query && { inSql: { query, rows: (answer) => meetingsOf(answer, codes) } })
	});
	return [
		{ name: 'uses of codes', ask: () => frequencies(source, counting), inSql: usesInSql },
		{ name: 'reach', ask: () => reachOfCodes(source, counting), inSql: reachInSql },
		asked('overlap'),
		asked('paragraph'),
		asked('turn', inSql.inUnit('turn')),
		asked('near', inSql.near),
		asked('document', inSql.inUnit('document')),
		asked('case', inSql.inUnit('of_case')),
		{
			name: 'codes by documents',
			ask: () => crosstabOfCodes(source, { ...counting, group: { by: 'document' } }),
			inSql: byDocumentsInSql
		},
		{ name: 'words', ask: () => words(source, { ...counting, ...all }), inSql: wordsInSql }
	] as Count[];
}

/** By two codes that meet, the one with the lower key first: pairs, passages of the first that meet the second, and the other way round. */
function meetingsOf({ guids, pairs, meeting }: Cooccurrences, codes: ReadonlyMap<Guid, number>): number[][] {
	return guids.flatMap((first, a) =>
		guids.flatMap((second, b) => {
			const [ab, ba] = [a * guids.length + b, b * guids.length + a];
			const [one, other] = [codes.get(first)!, codes.get(second)!];
			return one < other && pairs[ab]! > 0 ? [[one, other, pairs[ab]!, meeting[ab]!, meeting[ba]!]] : [];
		})
	);
}

/** The local keys of codes or documents. */
export function keysOf({ db }: Source, table: 'code' | 'document'): Map<Guid, number> {
	const rows = db.exec(`select guid, id from ${table}`)[0]?.values ?? [];
	return new Map(rows.map(([guid, id]) => [String(guid), Number(id)]));
}
