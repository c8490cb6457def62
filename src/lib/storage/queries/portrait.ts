/** All documents in the filter along their length. */
import { lastAtMost } from '../../analysis/last-at-most.ts';
import { portrait as stretchesOf, type Portrait } from '../../analysis/portrait.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { counted, type Counting } from './counted.ts';
import { allRows, type Source } from './source.ts';
import { narrowed, turnTable } from './turn-table.ts';

/** Stretches by document and code index, rolled up only categories'. */
export type PortraitOfDocuments = Portrait & {
	/** The code of each index, in the order of the codebook. */
	readonly guids: readonly Guid[];
	/** Documents with a turn in the filter, as they came in, and their lengths in UTF-16 units. */
	readonly documents: readonly Guid[];
	readonly lengths: Int32Array;
	/** By stretch, the numbers (from 1) of the turns in which it begins and ends; 0 in a document without turns. */
	readonly fromTurn: Int32Array;
	readonly toTurn: Int32Array;
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

export function* portrait(source: Source, counting: Counting): Stepwise<PortraitOfDocuments> {
	const { columns, codes, parent, documents, leftOut } = yield* counted(source, counting);
	const lengthOf = new Map(allRows(source, 'select guid, length from document') as [Guid, number][]);
	const { documents: tables } = turnTable(source, documents, narrowed(counting));
	yield;
	const order = [...documents.keys()].filter((at) => tables[at]!.inside.includes(1));
	const found = yield* stretchesOf(columns, codes.length, order, counting.rollUp ? parent : null);
	const fromTurn = new Int32Array(found.start.length);
	const toTurn = new Int32Array(found.start.length);
	for (const [i, at] of order.entries()) {
		const { starts } = tables[at]!.turns;
		for (let k = found.first[i]!; k < found.first[i + 1]!; k++) {
			fromTurn[k] = lastAtMost(starts, found.start[k]!) + 1;
			toTurn[k] = lastAtMost(starts, found.end[k]! - 1) + 1;
		}
		yield;
	}
	return {
		...found,
		guids: codes.map(({ guid }) => guid),
		documents: order.map((at) => documents[at]!),
		lengths: Int32Array.from(order, (at) => lengthOf.get(documents[at]!) ?? 0),
		fromTurn,
		toTurn,
		leftOut
	};
}
