/** Changes written under an older schema, as they would be written under this one. */
import type { Change, TableRow } from '../../core/change.ts';

/** What each step added to the rows of a table, with the value that rows of before have. Index n is for step n + 2. */
const additions: readonly { readonly [table: string]: Readonly<Record<string, unknown>> }[] = [
	{ case: { summary: '', consent: 'unknown', contact: '' }, coding: { changed: false } }
];

/** The Change with the fields that came after schema version `from`. */
export function liftChange(change: Change, from: number): Change {
	const steps = additions.slice(Math.max(0, from - 1));
	if (!steps.length) return change;
	const lift = ({ table, row }: TableRow): TableRow =>
		({ table, row: Object.assign({}, ...steps.map((step) => step[table]), row) }) as TableRow;
	return { ...change, added: change.added.map(lift), removed: change.removed.map(lift) };
}
