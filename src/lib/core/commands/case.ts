/** Commands on cases: add, edit, remove, merge two into one, and link the speakers of documents to them. */
import { z } from 'zod';
import { mergeCases } from '../case-merge.ts';
import { emptyChange, updateOf, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import { caseShape, guidShape } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { summariesOf, summariesPassed } from './summary.ts';

const addShape = z.strictObject({ ...commandBase, type: z.literal('case.add'), case: caseShape });
const editShape = z.strictObject({
	...commandBase,
	type: z.literal('case.edit'),
	guid: guidShape,
	fields: caseShape.omit({ guid: true }).partial()
});
const removeShape = z.strictObject({ ...commandBase, type: z.literal('case.remove'), guid: guidShape });
const mergeShape = z.strictObject({
	...commandBase,
	type: z.literal('case.merge'),
	from: guidShape,
	into: guidShape
});
const linkShape = z.strictObject({
	...commandBase,
	type: z.literal('speaker.link'),
	/** Speakers of any documents, each with the case that it becomes, or null for none. */
	links: z.array(z.strictObject({ speaker: guidShape, case: guidShape.nullable() })).min(1),
	/** Cases made in the same step. */
	newCases: z.array(caseShape)
});

export const caseCommands = {
	'case.add': commandKind(addShape, ({ case: row }, facts) => {
		if (facts.get('case', row.guid)) return err({ type: 'guidTaken' });
		return ok({
			change: { ...emptyChange, added: [{ table: 'case', row }] },
			line: message('history.case.add', { case: row.name })
		});
	}),

	'case.edit': commandKind(editShape, ({ guid, fields }, facts) => {
		const row = facts.get('case', guid);
		if (!row) return err({ type: 'notFound', table: 'case' });
		const update = updateOf('case', row, fields);
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.case.edit', { case: row.name }),
			group: `case ${guid} ${Object.keys(update.after).join(' ')}`
		});
	}),

	'case.remove': commandKind(removeShape, ({ guid }, facts) => {
		const row = facts.get('case', guid);
		if (!row) return err({ type: 'notFound', table: 'case' });
		const updated: RowUpdate[] = facts.where('speaker', { case: guid }).map((speaker) => {
			return { table: 'speaker', guid: speaker.guid, before: { case: guid }, after: { case: null } };
		});
		const memos = facts.where('memo', { case: guid });
		const values = facts.where('attributeValue', { case: guid });
		const removed: TableRow[] = [
			...summariesOf(facts, { case: guid }),
			...memos.map((memo): TableRow => ({ table: 'memo', row: memo })),
			...values.map((value): TableRow => ({ table: 'attributeValue', row: value })),
			{ table: 'case', row }
		];
		return ok({
			change: { ...emptyChange, updated, removed },
			line: message('history.case.remove', {
				case: row.name,
				speakers: updated.length,
				values: values.length,
				memos: memos.length
			})
		});
	}),

	'case.merge': commandKind(mergeShape, ({ from, into }, facts) => {
		const [gone, stays] = [facts.get('case', from), facts.get('case', into)];
		if (!gone || !stays) return err({ type: 'notFound', table: 'case' });
		if (from === into) return err({ type: 'nothingToDo' });
		const plan = mergeCases(
			{ case: stays, values: facts.where('attributeValue', { case: into }) },
			{ case: gone, values: facts.where('attributeValue', { case: from }) }
		);
		const move = (table: 'speaker' | 'memo' | 'attributeValue') => (row: { guid: string }) =>
			({ table, guid: row.guid, before: { case: from }, after: { case: into } }) as RowUpdate;
		const update = updateOf('case', stays, plan.fields);
		const summaries = summariesPassed(facts, 'case', [from], into);
		return ok({
			change: {
				...emptyChange,
				updated: [
					...(update ? [update] : []),
					...facts.where('speaker', { case: from }).map(move('speaker')),
					...facts.where('memo', { case: from }).map(move('memo')),
					...plan.moved.map(move('attributeValue')),
					...summaries.updated
				],
				removed: [
					...summaries.removed,
					...plan.dropped.map((value): TableRow => ({ table: 'attributeValue', row: value })),
					{ table: 'case', row: gone }
				]
			},
			line: message('history.case.merge', {
				case: gone.name,
				into: stays.name,
				conflicts: plan.conflicts.length
			})
		});
	}),

	'speaker.link': commandKind(linkShape, ({ links, newCases }, facts) => {
		const fresh = new Map(newCases.map((row) => [row.guid, row]));
		if (fresh.size < newCases.length || newCases.some(({ guid }) => facts.get('case', guid)))
			return err({ type: 'guidTaken' });
		const updated: RowUpdate[] = [];
		for (const [guid, of] of new Map(links.map((link) => [link.speaker, link.case]))) {
			const speaker = facts.get('speaker', guid);
			if (!speaker) return err({ type: 'notFound', table: 'speaker' });
			if (of && !fresh.has(of) && !facts.get('case', of)) return err({ type: 'notFound', table: 'case' });
			const update = updateOf('speaker', speaker, { case: of });
			if (update) updated.push(update);
		}
		if (!updated.length && !newCases.length) return err({ type: 'nothingToDo' });
		const added: TableRow[] = [...fresh.values()].map((row) => ({ table: 'case', row }));
		return ok({
			change: { ...emptyChange, added, updated },
			line: message('history.speaker.link', { speakers: updated.length, cases: added.length })
		});
	})
};
