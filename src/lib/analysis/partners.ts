/** What one code overlaps with: a row of the co-occurrence matrix without the rest of it, for a view beside the text. */
import type { CodingColumns } from './coding-columns.ts';

/** The passages of a code, and by code the pairs of one of them with a passage of that code that share a character. */
export type PartnerCounts = { readonly codings: number; readonly pairs: Float64Array };

/**
 * Counts the partners of `code`; the pairs with itself are left out. Time grows with the passages, and for each passage
 * of the code with those before it in its document.
 */
export function countPartners(columns: CodingColumns, codes: number, code: number): PartnerCounts {
	const { document, start, end, length } = columns;
	const pairs = new Float64Array(codes);
	let codings = 0;
	for (let from = 0, to = 0; from < length; from = to) {
		while (to < length && document[to] === document[from]) to++;
		for (let row = from; row < to; row++) {
			if (columns.code[row] !== code) continue;
			codings++;
			for (let other = from; other < to && start[other]! < end[row]!; other++) {
				if (end[other]! > start[row]! && columns.code[other] !== code) pairs[columns.code[other]!]!++;
			}
		}
	}
	return { codings, pairs };
}
