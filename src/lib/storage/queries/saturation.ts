/** New codes by document, in the order of the interviews, beside random orders. */
import { saturation as count, type Saturation, type SaturationOrder } from '../../analysis/saturation.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { counted, type Counting } from './counted.ts';
import { allRows, type Source } from './source.ts';
import { narrowed, turnTable } from './turn-table.ts';

/**
 * Counts by document: those with a turn and a coded passage in the filter, by date, then as they came in; those without a date
 * come last. A document in which nothing is coded says nothing yet, so it is left out.
 */
export type SaturationOfDocuments = Saturation & {
	readonly documents: readonly Guid[];
	/** The code of each index, in the order of the codebook. */
	readonly guids: readonly Guid[];
	/** Documents with a turn in the filter that are left out because nothing is coded in them. */
	readonly uncoded: number;
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

export function* saturation(
	source: Source,
	asked: Counting & SaturationOrder
): Stepwise<SaturationOfDocuments> {
	const { columns, codes, documents, leftOut } = yield* counted(source, asked);
	const { documents: tables } = turnTable(source, documents, narrowed(asked));
	yield;
	const index = new Map(documents.map((guid, i) => [guid, i]));
	const coded = new Set(columns.document);
	const inFilter = allRows(source, 'select guid from document order by date is null, date, id')
		.map(([guid]) => index.get(guid as Guid)!)
		.filter((at) => tables[at]!.inside.some((one) => one === 1));
	const order = inFilter.filter((at) => coded.has(at));
	const result = yield* count(columns, codes.length, order, asked);
	const uncoded = inFilter.length - order.length;
	const guids = codes.map(({ guid }) => guid);
	return { ...result, guids, documents: order.map((at) => documents[at]!), uncoded, leftOut };
}
