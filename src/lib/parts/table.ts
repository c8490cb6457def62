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
};

export type Sort = { key: string; direction: 'ascending' | 'descending' };

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
