/** A table of counts of units by two properties, as tests of association take it. */

/** Counts by row and column with their sums; no row and no column is empty. */
export type CountTable = {
	readonly counts: readonly (readonly number[])[];
	readonly rows: readonly number[];
	readonly columns: readonly number[];
	readonly n: number;
};

/**
 * The table of `counts` (whole numbers, rows of one length) without its empty rows and columns; null when fewer than two
 * rows or two columns are left: then there is nothing to compare.
 */
export function countTable(counts: readonly (readonly number[])[]): CountTable | null {
	const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
	const full = counts.filter((line) => sum(line) > 0);
	const kept = [...(full[0] ?? []).keys()].filter((j) => full.some((line) => line[j]! > 0));
	if (full.length < 2 || kept.length < 2) return null;
	const lines = full.map((line) => kept.map((j) => line[j]!));
	const rows = lines.map(sum);
	return {
		counts: lines,
		rows,
		columns: kept.map((_, j) => sum(lines.map((line) => line[j]!))),
		n: sum(rows)
	};
}
