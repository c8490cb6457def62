/** The passages behind one cell of a co-occurrence matrix: as many as its number of pairs. */
import type { CodingColumns } from './coding-columns.ts';
import type { Together } from './cooccurrence.ts';

/** A row of the first code and one of the second that occur together. */
export type PassagePair = { readonly a: number; readonly b: number };

/**
 * The pairs of rows of two different codes that occur together, in the order of the text. `columns` are those
 * that were counted, so that the list is as long as the count; at most `limit` of them are given.
 */
export function passagePairs(
	columns: CodingColumns,
	a: number,
	b: number,
	together: Together,
	limit = Infinity
): PassagePair[] {
	const partners = earlierTogether(columns, together);
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

function earlierTogether(columns: CodingColumns, together: Together): (row: number) => readonly number[] {
	if (together === 'overlap') return earlierOverlapping(columns);
	if (typeof together === 'string') return earlierInUnit(columns[together]);
	if ('unit' in together) return earlierInUnit(together.unit);
	return earlierNear(together.place, together.within);
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

/** A function that, called for row after row, gives the rows among those before that belong to the same unit. */
function earlierInUnit(unit: Int32Array): (row: number) => readonly number[] {
	const seen = new Map<number, number[]>();
	return (row) => {
		if (unit[row] === -1) return [];
		const partners = seen.get(unit[row]!) ?? [];
		seen.set(unit[row]!, [...partners, row]);
		return partners;
	};
}

/** A function that, called for row after row, gives the rows among those before that are no further than `within` away. */
function earlierNear(place: Int32Array, within: number): (row: number) => readonly number[] {
	const seen = new Map<number, number[]>();
	return (row) => {
		const at = place[row]!;
		if (at === -1) return [];
		const partners: number[] = [];
		for (let near = at - within; near <= at + within; near++) partners.push(...(seen.get(near) ?? []));
		seen.set(at, [...(seen.get(at) ?? []), row]);
		return partners.sort((a, b) => a - b);
	};
}
