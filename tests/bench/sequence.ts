/** Which codes follow which, 300 codes: the counts alone, and the longest stretch and the whole of 200 shuffles. */
import { coder } from '../../src/cli/study-file.ts';
import { sequences } from '../../src/lib/storage/queries/sequences.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { baselineOf, budget, rowOf, time, type Part, type Row } from './row.ts';
import { openStudy, sizes, studyFile } from './studies.ts';

export const part: Part = {
	name: 'sequence',
	about: 'which codes follow which within a turn: 300 codes, 1,000 documents',
	measure: async () => {
		const rows: Row[] = [];
		for (const size of sizes) rows.push(...(await measureAt(size)));
		return rows;
	}
};

async function measureAt(size: number): Promise<Row[]> {
	const source = await openStudy(await studyFile(size));
	const asked = { coder: coder.guid, documents: null, turns: 1, seed: 1 };
	const counts = await time(() => finished(sequences(source, { ...asked, shuffles: 0 })), 10, 2);
	const counted = rowOf('sequences: counts', size, counts, budget(300));
	const stretches: number[] = [];
	const steps = sequences(source, { ...asked, shuffles: 200 });
	for (let done = false; !done;)
		stretches.push((await time(() => (done = steps.next().done ?? false), 1, 0))[0]!);
	source.close();
	const all = stretches.reduce((sum, one) => sum + one, 0);
	return [
		counted,
		rowOf('sequences: a stretch of 200 shuffles', size, stretches, baselineOf(counted, 'the counts')),
		rowOf('sequences: 200 shuffles in all', size, [all], baselineOf(counted, 'the counts'))
	];
}
