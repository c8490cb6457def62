/** The codings that an analysis counts: one coder's or all coders' united, sub-codes on their own or rolled up. */
import { byCoder, filterColumns, type CodingColumns } from '../../analysis/coding-columns.ts';
import { rollUp } from '../../analysis/roll-up.ts';
import { unite } from '../../analysis/unite.ts';
import type { Code, Guid } from '../../core/records.ts';
import type { Within } from '../../core/group-filter.ts';
import { inTreeOrder } from '../../core/tree.ts';
import type { Source } from './source.ts';
import { markedOf, standingOf } from './within.ts';

/** What an analysis counts. */
export type Counting = {
	/** One coder, or null for all coders with overlapping codings of one code united. */
	readonly coder: Guid | null;
	/** Whether a code also counts what stands under its sub-codes. */
	readonly rollUp: boolean;
	/** The documents in the filter, or null for all. */
	readonly documents: readonly Guid[] | null;
	/** The groups in the filter; everything where it is left out. Holds beside `documents`. */
	readonly within?: Within;
};

export type Counted = {
	readonly columns: CodingColumns;
	/** The codes by index, in the order of the codebook, with the index of each one's parent (−1 for a category). */
	readonly codes: Code[];
	readonly parent: Int32Array;
	/** The documents by index. */
	readonly documents: readonly Guid[];
	/** Codings inside the filter that only facilitators say, and that are left out for it. */
	readonly leftOut: number;
};

export function counted(source: Source, counting: Counting): Counted {
	const coded = codedWithin(source, counting);
	let columns = counting.coder ? coded.columns : unite(coded.columns);
	if (counting.rollUp) columns = rollUp(columns, coded.parent);
	return { ...coded, columns };
}

/** The codings inside the filter as they were made: sub-codes on their own, nobody's united with another's. */
export function codedWithin(source: Source, counting: Omit<Counting, 'rollUp'>): Counted {
	const table = source.columns.read();
	const codes = inTreeOrder(source.tables.where('code', {})).map(({ node }) => node);
	const indexOf = new Map(codes.map((code, i) => [code.guid, i]));
	const newIndex = Int32Array.from(table.codes, (guid) => indexOf.get(guid) ?? -1);
	let columns: CodingColumns = {
		...table.columns,
		code: table.columns.code.map((code) => newIndex[code] as number)
	};
	// Marks are told by the rows of the whole table, so they come first.
	const marked = counting.within && markedOf(table, counting.within);
	if (marked) columns = filterColumns(columns, marked);
	if (counting.documents) {
		const inFilter = new Set(counting.documents);
		const kept = table.documents.map((guid) => inFilter.has(guid));
		const all = columns;
		columns = filterColumns(all, (row) => kept[all.document[row] as number] as boolean);
	}
	let leftOut = 0;
	if (counting.within) {
		const own = counting.coder ? table.coders.indexOf(counting.coder) : null;
		const standing = standingOf(source, { ...table, columns }, counting.within);
		const all = columns;
		columns = filterColumns(all, (row) => {
			if (own !== null && all.coder[row] !== own) return false;
			const stands = standing(row);
			if (stands === 'facilitator') leftOut++;
			return stands === 'in';
		});
	}
	if (counting.coder) columns = byCoder(columns, table.coders.indexOf(counting.coder));
	const parent = Int32Array.from(codes, (code) => (code.parent ? (indexOf.get(code.parent) ?? -1) : -1));
	return { columns, codes, parent, documents: table.documents, leftOut };
}
