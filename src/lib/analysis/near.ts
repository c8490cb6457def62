/** Codes that stand near each other: passages whose places are no more than so many steps apart. */
import type { CodingColumns } from './coding-columns.ts';
import type { CooccurrenceCounts } from './cooccurrence.ts';
import { OpenCodes } from './open-codes.ts';

/**
 * Counts, for every two different codes, the passages no more than `within` places apart. `place[row]` is a whole number,
 * such as that of a turn, with a gap wider than `within` between documents; −1 meets nothing. Places make no units, so
 * that extent and both stay zero. Time grows with the passages and the codes near each.
 */
export function countNear(
	columns: CodingColumns,
	codes: number,
	place: Int32Array,
	within: number
): CooccurrenceCounts {
	const { code } = columns;
	const codings = new Int32Array(codes);
	const pairs = new Float64Array(codes * codes);
	const meeting = new Int32Array(codes * codes);
	for (let row = 0; row < columns.length; row++) codings[code[row]!]!++;
	const rows = rowsByPlace(columns.length, place);
	const near = new OpenCodes(codes);
	let [first, next] = [0, 0];
	for (const row of rows) {
		const at = place[row]!;
		while (next < rows.length && place[rows[next]!]! <= at + within) near.open(code[rows[next++]!]!);
		while (place[rows[first]!]! < at - within) near.close(code[rows[first++]!]!);
		const a = code[row]!;
		for (let k = 0; k < near.size; k++) {
			const b = near.list[k]!;
			if (a === b) continue;
			pairs[a * codes + b]! += near.count[b]!;
			meeting[a * codes + b]!++;
		}
	}
	const none = codes * codes;
	return { codings, extent: new Float64Array(codes), pairs, meeting, both: new Float64Array(none) };
}

/** The rows that have a place, by place. */
function rowsByPlace(length: number, place: Int32Array): Int32Array {
	const keys: number[] = [];
	for (let row = 0; row < length; row++) if (place[row]! >= 0) keys.push(place[row]! * length + row);
	return Int32Array.from(Float64Array.from(keys).sort(), (key) => key % length);
}
