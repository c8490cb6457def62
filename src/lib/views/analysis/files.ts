/** Figures as tables for a file: every number with the path and the GUID of its code. Columns are named in the reader's words. */
import { say } from '../../words/say.ts';
import { axisOf, pairsOf, type AxisCode, type CodedNumbers } from './matrix.ts';
import type { AnalysedCode, AxisChoice, Order, PairNumbers } from './numbers.ts';
import { sequencePairs, type SequenceNumbers } from './sequence.ts';

type FileCell = string | number | bigint | null;

/** A table as the writer of CSV files takes it. */
export type FileTable = {
	readonly corner: string;
	readonly rows: readonly FileCell[];
	readonly columns: readonly string[];
	readonly values: readonly (readonly FileCell[])[];
};

/** A table that a figure offers to save: made when it is asked for. */
export type TableToSave = {
	readonly label: string;
	/** The name of the file, without an extension. */
	readonly name: string;
	/** Null where there is nothing left to save. */
	readonly table: () => FileTable | Promise<FileTable | null>;
};

/** Which codes the axes of a matrix show. */
type Axes = { readonly rows: AxisChoice; readonly columns: AxisChoice; readonly order: Order };

/** A matrix: a row a code with its GUID, a column a code, and the coded passages of each row's code. */
export function matrixFile(
	codes: readonly AnalysedCode[],
	numbers: CodedNumbers,
	axes: Axes,
	cell: (row: AxisCode, column: AxisCode) => number | null
): FileTable {
	const rows = axisOf(codes, numbers, axes.rows, axes.order);
	const columns = axisOf(codes, numbers, axes.columns, axes.order);
	return {
		corner: say('analyse.csv.code'),
		rows: rows.map(pathOf),
		columns: [say('analyse.csv.guid'), ...columns.map(pathOf), say('analyse.csv.codings')],
		values: rows.map((row) => [
			row.code.guid,
			...columns.map((column) => cell(row, column)),
			numbers.codings[row.index] ?? 0
		])
	};
}

/** The pairs of a matrix that occur together: a row a pair, with every number. */
export function pairsFile(codes: readonly AnalysedCode[], numbers: PairNumbers, axes: Axes): FileTable {
	const rows = axisOf(codes, numbers, axes.rows, axes.order);
	const columns = axisOf(codes, numbers, axes.columns, axes.order);
	const pairs = pairsOf(numbers, rows, columns);
	return {
		corner: say('analyse.csv.a'),
		rows: pairs.map(({ a }) => pathOf(a)),
		columns: [
			say('analyse.csv.aGuid'),
			say('analyse.csv.b'),
			say('analyse.csv.bGuid'),
			say('analyse.csv.pairs'),
			say('analyse.csv.jaccard'),
			say('analyse.csv.aMeeting'),
			say('analyse.csv.aCodings'),
			say('analyse.csv.bMeeting'),
			say('analyse.csv.bCodings'),
			...(numbers.units === null ? [] : [say('analyse.csv.expected'), say('analyse.csv.lift')])
		],
		values: pairs.map(({ a, b, count, jaccard, aMeeting, bMeeting, expected, lift }) => [
			a.code.guid,
			pathOf(b),
			b.code.guid,
			count,
			jaccard,
			aMeeting,
			numbers.codings[a.index] ?? 0,
			bMeeting,
			numbers.codings[b.index] ?? 0,
			...(numbers.units === null ? [] : [expected, lift])
		])
	};
}

/** The sequences of a matrix: a row for each two codes that follow each other or are expected to, with every number. */
export function sequencesFile(
	codes: readonly AnalysedCode[],
	numbers: SequenceNumbers,
	axes: Axes
): FileTable {
	const rows = axisOf(codes, numbers, axes.rows, axes.order);
	const columns = axisOf(codes, numbers, axes.columns, axes.order);
	const pairs = sequencePairs(numbers, rows, columns);
	return {
		corner: say('analyse.csv.a'),
		rows: pairs.map(({ a }) => pathOf(a)),
		columns: [
			say('analyse.csv.aGuid'),
			say('analyse.csv.b'),
			say('analyse.csv.bGuid'),
			say('analyse.csv.followed'),
			say('analyse.csv.aCodings'),
			say('analyse.csv.expected'),
			say('analyse.csv.ratio'),
			say('analyse.csv.atLeast', { n: numbers.shuffles }),
			say('analyse.csv.atMost', { n: numbers.shuffles })
		],
		values: pairs.map(({ a, b, count, expected, ratio, atLeast, atMost }) => [
			a.code.guid,
			pathOf(b),
			b.code.guid,
			count,
			numbers.codings[a.index] ?? 0,
			expected,
			ratio,
			atLeast,
			atMost
		])
	};
}

const pathOf = ({ code }: AxisCode): string => code.path;
