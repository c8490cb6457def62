/** Commands on several codes at once, each one step: give them a colour, remove them. */
import { z } from 'zod';
import { emptyChange, updateOf } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import { colorShape, guidShape } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { removalOf } from './code-removal.ts';

const recolorShape = z.strictObject({
	...commandBase,
	type: z.literal('code.recolor'),
	guids: z.array(guidShape).min(1),
	color: colorShape
});
const removeManyShape = z.strictObject({
	...commandBase,
	type: z.literal('code.removeMany'),
	guids: z.array(guidShape).min(1),
	/** What becomes of the passages of each code and of those below it; `toParent`: they get the code above it. */
	passages: z.enum(['remove', 'toParent'])
});

export const codeManyCommands = {
	'code.recolor': commandKind(recolorShape, ({ guids, color }, facts) => {
		const codes = [...new Set(guids)].map((guid) => facts.get('code', guid));
		const updated = codes.flatMap((code) => (code && updateOf('code', code, { color })) ?? []);
		if (codes.includes(undefined)) return err({ type: 'notFound', table: 'code' });
		if (!updated.length) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated },
			line: message('history.code.recolor', { codes: updated.length })
		});
	}),

	'code.removeMany': commandKind(removeManyShape, ({ guids, passages, time }, facts) => {
		const removal = removalOf(facts, { guids, passages, time });
		if (!removal.ok) return removal;
		const { change, codes, passages: count } = removal.value;
		const key = passages === 'remove' ? 'history.code.removeMany' : 'history.code.removeManyUp';
		return ok({ change, line: message(key, { codes, passages: count }) });
	})
};
