/** Guards a Change against GUIDs that are in use. */
import type { Change, TableRow } from '../change.ts';
import type { Facts } from '../facts.ts';
import type { TableName } from '../records.ts';

/** Rows of one table from which on all GUIDs of the table are read at once. */
const many = 500;

/** True when a row that the Change adds bears the GUID of another one of its table, there or in the Change itself. */
export function takenGuid({ added }: Pick<Change, 'added'>, facts: Facts): boolean {
	if (new Set(added.map(({ row }) => row.guid)).size < added.length) return true;
	const byTable = new Map<TableName, TableRow[]>();
	for (const one of added) {
		const rows = byTable.get(one.table);
		if (rows) rows.push(one);
		else byTable.set(one.table, [one]);
	}
	return [...byTable].some(([table, rows]) => {
		if (rows.length < many) return rows.some(({ row }) => facts.get(table, row.guid) !== undefined);
		const there = new Set(facts.where(table, {}).map(({ guid }) => guid));
		return rows.some(({ row }) => there.has(row.guid));
	});
}
