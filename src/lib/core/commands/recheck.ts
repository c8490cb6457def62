/** Commands on passages coded before a code's rules changed: open their queue, decide on each. */
import { z } from 'zod';
import { emptyChange } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import { codeTextsShape, guidShape, type Coding } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { CodingSheet } from './coding-sheet.ts';
import { codingRemoval, targetRefusal } from './dependents.ts';
import { openQueue } from './recheck-queue.ts';

const openShape = z.strictObject({
	...commandBase,
	type: z.literal('recheck.open'),
	guid: guidShape,
	code: guidShape,
	/** The code's texts before they were changed, in whatever number of steps. */
	before: codeTextsShape
});
const decideShape = z.strictObject({
	...commandBase,
	type: z.literal('recheck.decide'),
	guids: z.array(guidShape).min(1),
	/** The passages stay as they are, get another code, or lose theirs. */
	decision: z.enum(['keep', 'move', 'uncode']),
	/** Where they move; null otherwise. */
	code: guidShape.nullable()
});

export const recheckCommands = {
	'recheck.open': commandKind(openShape, ({ guid, code, before, coder, time }, facts) => {
		const of = facts.get('code', code);
		if (!of) return err({ type: 'notFound', table: 'code' });
		if (facts.get('ruleChange', guid)) return err({ type: 'guidTaken' });
		const change = openQueue(facts, { guid, code, coder, date: time, before });
		if (!change.added.length) return err({ type: 'nothingToDo' });
		return ok({
			change,
			line: message('history.recheck.open', { code: of.name, count: change.updated.length })
		});
	}),

	'recheck.decide': commandKind(decideShape, ({ guids, decision, code, time }, facts) => {
		if ((decision === 'move') !== (code !== null)) return err({ type: 'malformed', detail: 'code' });
		const codings: Coding[] = [];
		for (const guid of new Set(guids)) {
			const coding = facts.get('coding', guid);
			if (!coding) return err({ type: 'notFound', table: 'coding' });
			if (coding.recheck) codings.push(coding);
		}
		const [first] = codings;
		if (!first) return err({ type: 'nothingToDo' });
		const target = code === null ? undefined : facts.get('code', code);
		const refused = decision === 'move' ? targetRefusal(facts, target) : null;
		if (refused) return err(refused);
		const names = {
			count: codings.length,
			code: facts.get('code', first.code)?.name ?? '',
			into: target?.name ?? ''
		};
		const line = message(`history.recheck.${decision}`, names);
		if (decision === 'uncode') {
			const removed = codings.flatMap((coding) => codingRemoval(facts, coding));
			return ok({ change: { ...emptyChange, removed }, line });
		}
		const sheet = new CodingSheet(facts, time);
		for (const coding of codings) {
			if (code === null || coding.code === code) sheet.settle(coding.guid);
			else sheet.move(coding.guid, code);
		}
		return ok({ change: sheet.change(), line });
	})
};
