/** McNemar's test: the same units before and after, and which way those went that changed. */
import { lnFactorials } from './gamma.ts';
import { wilson } from './wilson.ts';

/** Units by whether something was there before and after. */
export type BeforeAfter = {
	readonly both: number;
	readonly onlyBefore: number;
	readonly onlyAfter: number;
	readonly neither: number;
};

export type McNemarTest = {
	/** Null where nothing changed: then there is nothing to test. */
	readonly p: number | null;
	/** Of the units that changed, the share that has it after only, with its 95 % interval; null where nothing changed. */
	readonly gained: number | null;
	readonly interval: readonly [number, number] | null;
};

/**
 * Exact and two-sided: twice the binomial probability, at one half, of so few on the rarer side among the units that
 * changed, at most 1. Units that did not change say nothing.
 *
 * Source: Q. McNemar, Note on the sampling error of the difference between correlated proportions or percentages,
 * Psychometrika 12 (1947), 153–157; the exact form as in A. Agresti, Categorical Data Analysis, 3rd ed. (2013), 11.1.3;
 * the same as R's `binom.test(onlyBefore, onlyBefore + onlyAfter)`.
 */
export function mcNemarTest({ onlyBefore, onlyAfter }: BeforeAfter): McNemarTest {
	const changed = onlyBefore + onlyAfter;
	if (!changed) return { p: null, gained: null, interval: null };
	const ln = lnFactorials(changed);
	let sum = 0;
	for (let k = 0; k <= Math.min(onlyBefore, onlyAfter); k++)
		sum += Math.exp(ln[changed]! - ln[k]! - ln[changed - k]! - changed * Math.LN2);
	return { p: Math.min(1, 2 * sum), gained: onlyAfter / changed, interval: wilson(onlyAfter, changed) };
}
