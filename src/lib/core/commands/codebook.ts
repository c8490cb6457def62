/** Commands on the versions of the codebook: keep one, name it, forget it, and return to it. */
import { z } from 'zod';
import { emptyChange, isEmpty, updateOf } from '../change.ts';
import { changesTo } from '../codebook-changes.ts';
import { commandBase, commandKind } from '../command.ts';
import { codebookVersionShape, guidShape } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { restoredCodebook } from '../restored-codebook.ts';
import { codebookMergeCommands } from './codebook-merge.ts';
import { recordVersion } from './version-record.ts';

const addShape = z.strictObject({
	...commandBase,
	type: z.literal('codebookVersion.add'),
	version: codebookVersionShape
});
const editShape = z.strictObject({
	...commandBase,
	type: z.literal('codebookVersion.edit'),
	guid: guidShape,
	fields: codebookVersionShape.pick({ name: true, note: true }).partial()
});
const removeShape = z.strictObject({
	...commandBase,
	type: z.literal('codebookVersion.remove'),
	guid: guidShape
});
const restoreShape = z.strictObject({
	...commandBase,
	type: z.literal('codebook.restore'),
	/** The version by its row. */
	guid: guidShape,
	/** The language of the codes' own texts, by BCP 47 tag. */
	language: z.string().min(1).max(35)
});

export const codebookCommands = {
	'codebookVersion.add': commandKind(addShape, ({ version }, facts) => {
		const recorded = recordVersion(facts, version);
		if (!recorded.ok) return recorded;
		if (isEmpty(recorded.value)) return err({ type: 'nothingToDo' });
		return ok({
			change: recorded.value,
			line: message(`history.codebookVersion.${version.origin}`, { name: version.name })
		});
	}),

	'codebookVersion.edit': commandKind(editShape, ({ guid, fields }, facts) => {
		const version = facts.get('codebookVersion', guid);
		if (!version) return err({ type: 'notFound', table: 'codebookVersion' });
		const update = updateOf('codebookVersion', version, fields);
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.codebookVersion.edit', { name: fields.name ?? version.name }),
			group: `codebookVersion ${guid} ${Object.keys(update.after).join(' ')}`
		});
	}),

	'codebookVersion.remove': commandKind(removeShape, ({ guid }, facts) => {
		const row = facts.get('codebookVersion', guid);
		if (!row) return err({ type: 'notFound', table: 'codebookVersion' });
		return ok({
			change: { ...emptyChange, removed: [{ table: 'codebookVersion', row }] },
			line: message('history.codebookVersion.remove', { name: row.name })
		});
	}),

	'codebook.restore': commandKind(restoreShape, ({ guid, language, coder, time }, facts) => {
		const version = facts.get('codebookVersion', guid);
		if (!version) return err({ type: 'notFound', table: 'codebookVersion' });
		const restored = restoredCodebook(facts, version.content, language);
		if (!restored) return err({ type: 'malformed', detail: 'content' });
		const { codebook, rows, kept } = restored;
		const changes = changesTo(rows, codebook, language) as MergeChanges;
		const verdict = merge.decide(
			{ type: 'codebook.merge', coder, time, name: '', versions: [], ...changes },
			facts
		);
		if (!verdict.ok) return verdict;
		const values = { name: version.name, date: version.date.slice(0, 10), kept };
		return ok({
			change: verdict.value.change,
			line: message(version.name ? 'history.codebook.restore' : 'history.codebook.restoreUnnamed', values)
		});
	})
};

const merge = codebookMergeCommands['codebook.merge'];
type MergeChanges = Pick<z.infer<typeof merge.shape>, 'codes' | 'sets' | 'members'>;
