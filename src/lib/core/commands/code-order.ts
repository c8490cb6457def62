/** The command that puts codes into a given order, and moves many at once: whole lists of children, as they shall stand. */
import { z } from 'zod';
import { emptyChange, updateOf } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import { guidShape, type Code, type Guid } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { positionsInOrder } from '../sibling-order.ts';
import { byPosition } from '../tree.ts';

const orderShape = z.strictObject({
	...commandBase,
	type: z.literal('code.order'),
	/** The codes below each parent (null for the top level), in order; codes from elsewhere move there. */
	lists: z.array(z.strictObject({ parent: guidShape.nullable(), codes: z.array(guidShape) })).min(1)
});

export const codeOrderCommands = {
	'code.order': commandKind(orderShape, ({ lists }, facts) => {
		const codes = new Map(facts.where('code', {}).map((code) => [code.guid, code]));
		if (new Set(lists.map(({ parent }) => parent)).size < lists.length)
			return err({ type: 'malformed', detail: 'lists' });
		const parentOf = new Map<Guid, Guid | null>();
		for (const { parent, codes: listed } of lists) {
			if (parent !== null && !codes.has(parent)) return err({ type: 'notFound', table: 'code' });
			for (const guid of listed) {
				if (!codes.has(guid)) return err({ type: 'notFound', table: 'code' });
				if (parentOf.has(guid)) return err({ type: 'malformed', detail: 'lists' });
				parentOf.set(guid, parent);
			}
		}
		const above = (guid: Guid): Guid | null =>
			parentOf.get(guid) ?? (parentOf.has(guid) ? null : (codes.get(guid) as Code).parent);
		for (const guid of parentOf.keys()) {
			for (let at = above(guid), steps = 0; at; at = above(at)) {
				if (at === guid || ++steps > codes.size)
					return err({ type: 'insideItself', code: (codes.get(guid) as Code).name });
			}
		}
		const updated = lists.flatMap(({ parent, codes: listed }) => {
			const others = [...codes.values()]
				.filter((code) => code.parent === parent && !parentOf.has(code.guid))
				.sort(byPosition);
			const siblings = [...listed.map((guid) => codes.get(guid) as Code), ...others];
			const positions = positionsInOrder(
				siblings.map((code) => ({
					guid: code.guid,
					position: code.parent === parent ? code.position : null
				}))
			);
			return siblings.flatMap(
				(code, i) => updateOf('code', code, { parent, position: positions[i] as string }) ?? []
			);
		});
		if (!updated.length) return err({ type: 'nothingToDo' });
		const moved = [...parentOf].filter(([guid, parent]) => codes.get(guid)?.parent !== parent);
		const [first] = moved;
		const line = !first
			? message('history.code.order')
			: moved.length > 1
				? message('history.code.moveMany', { count: moved.length })
				: message('history.code.move', { code: codes.get(first[0])?.name ?? '' });
		return ok({ change: { ...emptyChange, updated }, line });
	})
};
