/**
 * Co-occurrence of codes: the result, how to read it, and the coefficients. How passages come to occur together is
 * counted in `overlap.ts` (they share a character) and `same-unit.ts` (they lie in the same turn).
 */
import type { CodingColumns } from './coding-columns.ts';
import { share } from './frequency.ts';
import { countOverlaps } from './overlap.ts';
import { isAncestor } from './roll-up.ts';
import { countUnits } from './same-unit.ts';

/** `overlap`: two passages share a character. `turn`: they belong to the same turn. */
export type CooccurrenceRule = 'overlap' | 'turn';

/**
 * What was counted for every two codes: plain arrays, so that it crosses to the window as it is. The matrices are flat,
 * `a * codes + b`; read them through the functions below.
 */
export type Cooccurrence = {
	readonly rule: CooccurrenceRule;
	/** The number of codes. */
	readonly codes: number;
	/** The code above each code, or −1, when passages were rolled up; pairs of a code with its own ancestor are left out. */
	readonly parent: Int32Array | null;
	/** Coded passages of each code, the base of the shares. */
	readonly codings: Int32Array;
	/** By code, characters under it (overlap) or turns with it (turn), each counted once. */
	readonly extent: Float64Array;
	/** Unordered pairs of an A-passage and a B-passage that occur together. Symmetric. */
	readonly pairs: Float64Array;
	/** A-passages that meet at least one B. Not symmetric: `[a, b]` is of A, `[b, a]` of B. */
	readonly meeting: Int32Array;
	/** Characters under both (overlap) or turns with both (turn). Symmetric. */
	readonly both: Float64Array;
};

/** The four matrices and bases that a rule counts. */
export type CooccurrenceCounts = Pick<Cooccurrence, 'codings' | 'extent' | 'pairs' | 'meeting' | 'both'>;

/**
 * Counts every two different codes of `codes`. Passages of several coders are not to be added up: give one coder's
 * rows, or united ones. For rolled-up rows give `parent` too.
 */
export function cooccurrence(
	columns: CodingColumns,
	codes: number,
	rule: CooccurrenceRule,
	parent: Int32Array | null = null
): Cooccurrence {
	const counts =
		rule === 'overlap' ? countOverlaps(columns, codes) : countUnits(columns, codes, columns.turn);
	return { rule, codes, parent, ...counts };
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

/** Characters or turns with both codes; null for codes that are not compared. */
export function bothCount(result: Cooccurrence, a: number, b: number): number | null {
	return isLeftOut(result, a, b) ? null : result.both[a * result.codes + b]!;
}

/** The share of A-passages that meet a B, 0 … 1; null without A-passages or for codes that are not compared. */
export function meetingShare(result: Cooccurrence, a: number, b: number): number | null {
	const meeting = meetingCount(result, a, b);
	return meeting === null ? null : share(meeting, result.codings[a]!);
}

/**
 * Jaccard's coefficient: characters (or turns) with both codes by those with either, |A ∩ B| / |A ∪ B|, 0 … 1; null
 * when neither code has any, or the codes are not compared.
 *
 * Source: P. Jaccard, Étude comparative de la distribution florale dans une portion des Alpes et des Jura, Bulletin de
 * la Société vaudoise des sciences naturelles 37 (1901), 547–579; The distribution of the flora in the alpine zone, New
 * Phytologist 11 (1912), 37–50. ATLAS.ti's c-coefficient n12 / (n1 + n2 − n12) is the same formula over numbers of
 * quotations, where one long passage over many short ones can push it past 1; over characters or turns it can't.
 */
export function jaccard(result: Cooccurrence, a: number, b: number): number | null {
	const both = bothCount(result, a, b);
	return both === null ? null : share(both, result.extent[a]! + result.extent[b]! - both);
}
