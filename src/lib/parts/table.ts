/** Columns of a table and how its rows are put in order. Draws nothing. */

/** What a cell holds: it is sorted by this and, where nothing else draws it, shown. */
export type CellValue = string | number | null;

export type Column<R> = {
	key: string;
	label: string;
	value: (row: R) => CellValue;
	/** Words for the value, such as a date; left out, a number is written in the reader's way. */
	text?: (row: R) => string;
	align?: 'start' | 'end';
	/** False where an order means nothing. */
	sortable?: boolean;
	/** What the number means, on hover. */
	title?: string;
	/** As of CSS `width`. */
	width?: string;
	/** Makes each cell that has words a button to what is behind them; gives its accessible name. */
	opens?: (row: R, words: string) => string;
};

/** A cell as it is drawn: its words, and whether they are a button. */
export type Cell<R> = { column: Column<R>; words: string; isButton: boolean };

export type Sort = { key: string; direction: 'ascending' | 'descending' };

/** What a cell says, with `numbers` to write those that the column has no words for. */
export function cellWords<R>(row: R, column: Column<R>, numbers: Intl.NumberFormat): string {
	if (column.text) return column.text(row);
	const value = column.value(row);
	return typeof value === 'number' ? numbers.format(value) : (value ?? '');
}

/** All cells of a row, in the order of the columns. */
export function cellsOf<R>(row: R, columns: readonly Column<R>[], numbers: Intl.NumberFormat): Cell<R>[] {
	return columns.map((column) => {
		const words = cellWords(row, column, numbers);
		return { column, words, isButton: column.opens !== undefined && words !== '' };
	});
}

/** The order that a press on a column's head asks for: its own, and the other way round where it stands in that. */
export function turnedSort(sort: Sort | null, key: string): Sort {
	const isTurned = sort?.key === key && sort.direction === 'ascending';
	return { key, direction: isTurned ? 'descending' : 'ascending' };
}

/** The rows in the order asked for; equal rows keep theirs, empty cells stand last either way. */
export function sortRows<R>(
	rows: readonly R[],
	columns: readonly Column<R>[],
	sort: Sort | null,
	language: string
): readonly R[] {
	const column = sort && columns.find(({ key }) => key === sort.key);
	if (!column) return rows;
	const { compare } = new Intl.Collator(language, { numeric: true });
	const sign = sort.direction === 'ascending' ? 1 : -1;
	return rows.toSorted((a, b) => {
		const left = column.value(a);
		const right = column.value(b);
		if (left === right) return 0;
		if (left === null) return 1;
		if (right === null) return -1;
		if (typeof left === 'number' && typeof right === 'number') return sign * (left - right);
		return sign * compare(String(left), String(right));
	});
}
