/** Holm's correction of p-values for having tested several times. */

/**
 * Each p-value corrected, in the same order; a null (nothing could be tested) stays null and counts for nothing. The
 * smallest is multiplied by their number, the next by one less, and so on; none falls below a smaller one's, none
 * passes 1.
 *
 * Source: S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979),
 * 65–70; as R's `p.adjust(method = "holm")`.
 */
export function holm(values: readonly (number | null)[]): (number | null)[] {
	const tested = [...values.keys()].filter((i) => values[i] !== null);
	const corrected: (number | null)[] = values.map(() => null);
	let greatest = 0;
	tested
		.sort((a, b) => values[a]! - values[b]!)
		.forEach((at, i) => {
			greatest = Math.min(1, Math.max(greatest, values[at]! * (tested.length - i)));
			corrected[at] = greatest;
		});
	return corrected;
}
