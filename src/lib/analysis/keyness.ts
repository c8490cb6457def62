/** How far a word is typical of one text beside another. Frequencies of the word, and numbers of all words, in both. */

/**
 * The log-likelihood G² of a word that occurs `a` times in `c` words of one text and `b` times in `d` words of the other:
 * 2 · Σ observed · ln(observed / expected), over the two cells of the word, where each text is expected to have its share
 * of the a + b by its length. 0 where both have the same share; it tells how sure a difference is, not how large, and
 * has no sign. 0 where there is no word or no text to compare with.
 *
 * Source: T. Dunning, Accurate methods for the statistics of surprise and coincidence, Computational Linguistics 19/1
 * (1993), 61–74; in the form of P. Rayson and R. Garside, Comparing corpora using frequency profiling, Proceedings of the
 * Workshop on Comparing Corpora, ACL (2000), 1–6, which leaves out the cells of all other words.
 */
export function logLikelihood(a: number, b: number, c: number, d: number): number {
	if (!c || !d) return 0;
	const each = (a + b) / (c + d);
	return Math.max(0, 2 * (cell(a, c * each) + cell(b, d * each)));
}

const cell = (observed: number, expected: number): number =>
	observed ? observed * Math.log(observed / expected) : 0;

/**
 * The log ratio: the binary logarithm of the word's share in the first text by its share in the second. 1 is twice as
 * common, 2 four times, −1 half as common. A word that one of them lacks counts there as half an occurrence. Null where
 * one of the texts has no words, or neither has this one.
 *
 * Source: A. Hardie, Log Ratio – an informal introduction, CASS, Lancaster University (2014).
 */
export function logRatio(a: number, b: number, c: number, d: number): number | null {
	if (!c || !d || (!a && !b)) return null;
	return Math.log2((a || 0.5) / c / ((b || 0.5) / d));
}
