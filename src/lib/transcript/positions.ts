/**
 * Where a document offset stands in the editor and back. An offset counts UTF-16 units in the turns joined by one
 * line feed; a position counts the editor's tokens. Each turn is closed where the line feed stands and opened beside it,
 * each section is opened and closed, so that `position = offset + turn index + 1 + 2 · section index + 1`.
 */
import { sectionOf } from './sections.ts';

/** A stretch of a document, half open, in UTF-16 units. */
export type Range = { readonly start: number; readonly end: number };

/** The turns' own ranges, in order; a line feed that belongs to none lies between two of them. */
export type Places = readonly Range[];

/** The index of the turn that holds `offset` (its end included); the nearest turn for an offset outside. 0 without turns. */
export function turnAt(places: Places, offset: number): number {
	return lastWhere(places.length, (index) => places[index]!.start <= offset);
}

/** The editor position of a document offset. */
export function offsetToPosition(places: Places, offset: number): number {
	return positionIn(turnAt(places, offset), offset);
}

/** The same where the index of the turn that holds it is known. */
export function positionIn(turn: number, offset: number): number {
	return offset + turn + 1 + 2 * sectionOf(turn) + 1;
}

/** The document offset of an editor position; a position between two turns gives where one of them ends or begins. */
export function positionToOffset(places: Places, position: number): number {
	const index = lastWhere(places.length, (turn) => positionIn(turn, places[turn]!.start) <= position + 1);
	const turn = places[index];
	return turn ? Math.min(Math.max(position - positionIn(index, 0), turn.start), turn.end) : 0;
}

/** The editor position just before the turn with this index. */
export function turnPosition(places: Places, index: number): number {
	return positionIn(index, places[index]?.start ?? 0) - 1;
}

/** The largest index below `length` for which `holds` is true, given that it is true up to there; 0 where it never is. */
export function lastWhere(length: number, holds: (index: number) => boolean): number {
	let low = 0;
	let high = length - 1;
	while (low < high) {
		const middle = (low + high + 1) >> 1;
		if (holds(middle)) low = middle;
		else high = middle - 1;
	}
	return low;
}
