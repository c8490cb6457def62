/** Codes that stand near each other: passages whose places are no more than so many steps apart. */
import type { CodingColumns } from './coding-columns.ts';
import type { CooccurrenceCounts } from './cooccurrence.ts';
import { OpenCodes } from './open-codes.ts';

/** Rows that are counted before others get their turn: a few milliseconds' worth. */
const rowsPerStep = 10_000;

/**
 * Counts, for every two different codes, the passages no more than `within` places apart. `place[row]` is a whole number,
 * such as that of a turn, with a gap wider than `within` between documents; −1 meets nothing. Places make no units, so
 * that extent and both stay zero. Time grows with the passages and the codes near each. Others get their turn between rows.
 */
export function* countNear(
	columns: CodingColumns,
	codes: number,
	place: Int32Array,
	within: number
): Generator<undefined, CooccurrenceCounts, undefined> {
	const { code, length } = columns;
	const cells = codes * codes;
	const counts: CooccurrenceCounts = {
		codings: new Int32Array(codes),
		extent: new Float64Array(codes),
		pairs: new Float64Array(cells),
		meeting: new Int32Array(cells),
		both: new Float64Array(cells)
	};
	for (let row = 0; row < length; row++) counts.codings[code[row]!]!++;
	const rows = rowsByPlace(length, place);
	yield;
	const near = new OpenCodes(codes);
	const window = { first: 0, next: 0 };
	for (let from = 0; from < rows.length; from += rowsPerStep) {
		addNear(counts, rows.subarray(from, from + rowsPerStep), window);
		yield;
	}
	return counts;

	/** Adds some rows; `window` is where the rows near the last of them begin and end. */
	function addNear({ pairs, meeting }: CooccurrenceCounts, some: Int32Array, at: typeof window): void {
		for (const row of some) {
			const here = place[row]!;
			while (at.next < rows.length && place[rows[at.next]!]! <= here + within)
				near.open(code[rows[at.next++]!]!);
			while (place[rows[at.first]!]! < here - within) near.close(code[rows[at.first++]!]!);
			const a = code[row]!;
			const line = a * codes;
			for (let k = 0; k < near.size; k++) {
				const b = near.list[k]!;
				if (a === b) continue;
				pairs[line + b]! += near.count[b]!;
				meeting[line + b]!++;
			}
		}
	}
}

/** The rows that have a place, by place. Those of turns are in order already. */
function rowsByPlace(length: number, place: Int32Array): Int32Array {
	const rows = new Int32Array(length);
	let placed = 0;
	let inOrder = true;
	for (let row = 0; row < length; row++) {
		if (place[row]! < 0) continue;
		inOrder &&= placed === 0 || place[rows[placed - 1]!]! <= place[row]!;
		rows[placed++] = row;
	}
	const found = rows.subarray(0, placed);
	return inOrder ? found : found.sort((a, b) => place[a]! - place[b]! || a - b);
}
