/** How much stands under each code, alone and with what is below it: what the tree of the codebook shows. */
import { rollUp } from '../../analysis/roll-up.ts';
import { unite } from '../../analysis/unite.ts';
import type { CodingColumns } from '../../analysis/coding-columns.ts';
import type { Guid } from '../../core/records.ts';
import { codedWithin, type Counting } from './counted.ts';
import { allRows, type Source } from './source.ts';

/**
 * Passages (overlapping ones of several coders, and with roll-up of several codes, united), documents that hold any, and
 * cases to which a coding belongs by the turn of its first non-blank character.
 */
export type CodeCount = { readonly passages: number; readonly documents: number; readonly cases: number };

export type CodeCounts = {
	/** In the order of the codebook. `rolled` counts a code with everything below it. */
	readonly codes: readonly { readonly code: Guid; readonly own: CodeCount; readonly rolled: CodeCount }[];
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

/** The counts of all codes at once. */
export function codeCounts(source: Source, counting: Omit<Counting, 'rollUp'>): CodeCounts {
	const { columns, codes, parent, leftOut } = codedWithin(source, counting);
	const united = counting.coder ? columns : unite(columns);
	const own = passagesBy(united, codes.length);
	const rolled = passagesBy(rollUp(columns, parent), codes.length);
	const caseOf = casesOfTurns(source);
	const sets = () => codes.map(() => new Set<number>());
	const seen = { own: { documents: sets(), cases: sets() }, rolled: { documents: sets(), cases: sets() } };
	for (let row = 0; row < columns.length; row++) {
		const code = columns.code[row] as number;
		const document = columns.document[row] as number;
		const of = caseOf.get(columns.turn[row] as number);
		seen.own.documents[code]?.add(document);
		if (of !== undefined) seen.own.cases[code]?.add(of);
		for (let at = code; at >= 0; at = parent[at] as number) {
			seen.rolled.documents[at]?.add(document);
			if (of !== undefined) seen.rolled.cases[at]?.add(of);
		}
	}
	const count = (which: 'own' | 'rolled', passages: Int32Array, i: number): CodeCount => ({
		passages: passages[i] as number,
		documents: seen[which].documents[i]?.size ?? 0,
		cases: seen[which].cases[i]?.size ?? 0
	});
	return {
		codes: codes.map(({ guid }, i) => {
			return { code: guid, own: count('own', own, i), rolled: count('rolled', rolled, i) };
		}),
		leftOut
	};
}

function passagesBy({ code, length }: CodingColumns, codes: number): Int32Array {
	const counts = new Int32Array(codes);
	for (let row = 0; row < length; row++) counts[code[row] as number]!++;
	return counts;
}

/** The local key of the case that speaks, by the local key of the turn. */
function casesOfTurns(source: Source): Map<number, number> {
	return new Map(
		allRows(
			source,
			'select t.id, s.case_id from turn t join speaker s on s.id = t.speaker_id where s.case_id is not null'
		) as [number, number][]
	);
}
