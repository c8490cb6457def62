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
export function moveRange({ start, end }: Range, splices: readonly Cut[]): Range {
	return splices.reduce(rangeAfter, { start, end });
}

/**
 * Where a turn stands after splices that each stay inside one turn, or lie outside this one: text inserted at its
 * very start or end belongs to it. (A separator stands between two turns, so no place belongs to two.)
 */
export function moveTurn({ start, end }: Range, splices: readonly Cut[]): Range {
	return splices.reduce(turnAfter, { start, end });
}

/**
 * Where a coding unit stands after the splices: text inserted at its very start belongs to it, text at its end to what
 * follows; a replacement that reaches over the border of two units falls to the first. So units that did not overlap
 * never do. When all its text is gone, start and end meet.
 */
export function moveUnit({ start, end }: Range, splices: readonly Cut[]): Range {
	return splices.reduce(unitAfter, { start, end });
}

/** What `moveRange` gives, for many ranges: each costs what the splices near it cost, where these stand in order. */
export const rangeMover = (splices: readonly Cut[]): Mover => mover(splices, rangeAfter);

/** What `moveTurn` gives, for many turns. */
export const turnMover = (splices: readonly Cut[]): Mover => mover(splices, turnAfter);

/** What `moveUnit` gives, for many units. */
export const unitMover = (splices: readonly Cut[]): Mover => mover(splices, unitAfter);

/** Moves a range through splices fixed beforehand. */
export type Mover = (range: Range) => Range;

/** True when the inverse splices bring the moved range back to where it was, so that it needs no listing. */
export function comesBack(range: Range, there: Mover, back: Mover): boolean {
	const moved = there(range);
	if (moved.start === moved.end && range.start !== range.end) return false;
	return sameRange(back(moved), range);
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

function rangeAfter({ start, end }: Range, { at, removed, inserted }: Cut): Range {
	const shift = inserted.length - removed.length;
	const cutEnd = at + removed.length;
	const newStart = start < at ? start : start < cutEnd ? at + inserted.length : start + shift;
	const newEnd = end <= at ? end : end <= cutEnd ? at : end + shift;
	return newEnd < newStart ? { start: newStart, end: newStart } : { start: newStart, end: newEnd };
}

function turnAfter({ start, end }: Range, { at, removed, inserted }: Cut): Range {
	const shift = inserted.length - removed.length;
	return {
		start: start > at ? start + shift : start,
		end: end >= at + removed.length ? end + shift : end
	};
}

function unitAfter({ start, end }: Range, { at, removed, inserted }: Cut): Range {
	const moved = (place: number): number => {
		if (place <= at) return place;
		return Math.max(place - at - removed.length, 0) + at + inserted.length;
	};
	return { start: moved(start), end: moved(end) };
}

/**
 * A splice wholly right of a range leaves it where it is, one wholly left of it only shifts it. So in a list that runs
 * from left to right, or from right to left, only those between need to be gone through.
 */
function mover(splices: readonly Cut[], step: (range: Range, cut: Cut) => Range): Mover {
	const through = ({ start, end }: Range): Range => splices.reduce(step, { start, end });
	if (splices.length < 16) return through;
	/** By index, by how much the splices before it shift what stands right of them. */
	const shifts = [0];
	for (const { removed, inserted } of splices)
		shifts.push((shifts.at(-1) as number) + inserted.length - removed.length);
	const shiftOf = (from: number, to: number): number => (shifts[to] as number) - (shifts[from] as number);
	const shifted = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by });
	const cut = (i: number): Cut => splices[i] as Cut;
	const endOf = (i: number): number => cut(i).at + cut(i).removed.length;
	if (splices.every((one, i) => i === 0 || one.at >= after(cut(i - 1)))) {
		return (range) => {
			let i = firstIndex(splices.length, (at) => endOf(at) - (shifts[at] as number) >= range.start);
			let moved = shifted(range, shiftOf(0, i));
			for (; i < splices.length && cut(i).at <= moved.end; i++) moved = step(moved, cut(i));
			return moved;
		};
	}
	if (!splices.every((_, i) => i === 0 || endOf(i) <= cut(i - 1).at)) return through;
	return (range) => {
		let i = firstIndex(splices.length, (at) => cut(at).at <= range.end);
		let moved: Range = { start: range.start, end: range.end };
		for (; i < splices.length && endOf(i) >= moved.start; i++) moved = step(moved, cut(i));
		return shifted(moved, shiftOf(i, splices.length));
	};
}

/** The first index up to `length` for which `holds`, which holds for all after one for which it does. */
function firstIndex(length: number, holds: (index: number) => boolean): number {
	let [low, high] = [0, length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (holds(middle)) high = middle;
		else low = middle + 1;
	}
	return low;
}

const after = ({ at, inserted }: Cut): number => at + inserted.length;

/** The offset of the first character of a coded passage that is not blank: it decides the passage's turn. */
export function firstVisible(start: number, quote: string): number {
	return start + Math.max(0, quote.search(/\S/));
}

const sameRange = (a: Range, b: Range): boolean => a.start === b.start && a.end === b.end;
