/**
 * Co-occurrence of codes: the result, how to read it, and the coefficients. How passages come to occur together is
 * counted in `overlap.ts` (they share a character), `same-unit.ts` (they belong to the same turn, say) and `near.ts`
 * (they belong to turns near each other).
 */
import type { CodingColumns } from './coding-columns.ts';
import { share } from './frequency.ts';
import { countOverlaps } from './overlap.ts';
import { countNear } from './near.ts';
import { isAncestor } from './roll-up.ts';
import { countUnits } from './same-unit.ts';

/**
 * When two passages occur together. `overlap`: they share a character. `paragraph`, `turn`, `document`, `case`: they
 * belong to the same one, by their first non-blank character. `near`: they belong to turns of one document that are no
 * more than so many turns apart.
 */
export type CooccurrenceRule = 'overlap' | 'paragraph' | 'turn' | 'near' | 'document' | 'case';

/**
 * The same over rows: a rule that the columns themselves tell; a unit of each row (small integers, −1 for none); or a
 * place of each row (−1 for none), together being those no further than `within` apart.
 */
export type Together =
	| 'overlap'
	| 'paragraph'
	| 'turn'
	| 'document'
	| { readonly unit: Int32Array }
	| { readonly place: Int32Array; readonly within: number };

/**
 * What was counted for every two codes: plain arrays, so that it crosses to the window as it is. The matrices are flat,
 * `a * codes + b`; read them through the functions below.
 */
export type Cooccurrence = {
	/** The number of codes. */
	readonly codes: number;
	/** The code above each code, or −1, when passages were rolled up; pairs of a code with its own ancestor are left out. */
	readonly parent: Int32Array | null;
	/** Coded passages of each code, the base of the shares. */
	readonly codings: Int32Array;
	/** By code, characters under it (overlap) or units with it, each counted once; zeros where places were given. */
	readonly extent: Float64Array;
	/** Unordered pairs of an A-passage and a B-passage that occur together. Symmetric. */
	readonly pairs: Float64Array;
	/** A-passages that meet at least one B. Not symmetric: `[a, b]` is of A, `[b, a]` of B. */
	readonly meeting: Int32Array;
	/** Characters under both (overlap) or units with both; zeros where places were given. Symmetric. */
	readonly both: Float64Array;
};

/** The four matrices and bases that a rule counts. */
export type CooccurrenceCounts = Pick<Cooccurrence, 'codings' | 'extent' | 'pairs' | 'meeting' | 'both'>;

/**
 * Counts every two different codes of `codes`. Passages of several coders are not to be added up: give one coder's
 * rows, or united ones. For rolled-up rows give `parent` too. Others get their turn between steps.
 */
export function* cooccurrence(
	columns: CodingColumns,
	codes: number,
	together: Together,
	parent: Int32Array | null = null
): Generator<undefined, Cooccurrence, undefined> {
	return { codes, parent, ...(yield* count(columns, codes, together)) };
}

function count(
	columns: CodingColumns,
	codes: number,
	together: Together
): Generator<undefined, CooccurrenceCounts, undefined> {
	if (together === 'overlap') return countOverlaps(columns, codes);
	if (typeof together === 'string') return countUnits(columns, codes, columns[together]);
	if ('unit' in together) return countUnits(columns, codes, together.unit);
	return countNear(columns, codes, together.place, together.within);
}

/** True when the two codes are not compared: a code with itself, or, rolled up, with its own ancestor. */
export function isLeftOut(result: Cooccurrence, a: number, b: number): boolean {
	if (a === b) return true;
	return !!result.parent && (isAncestor(result.parent, a, b) || isAncestor(result.parent, b, a));
}

/** Pairs of an A-passage and a B-passage that occur together; null for codes that are not compared. */
export function pairCount(result: Cooccurrence, a: number, b: number): number | null {
	return isLeftOut(result, a, b) ? null : result.pairs[a * result.codes + b]!;
}

/** A-passages that meet at least one B-passage; null for codes that are not compared. */
export function meetingCount(result: Cooccurrence, a: number, b: number): number | null {
	return isLeftOut(result, a, b) ? null : result.meeting[a * result.codes + b]!;
}

/** Characters or units with both codes; null for codes that are not compared. */
export function bothCount(result: Cooccurrence, a: number, b: number): number | null {
	return isLeftOut(result, a, b) ? null : result.both[a * result.codes + b]!;
}

/** The share of A-passages that meet a B, 0 … 1; null without A-passages or for codes that are not compared. */
export function meetingShare(result: Cooccurrence, a: number, b: number): number | null {
	const meeting = meetingCount(result, a, b);
	return meeting === null ? null : share(meeting, result.codings[a]!);
}

/**
 * Jaccard's coefficient: characters (or units) with both codes by those with either, |A ∩ B| / |A ∪ B|, 0 … 1; null
 * when neither code has any, the codes are not compared, or turns near each other were counted: they are no units.
 *
 * Source: P. Jaccard, Étude comparative de la distribution florale dans une portion des Alpes et des Jura, Bulletin de
 * la Société vaudoise des sciences naturelles 37 (1901), 547–579; The distribution of the flora in the alpine zone, New
 * Phytologist 11 (1912), 37–50. ATLAS.ti's c-coefficient n12 / (n1 + n2 − n12) is the same formula over numbers of
 * quotations, where one long passage over many short ones can push it past 1; over characters or units it can't.
 */
export function jaccard(result: Cooccurrence, a: number, b: number): number | null {
	const both = bothCount(result, a, b);
	return both === null ? null : share(both, result.extent[a]! + result.extent[b]! - both);
}

/** The least expected count at which an expected count and a lift are given. */
export const leastExpected = 5;

/**
 * Units that would have both codes if each were spread over the `units` in the filter without regard to the other:
 * units with A times units with B by all units; null below 5, and for codes that are not compared. Of use only where
 * units were counted.
 *
 * Source: the expected count of a cell in a table of two by two, K. Pearson, On the theory of contingency and its
 * relation to association and normal correlation, Drapers' Company Research Memoirs, Biometric Series 1 (1904); not
 * below 5: W. G. Cochran, Some methods for strengthening the common χ² tests, Biometrics 10 (1954), 417–451.
 */
export function expectedCount(result: Cooccurrence, a: number, b: number, units: number): number | null {
	if (isLeftOut(result, a, b) || !units) return null;
	const expected = (result.extent[a]! * result.extent[b]!) / units;
	return expected < leastExpected ? null : expected;
}

/**
 * How many times as often as expected two codes share a unit: 1 for no association; null where nothing is expected.
 *
 * Source: S. Brin, R. Motwani, J. D. Ullman and S. Tsur, Dynamic itemset counting and implication rules for market
 * basket data, SIGMOD Record 26/2 (1997), 255–264 (there called interest).
 */
export function lift(result: Cooccurrence, a: number, b: number, units: number): number | null {
	const expected = expectedCount(result, a, b, units);
	return expected === null ? null : bothCount(result, a, b)! / expected;
}
