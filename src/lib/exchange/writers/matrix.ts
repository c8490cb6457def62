/** A labelled matrix, such as the one behind a heatmap, as CSV or as a workbook. */
import { type Cell, writeCsv } from './csv.ts';
import { writeXlsx } from './xlsx.ts';

/**
 * Cells by row and column, and the label of each row: numbers, or words such as a code's GUID; null leaves a cell empty. `corner` labels the
 * column of row labels.
 */
export type LabelledMatrix = {
	readonly corner: string;
	readonly rows: readonly Cell[];
	readonly columns: readonly string[];
	readonly values: readonly (readonly Cell[])[];
};

/** By format, what gives the bytes of a file: a row of column labels, then a row for each row label. */
export const writeMatrix = {
	csv: (matrix: LabelledMatrix): Uint8Array<ArrayBuffer> => writeCsv(rowsOf(matrix)),
	xlsx: (matrix: LabelledMatrix): Uint8Array<ArrayBuffer> => writeXlsx('Samtal', rowsOf(matrix))
} as const;

function rowsOf({ corner, rows, columns, values }: LabelledMatrix): Cell[][] {
	if (values.length !== rows.length || values.some((row) => row.length !== columns.length)) {
		throw new RangeError('A matrix needs a value for each row and column label');
	}
	return [[corner, ...columns], ...rows.map((label, i): Cell[] => [label, ...values[i]!])];
}
