/**
 * Codes that overlap, counted by a sweep line over passages in the order of their starts. Time grows with the passages
 * and the codes open above each of them, not with the pairs of passages.
 */
import type { CodingColumns } from './coding-columns.ts';
import type { CooccurrenceCounts } from './cooccurrence.ts';
import { OpenCodes } from './open-codes.ts';
import { unite } from './unite.ts';

/** Counts, for every two different codes, the passages that share a character and the characters they share. */
export function countOverlaps(columns: CodingColumns, codes: number): CooccurrenceCounts {
	return { ...countMeetings(columns, codes), ...countCharacters(unite(columns), codes) };
}

/**
 * Pairs and meetings. Open passages are counted by code (one code may be open several times over), so that a passage
 * costs one step for each code that is open, and one for each open passage that meets its code for the first time.
 */
function countMeetings(
	columns: CodingColumns,
	codes: number
): Pick<CooccurrenceCounts, 'codings' | 'pairs' | 'meeting'> {
	const { document, code, start, end, length } = columns;
	const codings = new Int32Array(codes);
	const pairs = new Float64Array(codes * codes);
	const meeting = new Int32Array(codes * codes);
	const open = new OpenCodes(codes);
	const opened = new OpenedChain(length);
	/** By code, in this document: its newest row, and the furthest end of its rows so far. */
	const newest = new Int32Array(codes);
	const furthest = new Int32Array(codes);
	const closing = rowsByEnd(columns);
	for (let from = 0, to = 0; from < length; from = to) {
		while (to < length && document[to] === document[from]) to++;
		newest.fill(-1);
		furthest.fill(-1);
		open.clear();
		opened.clear();
		for (let row = from, next = from; row < to; row++) {
			const b = code[row]!;
			while (end[closing[next]!]! <= start[row]!) {
				opened.remove(closing[next]!);
				open.close(code[closing[next++]!]!);
			}
			codings[b]!++;
			for (let k = 0; k < open.size; k++) {
				const a = open.list[k]!;
				if (a === b) continue;
				pairs[a * codes + b]! += open.count[a]!;
				meeting[b * codes + a]!++;
			}
			// An open passage has met B before if a B opened after it, or was open when it opened.
			for (let a = opened.last; a > newest[b]! && start[a]! >= furthest[b]!; a = opened.before[a]!) {
				meeting[code[a]! * codes + b]!++;
			}
			open.open(b);
			opened.add(row);
			newest[b] = row;
			furthest[b] = Math.max(furthest[b]!, end[row]!);
		}
	}
	return { codings, pairs: symmetric(pairs, codes), meeting };
}

/** Characters under each code and under both of two. Rows are united, so that a code is open at most once. */
function countCharacters(united: CodingColumns, codes: number): Pick<CooccurrenceCounts, 'extent' | 'both'> {
	const { document, code, start, end, length } = united;
	const extent = new Float64Array(codes);
	const both = new Float64Array(codes * codes);
	const open = new Int32Array(codes);
	const until = new Int32Array(codes);
	let size = 0;
	for (let row = 0; row < length; row++) {
		if (row > 0 && document[row] !== document[row - 1]) size = 0;
		const b = code[row]!;
		extent[b]! += end[row]! - start[row]!;
		for (let k = 0; k < size;) {
			const a = open[k]!;
			if (until[a]! <= start[row]!) {
				open[k] = open[--size]!;
			} else {
				both[a * codes + b]! += Math.min(until[a]!, end[row]!) - start[row]!;
				k++;
			}
		}
		open[size++] = b;
		until[b] = end[row]!;
	}
	return { extent, both: symmetric(both, codes) };
}

/** Adds each cell to the one across the diagonal, in place. */
function symmetric(matrix: Float64Array, codes: number): Float64Array {
	for (let a = 0; a < codes; a++) {
		for (let b = a + 1; b < codes; b++) {
			matrix[a * codes + b]! += matrix[b * codes + a]!;
			matrix[b * codes + a] = matrix[a * codes + b]!;
		}
	}
	return matrix;
}

/** The rows of each document in the order of their ends; documents stay where they are. */
function rowsByEnd({ document, end, length }: CodingColumns): Int32Array {
	// End and row in one number: the native sort of plain numbers is several times as fast as one with a comparison.
	const keys = new Float64Array(length);
	const rows = new Int32Array(length);
	for (let row = 0; row < length; row++) keys[row] = end[row]! * length + row;
	for (let from = 0, to = 0; from < length; from = to) {
		while (to < length && document[to] === document[from]) to++;
		keys.subarray(from, to).sort();
	}
	for (let k = 0; k < length; k++) rows[k] = keys[k]! % length;
	return rows;
}

/** The open rows in the order in which they opened, as a chain that any row can leave at once. */
class OpenedChain {
	last = -1;
	/** The open row that opened before; −1 for the first. */
	readonly before: Int32Array;
	readonly #after: Int32Array;

	constructor(rows: number) {
		this.before = new Int32Array(rows);
		this.#after = new Int32Array(rows);
	}

	add(row: number): void {
		this.before[row] = this.last;
		this.#after[row] = -1;
		if (this.last >= 0) this.#after[this.last] = row;
		this.last = row;
	}

	remove(row: number): void {
		const before = this.before[row]!;
		const after = this.#after[row]!;
		if (before >= 0) this.#after[before] = after;
		if (after >= 0) this.before[after] = before;
		else this.last = before;
	}

	clear(): void {
		this.last = -1;
	}
}
