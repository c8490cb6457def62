/** Cramér's V: how strong an association is in a table of counts, with its interval. */
import { chiSquareBelow, chiSquareOf, noncentralChiSquareBelow } from './chi-square.ts';
import type { CountTable } from './count-table.ts';

/** 0 for no association, 1 for a complete one. */
export type CramersV = {
	readonly v: number;
	/** Where the V of what the table is a sample of lies, with 95 % confidence; null where the table does not tell. */
	readonly interval: readonly [number, number] | null;
	/** V without the part that chance alone brings. */
	readonly corrected: number;
};

/** Both ends of a 95 % interval leave so much out. */
const tail = 0.025;

/**
 * V = √(χ² / (n · (min(rows, columns) − 1))).
 *
 * The interval inverts the noncentral χ² distribution: its ends are the noncentralities under which a χ² as small, or as
 * large, as the one seen has a probability of 2.5 %, put in the place of χ². Where the lower one does not exist it
 * starts at 0. A χ² smaller than 2.5 % of those that chance alone gives (so every V of 0) is compatible with no
 * noncentrality at all, and the interval is null rather than one from 0 to 0. V has a bias upwards that grows with the
 * table and shrinks with n, so that the interval may end below it; it is then widened to hold V, which loses no
 * confidence. It never passes 1. `corrected` takes the bias away.
 *
 * Sources: H. Cramér, Mathematical Methods of Statistics (1946), 282; J. H. Steiger, Beyond the F test, Psychological
 * Methods 9 (2004), 164–182; M. Smithson, Confidence Intervals (2003), chapter 4, whose interval is for the expected
 * χ², noncentrality plus degrees of freedom; `corrected`: W. Bergsma, A bias-correction for Cramér's V and Tschuprow's
 * T, Journal of the Korean Statistical Society 42 (2013), 323–328.
 */
export function cramersV(table: CountTable): CramersV {
	const { statistic, df, n } = chiSquareOf(table);
	const smaller = Math.min(table.rows.length, table.columns.length) - 1;
	const ofSquare = (square: number): number => Math.min(1, Math.sqrt(square / (n * smaller)));
	const v = ofSquare(statistic);
	const none = chiSquareBelow(statistic, df) < tail;
	return {
		v,
		interval: none
			? null
			: [
					Math.min(v, ofSquare(noncentralityAt(statistic, df, 1 - tail))),
					Math.max(v, ofSquare(noncentralityAt(statistic, df, tail)))
				],
		corrected: correctedV(table, statistic / n)
	};
}

/** The noncentrality under which a share `below` lies at or below `statistic`; 0 where less does under none. */
function noncentralityAt(statistic: number, df: number, below: number): number {
	const isLess = (noncentrality: number): boolean =>
		noncentralChiSquareBelow(statistic, df, noncentrality) < below;
	if (isLess(0)) return 0;
	let [low, high] = [0, Math.max(1, statistic)];
	while (!isLess(high)) [low, high] = [high, 2 * high];
	for (let step = 0; step < 60 && high - low > 1e-12 * high; step++) {
		const middle = (low + high) / 2;
		if (isLess(middle)) high = middle;
		else low = middle;
	}
	return (low + high) / 2;
}

function correctedV({ rows, columns, n }: CountTable, square: number): number {
	if (n < 2) return 0;
	const [r, c] = [rows.length, columns.length];
	const less = (size: number): number => size - (size - 1) ** 2 / (n - 1);
	const rest = Math.max(0, square - ((r - 1) * (c - 1)) / (n - 1));
	const smaller = Math.min(less(r), less(c)) - 1;
	return smaller > 0 ? Math.min(1, Math.sqrt(rest / smaller)) : 0;
}
