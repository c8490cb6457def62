/** How a version of the codebook is kept: once by its content, whichever way it came in. */
import { emptyChange, updateOf, type Change } from '../change.ts';
import type { Facts } from '../facts.ts';
import { hashText } from '../hash.ts';
import type { CodebookVersion } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, ok, type Result } from '../result.ts';

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

/** Keeps several, each content once. */
export function versionsKept(facts: Facts, versions: readonly CodebookVersion[]): Result<Change, Refusal> {
	let change = emptyChange;
	for (const [i, version] of versions.entries()) {
		if (
			versions.slice(0, i).some((one) => one.codebook === version.codebook && one.version === version.version)
		)
			continue;
		const recorded = recordVersion(facts, version);
		if (!recorded.ok) return recorded;
		const { added, updated } = recorded.value;
		change = { ...change, added: [...change.added, ...added], updated: [...change.updated, ...updated] };
	}
	return ok(change);
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
