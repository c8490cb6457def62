/** How often each code is used: coded passages, documents, characters. Rows that are already filtered come in. */
import type { CodingColumns } from './coding-columns.ts';

/** The use of each code, and of all codes together, in one set of coded passages. */
export type Frequency = {
	/** The number of codes; every array is as long. */
	readonly codes: number;
	/** Coded passages of each code. */
	readonly codings: Int32Array;
	/** Documents with at least one of them. */
	readonly documents: Int32Array;
	/** Characters (UTF-16 units) under the code, each counted once. */
	readonly characters: Float64Array;
	readonly total: {
		readonly codings: number;
		/** Documents with at least one coded passage. */
		readonly documents: number;
		/** Characters under at least one code, each counted once. */
		readonly characters: number;
	};
};

/**
 * Counts each code's passages, documents and characters. Passages of several coders are not to be added up: give one
 * coder's rows, or united ones. After a roll-up the total of passages counts one for each code that holds it.
 */
export function frequency(columns: CodingColumns, codes: number): Frequency {
	const codings = new Int32Array(codes);
	const documents = new Int32Array(codes);
	const characters = new Float64Array(codes);
	const newest = new Int32Array(codes).fill(-1);
	const covered = new Int32Array(codes);
	const total = { codings: columns.length, documents: 0, characters: 0 };
	let document = -1;
	let coveredByAny = 0;
	for (let row = 0; row < columns.length; row++) {
		const code = columns.code[row]!;
		const start = columns.start[row]!;
		const end = columns.end[row]!;
		if (columns.document[row] !== document) {
			document = columns.document[row]!;
			total.documents++;
			coveredByAny = 0;
		}
		if (newest[code] !== document) {
			newest[code] = document;
			documents[code]!++;
			covered[code] = 0;
		}
		codings[code]!++;
		characters[code]! += Math.max(0, end - Math.max(start, covered[code]!));
		covered[code] = Math.max(covered[code]!, end);
		total.characters += Math.max(0, end - Math.max(start, coveredByAny));
		coveredByAny = Math.max(coveredByAny, end);
	}
	return { codes, codings, documents, characters, total };
}

/** A part of a whole, 0 … 1; null when there is no whole to take a part of. */
export function share(part: number, whole: number): number | null {
	return whole > 0 ? part / whole : null;
}
