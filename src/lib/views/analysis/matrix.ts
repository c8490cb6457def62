/** Which codes stand on the axes of a figure and in which order, and a matrix's numbers by cell and by pair. */
import type { AnalysedCode, AxisGroup, MatrixMeasure, Order, PairNumbers } from './numbers.ts';

/** What is known of codes on every axis. */
export type CodedNumbers = Pick<PairNumbers, 'guids' | 'codings'>;

/** A code of an axis with its index in the numbers. */
export type AxisCode = { readonly code: AnalysedCode; readonly index: number };

/** Two codes and their numbers; `a` is of the rows. */
export type Pair = {
	readonly a: AxisCode;
	readonly b: AxisCode;
	readonly count: number;
	readonly jaccard: number | null;
	/** A-passages that meet a B, and B-passages that meet an A. */
	readonly aMeeting: number;
	readonly bMeeting: number;
	/** Units that would have both by chance, and how many times as many do; null where nothing is expected. */
	readonly expected: number | null;
	readonly lift: number | null;
};

/**
 * The codes of an axis: those with at least one coded passage, of one group, or all. By
 * frequency the most used stand first, and codes used equally often keep the order of the codebook.
 */
export function axisOf(
	codes: readonly AnalysedCode[],
	numbers: CodedNumbers,
	choice: Pick<AxisGroup, 'codes'> | null,
	order: Order
): AxisCode[] {
	const indexes = new Map(numbers.guids.map((guid, index) => [guid, index]));
	const axis: AxisCode[] = [];
	for (const code of codes) {
		const index = indexes.get(code.guid);
		if (index === undefined || !numbers.codings[index]) continue;
		if (choice && !choice.codes.has(code.guid)) continue;
		axis.push({ code: order === 'frequency' ? { ...code, depth: 0 } : code, index });
	}
	if (order === 'frequency') {
		axis.sort((a, b) => (numbers.codings[b.index] ?? 0) - (numbers.codings[a.index] ?? 0));
	}
	return axis;
}

/** A code with its index in the numbers; null where either is not there. */
export function axisCodeOf(
	codes: readonly AnalysedCode[],
	{ guids }: Pick<PairNumbers, 'guids'>,
	guid: string
): AxisCode | null {
	const code = codes.find((one) => one.guid === guid);
	const index = guids.indexOf(guid);
	return code && index >= 0 ? { code, index } : null;
}

/** The axis with its shallowest codes at the edge. */
export function levelled(axis: readonly AxisCode[]): AxisCode[] {
	const shallowest = Math.min(...axis.map(({ code }) => code.depth));
	return axis.map(({ code, index }) => ({ code: { ...code, depth: code.depth - shallowest }, index }));
}

/** Gives the number of a cell, or null for codes that are not compared. */
export function cellOf(
	numbers: PairNumbers,
	measure: MatrixMeasure
): (a: AxisCode, b: AxisCode) => number | null {
	const { codings, pairs, meeting, jaccard } = numbers;
	const size = numbers.guids.length;
	return (a, b) => {
		const at = a.index * size + b.index;
		const count = orNull(pairs[at]);
		if (count === null || measure === 'count') return count;
		if (measure === 'share') return (meeting[at] ?? 0) / (codings[a.index] || 1);
		return orNull(jaccard[at]) ?? 0;
	};
}

/** The numbers of two codes, or null when they are not compared. */
export function pairOf(numbers: PairNumbers, a: AxisCode, b: AxisCode): Pair | null {
	const size = numbers.guids.length;
	const at = a.index * size + b.index;
	const count = orNull(numbers.pairs[at]);
	if (count === null) return null;
	return {
		a,
		b,
		count,
		jaccard: orNull(numbers.jaccard[at]),
		aMeeting: numbers.meeting[at] ?? 0,
		bMeeting: numbers.meeting[b.index * size + a.index] ?? 0,
		expected: orNull(numbers.expected[at]),
		lift: orNull(numbers.lift[at])
	};
}

/**
 * Which codes of the axes are not compared, by what `cell` gives: those of which one stands above the other, be it in `all`
 * pairs or in `some`; or `alone`, one code on both axes. Null where every two codes are compared.
 */
export function uncompared(
	cell: (a: AxisCode, b: AxisCode) => number | null,
	rows: readonly AxisCode[],
	columns: readonly AxisCode[]
): 'all' | 'some' | 'alone' | null {
	let [compared, related] = [false, false];
	for (const a of rows) {
		for (const b of columns) {
			if (cell(a, b) !== null) compared = true;
			else if (a.index !== b.index) related = true;
		}
	}
	if (related) return compared ? 'some' : 'all';
	return compared ? null : 'alone';
}

/** A number, or null for NaN and what is not there. */
export const orNull = (value: number | undefined): number | null =>
	value === undefined || Number.isNaN(value) ? null : value;

/** The pairs of codes of a matrix that occur together at all, each once, most pairs first. */
export function pairsOf(
	numbers: PairNumbers,
	rows: readonly AxisCode[],
	columns: readonly AxisCode[]
): Pair[] {
	const rowIndexes = new Set(rows.map(({ index }) => index));
	const columnIndexes = new Set(columns.map(({ index }) => index));
	const pairs: Pair[] = [];
	for (const a of rows) {
		for (const b of columns) {
			const turned = rowIndexes.has(b.index) && columnIndexes.has(a.index);
			if (turned && b.index < a.index) continue;
			const pair = pairOf(numbers, a, b);
			if (pair && pair.count > 0) pairs.push(pair);
		}
	}
	return pairs.sort((x, y) => y.count - x.count);
}
