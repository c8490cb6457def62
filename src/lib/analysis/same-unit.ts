/** Codes that lie in the same unit: a turn, or whatever unit the caller gives each passage. */
import type { CodingColumns } from './coding-columns.ts';
import type { CooccurrenceCounts } from './cooccurrence.ts';
import { rowsByUnit } from './units.ts';

/**
 * Counts, for every two different codes, the units with both and the passages that share one. `unit[row]` is the unit
 * of a row, a small integer unique over the project, or −1: such a row adds to its code's passages and meets nothing.
 */
export function countUnits(columns: CodingColumns, codes: number, unit: Int32Array): CooccurrenceCounts {
	const codings = new Int32Array(codes);
	const extent = new Float64Array(codes);
	const pairs = new Float64Array(codes * codes);
	const meeting = new Int32Array(codes * codes);
	const both = new Float64Array(codes * codes);
	/** In the unit at hand: passages of each code, and the codes with any, in order. */
	const inside = new Int32Array(codes);
	const present = new Int32Array(codes);
	for (let row = 0; row < columns.length; row++) codings[columns.code[row]!]!++;
	const { rows, first } = rowsByUnit(columns.length, unit);
	for (let u = 0; u + 1 < first.length; u++) {
		let size = 0;
		for (let k = first[u]!; k < first[u + 1]!; k++) {
			const code = columns.code[rows[k]!]!;
			if (inside[code]!++ > 0) continue;
			// In order, so that each line of the matrices is walked through once.
			let place = size++;
			for (; place > 0 && present[place - 1]! > code; place--) present[place] = present[place - 1]!;
			present[place] = code;
		}
		for (let i = 0; i < size; i++) {
			const a = present[i]!;
			const own = inside[a]!;
			const line = a * codes;
			extent[a]!++;
			for (let j = 0; j < size; j++) meeting[line + present[j]!]! += own;
			meeting[line + a]! -= own;
			// What is the same both ways round is counted once, and mirrored at the end.
			for (let j = i + 1; j < size; j++) {
				const b = present[j]!;
				pairs[line + b]! += own * inside[b]!;
				both[line + b]!++;
			}
		}
		for (let i = 0; i < size; i++) inside[present[i]!] = 0;
	}
	for (let a = 0; a < codes; a++) {
		for (let b = a + 1; b < codes; b++) {
			pairs[b * codes + a] = pairs[a * codes + b]!;
			both[b * codes + a] = both[a * codes + b]!;
		}
	}
	return { codings, extent, pairs, meeting, both };
}
