/**
 * Co-occurrence by overlap, 300 codes: the app's query over cached columns and over columns read anew, against the
 * best SQL that was found for the same three numbers of every two codes, in sql.js and in native SQLite.
 */
import type { Database } from 'sql.js';
import { CodingColumnsCache } from '../../src/lib/storage/coding-columns.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { History } from '../../src/lib/storage/history.ts';
import { cooccurrences, type Cooccurrences } from '../../src/lib/storage/queries/cooccurrences.ts';
import { SearchIndex } from '../../src/lib/storage/search-index.ts';
import { Tables } from '../../src/lib/storage/tables.ts';
import { nativeSqlite } from './native-sqlite.ts';
import { baselineOf, growth, rowOf, time, type Part, type Row } from './row.ts';
import { sizes, sqlJs, studyFile } from './studies.ts';
import { coder, type StudyFile } from '../../src/cli/study-file.ts';

export const part: Part = {
	name: 'cooccurrence',
	about: 'which codes overlap: 300 codes, 1,000 documents',
	measure: async () => {
		const rows: Row[] = [];
		for (const size of sizes) rows.push(...(await measureAt(size)));
		return [...rows, ...growth(rows, ['overlap, columns cached', 'overlap, columns read anew'])];
	}
};

/** Placed codings in the order in which a half join meets them; making it is not part of the figure. */
export const prepared = `
create temp table placed as select document_id as document, start, "end" as stop, id, code_id as code
	from coding where orphan = 0 and start is not null order by 1, 2, 3, 4;
create index temp.placed_by_start on placed (document, start, stop, id, code);
analyze temp.placed;
`;

/**
 * The half join: each pair once, turned so that the lower code is the first, then grouped by both codes: pairs, passages
 * of the first that meet the second, passages of the second that meet the first. Of ten ways tried it is the fastest;
 * both codes in one number alone save a quarter, counting both ways round in a union costs another half.
 */
export const halfJoin = `
select codes / 65536, codes % 65536, count(*), count(distinct i), count(distinct j) from (
	select
		iif(a.code < b.code, a.code * 65536 + b.code, b.code * 65536 + a.code) as codes,
		iif(a.code < b.code, a.id, b.id) as i,
		iif(a.code < b.code, b.id, a.id) as j
	from placed a cross join placed b on b.document = a.document and b.start >= a.start and b.start < a.stop
	where (b.start > a.start or b.id > a.id) and b.code <> a.code
) group by codes`;

async function measureAt(size: number): Promise<Row[]> {
	const file = await studyFile(size);
	const sql = await sqlJs();
	const db = new sql.Database(file.bytes);
	const tables = new Tables(db);
	try {
		const sourceWith = (columns: CodingColumnsCache) => ({
			db,
			tables,
			columns,
			history: new History(tables, file.replica),
			search: new SearchIndex(sql)
		});
		const counting = { coder: coder.guid, rollUp: false, documents: null, rule: 'overlap' } as const;
		const warm = sourceWith(new CodingColumnsCache(tables));
		const ours = finished(cooccurrences(warm, counting));
		db.exec(prepared);
		agree(ours, file, db);
		const cached = await time(() => finished(cooccurrences(warm, counting)), size > 50_000 ? 15 : 40, 3);
		const cold = await time(
			() => finished(cooccurrences(sourceWith(new CodingColumnsCache(tables)), counting)),
			size > 50_000 ? 5 : 15
		);
		const joined = rowOf('half join in sql.js', size, await time(() => db.exec(halfJoin), 3, 0), null);
		const native = await nativeSqlite(file.bytes, prepared, halfJoin, 5);
		const baselines = [baselineOf(joined, 'half join in sql.js')];
		const extra = [joined];
		if (native) {
			const row = rowOf(`half join in SQLite ${native.version}`, size, native.samples, null);
			extra.push(row);
			baselines.push(baselineOf(row, row.name));
		}
		const rows = [
			...baselines.map((baseline) => rowOf('overlap, columns cached', size, cached, baseline)),
			...baselines.map((baseline) => rowOf('overlap, columns read anew', size, cold, baseline))
		];
		if (!native) rows.push(rowOf('overlap, columns cached (native SQLite is not here)', size, cached, null));
		return [...rows, ...extra];
	} finally {
		tables.free();
		db.close();
	}
}

/** Throws unless SQL gives the very same numbers: a fast wrong count is no result. */
function agree(ours: Cooccurrences, { codes }: StudyFile, db: Database): void {
	const place = new Map(ours.guids.map((guid, i) => [guid, i]));
	const placeOf = new Map(
		(db.exec('select id, guid from code')[0]?.values ?? []).map(([id, guid]) => [
			id,
			place.get(String(guid))!
		])
	);
	const count = codes.length;
	const check = (a: number, b: number, pairs: unknown, meeting: unknown): void => {
		const at = a * count + b;
		if (ours.pairs[at] !== pairs || ours.meeting[at] !== meeting)
			throw new Error(`SQL counts ${pairs}, ${meeting}, the app ${ours.pairs[at]}, ${ours.meeting[at]}`);
	};
	let total = 0;
	for (const [x, y, pairs, ofX, ofY] of db.exec(halfJoin)[0]?.values ?? []) {
		const [a, b] = [placeOf.get(x!)!, placeOf.get(y!)!];
		check(a, b, pairs, ofX);
		check(b, a, pairs, ofY);
		total += Number(pairs);
	}
	const all = ours.pairs.reduce((sum, pairs) => sum + (pairs || 0), 0) / 2;
	if (all !== total) throw new Error(`SQL counts ${total} pairs in all, the app ${all}`);
}
