/** The turns, paragraphs and cases of a project numbered through, for counts that compare passages of several documents. */
import { lastAtMost } from '../../analysis/last-at-most.ts';
import type { TurnPlaces } from '../../analysis/meeting.ts';
import type { TurnTable } from './turn-table.ts';

export type TurnNumbers = {
	readonly places: TurnPlaces;
	/** The local key of each case by its number. */
	readonly cases: readonly number[];
	/** By the local key of a turn, its number; −1 for keys that are no turn's. */
	readonly numberOf: Int32Array;
	/** The number of the paragraph that an offset of a document lies in, as the columns of codings number them. */
	readonly paragraphAt: (document: number, offset: number) => number;
};

/** Numbers the turns of a table in the order of its documents. */
export function turnNumbers({ documents, caseOf, newest }: TurnTable): TurnNumbers {
	const first = new Int32Array(documents.length + 1);
	const firstParagraph = new Int32Array(documents.length + 1);
	documents.forEach(({ turns }, i) => {
		first[i + 1] = first[i]! + turns.ids.length;
		firstParagraph[i + 1] = firstParagraph[i]! + turns.paragraphs.length;
	});
	const count = first[documents.length]!;
	const starts = new Int32Array(count);
	const caseNumbers = new Int32Array(count).fill(-1);
	const numberOf = new Int32Array(newest + 1).fill(-1);
	const numberOfCase = new Map<number, number>();
	documents.forEach(({ turns }, i) => {
		starts.set(turns.starts, first[i]!);
		turns.ids.forEach((id, n) => {
			const turn = first[i]! + n;
			numberOf[id] = turn;
			const of = caseOf(id);
			if (!of) return;
			if (!numberOfCase.has(of)) numberOfCase.set(of, numberOfCase.size);
			caseNumbers[turn] = numberOfCase.get(of)!;
		});
	});
	return {
		places: { first, starts, caseOf: caseNumbers },
		cases: [...numberOfCase.keys()],
		numberOf,
		paragraphAt: (document, offset) =>
			firstParagraph[document]! + lastAtMost(documents[document]!.turns.paragraphs, offset)
	};
}
