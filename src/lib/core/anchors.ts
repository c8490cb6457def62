/**
 * How ranges of a document's text move when the text is corrected. Offsets are UTF-16 units, half open.
 * A range that a splice only shifts or grows in its middle comes back by the inverse splice, so nobody needs to
 * list it; what does not come back (clipped, emptied) is listed in the Change.
 */
import type { Splice } from './change.ts';

/** A range of a document's text. */
export type Range = { readonly start: number; readonly end: number };

type Cut = Pick<Splice, 'at' | 'removed' | 'inserted'>;

/**
 * Where `range` stands after the splices: a start moves right past text inserted at it, an end stays left of it,
 * so that a range covers those of its characters that were kept and what came in strictly inside it. When all
 * its text is gone, start and end meet.
 */
export function moveRange(range: Range, splices: readonly Cut[]): Range {
	let { start, end } = range;
	for (const { at, removed, inserted } of splices) {
		const shift = inserted.length - removed.length;
		const cutEnd = at + removed.length;
		const newStart = start < at ? start : start < cutEnd ? at + inserted.length : start + shift;
		const newEnd = end <= at ? end : end <= cutEnd ? at : end + shift;
		[start, end] = newEnd < newStart ? [newStart, newStart] : [newStart, newEnd];
	}
	return { start, end };
}

/**
 * Where a turn stands after splices that each stay inside one turn, or lie outside this one: text inserted at its
 * very start or end belongs to it. (A separator stands between two turns, so no place belongs to two.)
 */
export function moveTurn(range: Range, splices: readonly Cut[]): Range {
	let { start, end } = range;
	for (const { at, removed, inserted } of splices) {
		const shift = inserted.length - removed.length;
		if (start > at) start += shift;
		if (end >= at + removed.length && end >= at) end += shift;
	}
	return { start, end };
}

/** True when the inverse splices bring the moved range back to where it was, so that it needs no listing. */
export function comesBack(
	range: Range,
	splices: readonly Cut[],
	inverse: readonly Cut[] = inverseOf(splices)
): boolean {
	const moved = moveRange(range, splices);
	if (moved.start === moved.end)
		return range.start === range.end && sameRange(moveRange(moved, inverse), range);
	return sameRange(moveRange(moved, inverse), range);
}

/** The splices that take `splices` back. */
export function inverseOf(splices: readonly Cut[]): Cut[] {
	return splices.map(({ at, removed, inserted }) => ({ at, removed: inserted, inserted: removed })).reverse();
}

/** The text after the splices. Throws when a splice removes other words than stand there. */
export function spliceText(text: string, splices: readonly Cut[]): string {
	// Splices from left to right, or from right to left, are one pass: a replaced document has thousands.
	const ascending = splices.every((one, i) => i === 0 || one.at >= after(splices[i - 1] as Cut));
	if (ascending) return onePass(text, splices);
	const leftwards = splices.toReversed();
	if (leftwards.every(({ at, removed }, i) => at + removed.length <= (leftwards[i + 1]?.at ?? Infinity))) {
		let shift = 0;
		return onePass(
			text,
			leftwards.map((one) => {
				const moved = { ...one, at: one.at + shift };
				shift += one.inserted.length - one.removed.length;
				return moved;
			})
		);
	}
	return splices.reduce((now, splice) => onePass(now, [splice]), text);
}

/** The text after splices each of which stands right of the one before. */
function onePass(text: string, splices: readonly Cut[]): string {
	const parts: string[] = [];
	let from = 0;
	let shift = 0;
	for (const { at, removed, inserted } of splices) {
		const place = at - shift;
		if (text.slice(place, place + removed.length) !== removed || place > text.length)
			throw new RangeError(`splice at ${at} does not fit`);
		parts.push(text.slice(from, place), inserted);
		from = place + removed.length;
		shift += inserted.length - removed.length;
	}
	parts.push(text.slice(from));
	return parts.join('');
}

const after = ({ at, inserted }: Cut): number => at + inserted.length;

/** The offset of the first character of a coded passage that is not blank: it decides the passage's turn. */
export function firstVisible(start: number, quote: string): number {
	return start + Math.max(0, quote.search(/\S/));
}

const sameRange = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;
