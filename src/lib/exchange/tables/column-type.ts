/** What type of attribute a column of cells is, and how its cells are written as values of that type. */
import { canonicalValue } from '../../core/attribute-value.ts';
import type { AttributeType } from '../../core/records.ts';
import { scaleOf } from './scales.ts';

/** A type with its options (those of `oneOf` and `ordered`; else empty). */
export type ColumnType = { readonly type: AttributeType; readonly options: string[] };

/** The most options that a guess makes. */
const mostOptions = 30;

/** The type that fits all of these cells. Empty cells say nothing; a column of them is text. */
export function typeOf(cells: readonly string[]): ColumnType {
	const filled = cells.map((cell) => cell.trim()).filter((cell) => cell);
	const distinct = [...new Set(filled)];
	const plain = (type: AttributeType): ColumnType => ({ type, options: [] });
	if (!distinct.length) return plain('text');
	if (distinct.every((value) => booleans.has(value.toLowerCase()))) return plain('boolean');
	if (distinct.every(isNumber)) return plain('number');
	const writeDate = writerOf({ type: 'date', options: [] }, filled);
	if (distinct.every((value) => writeDate(value) !== null)) return plain('date');
	const scale = scaleOf(distinct);
	if (scale) return { type: 'ordered', options: scale };
	const short = distinct.every((value) => value.length <= 100 && !value.includes('\n'));
	const repeats = filled.length >= 1.5 * distinct.length;
	if (short && repeats && distinct.length <= mostOptions)
		return { type: 'oneOf', options: distinct.sort((a, b) => a.localeCompare(b, 'sv')) };
	return plain('text');
}

/** The options that `oneOf` or `ordered` need for these cells: those given, then the values that are not among them. */
export function optionsOf(type: AttributeType, given: readonly string[], cells: readonly string[]): string[] {
	if (type !== 'oneOf' && type !== 'ordered') return [];
	const filled = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell))];
	const base = given.length ? given : type === 'ordered' ? (scaleOf(filled) ?? []) : [];
	return [...new Set([...base, ...filled])];
}

/**
 * Writes a cell as the value of such an attribute; '' for a blank cell, null for one that is no such value. `cells` are
 * the column's: they tell whether day or month comes first.
 */
export function writerOf(column: ColumnType, cells: readonly string[]): (cell: string) => string | null {
	if (column.type !== 'date') return (cell) => canonicalValue(column, cell);
	const order = dateOrder(cells);
	return (cell) => dateValue(cell, order) ?? canonicalValue(column, cell);
}

/** Words that surely mean yes or no; that 1 and 0 do is for the user to say. */
const booleans = new Set(['yes', 'no', 'ja', 'nej', 'true', 'false', 'sant', 'falskt']);

/** A leading zero makes it a code (007, a postal code), not a number; so do more digits than a number keeps. */
function isNumber(text: string): boolean {
	return (
		!/^[+-]?0\d/.test(text) &&
		!/\d{16}/.test(text) &&
		canonicalValue({ type: 'number', options: [] }, text) !== null
	);
}

type DateOrder = 'dayFirst' | 'monthFirst' | 'unclear';
const slashed = /^(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?:[ ,T].*)?$/;

/** Points part days and months in that order; strokes do so once one cell can mean nothing else. */
function dateOrder(cells: readonly string[]): DateOrder {
	let order: DateOrder = 'unclear';
	for (const cell of cells) {
		const found = slashed.exec(cell.trim());
		if (!found) continue;
		const says =
			found[2] === '.' || Number(found[1]) > 12 ? 'dayFirst' : Number(found[3]) > 12 ? 'monthFirst' : null;
		if (says && order !== 'unclear' && order !== says) return 'unclear';
		order = says ?? order;
	}
	return order;
}

function dateValue(cell: string, order: DateOrder): string | null {
	const text = cell.trim();
	const iso = /^(\d{4})[-/](\d{2})[-/](\d{2})(?:[ T]\d{1,2}:\d{2}.*)?$/.exec(text);
	if (iso) return realDate(iso[1]!, iso[2]!, iso[3]!);
	const other = slashed.exec(text);
	if (!other || order === 'unclear') return null;
	const [, first, , second, year] = other;
	return order === 'dayFirst' ? realDate(year!, second!, first!) : realDate(year!, first!, second!);
}

function realDate(year: string, month: string, day: string): string | null {
	const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
	const date = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : null;
}
