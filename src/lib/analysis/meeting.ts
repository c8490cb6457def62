/**
 * Which passages of one set meet a passage of another. Both are gone through once, side by side: time grows with their
 * passages, not with the pairs of them.
 */
import type { QueryRule } from '../core/query.ts';
import type { PassageSet } from './passage-set.ts';

/** Where turns lie, numbered through the project in the order of documents. */
export type TurnPlaces = {
	/** By document, the number of its first turn; one more place ends the last document. */
	readonly first: Int32Array;
	/** By turn, where it starts in its document. */
	readonly starts: Int32Array;
	/** By turn, the case that speaks, a small integer; −1 for none. */
	readonly caseOf: Int32Array;
};

/** By passage of `a`, 1 where it meets a passage of `b` by the rule, else 0. */
export function meeting(a: PassageSet, b: PassageSet, rule: QueryRule, places: TurnPlaces): Uint8Array {
	switch (rule.by) {
		case 'overlapping':
			return atSamePlace(a, b, (i, j) => b.start[j]! < a.end[i]!);
		case 'inside':
			return atSamePlace(a, b, (i, j) => b.start[j]! <= a.start[i]! && b.end[j]! >= a.end[i]!);
		case 'near':
			return near(a, b, rule.turns);
		case 'followed':
			return followed(a, b, rule.turns, places);
		default:
			return inSameUnit(unitsOf(a, rule.by, places), unitsOf(b, rule.by, places));
	}
}

/** By passage of `a`, whether `meets` holds for it and the first of `b` in its document that ends after its start. */
function atSamePlace(a: PassageSet, b: PassageSet, meets: (i: number, j: number) => boolean): Uint8Array {
	const met = new Uint8Array(a.length);
	for (let i = 0, j = 0; i < a.length; i++) {
		while (j < b.length && isBefore(b.document[j]!, b.end[j]! - 1, a.document[i]!, a.start[i]!)) j++;
		if (j < b.length && b.document[j] === a.document[i] && meets(i, j)) met[i] = 1;
	}
	return met;
}

/** Passages start in the order of their turns, so the first of `b` that is not too far before tells. */
function near(a: PassageSet, b: PassageSet, turns: number): Uint8Array {
	const met = new Uint8Array(a.length);
	for (let i = 0, j = 0; i < a.length; i++) {
		const at = a.turn[i]!;
		if (at < 0) continue;
		while (j < b.length && (b.turn[j]! < at - turns || b.document[j]! < a.document[i]!)) j++;
		if (j < b.length && b.document[j] === a.document[i] && b.turn[j]! <= at + turns) met[i] = 1;
	}
	return met;
}

/** The first of `b` at or after the end is the nearest. */
function followed(a: PassageSet, b: PassageSet, turns: number, { first, starts }: TurnPlaces): Uint8Array {
	const met = new Uint8Array(a.length);
	for (let i = 0, j = 0, turn = 0; i < a.length; i++) {
		const document = a.document[i]!;
		while (j < b.length && isBefore(b.document[j]!, b.start[j]!, document, a.end[i]!)) j++;
		turn = Math.max(turn, first[document]!);
		while (turn + 1 < first[document + 1]! && starts[turn + 1]! < a.end[i]!) turn++;
		if (j < b.length && b.document[j] === document && b.turn[j]! >= 0 && b.turn[j]! - turn <= turns)
			met[i] = 1;
	}
	return met;
}

/** The paragraph, turn, document or case of each passage; −1 for none. */
export function unitsOf(
	set: PassageSet,
	unit: 'paragraph' | 'turn' | 'document' | 'case',
	{ caseOf }: TurnPlaces
): Int32Array {
	return unit === 'case' ? set.turn.map((turn) => (turn < 0 ? -1 : caseOf[turn]!)) : set[unit];
}

function inSameUnit(a: Int32Array, b: Int32Array): Uint8Array {
	const held = new Set(b);
	held.delete(-1);
	return Uint8Array.from(a, (unit) => Number(held.has(unit)));
}

const isBefore = (document: number, offset: number, otherDocument: number, other: number): boolean =>
	document < otherDocument || (document === otherDocument && offset < other);
