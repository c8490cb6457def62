/** Commands on codes: add, edit, move, remove with everything below, and take in a whole codebook. */
import { z } from 'zod';
import { emptyChange, updateOf, type TableRow } from '../change.ts';
import { inOrder } from '../code-texts.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { isFreeKey } from '../keys.ts';
import { memoTypes } from '../memo-kinds.ts';
import { codebookVersionShape, codeShape, guidShape, type Code, type Guid, type Memo } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok } from '../result.ts';
import { byPosition, inTreeOrder, positionsBetween } from '../tree.ts';
import { removalOf } from './code-removal.ts';
import { isRule, openQueue } from './recheck-queue.ts';
import { versionsKept } from './version-record.ts';

const addShape = z.strictObject({ ...commandBase, type: z.literal('code.add'), code: codeShape });
const editShape = z.strictObject({
	...commandBase,
	type: z.literal('code.edit'),
	guid: guidShape,
	fields: codeShape.omit({ guid: true, parent: true, position: true }).partial(),
	/** The GUID of a record of the change of rules, where the passages coded before are to be looked at again. */
	recheck: guidShape.nullable().optional()
});
const moveShape = z.strictObject({
	...commandBase,
	type: z.literal('code.move'),
	guid: guidShape,
	parent: guidShape.nullable(),
	position: z.string()
});
const removeShape = z.strictObject({
	...commandBase,
	type: z.literal('code.remove'),
	guid: guidShape,
	/** What becomes of the passages of the code and of those below it; left out, they go too. */
	passages: z.enum(['remove', 'toParent']).optional()
});
const importShape = z.strictObject({
	...commandBase,
	type: z.literal('codebook.import'),
	name: z.string(),
	codes: z.array(codeShape).min(1),
	/** The codebook's rules for the coder, kept as a memo on the project. */
	memo: z
		.strictObject({
			guid: guidShape,
			title: z.string().max(500),
			body: z.string().max(1_000_000),
			memoType: z.enum(memoTypes)
		})
		.nullable(),
	/** The file's content, kept as a version in the same step; null for codes that come from no file. */
	version: codebookVersionShape.nullable()
});

export const codeCommands = {
	'code.add': commandKind(addShape, ({ code }, facts) => {
		const refused = codeRefusal(facts, code);
		if (refused) return err(refused);
		return ok({
			change: { ...emptyChange, added: [{ table: 'code', row: code }] },
			line: message('history.code.add', { code: code.name })
		});
	}),

	'code.edit': commandKind(editShape, ({ guid, fields, recheck, coder, time }, facts) => {
		const code = facts.get('code', guid);
		if (!code) return err({ type: 'notFound', table: 'code' });
		const refused = keyRefusal(facts, fields.key, guid);
		if (refused) return err(refused);
		const update = updateOf('code', code, fields);
		if (!update) return err({ type: 'nothingToDo' });
		const names = Object.keys(update.after);
		if (recheck && facts.get('ruleChange', recheck)) return err({ type: 'guidTaken' });
		const queue =
			recheck && names.some((name) => isRule(name))
				? openQueue(facts, { guid: recheck, code: guid, coder, date: time, before: inOrder(code) })
				: emptyChange;
		if (queue.added.length) {
			return ok({
				change: { ...queue, updated: [update, ...queue.updated] },
				line: message('history.code.editRecheck', { code: code.name, passages: queue.updated.length })
			});
		}
		const line = names.includes('name')
			? message('history.code.rename', { code: code.name, name: fields.name as string })
			: message('history.code.edit', { code: code.name });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line,
			group: `code ${guid} ${names.join(' ')}`
		});
	}),

	'code.move': commandKind(moveShape, ({ guid, parent, position }, facts) => {
		const code = facts.get('code', guid);
		if (!code || (parent && !facts.get('code', parent))) return err({ type: 'notFound', table: 'code' });
		if (parent && isInside(facts, parent, guid)) return err({ type: 'insideItself', code: code.name });
		const update = updateOf('code', code, { parent, position });
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.code.move', { code: code.name })
		});
	}),

	'code.remove': commandKind(removeShape, ({ guid, passages, time }, facts) => {
		const code = facts.get('code', guid);
		if (!code) return err({ type: 'notFound', table: 'code' });
		const removal = removalOf(facts, { guids: [guid], passages: passages ?? 'remove', time });
		if (!removal.ok) return removal;
		const { change, ...counts } = removal.value;
		const values = { code: code.name, ...counts };
		if (passages !== 'toParent') return ok({ change, line: message('history.code.remove', values) });
		const parent = facts.get('code', code.parent as Guid)?.name ?? '';
		return ok({ change, line: message('history.code.removeUp', { ...values, parent }) });
	}),

	'codebook.import': commandKind(importShape, (command, facts) => {
		const known = facts.where('code', {});
		const taken = new Set(known.map((code) => code.guid));
		const keys = new Set(known.map((code) => code.key));
		const fresh = command.codes.filter((code) => !taken.has(code.guid));
		if (!fresh.length) return err({ type: 'nothingToDo' });
		const last = known
			.filter((code) => !code.parent)
			.sort(byPosition)
			.at(-1);
		const categories = fresh.filter((code) => !code.parent).sort(byPosition);
		const positions = positionsBetween(last?.position ?? null, null, categories.length);
		const positionOf = new Map(categories.map((code, i) => [code.guid, positions[i] as string]));
		const added: TableRow[] = [];
		if (new Set(fresh.map((code) => code.guid)).size < fresh.length) return err({ type: 'guidTaken' });
		for (const code of parentsFirst(fresh)) {
			if (code.parent && !taken.has(code.parent)) return err({ type: 'notFound', table: 'code' });
			taken.add(code.guid);
			const key = code.key && !keys.has(code.key) && isFreeKey(code.key) ? code.key : null;
			if (key) keys.add(key);
			added.push({
				table: 'code',
				row: { ...code, key, position: positionOf.get(code.guid) ?? code.position }
			});
		}
		if (command.memo && !facts.get('memo', command.memo.guid)) {
			added.push({ table: 'memo', row: rulesMemo(command.memo, command.coder, command.time) });
		}
		const kept = versionsKept(facts, command.version ? [command.version] : []);
		if (!kept.ok) return kept;
		return ok({
			change: { ...kept.value, added: [...added, ...kept.value.added] },
			line: message('history.codebook.import', { name: command.name, codes: fresh.length })
		});
	})
};

/** Why a new code can't be added; null when it can. */
export function codeRefusal(facts: Facts, code: Code): Refusal | null {
	if (facts.get('code', code.guid)) return { type: 'guidTaken' };
	if (code.parent && !facts.get('code', code.parent)) return { type: 'notFound', table: 'code' };
	return keyRefusal(facts, code.key, code.guid);
}

/** The codes in the order of their tree. Those whose parents go round in a circle come last, to be refused. */
function parentsFirst(codes: readonly Code[]): Code[] {
	const ordered = inTreeOrder(codes).map(({ node }) => node);
	const reached = new Set(ordered);
	return [...ordered, ...codes.filter((code) => !reached.has(code))];
}

function keyRefusal(facts: Facts, key: string | null | undefined, guid: Guid): Refusal | null {
	if (key === null || key === undefined) return null;
	if (!isFreeKey(key)) return { type: 'keyReserved', key };
	const other = facts.where('code', { key }).find((code) => code.guid !== guid);
	return other ? { type: 'keyTaken', key, code: other.name } : null;
}

function isInside(facts: Facts, guid: Guid, ancestor: Guid): boolean {
	for (let at: Guid | null | undefined = guid; at; at = facts.get('code', at)?.parent) {
		if (at === ancestor) return true;
	}
	return false;
}

function rulesMemo(
	memo: { guid: Guid; title: string; body: string; memoType: Memo['type'] },
	coder: Guid,
	time: string
): Memo {
	return {
		guid: memo.guid,
		target: 'project',
		document: null,
		code: null,
		coding: null,
		case: null,
		theme: null,
		start: null,
		end: null,
		quote: '',
		orphan: false,
		coder,
		type: memo.memoType,
		title: memo.title,
		body: memo.body,
		created: time,
		modified: time
	};
}
