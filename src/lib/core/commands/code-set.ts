/** Commands on code sets: add, edit, choose their codes, remove. */
import { z } from 'zod';
import { emptyChange, updateOf, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import { memberGuid } from '../derived-guid.ts';
import type { Facts } from '../facts.ts';
import { codeSetShape, guidShape, type Guid } from '../records.ts';
import { err, message, ok } from '../result.ts';

const addShape = z.strictObject({
	...commandBase,
	type: z.literal('codeSet.add'),
	set: codeSetShape,
	codes: z.array(guidShape)
});
const editShape = z.strictObject({
	...commandBase,
	type: z.literal('codeSet.edit'),
	guid: guidShape,
	fields: codeSetShape.omit({ guid: true }).partial()
});
const setMembersShape = z.strictObject({
	...commandBase,
	type: z.literal('codeSet.setMembers'),
	guid: guidShape,
	/** The codes that the set holds from now on, all of them. A residual code that is not among them is none. */
	codes: z.array(guidShape)
});
const removeShape = z.strictObject({ ...commandBase, type: z.literal('codeSet.remove'), guid: guidShape });

export const codeSetCommands = {
	'codeSet.add': commandKind(addShape, ({ set, codes }, facts) => {
		if (facts.get('codeSet', set.guid)) return err({ type: 'guidTaken' });
		if (!codes.every((code) => facts.get('code', code))) return err({ type: 'notFound', table: 'code' });
		if (set.residual && !codes.includes(set.residual)) return err({ type: 'residualOutside', set: set.name });
		const added: TableRow[] = [{ table: 'codeSet', row: set }, ...memberRows(set.guid, codes)];
		return ok({ change: { ...emptyChange, added }, line: message('history.codeSet.add', { set: set.name }) });
	}),

	'codeSet.edit': commandKind(editShape, ({ guid, fields }, facts) => {
		const set = facts.get('codeSet', guid);
		if (!set) return err({ type: 'notFound', table: 'codeSet' });
		if (fields.residual && !facts.where('codeSetMember', { set: guid, code: fields.residual }).length)
			return err({ type: 'residualOutside', set: set.name });
		const update = updateOf('codeSet', set, fields);
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.codeSet.edit', { set: set.name }),
			group: `codeSet ${guid} ${Object.keys(update.after).join(' ')}`
		});
	}),

	'codeSet.setMembers': commandKind(setMembersShape, ({ guid, codes }, facts) => {
		const set = facts.get('codeSet', guid);
		if (!set) return err({ type: 'notFound', table: 'codeSet' });
		if (!codes.every((code) => facts.get('code', code))) return err({ type: 'notFound', table: 'code' });
		const change = membersChange(facts, guid, codes);
		if (!change.added.length && !change.removed.length) return err({ type: 'nothingToDo' });
		const lost = set.residual !== null && !codes.includes(set.residual);
		const update = lost ? updateOf('codeSet', set, { residual: null }) : null;
		return ok({
			change: { ...emptyChange, ...change, updated: update ? [update] : [] },
			line: message('history.codeSet.setMembers', { set: set.name, count: new Set(codes).size })
		});
	}),

	'codeSet.remove': commandKind(removeShape, ({ guid }, facts) => {
		const set = facts.get('codeSet', guid);
		if (!set) return err({ type: 'notFound', table: 'codeSet' });
		const removed: TableRow[] = [
			...facts
				.where('codeSetMember', { set: guid })
				.map((row): TableRow => ({ table: 'codeSetMember', row })),
			{ table: 'codeSet', row: set }
		];
		return ok({
			change: { ...emptyChange, removed },
			line: message('history.codeSet.remove', { set: set.name })
		});
	})
};

/** The rows that make codes members of a set. */
export function memberRows(set: Guid, codes: readonly Guid[]): TableRow[] {
	return [...new Set(codes)].map((code): TableRow => {
		return { table: 'codeSetMember', row: { guid: memberGuid(set, code), set, code } };
	});
}

/** What makes exactly these codes the members of a set that is there. */
export function membersChange(
	facts: Facts,
	set: Guid,
	codes: readonly Guid[]
): { added: TableRow[]; removed: TableRow[] } {
	const members = facts.where('codeSetMember', { set });
	const held = new Set(members.map(({ code }) => code));
	const wanted = new Set(codes);
	return {
		added: memberRows(
			set,
			codes.filter((code) => !held.has(code))
		),
		removed: members
			.filter(({ code }) => !wanted.has(code))
			.map((row): TableRow => ({ table: 'codeSetMember', row }))
	};
}
