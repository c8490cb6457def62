/** The gamma function's logarithm and what stands on it: factorials and the incomplete gamma function. */

const lanczos = [
	0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
	12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7
] as const;

/**
 * The natural logarithm of Γ(x) for x > 0, to some 15 digits.
 *
 * Source: C. Lanczos, A precision approximation of the gamma function, SIAM Journal on Numerical Analysis, Series B 1
 * (1964), 86–96; coefficients for g = 7, n = 9 by P. Godfrey (2001).
 */
export function lnGamma(x: number): number {
	if (!(x > 0)) throw new RangeError(`The logarithm of Γ is taken of numbers above 0, not of ${x}`);
	const [first, ...rest] = lanczos;
	const sum = rest.reduce((total, coefficient, i) => total + coefficient / (x + i), first as number);
	const t = x + 6.5;
	return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** The natural logarithms of 0! … most!, each added to the one before. */
export function lnFactorials(most: number): Float64Array {
	const logs = new Float64Array(most + 1);
	for (let n = 2; n <= most; n++) logs[n] = logs[n - 1]! + Math.log(n);
	return logs;
}

/** Relative size below which a further term no longer counts. */
const epsilon = 1e-16;

/**
 * The regularised lower incomplete gamma function P(a, x) for a > 0: the share of a gamma distribution of shape a below
 * x, 0 … 1. By its series below a + 1, by its continued fraction (Lentz's way) above.
 *
 * Source: M. Abramowitz and I. A. Stegun, Handbook of Mathematical Functions (1964), 6.5.29 and 6.5.31; the choice
 * between the two: W. H. Press et al., Numerical Recipes, 3rd ed. (2007), section 6.2.
 */
export function lowerGamma(a: number, x: number): number {
	if (x <= 0) return 0;
	if (x === Infinity) return 1;
	const front = Math.exp(a * Math.log(x) - x - lnGamma(a));
	return Math.min(1, x < a + 1 ? front * series(a, x) : 1 - front * fraction(a, x));
}

function series(a: number, x: number): number {
	let term = 1 / a;
	let sum = term;
	for (let n = 1; term > sum * epsilon; n++) {
		term *= x / (a + n);
		sum += term;
	}
	return sum;
}

function fraction(a: number, x: number): number {
	const tiny = 1e-300;
	let b = x + 1 - a;
	let c = 1 / tiny;
	let d = 1 / b;
	let value = d;
	for (let n = 1, change = 0; n < 10_000 && Math.abs(change - 1) > 4 * Number.EPSILON; n++) {
		const numerator = -n * (n - a);
		b += 2;
		d = 1 / (numerator * d + b || tiny);
		c = b + numerator / c || tiny;
		change = c * d;
		value *= change;
	}
	return value;
}
