/** Tables of counts for tests: published ones, and random ones. */
import fc from 'fast-check';
import { countTable, type CountTable } from '../../src/lib/analysis/count-table.ts';

/** The lady tasting tea: R. A. Fisher, The Design of Experiments (1935); `fisher.test` in R gives 0.4857. */
export const tea = [
	[3, 1],
	[1, 3]
];

/** Job satisfaction by income: A. Agresti, Categorical Data Analysis, 2nd ed. (2002), 57; `example(fisher.test)` in R. */
export const job = [
	[1, 3, 10, 6],
	[2, 3, 10, 7],
	[1, 6, 14, 12],
	[0, 1, 9, 11]
];

/** Twins of convicts: R. A. Fisher, Statistical Methods for Research Workers (1925); `example(fisher.test)` in R. */
export const convictions = [
	[2, 15],
	[10, 3]
];

/** The table of counts that is known not to be empty. */
export function tableOf(counts: readonly (readonly number[])[]): CountTable {
	const table = countTable(counts);
	if (!table) throw new RangeError('There is nothing to compare');
	return table;
}

/** Random tables, some with empty rows or columns. */
export const someCounts = (most: number, rows = 4, columns = 4): fc.Arbitrary<number[][]> =>
	fc
		.tuple(fc.integer({ min: 1, max: rows }), fc.integer({ min: 1, max: columns }))
		.chain(([r, c]) =>
			fc.array(fc.array(fc.nat(most), { minLength: c, maxLength: c }), { minLength: r, maxLength: r })
		);

/** Every table with the sums of this one. */
export function* tablesLike({ rows, columns }: Pick<CountTable, 'rows' | 'columns'>): Generator<number[][]> {
	const [row, ...others] = rows;
	if (row === undefined) return yield [];
	for (const line of linesOf(row, columns)) {
		const left = columns.map((column, j) => column - line[j]!);
		for (const rest of tablesLike({ rows: others, columns: left })) yield [line, ...rest];
	}
}

function* linesOf(total: number, limits: readonly number[]): Generator<number[]> {
	const [limit, ...others] = limits;
	if (limit === undefined) {
		if (total === 0) yield [];
		return;
	}
	for (let count = 0; count <= Math.min(total, limit); count++)
		for (const rest of linesOf(total - count, others)) yield [count, ...rest];
}
