/** How far each code reaches: coded passages, documents, cases, and the part of the text and of the words under it. */
import type { CodingColumns } from './coding-columns.ts';
import { unite } from './unite.ts';
import { addDistinct } from './units.ts';

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
 * that holds it.
 */
export function reach(
	columns: CodingColumns,
	codes: number,
	caseOf: Int32Array,
	characters: TextBefore,
	words: TextBefore
): Reach {
	const result: Reach = {
		codes,
		passages: new Int32Array(codes + 1),
		documents: new Int32Array(codes + 1),
		cases: new Int32Array(codes + 1),
		characters: new Float64Array(codes + 1),
		words: new Float64Array(codes + 1)
	};
	const placesOf = [(row: number): number => columns.code[row]!, () => codes];
	addDistinct(result.documents, columns.length, columns.document, placesOf);
	addDistinct(result.cases, columns.length, caseOf, placesOf);
	for (let row = 0; row < columns.length; row++) result.passages[columns.code[row]!]!++;
	result.passages[codes] = columns.length;
	const cover = (rows: CodingColumns, placeOf: (row: number) => number): void => {
		for (let row = 0; row < rows.length; row++) {
			const document = rows.document[row]!;
			const under = (before: TextBefore): number =>
				before(document, rows.end[row]!) - before(document, rows.start[row]!);
			result.characters[placeOf(row)]! += under(characters);
			result.words[placeOf(row)]! += under(words);
		}
	};
	const united = unite(columns);
	cover(united, (row) => united.code[row]!);
	cover(unite({ ...columns, code: new Int32Array(columns.length) }), () => codes);
	return result;
}
