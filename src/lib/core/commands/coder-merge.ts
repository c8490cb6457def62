/** The command that makes one coder of two: somebody added by name who codes under a GUID of their own, say. */
import { z } from 'zod';
import { assignmentStates } from '../assignment-states.ts';
import { emptyChange, updateOf, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import { remembering, type Facts } from '../facts.ts';
import { guidShape, type Guid, type Row, type TableName } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { CodingSheet } from './coding-sheet.ts';
import { folded } from './dependents.ts';

const mergeShape = z.strictObject({
	...commandBase,
	type: z.literal('coder.merge'),
	from: guidShape,
	/** The coder that they become; the name and colour stay. */
	into: guidShape
});

export const coderMergeCommands = {
	/**
	 * What `from` coded, wrote, translated, summed up and kept is from then on of `into`; passages of one code that overlap unite. Of
	 * a document that both have, the further state stays. Whoever gives the command is refused as `from`: they go on coding.
	 */
	'coder.merge': commandKind(mergeShape, ({ from, into, coder, time }, given) => {
		const facts = remembering(given);
		const [gone, stays] = [facts.get('coder', from), facts.get('coder', into)];
		if (!gone || !stays) return err({ type: 'notFound', table: 'coder' });
		if (from === into) return err({ type: 'nothingToDo' });
		if (from === coder) return err({ type: 'ownCoder', coder: gone.name });
		const sheet = new CodingSheet(facts, time);
		const codings = facts.where('coding', { coder: from });
		for (const coding of codings) sheet.give(coding, into);
		const coded = sheet.change();
		const assignments = joinedAssignments(facts, from, into);
		const updated = folded(facts, [
			...coded.updated,
			...handedOver(facts, from, into),
			...assignments.updated
		]);
		return ok({
			change: {
				...emptyChange,
				...coded,
				updated,
				removed: [...coded.removed, ...assignments.removed, { table: 'coder', row: gone }]
			},
			line: message('history.coder.merge', {
				coder: gone.name,
				into: stays.name,
				passages: codings.filter(({ orphan }) => !orphan).length,
				unions: sheet.unions().length
			})
		});
	})
};

type ByCoder = { [T in TableName]: Row<T> extends { coder: Guid } ? T : never }[TableName];

/** The tables whose rows pass as they are: all that say whose a row is but those where two may become one. */
const passing = Object.keys({
	memo: true,
	translation: true,
	ruleChange: true,
	query: true,
	summary: true
} satisfies Record<Exclude<ByCoder, 'coding' | 'assignment'>, true>) as Exclude<
	ByCoder,
	'coding' | 'assignment'
>[];

/** What a coder wrote, translated and kept, under another coder. */
function handedOver(facts: Facts, from: Guid, into: Guid): RowUpdate[] {
	const byCoder = passing.flatMap((table) =>
		facts.where(table, { coder: from } as Partial<Row<typeof table>>).map(({ guid }): RowUpdate => {
			return { table, guid, before: { coder: from }, after: { coder: into } };
		})
	);
	const versions = facts.where('codebookVersion', { author: from }).map(({ guid }): RowUpdate => {
		return { table: 'codebookVersion', guid, before: { author: from }, after: { author: into } };
	});
	return [...byCoder, ...versions];
}

/** The assignments of both as one coder's: one for each document, with the further of two states. */
function joinedAssignments(
	facts: Facts,
	from: Guid,
	into: Guid
): { updated: RowUpdate[]; removed: TableRow[] } {
	const own = new Map(facts.where('assignment', { coder: into }).map((row) => [row.document, row]));
	const updated: RowUpdate[] = [];
	const removed: TableRow[] = [];
	for (const row of facts.where('assignment', { coder: from })) {
		const known = own.get(row.document);
		if (!known) {
			updated.push({ table: 'assignment', guid: row.guid, before: { coder: from }, after: { coder: into } });
			continue;
		}
		removed.push({ table: 'assignment', row });
		const isFurther = assignmentStates.indexOf(row.state) > assignmentStates.indexOf(known.state);
		const update = isFurther ? updateOf('assignment', known, { state: row.state }) : null;
		if (update) updated.push(update);
	}
	return { updated, removed };
}
