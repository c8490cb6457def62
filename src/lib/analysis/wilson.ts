/** The interval of a share. */

/** The 97.5 % point of the normal distribution. */
const z = 1.959963984540054;

/**
 * Where the share that `part` of `whole` is a sample of lies, with 95 % confidence; null without a whole. It stays within
 * 0 … 1 and has a width at 0 and at 1 too.
 *
 * Source: E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
 * Statistical Association 22 (1927), 209–212; as R's `prop.test(correct = FALSE)`.
 */
export function wilson(part: number, whole: number): [number, number] | null {
	if (!(whole > 0)) return null;
	const share = part / whole;
	const scale = 1 + z ** 2 / whole;
	const middle = (share + z ** 2 / (2 * whole)) / scale;
	const half = (z / scale) * Math.sqrt((share * (1 - share)) / whole + z ** 2 / (4 * whole ** 2));
	return [part === 0 ? 0 : middle - half, part === whole ? 1 : middle + half];
}
