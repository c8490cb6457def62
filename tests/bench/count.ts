/**
 * Counts of the app, each measured against the time that a view may take, by its longest step, and against the same counts
 * in native SQLite where SQL can say them.
 */
import type { Database } from 'sql.js';
import { finished, type Stepwise } from '../../src/lib/storage/stepwise.ts';
import { prepared } from './in-sql.ts';
import { nativeSqlite } from './native-sqlite.ts';
import { baselineOf, budget, growth, rowOf, time, type Row } from './row.ts';
import type { StudyFile } from '../../src/cli/study-file.ts';

/** A count, asked as the app asks it. */
export type Count<T = unknown> = {
	readonly name: string;
	ask(): Stepwise<T>;
	readonly inSql?: {
		/** SQL that runs before and is not timed; over it stands what `in-sql.ts` prepares. */
		readonly prepared?: string;
		readonly query: string;
		/** What the query has to give, in any order; it may give more columns. */
		rows(answer: T): readonly (readonly (string | number)[])[];
	};
};

/** Milliseconds that a view may take after its first answer, and a step of it. */
const budgets = { view: budget(300), step: budget(20) };

/** Measures counts over a study's file. With `agree` it throws unless SQL, where there is any, gives the very same numbers. */
export async function measureCounts(
	counts: readonly Count[],
	db: Database,
	{ bytes }: StudyFile,
	size: number,
	agree: boolean
): Promise<Row[]> {
	const rows: Row[] = [];
	for (const { name, ask, inSql } of counts) {
		const answer = finished(ask());
		const samples = await time(() => finished(ask()), 10, 2);
		rows.push(
			rowOf(name, size, samples, budgets.view),
			rowOf(`${name}: the longest step`, size, await longestSteps(ask), budgets.step)
		);
		if (!inSql) continue;
		const before = `${prepared}${inSql.prepared ?? ''}`;
		if (agree) checkSame(db, name, before, inSql.query, inSql.rows(answer));
		const native = await nativeSqlite(bytes, before, inSql.query, 3);
		if (!native) continue;
		const said = rowOf(`${name} in SQLite ${native.version}`, size, native.samples, null);
		rows.push(rowOf(name, size, samples, baselineOf(said, said.name)), said);
	}
	return rows;
}

/** The growth of each count from the smaller size to the larger. */
export const growthOf = (rows: readonly Row[]): Row[] =>
	growth(
		rows.filter(({ baseline }) => baseline === budgets.view.name),
		[...new Set(rows.map(({ name }) => name))]
	);

/** The longest step of each of five answers, in milliseconds. */
export async function longestSteps(ask: () => Stepwise<unknown>): Promise<number[]> {
	const longest: number[] = [];
	for (let i = 0; i < 5; i++) {
		const steps: number[] = [];
		const answer = ask();
		for (let done = false; !done;)
			steps.push((await time(() => (done = answer.next().done ?? false), 1, 0))[0]!);
		longest.push(Math.max(...steps));
	}
	return longest;
}

/** A fast wrong count is no result. */
function checkSame(
	db: Database,
	name: string,
	before: string,
	query: string,
	ours: readonly (readonly (string | number)[])[]
): void {
	db.exec(before);
	const width = ours[0]?.length ?? 0;
	const said = (db.exec(query)[0]?.values ?? []).map((row) => row.slice(0, width).join(' ')).sort();
	for (const [kind, table] of db.exec('select type, name from temp.sqlite_schema')[0]?.values ?? [])
		if (kind === 'table' && !/_/.test(String(table))) db.exec(`drop table if exists temp."${table}"`);
	const counted = ours.map((row) => row.join(' ')).sort();
	const at = counted.findIndex((row, i) => row !== said[i]);
	if (at >= 0 || said.length !== counted.length)
		throw new Error(
			`${name}: the app counts ${counted[at]}, SQL ${said[at]}; ${counted.length}, ${said.length}`
		);
}
