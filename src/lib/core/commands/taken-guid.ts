/** Guards a Change against GUIDs that are in use. */
import type { Change } from '../change.ts';
import type { Facts } from '../facts.ts';

/** True when a row that the Change adds bears the GUID of another one of its table, there or in the Change itself. */
export function takenGuid({ added }: Pick<Change, 'added'>, facts: Facts): boolean {
	return (
		new Set(added.map(({ row }) => row.guid)).size < added.length ||
		added.some(({ table, row }) => facts.get(table, row.guid) !== undefined)
	);
}
