/** The summary grid: what is written in its cells, and how many passages stand behind each. */
import { passagesByUnit } from '../../analysis/query.ts';
import type { QueryLeaf } from '../../core/query.ts';
import type { Guid, Summary } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import type { Counting } from './counted.ts';
import { codedSet, leafGround } from './query-leaves.ts';
import { allRows, type Source } from './source.ts';

/** Every summary, in the order in which they were first written. */
export const summaries = ({ tables }: Source): Summary[] => tables.where('summary', {});

/** What a column of the grid is about. */
export type SummaryColumn = Extract<QueryLeaf, { is: 'code' | 'theme' }>;

/** For each column, the passages of each case that has any; as the query for the column finds them, with the filter in force. */
export type SummaryCounts = readonly ReadonlyMap<Guid, number>[];

/** Counts the passages behind the cells of some columns. */
export function* summaryCounts(
	source: Source,
	{ columns, ...asked }: Omit<Counting, 'rollUp'> & { readonly columns: readonly SummaryColumn[] }
): Stepwise<SummaryCounts> {
	const ground = yield* leafGround(source, asked);
	const { cases, places } = ground.numbers;
	const guids = new Map(allRows(source, 'select id, guid from "case"') as [number, Guid][]);
	const counts: Map<Guid, number>[] = [];
	for (const column of columns) {
		const byCase = passagesByUnit(codedSet(ground, column), 'case', cases.length, places);
		counts.push(
			new Map(cases.flatMap((key, at) => (byCase[at] ? [[guids.get(key) as Guid, byCase[at]] as const] : [])))
		);
		yield;
	}
	return counts;
}
