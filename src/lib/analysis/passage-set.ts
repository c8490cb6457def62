/** Sets of passages: stretches of documents, in order, none over another. What a query finds, as columns of small integers. */
import type { CodingColumns } from './coding-columns.ts';

/** Passages ordered by document, then start. None overlaps another, so their ends are in order too; they may touch. */
export type PassageSet = {
	/** The number of passages; the arrays may be no shorter. */
	readonly length: number;
	/** The document, 0 … documents − 1. */
	readonly document: Int32Array;
	/** UTF-16 units in the document, half open; never empty. */
	readonly start: Int32Array;
	readonly end: Int32Array;
	/** The turn that it belongs to, numbered through the project in the order of documents; −1 for none. */
	readonly turn: Int32Array;
	/** The paragraph that it belongs to, numbered likewise; −1 for none. */
	readonly paragraph: Int32Array;
};

/** The set without a passage. */
export const noPassages: PassageSet = blankSet(0);

/** A set with room for `room` passages, all zero, for a caller who fills it in order and then says how many there are. */
export function blankSet(room: number): PassageSet {
	const column = (): Int32Array => new Int32Array(room);
	return {
		length: room,
		document: column(),
		start: column(),
		end: column(),
		turn: column(),
		paragraph: column()
	};
}

/** Passages in any number of overlapping layers, ordered by document, then start, as a set: overlapping ones unite. */
export function unitedSet(rows: Omit<CodingColumns, 'code' | 'coder'> | PassageSet): PassageSet {
	const set = blankSet(rows.length);
	let length = 0;
	for (let row = 0; row < rows.length; row++) length = addTo(set, length, rows, row);
	return cut(set, length);
}

/** The passages of both sets: overlapping ones unite. Where two start together, those of the first come first. */
export function eitherSet(a: PassageSet, b: PassageSet): PassageSet {
	const set = blankSet(a.length + b.length);
	let length = 0;
	for (let [i, j] = [0, 0]; i < a.length || j < b.length;) {
		if (j >= b.length || (i < a.length && startsFirst(a, i, b, j))) length = addTo(set, length, a, i++);
		else length = addTo(set, length, b, j++);
	}
	return cut(set, length);
}

/** The stretches that lie in a passage of both. Each belongs where the passage belongs that begins with it, `a`'s if both do. */
export function sharedSet(a: PassageSet, b: PassageSet): PassageSet {
	const set = blankSet(a.length + b.length);
	let length = 0;
	for (let [i, j] = [0, 0]; i < a.length && j < b.length;) {
		if (a.document[i] !== b.document[j]) {
			if (a.document[i]! < b.document[j]!) i++;
			else j++;
			continue;
		}
		const end = Math.min(a.end[i]!, b.end[j]!);
		if (Math.max(a.start[i]!, b.start[j]!) < end) {
			if (a.start[i]! >= b.start[j]!) put(set, length, a, i);
			else put(set, length, b, j);
			set.end[length++] = end;
		}
		if (a.end[i] === end) i++;
		else j++;
	}
	return cut(set, length);
}

/** The passages for which `keep` holds, in their order. */
export function keptOf(set: PassageSet, keep: (at: number) => boolean): PassageSet {
	const kept = blankSet(set.length);
	let length = 0;
	for (let at = 0; at < set.length; at++) if (keep(at)) put(kept, length++, set, at);
	return cut(kept, length);
}

function startsFirst(a: PassageSet, i: number, b: PassageSet, j: number): boolean {
	const apart = a.document[i]! - b.document[j]!;
	return apart < 0 || (apart === 0 && a.start[i]! <= b.start[j]!);
}

type Rows = Omit<PassageSet, 'length'>;

/** Adds a passage that starts no earlier than the last of the first `length`; gives how many there are now. */
function addTo(set: PassageSet, length: number, rows: Rows, row: number): number {
	const last = length - 1;
	const unites = last >= 0 && set.document[last] === rows.document[row] && rows.start[row]! < set.end[last]!;
	if (!unites) {
		put(set, length, rows, row);
		return length + 1;
	}
	if (set.end[last]! < rows.end[row]!) set.end[last] = rows.end[row]!;
	if (set.turn[last] === -1) set.turn[last] = rows.turn[row]!;
	if (set.paragraph[last] === -1) set.paragraph[last] = rows.paragraph[row]!;
	return length;
}

function put(set: PassageSet, at: number, rows: Rows, row: number): void {
	set.document[at] = rows.document[row]!;
	set.start[at] = rows.start[row]!;
	set.end[at] = rows.end[row]!;
	set.turn[at] = rows.turn[row]!;
	set.paragraph[at] = rows.paragraph[row]!;
}

/** The first `length` passages, the spare room let go of. */
function cut(set: PassageSet, length: number): PassageSet {
	const column = (whole: Int32Array): Int32Array => whole.slice(0, length);
	return {
		length,
		document: column(set.document),
		start: column(set.start),
		end: column(set.end),
		turn: column(set.turn),
		paragraph: column(set.paragraph)
	};
}
