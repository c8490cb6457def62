/**
 * The counts of the analysis views, 300 codes: codes by documents against the same counts in native SQLite (passages,
 * and characters of turns, by code and document), and reach and each rule of co-occurrence against the time that a view
 * may take. Columns are read before; the first answer is measured by itself.
 */
import { coder } from '../../src/cli/study-file.ts';
import type { CooccurrenceRule } from '../../src/lib/analysis/cooccurrence.ts';
import { cooccurrences } from '../../src/lib/storage/queries/cooccurrences.ts';
import { crosstabOfCodes } from '../../src/lib/storage/queries/crosstab.ts';
import { reachOfCodes } from '../../src/lib/storage/queries/reach.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { nativeSqlite } from './native-sqlite.ts';
import { baselineOf, budget, rowOf, time, type Part, type Row } from './row.ts';
import { openStudy, sizes, studyFile } from './studies.ts';

export const part: Part = {
	name: 'numbers',
	about: 'codes by groups, reach and co-occurrence by each rule: 300 codes, 1,000 documents',
	measure: async () => {
		const rows: Row[] = [];
		for (const size of sizes) rows.push(...(await measureAt(size)));
		return rows;
	}
};

/** Placed codings, and turns, in the order in which the counts meet them; making them is not part of the figure. */
const prepared = `
create temp table placed as select code_id as code, document_id as document, start, "end" as stop
	from coding where orphan = 0 and start is not null order by 1, 2, 3;
create temp table spoken as select document_id as document, start, "end" as stop from turn order by 1, 2;
create index temp.spoken_by_start on spoken (document, start, stop);
analyze temp.spoken;
`;
const counted = `
select p.code, p.document, count(*), sum(characters) from (
	select code, document, (select sum(min(p.stop, t.stop) - max(p.start, t.start)) from spoken t
		where t.document = p.document and t.stop > p.start and t.start < p.stop
			and t.start >= (select max(f.start) from spoken f where f.document = p.document and f.start <= p.start)) as characters
	from placed p) p group by 1, 2`;

const rules: readonly CooccurrenceRule[] = ['overlap', 'paragraph', 'turn', 'near', 'document', 'case'];

async function measureAt(size: number): Promise<Row[]> {
	const file = await studyFile(size);
	const source = await openStudy(file);
	const counting = { coder: coder.guid, rollUp: false, documents: null };
	const crosstab = () => crosstabOfCodes(source, { ...counting, group: { by: 'document' } });
	try {
		const first = await time(() => finished(crosstab()), 1, 0);
		const later = await time(() => finished(crosstab()), 10, 2);
		const steps: number[] = [];
		const stepwise = crosstab();
		for (let done = false; !done;)
			steps.push((await time(() => (done = stepwise.next().done ?? false), 1, 0))[0]!);
		const native = await nativeSqlite(file.bytes, prepared, counted, 5);
		const inSql =
			native && rowOf(`codes by documents in SQLite ${native.version}`, size, native.samples, null);
		const rows = [
			rowOf('codes by documents, words found anew', size, first, null),
			rowOf('codes by documents', size, later, budget(300)),
			...(inSql ? [rowOf('codes by documents', size, later, baselineOf(inSql, inSql.name)), inSql] : []),
			rowOf('codes by documents: the longest step', size, [Math.max(...steps)], budget(20)),
			rowOf('reach', size, await time(() => finished(reachOfCodes(source, counting)), 10, 2), budget(300))
		];
		for (const rule of rules) {
			const samples = await time(() => finished(cooccurrences(source, { ...counting, rule })), 10, 2);
			rows.push(rowOf(`co-occurrence by ${rule}`, size, samples, budget(300)));
		}
		return rows;
	} finally {
		source.close();
	}
}
