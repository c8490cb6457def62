/** Which codes follow which, and when new documents stop bringing new codes; with the whole of what is dealt anew, and its longest step. */
import { coder } from '../../src/cli/study-file.ts';
import { saturation, type SaturationOfDocuments } from '../../src/lib/storage/queries/saturation.ts';
import { sequences, type SequencesOfCodes } from '../../src/lib/storage/queries/sequences.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { growthOf, longestSteps, measureCounts, type Count } from './count.ts';
import * as inSql from './in-sql.ts';
import { keysOf } from './numbers.ts';
import { baselineOf, budget, rowOf, time, type Part, type Row } from './row.ts';
import { openStudy, sizes, studyFile } from './studies.ts';

export const part: Part = {
	name: 'sequence',
	about: 'which codes follow which within a turn, and saturation: 300 codes, 1,000 documents',
	measure: async () => {
		const rows: Row[] = [];
		for (const size of sizes) rows.push(...(await measureAt(size)));
		return [...rows, ...growthOf(rows)];
	}
};

async function measureAt(size: number): Promise<Row[]> {
	const file = await studyFile(size);
	const source = await openStudy(file);
	const counting = { coder: coder.guid, documents: null };
	const dealt = (shuffles: number, rollUp = false) =>
		sequences(source, { ...counting, rollUp, turns: 1, seed: 1, shuffles });
	const ordered = (orders: number) =>
		saturation(source, { ...counting, rollUp: false, base: 4, run: 2, threshold: 0.05, orders, seed: 1 });
	const [codes, documents] = [keysOf(source, 'code'), keysOf(source, 'document')];
	const followedInSql: Count<SequencesOfCodes>['inSql'] = {
		query: inSql.sequences,
		rows: ({ guids, followed }) =>
			[...followed].flatMap((count, cell) => {
				const [a, b] = [Math.floor(cell / guids.length), cell % guids.length];
				return count ? [[codes.get(guids[a]!)!, codes.get(guids[b]!)!, count]] : [];
			})
	};
	const freshInSql: Count<SaturationOfDocuments>['inSql'] = {
		query: inSql.saturation,
		rows: (answer) =>
			[...answer.fresh].flatMap((count, at) =>
				count ? [[documents.get(answer.documents[at]!)!, count]] : []
			)
	};
	const counts = [
		{ name: 'sequences: counts', ask: () => dealt(0), inSql: followedInSql },
		{ name: 'sequences rolled up: counts', ask: () => dealt(0, true) },
		{ name: 'saturation', ask: () => ordered(0), inSql: freshInSql },
		{ name: 'saturation and 100 random orders', ask: () => ordered(100) }
	] as Count[];
	try {
		const rows = await measureCounts(counts, source.db, file, size, size === sizes[0]);
		const whole = await time(() => finished(dealt(200)), 1, 0);
		return [
			...rows,
			rowOf('sequences: 200 shuffles in all', size, whole, baselineOf(rows[0]!, 'the counts')),
			rowOf('sequences: the longest step of shuffles', size, await longestSteps(() => dealt(20)), budget(20)),
			rowOf(
				'sequences rolled up: the longest step',
				size,
				await longestSteps(() => dealt(5, true)),
				budget(20)
			)
		];
	} finally {
		source.close();
	}
}
