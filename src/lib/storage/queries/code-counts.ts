/** How much stands under each code, alone and with what is below it: what the tree of the codebook shows. */
import { rollUp } from '../../analysis/roll-up.ts';
import { unite } from '../../analysis/unite.ts';
import { rowsByUnit } from '../../analysis/units.ts';
import type { CodingColumns } from '../../analysis/coding-columns.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { codedWithin, type Counting } from './counted.ts';
import type { Source } from './source.ts';
import { turnTable } from './turn-table.ts';

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

/** The counts of all codes at once; others get their turn between steps. */
export function* codeCounts(source: Source, counting: Omit<Counting, 'rollUp'>): Stepwise<CodeCounts> {
	const { columns, codes, parent, documents, leftOut } = yield* codedWithin(source, counting);
	const united = counting.coder ? columns : unite(columns);
	yield;
	const rolledUp = rollUp(columns, parent);
	yield;
	const { caseOf } = turnTable(source, documents, null);
	const cases = columns.turn.map((turn) => caseOf(turn) || -1);
	yield;
	const alone = new Int32Array(codes.length).fill(-1);
	const own = {
		passages: passagesBy(united, codes.length),
		documents: unitsBy(columns, columns.document, alone),
		cases: unitsBy(columns, cases, alone)
	};
	yield;
	const rolled = {
		passages: passagesBy(rolledUp, codes.length),
		documents: unitsBy(columns, columns.document, parent),
		cases: unitsBy(columns, cases, parent)
	};
	const count = (of: typeof own, i: number): CodeCount => ({
		passages: of.passages[i]!,
		documents: of.documents[i]!,
		cases: of.cases[i]!
	});
	return {
		codes: codes.map(({ guid }, i) => ({ code: guid, own: count(own, i), rolled: count(rolled, i) })),
		leftOut
	};
}

function passagesBy({ code, length }: CodingColumns, codes: number): Int32Array {
	const counts = new Int32Array(codes);
	for (let row = 0; row < length; row++) counts[code[row]!]!++;
	return counts;
}

/** By code, how many different units (−1 is none) the rows of it and of those below it have. */
function unitsBy({ code, length }: CodingColumns, unit: Int32Array, parent: Int32Array): Int32Array {
	const counts = new Int32Array(parent.length);
	const { rows, first } = rowsByUnit(length, unit);
	/** By code, the newest unit found for it, as its number + 1. */
	const newest = new Int32Array(parent.length);
	for (let u = 0; u + 1 < first.length; u++) {
		for (let k = first[u]!; k < first[u + 1]!; k++) {
			// Found for a code, it is found for those above it.
			for (let at = code[rows[k]!]!; at >= 0 && newest[at] !== u + 1; at = parent[at]!) {
				newest[at] = u + 1;
				counts[at]!++;
			}
		}
	}
	return counts;
}
