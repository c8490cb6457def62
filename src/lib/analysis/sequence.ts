/**
 * Which codes follow which. A passage of B follows one of A when it starts where that ends or after it, in the same document,
 * and belongs to a turn at most so many after the one in which A's last character lies. Passages that overlap are no
 * sequence. Each A takes its nearest B, so that it counts once at most for every code; a code may follow itself.
 *
 * What chance would give is found by shuffles: in each document the codes are dealt anew among its coded passages, which
 * stay where they are. So each document keeps how often each code is used, and where something is coded, and nothing else
 * of the order. The shuffles are the same for one seed. Rolled up, the dealt codes are rolled up as the codes were: a code
 * holds the union of its own passages and those below it, and a code is not compared with those above and below it.
 *
 * Source of the test: permutation of labels, R. A. Fisher, The Design of Experiments (1935), section 21; of sequences of
 * behaviour, R. Bakeman and J. M. Gottman, Observing Interaction (2nd ed. 1997), chapter 8.
 */
import { rowsBetween, type CodingColumns } from './coding-columns.ts';
import { dice } from './dice.ts';
import type { TurnPlaces } from './meeting.ts';
import type { PassagePair } from './passage-pairs.ts';
import { isAncestor, rollUp } from './roll-up.ts';

/** What was counted for every two codes. The matrices are flat, `a * codes + b`: A is followed by B. */
export type Sequences = {
	readonly codes: number;
	/** Coded passages of each code: the base of the shares of A. */
	readonly codings: Int32Array;
	/** A-passages that a B-passage follows; NaN for codes that are not compared. */
	readonly followed: Float64Array;
	/** The same in the mean of the shuffles; NaN without shuffles. */
	readonly expected: Float64Array;
	/** Shuffles with as many or more, and with as many or fewer. */
	readonly atLeast: Int32Array;
	readonly atMost: Int32Array;
	readonly shuffles: number;
};

/** How far apart passages may be, in turns, how many shuffles are made and from which seed. */
export type SequenceOrder = { readonly turns: number; readonly shuffles: number; readonly seed: number };

/** Rows that are counted before others get their turn: a few milliseconds' worth. */
const rowsPerStep = 20_000;
/** The same where they are rolled up first. */
const rolledPerStep = 5000;

/**
 * Counts every two codes. Rows are one coder's, or united ones, sub-codes on their own, each with its turn numbered through
 * the project; with the code above each as `parent` they are rolled up. Others get their turn between steps; the time of a
 * shuffle grows with the passages and those that follow within reach of each.
 */
export function* sequences(
	columns: CodingColumns,
	codes: number,
	places: TurnPlaces,
	{ turns, shuffles, seed }: SequenceOrder,
	parent: Int32Array | null = null
): Generator<undefined, Sequences, undefined> {
	const tally = parent
		? rolledTally(columns, codes, places, turns, parent)
		: ownTally(columns, codes, places, turns);
	yield;
	const cells = codes * codes;
	const codings = new Int32Array(codes);
	const followed = new Int32Array(cells);
	yield* tally(columns.code, followed, codings);
	const sums = new Float64Array(cells);
	const [atLeast, atMost, counted] = [new Int32Array(cells), new Int32Array(cells), new Int32Array(cells)];
	const random = dice(seed);
	const dealt = columns.code.slice(0, columns.length);
	for (let shuffle = 0; shuffle < shuffles; shuffle++) {
		yield;
		deal(dealt, columns, random.below);
		yield;
		yield* tally(dealt, counted.fill(0), new Int32Array(codes));
		for (let cell = 0; cell < cells; cell++) {
			sums[cell]! += counted[cell]!;
			if (counted[cell]! >= followed[cell]!) atLeast[cell]!++;
			if (counted[cell]! <= followed[cell]!) atMost[cell]!++;
		}
	}
	const expected = sums.map((sum) => sum / shuffles);
	const compared = { followed: Float64Array.from(followed), expected };
	if (parent) for (const matrix of Object.values(compared)) leaveOutLines(matrix, parent);
	return { codes, codings, atLeast, atMost, shuffles, ...compared };
}

/** Puts NaN where a code meets one above it. */
function leaveOutLines(matrix: Float64Array, parent: Int32Array): void {
	const codes = parent.length;
	for (let code = 0; code < codes; code++) {
		for (let above = parent[code]!; above >= 0; above = parent[above]!)
			matrix[code * codes + above] = matrix[above * codes + code] = NaN;
	}
}

/** Whether one of two codes stands above the other, so that they are not compared when they are rolled up. */
export const areRelated = (parent: Int32Array, a: number, b: number): boolean =>
	isAncestor(parent, a, b) || isAncestor(parent, b, a);

/** Adds to `counts` which passages are followed when the rows have the codes of `code`, and to `codings` the passages of each. */
type Tally = (
	code: Int32Array,
	counts: Int32Array,
	codings: Int32Array
) => Generator<undefined, void, undefined>;

/** Sub-codes on their own: which rows follow which stays the same however codes are dealt. */
function ownTally(columns: CodingColumns, codes: number, places: TurnPlaces, turns: number): Tally {
	const reach = followers(columns, places, turns);
	return function* (code, counts, codings) {
		for (let row = 0; row < columns.length; row++) codings[code[row]!]!++;
		yield* countFollowed(code, reach, codes, counts);
	};
}

/** Rolled up: which passages unite depends on the codes, so that they are rolled up anew, some documents at a time. */
function rolledTally(
	columns: CodingColumns,
	codes: number,
	places: TurnPlaces,
	turns: number,
	parent: Int32Array
): Tally {
	const { document, length } = columns;
	return function* (code, counts, codings) {
		for (let from = 0, to = 0; from < length; from = to) {
			to = Math.min(from + rolledPerStep, length);
			while (to < length && document[to] === document[to - 1]) to++;
			const rolled = rollUp({ ...rowsBetween(columns, from, to), code: code.subarray(from, to) }, parent);
			for (let row = 0; row < rolled.length; row++) codings[rolled.code[row]!]!++;
			yield* countFollowed(rolled.code, followers(rolled, places, turns), codes, counts);
		}
	};
}

/** The passages behind one cell: each of `a` that one of `b` follows, with the nearest, in the order of the text. */
export function followedPairs(
	columns: CodingColumns,
	places: TurnPlaces,
	turns: number,
	{ a, b }: PassagePair
): PassagePair[] {
	const { first, end } = followers(columns, places, turns);
	const pairs: PassagePair[] = [];
	for (let row = 0; row < columns.length; row++) {
		if (columns.code[row] !== a) continue;
		const nearest = columns.code.subarray(first[row], end[row]).indexOf(b);
		if (nearest >= 0) pairs.push({ a: row, b: first[row]! + nearest });
	}
	return pairs;
}

/** By row, the rows that follow it: those from `first` to `end`, exclusive. */
type Followers = { readonly first: Int32Array; readonly end: Int32Array };

function followers(columns: CodingColumns, places: TurnPlaces, turns: number): Followers {
	const { document, start, length } = columns;
	const first = new Int32Array(length);
	const end = new Int32Array(length);
	for (let from = 0, to = 0; from < length; from = to) {
		while (to < length && document[to] === document[from]) to++;
		const turnFrom = places.first[document[from]!]!;
		const turnTo = places.first[document[from]! + 1]!;
		for (let row = from; row < to; row++) {
			const last = firstAbove(places.starts, columns.end[row]! - 1, turnFrom, turnTo) - 1;
			first[row] = firstAbove(start, columns.end[row]! - 1, row, to);
			end[row] = firstAbove(columns.turn, last + turns, first[row]!, to);
		}
	}
	return { first, end };
}

/** Adds to `counts`, for every two codes, the rows of A that one of B follows. */
function* countFollowed(
	code: Int32Array,
	reach: Followers,
	codes: number,
	counts: Int32Array
): Generator<undefined, void, undefined> {
	/** By row, the row before it of the same code, in whichever document; −1 for none. */
	const before = new Int32Array(reach.first.length);
	const newest = new Int32Array(codes).fill(-1);
	for (let row = 0; row < before.length; row++) {
		before[row] = newest[code[row]!]!;
		newest[code[row]!] = row;
	}
	for (let from = 0; from < before.length; from += rowsPerStep) {
		addFollowed(code, before, reach, codes, counts, from);
		yield;
	}
}

function addFollowed(
	code: Int32Array,
	before: Int32Array,
	{ first, end }: Followers,
	codes: number,
	counts: Int32Array,
	from: number
): void {
	const to = Math.min(from + rowsPerStep, before.length);
	for (let row = from; row < to; row++) {
		const line = code[row]! * codes;
		const [nearest, past] = [first[row]!, end[row]!];
		for (let after = nearest; after < past; after++) {
			// One that has another of its code before it within reach is not the nearest.
			if (before[after]! < nearest) counts[line + code[after]!]!++;
		}
	}
}

/** Deals the codes of each document anew among its rows (R. Durstenfeld, Communications of the ACM 7 (1964), 420). */
function deal(code: Int32Array, { document, length }: CodingColumns, below: (limit: number) => number): void {
	for (let from = 0, to = 0; from < length; from = to) {
		while (to < length && document[to] === document[from]) to++;
		for (let row = to - 1; row > from; row--) {
			const other = from + below(row - from + 1);
			const kept = code[row]!;
			code[row] = code[other]!;
			code[other] = kept;
		}
	}
}

/** The first place from `low` to `high` (exclusive) of an ascending list whose number is above `value`; `high` for none. */
function firstAbove(sorted: Int32Array, value: number, low: number, high: number): number {
	while (low < high) {
		const middle = (low + high) >> 1;
		if (sorted[middle]! <= value) low = middle + 1;
		else high = middle;
	}
	return low;
}
