/** Which codes occur together: every number that the window shows of two codes, as tables that cross as they are. */
import {
	cooccurrence,
	expectedCount,
	isLeftOut,
	jaccard,
	lift,
	meetingCount,
	pairCount
} from '../../analysis/cooccurrence.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import type { Counting } from './counted.ts';
import type { Source } from './source.ts';
import { countedTogether, type RuleOfTogether } from './together.ts';

/** By code index; the tables are flat, `a * guids.length + b`. */
export type Cooccurrences = {
	/** The code of each index, in the order of the codebook. */
	readonly guids: readonly Guid[];
	/** Coded passages of each code. */
	readonly codings: Int32Array;
	/** Pairs of an A-passage and a B-passage that occur together; NaN for codes that are not compared. */
	readonly pairs: Float64Array;
	/** A-passages that meet at least one B-passage; 0 for codes that are not compared. */
	readonly meeting: Int32Array;
	/** Jaccard's coefficient, 0 … 1; NaN where there is none. */
	readonly jaccard: Float64Array;
	/** Units in the filter: paragraphs, turns, documents or cases; null where the rule knows none. */
	readonly units: number | null;
	/** Units that would have both codes by chance, and how many times that many do; NaN below 5 expected and without units. */
	readonly expected: Float64Array;
	readonly lift: Float64Array;
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

/** Counts it; others get their turn between steps, also while codings are read for the first time. */
export function* cooccurrences(source: Source, counting: Counting & RuleOfTogether): Stepwise<Cooccurrences> {
	const { columns, codes, parent, leftOut, together, units } = yield* countedTogether(source, counting);
	const count = codes.length;
	const result = yield* cooccurrence(columns, count, together, counting.rollUp ? parent : null);
	yield;
	const pairs = new Float64Array(count * count).fill(NaN);
	const meeting = new Int32Array(count * count);
	const coefficients = new Float64Array(count * count).fill(NaN);
	const expected = new Float64Array(count * count).fill(NaN);
	const lifts = new Float64Array(count * count).fill(NaN);
	for (let a = 0; a < count; a++) {
		for (let b = 0; b < count; b++) {
			if (isLeftOut(result, a, b)) continue;
			const at = a * count + b;
			pairs[at] = pairCount(result, a, b) ?? NaN;
			meeting[at] = meetingCount(result, a, b) ?? 0;
			coefficients[at] = jaccard(result, a, b) ?? NaN;
			expected[at] = expectedCount(result, a, b, units ?? 0) ?? NaN;
			lifts[at] = lift(result, a, b, units ?? 0) ?? NaN;
		}
	}
	const guids = codes.map((code) => code.guid);
	const { codings } = result;
	return { guids, codings, pairs, meeting, jaccard: coefficients, units, expected, lift: lifts, leftOut };
}
