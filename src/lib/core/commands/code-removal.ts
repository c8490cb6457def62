/** What removing codes takes along: the codes below them, and their passages or their places. */
import { emptyChange, type Change } from '../change.ts';
import type { Facts } from '../facts.ts';
import type { Code, Guid } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';
import { withDescendants } from '../tree.ts';
import { CodingSheet } from './coding-sheet.ts';
import { codesRemoval, codingRemoval, targetRefusal } from './dependents.ts';

/** What becomes of passages whose code goes: they go too, or get the code above the one that was removed. */
export type PassagesFate = 'remove' | 'toParent';

/** What a removal does. */
export type Removal = { readonly change: Change; readonly codes: number; readonly passages: number };

/** Removes codes with everything below them. Of codes that stand below each other the upper one counts. */
export function removalOf(
	facts: Facts,
	{ guids, passages, time }: { guids: readonly Guid[]; passages: PassagesFate; time: string }
): Result<Removal, Refusal> {
	const all = facts.where('code', {});
	const byGuid = new Map(all.map((code) => [code.guid, code]));
	if (!guids.every((guid) => byGuid.has(guid))) return err({ type: 'notFound', table: 'code' });
	const branches = new Map(guids.map((guid) => [guid, withDescendants(all, guid)]));
	const roots = [...branches.keys()].filter(
		(guid) => ![...branches].some(([other, branch]) => other !== guid && branch.has(guid))
	);
	const gone = roots.flatMap((root) => [...(branches.get(root) as Set<Guid>)].reverse());
	const codings = roots.map((root) => {
		const below = [...(branches.get(root) as Set<Guid>)];
		return { root, list: below.flatMap((code) => facts.where('coding', { code })) };
	});
	const rows = codesRemoval(facts, gone);
	const counts = { codes: gone.length, passages: codings.reduce((sum, { list }) => sum + list.length, 0) };
	if (passages === 'remove') {
		const removed = [
			...codings.flatMap(({ list }) => list.flatMap((coding) => codingRemoval(facts, coding))),
			...rows.removed
		];
		return ok({ change: { ...emptyChange, updated: rows.updated, removed }, ...counts });
	}
	const sheet = new CodingSheet(facts, time);
	for (const { root, list } of codings) {
		const code = byGuid.get(root) as Code;
		if (!code.parent) return err({ type: 'noParent', code: code.name });
		const refused = list.length ? targetRefusal(facts, facts.get('code', code.parent)) : null;
		if (refused) return err(refused);
		for (const coding of list) sheet.move(coding.guid, code.parent);
	}
	const moved = sheet.change();
	const change = {
		...moved,
		updated: [...moved.updated, ...rows.updated],
		removed: [...moved.removed, ...rows.removed]
	};
	return ok({ change, ...counts });
}
