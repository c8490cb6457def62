/** The codings that an analysis counts: one coder's or all coders' united, sub-codes on their own or rolled up. */
import { filterColumns, type CodingColumns } from '../../analysis/coding-columns.ts';
import { rollUp } from '../../analysis/roll-up.ts';
import { unite } from '../../analysis/unite.ts';
import type { Code, Guid } from '../../core/records.ts';
import type { Within } from '../../core/group-filter.ts';
import { inTreeOrder } from '../../core/tree.ts';
import type { Stepwise } from '../stepwise.ts';
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

/** The codings that count; `passages` is how many they are before a roll-up. Others get their turn between steps, also while codings are read for the first time. */
export function* counted(
	source: Source,
	counting: Counting
): Stepwise<Counted & { readonly passages: number }> {
	const coded = yield* codedWithin(source, counting);
	let { columns } = coded;
	if (!counting.coder) {
		columns = unite(columns);
		yield;
	}
	const passages = columns.length;
	if (counting.rollUp) {
		columns = rollUp(columns, coded.parent);
		yield;
	}
	return { ...coded, columns, passages };
}

/** The codings inside the filter as they were made: sub-codes on their own, nobody's united with another's. */
export function* codedWithin(source: Source, counting: Omit<Counting, 'rollUp'>): Stepwise<Counted> {
	yield* source.columns.readAhead();
	const table = source.columns.read();
	yield;
	const codes = inTreeOrder(source.tables.where('code', {})).map(({ node }) => node);
	const indexOf = new Map(codes.map((code, i) => [code.guid, i]));
	const newIndex = Int32Array.from(table.codes, (guid) => indexOf.get(guid) ?? -1);
	const { document, coder } = table.columns;
	const own = counting.coder ? table.coders.indexOf(counting.coder) : null;
	const named = counting.documents && new Set(counting.documents);
	const kept = named && table.documents.map((guid) => named.has(guid));
	const marked = counting.within && markedOf(table, counting.within);
	const standing = counting.within && standingOf(source, table, counting.within);
	yield;
	let leftOut = 0;
	const within = filterColumns(table.columns, (row) => {
		if (own !== null && coder[row] !== own) return false;
		if (kept && !kept[document[row]!]) return false;
		if (marked && !marked(row)) return false;
		const stands = standing ? standing(row) : 'in';
		if (stands === 'facilitator') leftOut++;
		return stands === 'in';
	});
	yield;
	const columns = { ...within, code: within.code.map((code) => newIndex[code]!) };
	const parent = Int32Array.from(codes, (code) => (code.parent ? (indexOf.get(code.parent) ?? -1) : -1));
	return { columns, codes, parent, documents: table.documents, leftOut };
}
