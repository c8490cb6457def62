/**
 * Codes that overlap, counted by a sweep line over passages in the order of their starts. Time grows with the passages
 * and the codes open above each of them, not with the pairs of passages.
 */
import type { CodingColumns } from './coding-columns.ts';
import type { CooccurrenceCounts } from './cooccurrence.ts';
import { OpenCodes } from './open-codes.ts';

/** Rows that are counted before others get their turn: a few milliseconds' worth. */
const rowsPerStep = 10_000;

/**
 * Counts, for every two different codes, the passages that share a character and the characters they share. Others get
 * their turn between documents.
 */
export function* countOverlaps(
	columns: CodingColumns,
	codes: number
): Generator<undefined, CooccurrenceCounts, undefined> {
	const { document, length } = columns;
	const counts = {
		codings: new Int32Array(codes),
		extent: new Float64Array(codes),
		pairs: new Float64Array(codes * codes),
		meeting: new Int32Array(codes * codes),
		both: new Float64Array(codes * codes)
	};
	const sweep = new Sweep(columns, codes);
	for (let from = 0, to = 0, pause = rowsPerStep; from < length; from = to) {
		while (to < length && document[to] === document[from]) to++;
		sweep.addDocument(counts, from, to);
		if (to < pause) continue;
		yield;
		pause = to + rowsPerStep;
	}
	return { ...counts, pairs: symmetric(counts.pairs, codes), both: symmetric(counts.both, codes) };
}

/**
 * Goes through the rows of one document after another. Open passages are counted by code (one code may be open several
 * times over), so that a passage costs one step for each code that is open, and one for each open passage that meets its
 * code for the first time.
 */
class Sweep {
	readonly #columns: CodingColumns;
	readonly #codes: number;
	readonly #open: OpenCodes;
	readonly #opened: OpenedChain;
	/** By code, in this document: its newest row, and the furthest end of its rows so far. */
	readonly #newest: Int32Array;
	readonly #furthest: Int32Array;

	constructor(columns: CodingColumns, codes: number) {
		this.#columns = columns;
		this.#codes = codes;
		this.#open = new OpenCodes(codes);
		this.#opened = new OpenedChain(columns.length);
		this.#newest = new Int32Array(codes);
		this.#furthest = new Int32Array(codes);
	}

	/** Adds the rows of a document, `from` to `to` (exclusive). Each pair stands once in `pairs` and `both`, either way round. */
	addDocument({ codings, extent, pairs, meeting, both }: CooccurrenceCounts, from: number, to: number): void {
		const { code, start, end } = this.#columns;
		const [codes, open, opened] = [this.#codes, this.#open, this.#opened];
		const [newest, furthest] = [this.#newest.fill(-1), this.#furthest.fill(-1)];
		open.clear();
		opened.clear();
		const closing = rowsByEnd(end, from, to);
		for (let row = from, next = 0; row < to; row++) {
			const b = code[row]!;
			const line = b * codes;
			while (end[closing[next]!]! <= start[row]!) {
				opened.remove(closing[next]!);
				open.close(code[closing[next++]!]!);
			}
			codings[b]!++;
			/** What of the row no earlier one of its code covers. */
			const uncovered = Math.max(start[row]!, furthest[b]!);
			extent[b]! += Math.max(0, end[row]! - uncovered);
			for (let k = 0; k < open.size; k++) {
				const a = open.list[k]!;
				if (a === b) continue;
				pairs[line + a]! += open.count[a]!;
				meeting[line + a]!++;
				both[line + a]! += Math.max(0, Math.min(furthest[a]!, end[row]!) - uncovered);
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

/** The rows of a document, `from` to `to` (exclusive), in the order of their ends. */
function rowsByEnd(end: Int32Array, from: number, to: number): Int32Array {
	// End and row in one number: the native sort of plain numbers is several times as fast as one with a comparison.
	const room = to - from;
	const keys = new Float64Array(room);
	for (let k = 0; k < room; k++) keys[k] = end[from + k]! * room + k;
	keys.sort();
	const rows = new Int32Array(room);
	for (let k = 0; k < room; k++) rows[k] = from + (keys[k]! % room);
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
