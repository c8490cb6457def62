/** The coded passages that links in memos lead to. */
import type { Coding, Guid } from '../../core/records.ts';
import type { Source } from './source.ts';

/** A coded passage by its GUID; null for one that is not in the project any more. */
export type LinkedCoding = { readonly guid: Guid; readonly coding: Coding | null };

/** Each of the coded passages asked for, in the order asked. */
export function linkedCodings(
	source: Source,
	{ codings }: { readonly codings: readonly Guid[] }
): LinkedCoding[] {
	const rows = source.tables.select('coding', ' where t.guid in (select value from json_each(?))', [
		JSON.stringify(codings)
	]);
	const byGuid = new Map(rows.map((coding) => [coding.guid, coding]));
	return codings.map((guid) => ({ guid, coding: byGuid.get(guid) ?? null }));
}
