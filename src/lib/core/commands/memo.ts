/** Commands on memos: add, edit, remove. */
import { z } from 'zod';
import { emptyChange, updateOf, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { memoTargets, memoTypes } from '../memo-kinds.ts';
import { guidShape, type Document, type Memo } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { isRange } from './range.ts';

const fields = {
	title: z.string().max(500),
	body: z.string().max(1_000_000),
	memoType: z.enum(memoTypes)
};
const addShape = z.strictObject({
	...commandBase,
	...fields,
	type: z.literal('memo.add'),
	guid: guidShape,
	target: z.enum(memoTargets),
	/** The GUID of what the memo is about; the document's for a passage; null for the project. */
	about: guidShape.nullable(),
	/** The passage, for a memo on one. */
	range: z
		.strictObject({ start: z.number().int().nonnegative(), end: z.number().int().nonnegative() })
		.nullable()
});
const addManyShape = z.strictObject({
	...commandBase,
	...fields,
	type: z.literal('memo.addMany'),
	/** One memo for each coding, all with the same words. */
	memos: z.array(z.strictObject({ guid: guidShape, coding: guidShape })).min(1)
});
const editShape = z.strictObject({
	...commandBase,
	type: z.literal('memo.edit'),
	guid: guidShape,
	title: fields.title.optional(),
	body: fields.body.optional(),
	memoType: fields.memoType.optional()
});
const resizeShape = z.strictObject({
	...commandBase,
	type: z.literal('memo.resize'),
	guid: guidShape,
	/** The passage that the memo is about from now on: an orphan gets a place again. */
	start: z.number().int().nonnegative(),
	end: z.number().int().nonnegative()
});
const removeShape = z.strictObject({ ...commandBase, type: z.literal('memo.remove'), guid: guidShape });

/** A mark (`memoType: 'mark'`) is a memo on a passage without words; once it gets some it becomes an analytic memo. */
export const memoCommands = {
	'memo.add': commandKind(addShape, (command, facts) => {
		if (facts.get('memo', command.guid)) return err({ type: 'guidTaken' });
		const { target, about, range } = command;
		const table = target === 'passage' ? 'document' : target;
		if ((target === 'project') !== (about === null) || (target === 'passage') !== (range !== null)) {
			return err({ type: 'malformed', detail: 'about' });
		}
		if (table !== 'project' && !facts.get(table, about as string)) return err({ type: 'notFound', table });
		if (command.memoType === 'mark' && (target !== 'passage' || command.title || command.body))
			return err({ type: 'malformed', detail: 'memoType' });
		if (range) {
			const document = facts.get('document', about as string) as Document;
			if (!isRange(facts, document, range.start, range.end)) return err({ type: 'outsideText' });
		}
		const row: Memo = {
			guid: command.guid,
			target,
			document: table === 'document' ? about : null,
			code: target === 'code' ? about : null,
			coding: target === 'coding' ? about : null,
			case: target === 'case' ? about : null,
			theme: target === 'theme' ? about : null,
			start: range?.start ?? null,
			end: range?.end ?? null,
			quote: range ? facts.slice(about as string, range.start, range.end) : '',
			orphan: false,
			coder: command.coder,
			type: command.memoType,
			title: command.title,
			body: command.body,
			created: command.time,
			modified: command.time
		};
		return ok({
			change: { ...emptyChange, added: [{ table: 'memo', row }] },
			line: message(row.type === 'mark' ? 'history.memo.mark' : 'history.memo.add', {
				about: nameOf(facts, row)
			}),
			group: `memo ${command.guid}`
		});
	}),

	'memo.addMany': commandKind(addManyShape, (command, facts) => {
		const { memos, title, body, memoType, coder, time } = command;
		if (memoType === 'mark') return err({ type: 'malformed', detail: 'memoType' });
		if (new Set(memos.map(({ guid }) => guid)).size < memos.length) return err({ type: 'guidTaken' });
		const added: TableRow[] = [];
		for (const { guid, coding } of memos) {
			if (facts.get('memo', guid)) return err({ type: 'guidTaken' });
			if (!facts.get('coding', coding)) return err({ type: 'notFound', table: 'coding' });
			const row: Memo = {
				...{ guid, target: 'coding', document: null, code: null, coding, case: null, theme: null },
				...{ start: null, end: null, quote: '', orphan: false, coder, type: memoType, title, body },
				created: time,
				modified: time
			};
			added.push({ table: 'memo', row });
		}
		return ok({
			change: { ...emptyChange, added },
			line: message('history.memo.addMany', { count: memos.length })
		});
	}),

	'memo.edit': commandKind(editShape, (command, facts) => {
		const memo = facts.get('memo', command.guid);
		if (!memo) return err({ type: 'notFound', table: 'memo' });
		if (command.memoType === 'mark') return err({ type: 'malformed', detail: 'memoType' });
		const worded = memo.type === 'mark' && (command.title || command.body) ? 'analytic' : undefined;
		const update = updateOf('memo', memo, {
			title: command.title,
			body: command.body,
			type: command.memoType ?? worded
		});
		if (!update) return err({ type: 'nothingToDo' });
		const dated = updateOf('memo', memo, { ...update.after, modified: command.time });
		return ok({
			change: { ...emptyChange, updated: dated ? [dated] : [] },
			line: message('history.memo.edit', { about: nameOf(facts, memo) }),
			group: `memo ${command.guid}`
		});
	}),

	'memo.resize': commandKind(resizeShape, ({ guid, start, end, time }, facts) => {
		const memo = facts.get('memo', guid);
		if (!memo || memo.target !== 'passage') return err({ type: 'notFound', table: 'memo' });
		const document = facts.get('document', memo.document as string) as Document;
		if (!isRange(facts, document, start, end)) return err({ type: 'outsideText' });
		const quote = facts.slice(document.guid, start, end);
		if (!updateOf('memo', memo, { start, end, orphan: false })) return err({ type: 'nothingToDo' });
		const update = updateOf('memo', memo, { start, end, quote, orphan: false, modified: time });
		return ok({
			change: { ...emptyChange, updated: update ? [update] : [] },
			line: message('history.memo.resize', { document: document.title })
		});
	}),

	'memo.remove': commandKind(removeShape, (command, facts) => {
		const memo = facts.get('memo', command.guid);
		if (!memo) return err({ type: 'notFound', table: 'memo' });
		return ok({
			change: { ...emptyChange, removed: [{ table: 'memo', row: memo }] },
			line: message('history.memo.remove', { about: nameOf(facts, memo) })
		});
	})
};

/** What a history line calls the thing that the memo is about. */
function nameOf(facts: Facts, memo: Memo): string {
	const coding = memo.coding ? facts.get('coding', memo.coding) : undefined;
	const code = memo.code ?? coding?.code;
	if (code) return facts.get('code', code)?.name ?? '';
	if (memo.document) return facts.get('document', memo.document)?.title ?? '';
	if (memo.case) return facts.get('case', memo.case)?.name ?? '';
	if (memo.theme) return facts.get('theme', memo.theme)?.name ?? '';
	return facts.where('project', {})[0]?.name ?? '';
}
