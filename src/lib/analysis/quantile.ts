/** Quantiles of numbers that are counted, so that each is one of them. */

/** What rounding may add to a product of a share and a number of values; as in R's `quantile`. */
const rounding = 4 * Number.EPSILON;

/**
 * The least of the numbers, in ascending order, that at least the share `part` of them (0 … 1) does not exceed: the
 * nearest rank. At least one number has to be given.
 *
 * Source: R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American Statistician 50 (1996),
 * 361–365, definition 1; as R's `quantile(type = 1)`.
 */
export function quantile(sorted: ArrayLike<number>, part: number): number {
	const rank = Math.ceil(part * sorted.length * (1 - rounding));
	return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1]!;
}
