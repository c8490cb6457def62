/** The χ² distribution, central and not, and the statistic of a table of counts. */
import { lnGamma, lowerGamma } from './gamma.ts';
import type { CountTable } from './count-table.ts';

/** Pearson's statistic of a table, with its degrees of freedom and the number of units. */
export type ChiSquare = { readonly statistic: number; readonly df: number; readonly n: number };

/**
 * The statistic of a table without empty rows and columns, with (rows − 1)(columns − 1) degrees of freedom; no
 * correction for continuity.
 *
 * Source: K. Pearson, On the criterion that a given system of deviations … can be reasonably supposed to have arisen
 * from random sampling, Philosophical Magazine 50 (1900), 157–175.
 */
export function chiSquareOf({ counts, rows, columns, n }: CountTable): ChiSquare {
	let statistic = 0;
	counts.forEach((line, i) => {
		line.forEach((count, j) => {
			const expected = (rows[i]! * columns[j]!) / n;
			statistic += (count - expected) ** 2 / expected;
		});
	});
	return { statistic, df: (rows.length - 1) * (columns.length - 1), n };
}

/** The share of a χ² distribution of `df` degrees of freedom at or below `x`, 0 … 1. */
export const chiSquareBelow = (x: number, df: number): number => lowerGamma(df / 2, x / 2);

/**
 * The share of a noncentral χ² distribution at or below `x`, 0 … 1: central ones of df + 2k degrees of freedom, weighted
 * by the Poisson probabilities of k at half the noncentrality, added from the largest weight outwards.
 *
 * Source: N. L. Johnson, S. Kotz and N. Balakrishnan, Continuous Univariate Distributions, vol. 2, 2nd ed. (1995),
 * (29.3); the order: D. Benton and K. Krishnamoorthy, Computing discrete mixtures of continuous distributions,
 * Computational Statistics & Data Analysis 43 (2003), 249–267.
 */
export function noncentralChiSquareBelow(x: number, df: number, noncentrality: number): number {
	const mean = noncentrality / 2;
	if (mean === 0) return chiSquareBelow(x, df);
	const middle = Math.floor(mean);
	const weight = (k: number): number => Math.exp(k * Math.log(mean) - mean - lnGamma(k + 1));
	let sum = 0;
	for (let k = middle; k >= 0; k--) {
		const share = weight(k);
		sum += share * chiSquareBelow(x, df + 2 * k);
		if (share < 1e-18) break;
	}
	for (let k = middle + 1; ; k++) {
		const share = weight(k);
		const below = chiSquareBelow(x, df + 2 * k);
		sum += share * below;
		if (share * below < 1e-18) break;
	}
	return Math.min(1, sum);
}
