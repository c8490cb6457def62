/** New codes by document, in the order of the interviews, beside random orders. */
import { saturation as count, type Saturation, type SaturationOrder } from '../../analysis/saturation.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { counted, type Counting } from './counted.ts';
import { allRows, type Source } from './source.ts';
import { narrowed, turnTable } from './turn-table.ts';

/** Counts by document: those with a turn in the filter, by date, then as they came in; those without a date come last. */
export type SaturationOfDocuments = Saturation & {
	readonly documents: readonly Guid[];
	/** Codings that only facilitators say, left out for it. */
	readonly leftOut: number;
};

export function* saturation(
	source: Source,
	asked: Counting & SaturationOrder
): Stepwise<SaturationOfDocuments> {
	const { columns, codes, documents, leftOut } = counted(source, asked);
	yield;
	const { documents: tables } = turnTable(source, documents, narrowed(asked));
	const index = new Map(documents.map((guid, i) => [guid, i]));
	const order = allRows(source, 'select guid from document order by date is null, date, id')
		.map(([guid]) => index.get(guid as Guid)!)
		.filter((at) => tables[at]!.inside.some((one) => one === 1));
	const result = yield* count(columns, codes.length, order, asked);
	return { ...result, documents: order.map((at) => documents[at]!), leftOut };
}
