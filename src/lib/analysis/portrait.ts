/** Documents along their length: which stretches of each stand under which code. Rows that are already filtered come in. */
import { pickRows, type CodingColumns } from './coding-columns.ts';

/** Stretches by document, in the order asked for; in each by start, then end. Offsets are UTF-16 units. */
export type Portrait = {
	/** Where the stretches of each document begin; one more place ends the last. */
	readonly first: Int32Array;
	readonly code: Int32Array;
	readonly start: Int32Array;
	/** Exclusive. */
	readonly end: Int32Array;
	/** By code: its stretches in these documents. */
	readonly stretches: Int32Array;
	/** By document: characters under at least one code, each counted once. */
	readonly covered: Int32Array;
};

/**
 * The stretches of the documents named. Give one coder's rows or united ones, so that a code covers no character twice.
 * With the parents of rolled-up codes only categories (parent −1) are given, which hold what is below them.
 */
export function* portrait(
	columns: CodingColumns,
	codes: number,
	documents: readonly number[],
	parent: Int32Array | null
): Generator<undefined, Portrait, undefined> {
	const from = firstRows(columns, documents);
	const rows = new Int32Array(columns.length);
	let count = 0;
	const stretches = new Int32Array(codes);
	const first = new Int32Array(documents.length + 1);
	const covered = new Int32Array(documents.length);
	for (const [at, document] of documents.entries()) {
		let reached = 0;
		let row = from.get(document) ?? columns.length;
		for (; row < columns.length && columns.document[row] === document; row++) {
			if (parent && parent[columns.code[row]!]! >= 0) continue;
			rows[count++] = row;
			stretches[columns.code[row]!]!++;
			covered[at]! += Math.max(0, columns.end[row]! - Math.max(columns.start[row]!, reached));
			reached = Math.max(reached, columns.end[row]!);
		}
		first[at + 1] = count;
		yield;
	}
	const { code, start, end } = pickRows(columns, rows.subarray(0, count));
	return { first, code, start, end, stretches, covered };
}

/** By document, its first row. */
function firstRows({ document, length }: CodingColumns, documents: readonly number[]): Map<number, number> {
	const wanted = new Set(documents);
	const from = new Map<number, number>();
	for (let row = 0; row < length; row++) {
		const at = document[row]!;
		if (row > 0 && document[row - 1] === at) continue;
		if (wanted.has(at)) from.set(at, row);
	}
	return from;
}
