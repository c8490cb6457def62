/** Which codes follow which, by cell and by pair, beside what shuffles gave. */
import { orNull, type AxisCode, type CodedNumbers } from './matrix.ts';

/** How sequences are shown: as a matrix, as arcs over the codes in a row, as a table. */
export const sequenceForms = ['chart', 'arcs', 'table'] as const;
export type SequenceForm = (typeof sequenceForms)[number];

/** What a cell shows: how often a follows b, how often in the mean of the shuffles, or how much oftener. */
export const sequenceMeasures = ['count', 'expected', 'difference'] as const;
export type SequenceMeasure = (typeof sequenceMeasures)[number];

/** Numbers of every two codes; the tables are flat, `a * guids.length + b`: A is followed by B. */
export type SequenceNumbers = CodedNumbers & {
	/** A-passages that a B-passage follows, NaN for codes that are not compared; and the same in the mean of the shuffles. */
	readonly followed: ArrayLike<number>;
	readonly expected: ArrayLike<number>;
	/** Shuffles with as many or more, and with as many or fewer. */
	readonly atLeast: ArrayLike<number>;
	readonly atMost: ArrayLike<number>;
	readonly shuffles: number;
};

/** Two codes of which the first is followed by the second, with their numbers. */
export type SequencePair = {
	readonly a: AxisCode;
	readonly b: AxisCode;
	readonly count: number;
	readonly expected: number;
	/** How many times as often as expected; null where nothing is expected. */
	readonly ratio: number | null;
	readonly atLeast: number;
	readonly atMost: number;
};

/** Gives the number of a cell; null for codes that are not compared. */
export function sequenceCell(
	numbers: SequenceNumbers,
	measure: SequenceMeasure
): (a: AxisCode, b: AxisCode) => number | null {
	const { followed, expected } = numbers;
	const size = numbers.guids.length;
	return (a, b) => {
		const at = a.index * size + b.index;
		const count = orNull(followed[at]);
		if (measure === 'count' || count === null) return count;
		return measure === 'expected' ? orNull(expected[at]) : count - (orNull(expected[at]) ?? 0);
	};
}

/** The numbers of two codes, or null when they are not compared. */
export function sequencePair(numbers: SequenceNumbers, a: AxisCode, b: AxisCode): SequencePair | null {
	const at = a.index * numbers.guids.length + b.index;
	const count = orNull(numbers.followed[at]);
	if (count === null) return null;
	const expected = numbers.expected[at] ?? 0;
	return {
		a,
		b,
		count,
		expected,
		ratio: expected > 0 ? count / expected : null,
		atLeast: numbers.atLeast[at] ?? 0,
		atMost: numbers.atMost[at] ?? 0
	};
}

/** Each two codes of the axes of which one follows the other or is expected to, the most frequent first. */
export function sequencePairs(
	numbers: SequenceNumbers,
	rows: readonly AxisCode[],
	columns: readonly AxisCode[]
): SequencePair[] {
	return rows
		.flatMap((a) => columns.flatMap((b) => sequencePair(numbers, a, b) ?? []))
		.filter(({ count, expected }) => count > 0 || expected > 0)
		.sort((x, y) => y.count - x.count || y.expected - x.expected);
}
