/** A labelled matrix, such as the one behind a heatmap, as CSV. */
import { type Cell, writeCsv } from './csv.ts';

/**
 * Cells by row and column: numbers, or words such as a code's GUID; null leaves a cell empty. `corner` labels the
 * column of row labels.
 */
export type LabelledMatrix = {
	readonly corner: string;
	readonly rows: readonly string[];
	readonly columns: readonly string[];
	readonly values: readonly (readonly Cell[])[];
};

/** `matrix` as the bytes of a CSV file: a row of column labels, then a row for each row label. */
export function writeMatrixCsv(matrix: LabelledMatrix): Uint8Array<ArrayBuffer> {
	const { corner, rows, columns, values } = matrix;
	if (values.length !== rows.length || values.some((row) => row.length !== columns.length)) {
		throw new RangeError('A matrix needs a value for each row and column label');
	}
	const header: Cell[] = [corner, ...columns];
	return writeCsv([header, ...rows.map((label, i): Cell[] => [label, ...values[i]!])]);
}
