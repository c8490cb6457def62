/**
 * What differs between two versions of a text, word by word, as splices. Its time is bounded: what two versions share
 * is first found by stretches of words that stand once in each (patience), and only short gaps are searched for the
 * least edits. Where the edits of a gap are too many, the gap gives way as a whole.
 */
import { diffArrays } from 'diff';
import { splitsCharacter } from './text.ts';

/** At `at` of the old text `removed` gives way to `inserted`. */
export type Edit = { readonly at: number; readonly removed: string; readonly inserted: string };

/** Tokens of both sides up to which a gap is searched for the least edits, and how many edits it may have. */
const smallGap = 3000;
const mostEdits = 400;
/** How many tokens a stretch has that must stand once on each side, from one round to the next. */
const stretches = [32, 12, 5, 2, 1] as const;

/** A letter of a script without spaces, a word, a blank, any other character. */
const token =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]|[\p{L}\p{N}\p{M}_]+(?:['’-][\p{L}\p{N}\p{M}]+)*|\s|[^]/gu;

/** The edits that make `from` into `to`, from left to right, none touching the next. */
export function editsBetween(from: string, to: string): Edit[] {
	const numbers = new Map<string, number>();
	const [a, b] = [tokensOf(from, numbers), tokensOf(to, numbers)];
	const runs: Run[] = [];
	align(a.ids, b.ids, { a: 0, aEnd: a.ids.length, b: 0, bEnd: b.ids.length }, 0, runs);
	runs.sort((one, other) => one.a - other.a);
	const edits: Edit[] = [];
	let [atA, atB] = [0, 0];
	for (const run of [...runs, { a: a.ids.length, b: b.ids.length, length: 0 }]) {
		if (run.a > atA || run.b > atB) {
			const removed = from.slice(a.starts[atA], a.starts[run.a]);
			edits.push({
				at: a.starts[atA] as number,
				removed,
				inserted: to.slice(b.starts[atB], b.starts[run.b])
			});
		}
		[atA, atB] = [run.a + run.length, run.b + run.length];
	}
	return joinNear(from, edits)
		.map(narrow)
		.filter(({ removed, inserted }) => removed !== inserted);
}

type Tokens = { readonly ids: Int32Array; readonly starts: Int32Array };
/** Tokens that both sides have from `a` and `b` on. */
type Run = { readonly a: number; readonly b: number; readonly length: number };
type Gap = { readonly a: number; readonly aEnd: number; readonly b: number; readonly bEnd: number };

/** The tokens of a text as numbers, equal for equal words, and where each starts; one start more for the end. */
function tokensOf(text: string, numbers: Map<string, number>): Tokens {
	const ids: number[] = [];
	const starts: number[] = [];
	for (const { 0: word, index } of text.matchAll(token)) {
		let id = numbers.get(word);
		if (id === undefined) numbers.set(word, (id = numbers.size));
		ids.push(id);
		starts.push(index);
	}
	starts.push(text.length);
	return { ids: Int32Array.from(ids), starts: Int32Array.from(starts) };
}

/** Adds to `runs` what both sides share within the gap. */
function align(a: Int32Array, b: Int32Array, gap: Gap, round: number, runs: Run[]): void {
	let { a: a0, b: b0, aEnd, bEnd } = gap;
	while (a0 < aEnd && b0 < bEnd && a[a0] === b[b0]) [a0, b0] = [a0 + 1, b0 + 1];
	if (a0 > gap.a) runs.push({ a: gap.a, b: gap.b, length: a0 - gap.a });
	while (aEnd > a0 && bEnd > b0 && a[aEnd - 1] === b[bEnd - 1]) [aEnd, bEnd] = [aEnd - 1, bEnd - 1];
	if (aEnd < gap.aEnd) runs.push({ a: aEnd, b: bEnd, length: gap.aEnd - aEnd });
	if (a0 === aEnd || b0 === bEnd) return;
	const rest: Gap = { a: a0, aEnd, b: b0, bEnd };
	const small = aEnd - a0 + (bEnd - b0) <= smallGap;
	if (small && addLeast(a, b, rest, runs)) return;
	for (let next = round; next < stretches.length; next++) {
		const shared = sharedStretches(a, b, rest, stretches[next] as number);
		if (!shared.length) continue;
		let at = rest;
		for (const run of shared) {
			runs.push(run);
			align(a, b, { ...at, aEnd: run.a, bEnd: run.b }, next + 1, runs);
			at = { a: run.a + run.length, aEnd, b: run.b + run.length, bEnd };
		}
		align(a, b, at, next + 1, runs);
		return;
	}
	// Nothing in it stands once: a text that repeats itself.
	if (!small) addLeast(a, b, rest, runs);
}

/** Adds the runs of the shortest way from one side to the other; false when it has too many edits. */
function addLeast(a: Int32Array, b: Int32Array, { a: a0, aEnd, b: b0, bEnd }: Gap, runs: Run[]): boolean {
	const parts = diffArrays(Array.from(a.subarray(a0, aEnd)), Array.from(b.subarray(b0, bEnd)), {
		maxEditLength: mostEdits
	});
	if (!parts) return false;
	let [atA, atB] = [a0, b0];
	for (const { added, removed, count } of parts) {
		if (!added && !removed) runs.push({ a: atA, b: atB, length: count });
		if (!added) atA += count;
		if (!removed) atB += count;
	}
	return true;
}

/** Stretches of at least `length` tokens that stand once on each side, as long as they go, in an order that both have. */
function sharedStretches(a: Int32Array, b: Int32Array, gap: Gap, length: number): Run[] {
	const inA = onlyPlaces(a, gap.a, gap.aEnd, length);
	const inB = onlyPlaces(b, gap.b, gap.bEnd, length);
	const pairs: { a: number; b: number }[] = [];
	for (const [hash, placeA] of inA) {
		const placeB = inB.get(hash);
		if (placeA < 0 || placeB === undefined || placeB < 0) continue;
		let same = 0;
		while (same < length && a[placeA + same] === b[placeB + same]) same++;
		if (same === length) pairs.push({ a: placeA, b: placeB });
	}
	pairs.sort((one, other) => one.a - other.a);
	const runs: Run[] = [];
	let [doneA, doneB] = [gap.a, gap.b];
	for (const pair of longestRising(pairs)) {
		if (pair.a < doneA || pair.b < doneB) continue;
		let [startA, startB] = [pair.a, pair.b];
		while (startA > doneA && startB > doneB && a[startA - 1] === b[startB - 1])
			[startA, startB] = [startA - 1, startB - 1];
		let [endA, endB] = [pair.a + length, pair.b + length];
		while (endA < gap.aEnd && endB < gap.bEnd && a[endA] === b[endB]) [endA, endB] = [endA + 1, endB + 1];
		runs.push({ a: startA, b: startB, length: endA - startA });
		[doneA, doneB] = [endA, endB];
	}
	return runs;
}

/** By a hash of `length` tokens, where they stand; −1 for a hash met twice. */
function onlyPlaces(ids: Int32Array, start: number, end: number, length: number): Map<number, number> {
	const places = new Map<number, number>();
	for (let at = start; at + length <= end; at++) {
		let hash = 0;
		for (let k = 0; k < length; k++) hash = (Math.imul(hash, 0x01000193) ^ (ids[at + k] as number)) | 0;
		places.set(hash, places.has(hash) ? -1 : at);
	}
	return places;
}

/** The longest part of the pairs (ordered by `a`) whose `b` rises. */
function longestRising(pairs: readonly { a: number; b: number }[]): { a: number; b: number }[] {
	const tails: number[] = [];
	const before = new Int32Array(pairs.length).fill(-1);
	pairs.forEach(({ b }, i) => {
		let [low, high] = [0, tails.length];
		while (low < high) {
			const middle = (low + high) >> 1;
			if ((pairs[tails[middle] as number]?.b as number) < b) low = middle + 1;
			else high = middle;
		}
		before[i] = low > 0 ? (tails[low - 1] as number) : -1;
		tails[low] = i;
	});
	const rising: { a: number; b: number }[] = [];
	for (let i = tails.at(-1) ?? -1; i >= 0; i = before[i] as number)
		rising.push(pairs[i] as { a: number; b: number });
	return rising.reverse();
}

/**
 * Joins edits with so little between them that it is kept by chance: no longer than either edit, and no line feed
 * (turns part there).
 */
function joinNear(from: string, edits: readonly Edit[]): Edit[] {
	const joined: Edit[] = [];
	for (const edit of edits) {
		let next = edit;
		for (let last = joined.at(-1); last; last = joined.at(-1)) {
			const between = from.slice(last.at + last.removed.length, next.at);
			if (between.includes('\n') || between.length > Math.min(size(last), size(next))) break;
			joined.pop();
			next = {
				at: last.at,
				removed: last.removed + between + next.removed,
				inserted: last.inserted + between + next.inserted
			};
		}
		joined.push(next);
	}
	return joined;
}

const size = ({ removed, inserted }: Edit): number => Math.max(removed.length, inserted.length);

/** An edit of which both ends stay the same for half of it at least, such as a mended spelling, to what differs. */
function narrow(edit: Edit): Edit {
	const { at, removed, inserted } = edit;
	const shorter = Math.min(removed.length, inserted.length);
	let front = 0;
	while (front < shorter && removed[front] === inserted[front]) front++;
	while (splitsCharacter(removed, front) || splitsCharacter(inserted, front)) front--;
	let back = 0;
	while (back < shorter - front && removed.at(-1 - back) === inserted.at(-1 - back)) back++;
	while (splitsCharacter(removed, removed.length - back) || splitsCharacter(inserted, inserted.length - back))
		back--;
	if (front + back < size(edit) / 2) return edit;
	return {
		at: at + front,
		removed: removed.slice(front, removed.length - back),
		inserted: inserted.slice(front, inserted.length - back)
	};
}
