/** What the user decides about a table that was read, in place of what its reader guessed. Pure. */
import type { ColumnRole, TableDraft } from '../core/draft.ts';
import type { AttributeType } from '../core/records.ts';
import type { TableChoice } from '../exchange/questionnaire.ts';
import type { ColumnPreview, TablePreview } from '../exchange/table-preview.ts';

type ColumnChoice = TableChoice['columns'][number];

/** A questionnaire has open answers; a table of cases has none. */
export function kindOf({ columns }: TableChoice): TableDraft['kind'] {
	return columns.some(({ role }) => role === 'open') ? 'questionnaire' : 'cases';
}

/** The choice with another role for one column. There is one id at most: what was it becomes an attribute. */
export function withRole(
	table: TablePreview,
	choice: TableChoice,
	at: number,
	role: ColumnRole
): TableChoice {
	return over(table, choice, (column, found, index) => {
		if (index === at) return inRole(found, role);
		return role === 'id' && column.role === 'id' ? inRole(found, 'attribute') : column;
	});
}

/** The choice with another type for one column; its list of values is made anew where it needs one. */
export function withType(choice: TableChoice, at: number, type: AttributeType): TableChoice {
	const columns = choice.columns.map((column, index) => {
		if (index !== at) return column;
		return { ...column, type, options: isList(type) ? column.options : [] };
	});
	return { ...choice, columns };
}

/** The choice with the values of one column's list in another order. */
export function withOptions(choice: TableChoice, at: number, options: readonly string[]): TableChoice {
	const columns = choice.columns.map((column, index) => (index === at ? { ...column, options } : column));
	return { ...choice, columns };
}

/**
 * The choice that makes the table a questionnaire or one of cases. A questionnaire's open columns are those that were
 * guessed, else every column of texts, else the last one that tells nobody apart.
 */
export function withKind(table: TablePreview, choice: TableChoice, kind: TableDraft['kind']): TableChoice {
	if (kindOf(choice) === kind) return choice;
	if (kind === 'cases')
		return over(table, choice, (column, found) =>
			column.role === 'open' ? inRole(found, 'attribute') : column
		);
	const open = openColumns(table, choice);
	return over(table, choice, (column, found, at) => (open.has(at) ? inRole(found, 'open') : column));
}

/** `list` with the entry at `from` moved by `by` places; the same list where there is no such place. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): readonly T[] {
	const [here, there] = [list[from], list[from + by]];
	if (here === undefined || there === undefined) return list;
	const next = [...list];
	[next[from], next[from + by]] = [there, here];
	return next;
}

/** True for a type whose values are picked from a list. */
export const isList = (type: AttributeType): boolean => type === 'oneOf' || type === 'ordered';

function openColumns({ columns, guessed }: TablePreview, choice: TableChoice): Set<number> {
	const all = columns.map((_, at) => at);
	const free = all.filter((at) => choice.columns[at]!.role !== 'id' && columns[at]!.filled);
	const guess = free.filter((at) => guessed.columns[at]!.role === 'open');
	if (guess.length) return new Set(guess);
	const texts = free.filter(
		(at) => choice.columns[at]!.role === 'attribute' && columns[at]!.asAttribute.type === 'text'
	);
	return new Set(texts.length ? texts : free.slice(-1));
}

function over(
	table: TablePreview,
	choice: TableChoice,
	change: (column: ColumnChoice, found: ColumnPreview, at: number) => ColumnChoice
): TableChoice {
	return {
		...choice,
		columns: choice.columns.map((column, at) => change(column, table.columns[at]!, at))
	};
}

function inRole({ asAttribute }: ColumnPreview, role: ColumnRole): ColumnChoice {
	return role === 'attribute' ? { role, ...asAttribute } : { role, type: 'text', options: [] };
}
