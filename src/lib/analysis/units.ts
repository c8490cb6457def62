/** Rows by the unit that each belongs to: a turn, a document, a case, or what the caller numbers. */

/** The rows by unit (those without one left out), and where each unit's rows begin; one more place ends the last. */
export function rowsByUnit(length: number, unit: Int32Array): { rows: Int32Array; first: Int32Array } {
	let units = 0;
	for (let row = 0; row < length; row++) units = Math.max(units, unit[row]! + 1);
	const first = new Int32Array(units + 1);
	for (let row = 0; row < length; row++) if (unit[row]! >= 0) first[unit[row]! + 1]!++;
	for (let u = 0; u < units; u++) first[u + 1]! += first[u]!;
	const rows = new Int32Array(first[units]!);
	const free = first.slice();
	for (let row = 0; row < length; row++) if (unit[row]! >= 0) rows[free[unit[row]!]!++] = row;
	return { rows, first };
}

/**
 * Adds to `counts`, for each place, how many different units its rows have; those without one (−1) add nothing. Each of
 * `placesOf` gives a place of a row.
 */
export function addDistinct(
	counts: Int32Array,
	length: number,
	unit: Int32Array,
	placesOf: readonly ((row: number) => number)[]
): void {
	const { rows, first } = rowsByUnit(length, unit);
	/** By place, the newest unit found there, as its number + 1. */
	const newest = new Int32Array(counts.length);
	for (let u = 0; u + 1 < first.length; u++) {
		for (let k = first[u]!; k < first[u + 1]!; k++) {
			for (const placeOf of placesOf) {
				const place = placeOf(rows[k]!);
				if (newest[place] === u + 1) continue;
				newest[place] = u + 1;
				counts[place]!++;
			}
		}
	}
}
