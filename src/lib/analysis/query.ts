/** What a query finds, and what stands in it. What the parts of a query mean is told in `core/query.ts`. */
import type { Query, QueryLeaf } from '../core/query.ts';
import type { CodingColumns } from './coding-columns.ts';
import { meeting, unitsOf, type TurnPlaces } from './meeting.ts';
import { eitherSet, keptOf, noPassages, sharedSet, type PassageSet } from './passage-set.ts';

/** The passages that a query finds, where those of its leaves are known. Others get their turn after each part. */
export function* findPassages(
	query: Query,
	leaves: (leaf: QueryLeaf) => PassageSet,
	places: TurnPlaces
): Generator<undefined, PassageSet, undefined> {
	switch (query.is) {
		case 'and': {
			let set = yield* findPassages(query.of, leaves, places);
			for (const { not, rule, of } of query.conditions) {
				const met = meeting(set, yield* findPassages(of, leaves, places), rule, places);
				set = keptOf(set, (at) => met[at] === Number(!not));
				yield;
			}
			return set;
		}
		case 'or':
		case 'shared': {
			const joined = query.is === 'or' ? eitherSet : sharedSet;
			let set: PassageSet | null = null;
			for (const part of query.parts) {
				const found: PassageSet = yield* findPassages(part, leaves, places);
				set = set ? joined(set, found) : found;
				yield;
			}
			return set ?? noPassages;
		}
		default:
			return leaves(query);
	}
}

/** How many passages belong to each document or case; those that belong to none come last, at `units`. */
export function passagesByUnit(
	set: PassageSet,
	unit: 'document' | 'case',
	units: number,
	places: TurnPlaces
): Int32Array {
	const counts = new Int32Array(units + 1);
	for (const one of unitsOf(set, unit, places)) counts[one < 0 ? units : one]!++;
	return counts;
}

/** By code, how many passages of the set share a character with a coded passage of it. `columns` may be several coders'. */
export function passagesByCode(set: PassageSet, columns: CodingColumns, codes: number): Int32Array {
	const counts = new Int32Array(codes);
	/** By code, the first passage that is not counted for it or passed by yet. */
	const next = new Int32Array(codes);
	let first = 0;
	for (let row = 0; row < columns.length; row++) {
		const document = columns.document[row]!;
		const [start, end, code] = [columns.start[row]!, columns.end[row]!, columns.code[row]!];
		while (
			first < set.length &&
			(set.document[first]! < document || (set.document[first] === document && set.end[first]! <= start))
		)
			first++;
		let at = Math.max(first, next[code]!);
		for (; at < set.length && set.document[at] === document && set.start[at]! < end; at++) counts[code]!++;
		next[code] = at;
	}
	return counts;
}

/** The codes, each once and in order, of coded passages that share a character with a stretch of a document. */
export function codesAt(columns: CodingColumns, document: number, start: number, end: number): number[] {
	let [row, after] = [0, columns.length];
	while (row < after) {
		const middle = (row + after) >> 1;
		if (columns.document[middle]! < document) row = middle + 1;
		else after = middle;
	}
	const codes = new Set<number>();
	for (; row < columns.length && columns.document[row] === document && columns.start[row]! < end; row++)
		if (columns.end[row]! > start) codes.add(columns.code[row]!);
	return [...codes].sort((a, b) => a - b);
}
