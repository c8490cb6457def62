/** Commands on queries that are kept by name: save, rename, remove. */
import { z } from 'zod';
import { emptyChange, updateOf } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { guidShape, savedQueryShape, type Guid } from '../records.ts';
import { err, message, ok } from '../result.ts';

const saveShape = z.strictObject({
	...commandBase,
	...savedQueryShape.pick({ guid: true, name: true, body: true }).shape,
	/** A query that is there under this GUID gets the name and the body; else it comes in. */
	type: z.literal('query.save')
});
const renameShape = z.strictObject({
	...commandBase,
	type: z.literal('query.rename'),
	guid: guidShape,
	name: savedQueryShape.shape.name
});
const removeShape = z.strictObject({ ...commandBase, type: z.literal('query.remove'), guid: guidShape });

export const queryCommands = {
	'query.save': commandKind(saveShape, ({ guid, name, body, coder, time }, facts) => {
		if (isTaken(facts, name, guid)) return err({ type: 'nameTaken', name });
		const line = message('history.query.save', { name });
		const known = facts.get('query', guid);
		if (!known) {
			const row = { guid, name, body, coder, created: time, modified: time };
			return ok({ change: { ...emptyChange, added: [{ table: 'query', row }] }, line });
		}
		const update = updateOf('query', known, { name, body });
		if (!update) return err({ type: 'nothingToDo' });
		const dated = updateOf('query', known, { name, body, modified: time });
		return ok({ change: { ...emptyChange, updated: [dated ?? update] }, line, group: `query ${guid}` });
	}),

	'query.rename': commandKind(renameShape, ({ guid, name, time }, facts) => {
		const known = facts.get('query', guid);
		if (!known) return err({ type: 'notFound', table: 'query' });
		if (known.name === name) return err({ type: 'nothingToDo' });
		if (isTaken(facts, name, guid)) return err({ type: 'nameTaken', name });
		const update = updateOf('query', known, { name, modified: time });
		return ok({
			change: { ...emptyChange, updated: update ? [update] : [] },
			line: message('history.query.rename', { name: known.name, to: name })
		});
	}),

	'query.remove': commandKind(removeShape, ({ guid }, facts) => {
		const row = facts.get('query', guid);
		if (!row) return err({ type: 'notFound', table: 'query' });
		return ok({
			change: { ...emptyChange, removed: [{ table: 'query', row }] },
			line: message('history.query.remove', { name: row.name })
		});
	})
};

/** Two queries of one name could not be told apart in a list. */
const isTaken = (facts: Facts, name: string, guid: Guid): boolean =>
	facts.where('query', { name }).some((other) => other.guid !== guid);
