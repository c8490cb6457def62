/** The command that takes in a table of cases: who there is, and what is known of them. */
import { z } from 'zod';
import { emptyChange, isEmpty } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import { err, message, ok } from '../result.ts';
import { attributeColumnShape, caseRows, caseRowShape } from './case-rows.ts';
import { takenGuid } from './taken-guid.ts';

const importShape = z.strictObject({
	...commandBase,
	type: z.literal('case.import'),
	sourceName: z.string().max(1000),
	attributes: z.array(attributeColumnShape),
	rows: z.array(caseRowShape).min(1)
});
export type CaseImport = z.infer<typeof importShape>;

export const caseTableCommands = {
	'case.import': commandKind(importShape, ({ rows, attributes, sourceName }, facts) => {
		const done = caseRows(rows, attributes, facts);
		if (!done.ok) return done;
		const { added, updated, counts } = done.value;
		const change = { ...emptyChange, added, updated };
		if (isEmpty(change)) return err({ type: 'nothingToDo' });
		if (takenGuid(change, facts)) return err({ type: 'guidTaken' });
		const { matched, fresh, newValues, changedValues } = counts;
		return ok({
			change,
			line: message('history.case.import', {
				name: sourceName,
				matched,
				fresh,
				values: newValues,
				changed: changedValues
			})
		});
	})
};
