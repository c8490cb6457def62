/** Changes written under an older schema, as they would be written under this one. */
import type { Change, RowUpdate, TableRow } from '../../core/change.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a step did to the rows of tables. */
type Lift = {
	/** The fields that it added, with the value that rows of before have. */
	readonly added: { readonly [table: string]: Fields };
	/** What else became of fields, in whole rows and in updates alike. */
	readonly fields?: (table: string, fields: Fields) => Fields;
};

/** Index n is for step n + 2. */
const lifts: readonly Lift[] = [
	{ added: { case: { summary: '', consent: 'unknown', contact: '' }, coding: { changed: false } } },
	{
		added: { code: { borderline: '' }, coding: { recheck: null }, memo: { theme: null } },
		fields: (table, fields) =>
			table === 'code' && fields['translations']
				? { ...fields, translations: withBorderline(fields['translations'] as Record<string, Fields>) }
				: fields
	},
	{ added: { coding: { auto: false }, document: { unitsLocked: false } } },
	{ added: {} },
	{ added: { project: { approach: '' } } }
];

/** The Change with the fields that came after schema version `from`. */
export function liftChange(change: Change, from: number): Change {
	return lifts.slice(Math.max(0, from - 1)).reduce(liftBy, change);
}

function liftBy(change: Change, { added, fields = (_table, same) => same }: Lift): Change {
	const row = ({ table, row }: TableRow): TableRow =>
		({ table, row: fields(table, { ...added[table], ...row }) }) as TableRow;
	const update = (one: RowUpdate): RowUpdate => ({
		...one,
		before: fields(one.table, one.before),
		after: fields(one.table, one.after)
	});
	return {
		...change,
		added: change.added.map(row),
		updated: change.updated.map(update),
		removed: change.removed.map(row)
	};
}

function withBorderline(translations: Readonly<Record<string, Fields>>): Record<string, Fields> {
	return Object.fromEntries(
		Object.entries(translations).map(([language, texts]) => [language, { borderline: '', ...texts }])
	);
}
