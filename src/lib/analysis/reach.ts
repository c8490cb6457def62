/** How far each code reaches: coded passages, documents, cases, and the part of the text and of the words under it. */
import type { CodingColumns } from './coding-columns.ts';
import { addDistinct } from './units.ts';

/** Rows that are counted before others get their turn: a few milliseconds' worth. */
const rowsPerStep = 10_000;

/** How much text, counted in some measure, stands in the filter before an offset of a document. */
export type TextBefore = (document: number, offset: number) => number;

/** By code. The last place of each array, `codes`, is of all codes together. */
export type Reach = {
	readonly codes: number;
	readonly passages: Int32Array;
	readonly documents: Int32Array;
	/** Cases to which at least one passage belongs. */
	readonly cases: Int32Array;
	/** UTF-16 units of turns in the filter under the code, each counted once. */
	readonly characters: Float64Array;
	/** Words that begin under the code in such turns, each counted once. */
	readonly words: Float64Array;
};

/**
 * Counts each code's reach. Rows of several coders are not to be added up: give one coder's, or united ones. `caseOf[row]`
 * is the case of a row's turn, −1 for none. After a roll-up the passages of all codes together count one for each code
 * that holds it. Others get their turn between steps.
 */
export function* reach(
	columns: CodingColumns,
	codes: number,
	caseOf: Int32Array,
	characters: TextBefore,
	words: TextBefore
): Generator<undefined, Reach, undefined> {
	const { document, code, start, end, length } = columns;
	const result: Reach = {
		codes,
		passages: new Int32Array(codes + 1),
		documents: new Int32Array(codes + 1),
		cases: new Int32Array(codes + 1),
		characters: new Float64Array(codes + 1),
		words: new Float64Array(codes + 1)
	};
	const placesOf = [(row: number): number => code[row]!, () => codes];
	addDistinct(result.documents, length, document, placesOf);
	yield;
	addDistinct(result.cases, length, caseOf, placesOf);
	yield;
	for (let row = 0; row < length; row++) result.passages[code[row]!]!++;
	result.passages[codes] = length;
	/** By place, up to where it covers the document. */
	const covered = new Int32Array(codes + 1);
	for (let row = 0; row < length; row++) {
		const here = document[row]!;
		if (row > 0 && document[row - 1] !== here) covered.fill(0);
		cover(here, row, code[row]!);
		cover(here, row, codes);
		if (row % rowsPerStep === rowsPerStep - 1) yield;
	}
	return result;

	/** Adds to a place what a row covers of the document that no row before it does. */
	function cover(here: number, row: number, place: number): void {
		const [from, to] = [Math.max(start[row]!, covered[place]!), end[row]!];
		if (to <= from) return;
		covered[place] = to;
		result.characters[place]! += characters(here, to) - characters(here, from);
		result.words[place]! += words(here, to) - words(here, from);
	}
}
