/** Commands on the versions of the codebook: keep one, name it, forget it, and return to it. */
import { z } from 'zod';
import { emptyChange, isEmpty, updateOf, type Change } from '../change.ts';
import { changesTo } from '../codebook-changes.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { hashText } from '../hash.ts';
import { codebookVersionShape, guidShape, type CodebookVersion } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok, type Result } from '../result.ts';
import { restoredCodebook } from '../restored-codebook.ts';
import { codebookMergeCommands } from './codebook-merge.ts';

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
		const verdict = merge.decide({ type: 'codebook.merge', coder, time, name: '', ...changes }, facts);
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

/**
 * Keeps a version. Where its content is kept already, that row learns of further parents, and of the name and note where
 * it has none; another name for the same content is a row of its own.
 */
export function recordVersion(facts: Facts, version: CodebookVersion): Result<Change, Refusal> {
	if (!isWhole(version)) return err({ type: 'malformed', detail: 'content' });
	if (!facts.get('coder', version.author)) return err({ type: 'notFound', table: 'coder' });
	const parents = version.parents.filter((id) => id !== version.version);
	const { codebook, version: id, name, note } = version;
	const known = facts.where('codebookVersion', { codebook, version: id });
	const same = known.find((row) => !name || !row.name || row.name === name);
	if (!same) {
		if (facts.get('codebookVersion', version.guid)) return err({ type: 'guidTaken' });
		return ok({ ...emptyChange, added: [{ table: 'codebookVersion', row: { ...version, parents } }] });
	}
	const named = name && !same.name ? { name, note, author: version.author, date: version.date } : {};
	const update = updateOf('codebookVersion', same, {
		...named,
		parents: [...new Set([...same.parents, ...parents])]
	});
	return ok({ ...emptyChange, updated: update ? [update] : [] });
}

/** True when the content is JSON and that of its id. */
function isWhole({ version, content }: CodebookVersion): boolean {
	try {
		JSON.parse(content);
	} catch {
		return false;
	}
	return hashText(content) === version;
}
