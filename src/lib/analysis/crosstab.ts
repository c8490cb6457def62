/**
 * Codes by groups: how much of each code stands in each group of turns, such as those of one kind of document, of one
 * unit, or of one wave. Every turn belongs to one group.
 */
import type { CodingColumns } from './coding-columns.ts';
import { share } from './frequency.ts';
import { lastAtMost } from './last-at-most.ts';
import { unite } from './unite.ts';
import { addDistinct } from './units.ts';

/** Rows that are counted before others get their turn: a few milliseconds' worth. */
const rowsPerStep = 5000;

/** Coded passages, with what their turns are. */
export type GroupedPassages = {
	/** Rows of which no two of one code overlap: one coder's, or united. */
	readonly columns: CodingColumns;
	/** By row, the group of its turn, 0 … groups − 1. */
	readonly group: Int32Array;
	/** By row, the case of its turn, a small integer, −1 for none. */
	readonly caseOf: Int32Array;
	/** By row, 1 where its turn is one of those whose words are the base of a rate. */
	readonly spoken: Uint8Array;
};

/** The turns of one document, in order; offsets are UTF-16 units of the document. */
export type GroupedTurns = {
	readonly starts: Int32Array;
	readonly ends: Int32Array;
	/** By turn, its group. */
	readonly group: Int32Array;
	/** By turn, 1 where it stands in the filter. */
	readonly inside: Uint8Array;
	/** Where the document's words start. */
	readonly words: Int32Array;
};

/**
 * Flat tables: `code * (groups + 1) + group`. The last row is of all codes together, the last column of all groups. The
 * row of all codes counts sub-codes on their own, so that rolled-up shares of it stay within 0 … 1.
 */
export type Crosstab = {
	readonly codes: number;
	readonly groups: number;
	/** Passages that belong to the group: by the turn of their first character that is not blank. */
	readonly passages: Int32Array;
	/** Those of them whose turn is one that a rate's words are of. */
	readonly spoken: Int32Array;
	/** Documents and cases with at least one of the passages. */
	readonly documents: Int32Array;
	readonly cases: Int32Array;
	/** UTF-16 units, and words that begin, under the code in turns of the group in the filter; each counted once. */
	readonly characters: Float64Array;
	readonly words: Float64Array;
};

/**
 * Counts every code in every group. `own` are the passages of sub-codes on their own, `counted` the same or rolled up;
 * `turns` are those of each document. Others get their turn between steps.
 */
export function* crosstab(
	{ own, counted }: { readonly own: GroupedPassages; readonly counted: GroupedPassages },
	codes: number,
	groups: number,
	turns: readonly GroupedTurns[]
): Generator<undefined, Crosstab, undefined> {
	const cells = (codes + 1) * (groups + 1);
	const table: Crosstab = {
		codes,
		groups,
		passages: new Int32Array(cells),
		spoken: new Int32Array(cells),
		documents: new Int32Array(cells),
		cases: new Int32Array(cells),
		characters: new Float64Array(cells),
		words: new Float64Array(cells)
	};
	const { columns } = counted;
	yield* addPassages(table, counted, (row) => columns.code[row]!);
	yield* addPassages(table, own, () => codes);
	yield* addText(table, columns, (row) => columns.code[row]!, turns);
	const all = unite({ ...own.columns, code: new Int32Array(own.columns.length) });
	yield;
	yield* addText(table, all, () => codes, turns);
	return table;
}

function* addPassages(
	table: Crosstab,
	{ columns, group, caseOf, spoken }: GroupedPassages,
	lineOf: (row: number) => number
): Generator<undefined, void, undefined> {
	const width = table.groups + 1;
	const cell = (row: number): number => lineOf(row) * width + group[row]!;
	const margin = (row: number): number => lineOf(row) * width + table.groups;
	for (let row = 0; row < columns.length; row++) {
		for (const at of [cell(row), margin(row)]) {
			table.passages[at]!++;
			table.spoken[at]! += spoken[row]!;
		}
		if (row % rowsPerStep === 0) yield;
	}
	addDistinct(table.documents, columns.length, columns.document, [cell, margin]);
	yield;
	addDistinct(table.cases, columns.length, caseOf, [cell, margin]);
	yield;
}

function* addText(
	table: Crosstab,
	{ length, document, start, end }: CodingColumns,
	lineOf: (row: number) => number,
	turns: readonly GroupedTurns[]
): Generator<undefined, void, undefined> {
	for (let row = 0; row < length; row++) {
		const { starts, ends, group, inside, words } = turns[document[row]!]!;
		const line = lineOf(row) * (table.groups + 1);
		const [from, to] = [start[row]!, end[row]!];
		for (let i = Math.max(0, lastAtMost(starts, from)); i < starts.length && starts[i]! < to; i++) {
			const [first, past] = [Math.max(from, starts[i]!), Math.min(to, ends[i]!)];
			if (!inside[i] || past <= first) continue;
			const count = lastAtMost(words, past - 1) - lastAtMost(words, first - 1);
			for (const at of [line + group[i]!, line + table.groups]) {
				table.characters[at]! += past - first;
				table.words[at]! += count;
			}
		}
		if (row % rowsPerStep === 0) yield;
	}
}

/** A place in the tables: of a code (or `codes`, all of them) in a group (or `groups`, all of them). */
export const cellAt = ({ groups }: Pick<Crosstab, 'groups'>, code: number, group: number): number =>
	code * (groups + 1) + group;

/** Of the code's passages, the share that belongs to the group, 0 … 1; null without any. */
export function rowShare(table: Crosstab, code: number, group: number): number | null {
	return share(
		table.passages[cellAt(table, code, group)]!,
		table.passages[cellAt(table, code, table.groups)]!
	);
}

/** Of all passages of the group, the share that is the code's, 0 … 1; null without any. */
export function columnShare(table: Crosstab, code: number, group: number): number | null {
	return share(
		table.passages[cellAt(table, code, group)]!,
		table.passages[cellAt(table, table.codes, group)]!
	);
}

/** Passages of the code for every 1,000 of the `words` that the group's cases speak; null where they speak none. */
export function perThousandWords(table: Crosstab, code: number, group: number, words: number): number | null {
	const rate = share(table.spoken[cellAt(table, code, group)]!, words);
	return rate === null ? null : 1000 * rate;
}
