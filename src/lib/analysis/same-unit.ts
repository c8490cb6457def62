/** Codes that lie in the same unit: a turn, or whatever unit the caller gives each passage. */
import type { CodingColumns } from './coding-columns.ts';
import type { CooccurrenceCounts } from './cooccurrence.ts';
import { rowsByUnit } from './units.ts';

/** Cells that are counted before others get their turn: a few milliseconds' worth. */
const cellsPerStep = 1_000_000;

/**
 * Counts, for every two different codes, the units with both and the passages that share one. `unit[row]` is the unit
 * of a row, a small integer unique over the project, or −1: such a row adds to its code's passages and meets nothing.
 * Others get their turn between units.
 *
 * Most codes have one passage in a unit, so that what a second one and further ones add is counted by itself. With m and
 * n passages of A and B in a unit, m of A meet a B: 1 + (m − 1); and mn pairs: 1 + (m − 1) + (n − 1) + (m − 1)(n − 1).
 */
export function* countUnits(
	columns: CodingColumns,
	codes: number,
	unit: Int32Array
): Generator<undefined, CooccurrenceCounts, undefined> {
	const { code, length } = columns;
	const codings = new Int32Array(codes);
	for (let row = 0; row < length; row++) codings[code[row]!]!++;
	const { rows, first } = rowsByUnit(length, unit);
	yield;
	const tally: Tally = {
		codes,
		extent: new Float64Array(codes),
		both: new Int32Array(codes * codes),
		further: new Int32Array(codes * codes),
		products: new Float64Array(codes * codes),
		inside: new Int32Array(codes),
		present: new Int32Array(codes)
	};
	let cells = 0;
	for (let u = 0; u + 1 < first.length; u++) {
		const size = addUnit(tally, code, rows.subarray(first[u]!, first[u + 1]!));
		cells += size * size + 1;
		if (cells < cellsPerStep) continue;
		yield;
		cells = 0;
	}
	return { codings, ...countsOf(tally) };
}

type Tally = {
	readonly codes: number;
	/** Units with each code. */
	readonly extent: Float64Array;
	/** Units with both codes: a < b alone. */
	readonly both: Int32Array;
	/** In units with both, passages of A beyond one. */
	readonly further: Int32Array;
	/** In units with both, passages of A beyond one times those of B: a < b alone. */
	readonly products: Float64Array;
	/** In the unit at hand: passages of each code, and the codes with any, in order. */
	readonly inside: Int32Array;
	readonly present: Int32Array;
};

/** Adds the rows of one unit; gives how many codes it has. */
function addUnit(
	{ codes, extent, both, further, products, inside, present }: Tally,
	code: Int32Array,
	rows: Int32Array
): number {
	let size = 0;
	for (const row of rows) {
		const one = code[row]!;
		if (inside[one]!++ > 0) continue;
		// In order, so that each line of the matrices is walked through once.
		let place = size++;
		for (; place > 0 && present[place - 1]! > one; place--) present[place] = present[place - 1]!;
		present[place] = one;
	}
	for (let i = 0; i < size; i++) {
		const a = present[i]!;
		const line = a * codes;
		extent[a]!++;
		for (let j = i + 1; j < size; j++) both[line + present[j]!]!++;
		const more = inside[a]! - 1;
		if (more === 0) continue;
		for (let j = 0; j < size; j++) further[line + present[j]!]! += more;
		for (let j = i + 1; j < size; j++) products[line + present[j]!]! += more * (inside[present[j]!]! - 1);
	}
	for (let i = 0; i < size; i++) inside[present[i]!] = 0;
	return size;
}

function countsOf({ codes, extent, both, further, products }: Tally): Omit<CooccurrenceCounts, 'codings'> {
	const counts = {
		extent,
		pairs: new Float64Array(codes * codes),
		meeting: new Int32Array(codes * codes),
		both: new Float64Array(codes * codes)
	};
	for (let a = 0; a < codes; a++) {
		for (let b = a + 1; b < codes; b++) {
			const [ab, ba] = [a * codes + b, b * codes + a];
			counts.both[ab] = counts.both[ba] = both[ab]!;
			counts.meeting[ab] = both[ab]! + further[ab]!;
			counts.meeting[ba] = both[ab]! + further[ba]!;
			counts.pairs[ab] = counts.pairs[ba] = both[ab]! + further[ab]! + further[ba]! + products[ab]!;
		}
	}
	return counts;
}
