/** The passages behind one cell of a co-occurrence matrix: as many as its number of pairs. */
import type { CodingColumns } from './coding-columns.ts';
import type { CooccurrenceRule } from './cooccurrence.ts';

/** A row of the first code and one of the second that occur together. */
export type PassagePair = { readonly a: number; readonly b: number };

/**
 * The pairs of rows of two different codes that occur together by `rule`, in the order of the text. `columns` are those
 * that were counted, so that the list is as long as the count; at most `limit` of them are given.
 */
export function passagePairs(
	columns: CodingColumns,
	a: number,
	b: number,
	rule: CooccurrenceRule,
	limit = Infinity
): PassagePair[] {
	const partners = rule === 'overlap' ? earlierOverlapping(columns) : earlierInTurn(columns);
	const pairs: PassagePair[] = [];
	for (let row = 0; row < columns.length; row++) {
		const code = columns.code[row]!;
		if (code !== a && code !== b) continue;
		for (const early of partners(row)) {
			if (columns.code[early] === code) continue;
			if (pairs.length >= limit) return pairs;
			pairs.push(code === a ? { a: row, b: early } : { a: early, b: row });
		}
	}
	return pairs;
}

/** A function that, called for row after row, gives the rows among those before that share a character with it. */
function earlierOverlapping({ document, start, end }: CodingColumns): (row: number) => readonly number[] {
	let open: number[] = [];
	return (row) => {
		const partners = open.filter((early) => document[early] === document[row] && end[early]! > start[row]!);
		open = [...partners, row];
		return partners;
	};
}

/** A function that, called for row after row, gives the rows among those before that belong to the same turn. */
function earlierInTurn({ turn }: CodingColumns): (row: number) => readonly number[] {
	const seen = new Map<number, number[]>();
	return (row) => {
		if (turn[row] === -1) return [];
		const partners = seen.get(turn[row]!) ?? [];
		seen.set(turn[row]!, [...partners, row]);
		return partners;
	};
}
