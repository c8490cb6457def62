/** From which versions a codebook comes: the row that keeps one, what a project's codebook is now, and the nearest common ancestor. */
import { canonical, emptyCodebook, versionIdOf, type Codebook } from './codebook.ts';
import { rowsToCodebook, type CodebookRows } from './codebook-rows.ts';
import type { CodebookVersion, Guid } from './records.ts';

/** What of a version tells where it comes from. */
export type Lineage = Pick<CodebookVersion, 'guid' | 'codebook' | 'version' | 'parents'>;

/** A project's codebook as it is now, as a file would hold it. */
export type CodebookNow = {
	/** Which codebook it is; that of the version it comes from, else the project's own GUID. */
	readonly guid: Guid;
	readonly content: Codebook;
	/** The ids of the versions that it was made from, the nearest first, and of theirs. */
	readonly parents: readonly string[];
};

/**
 * What the rows make, under the name and with the rules for the coder of `newest`, the version kept last; without one it
 * has neither. `project` is the project's GUID. `language` is that of the codes' own texts.
 */
export function codebookNow(
	rows: CodebookRows,
	project: Guid,
	newest: CodebookVersion | null,
	language: string
): CodebookNow {
	const head = newest ? headOf(newest) : {};
	const content = canonical({ ...emptyCodebook, ...head, ...rowsToCodebook(rows, language) });
	const isNewest = newest?.version === versionIdOf(content);
	const parents = isNewest ? newest.parents : newest ? ancestorsOf(newest) : [];
	return { guid: newest?.codebook ?? project, content, parents };
}

/** The codebook with a name, that of the project where it has none: what is kept or leaves the house is called something. */
export function named(content: Codebook, project: string, language: string): Codebook {
	return Object.values(content.name).some(Boolean) ? content : { ...content, name: { [language]: project } };
}

/** A version as a row. `about` is what its content does not say. */
export function versionRow(
	content: Codebook,
	about: Omit<CodebookVersion, 'version' | 'content'>
): CodebookVersion {
	return { ...about, version: versionIdOf(content), content: JSON.stringify(canonical(content)) };
}

/** The codebook that a version keeps. Its content was checked when it came in. */
export function codebookOfVersion({ content }: Pick<CodebookVersion, 'content'>): Codebook {
	return JSON.parse(content) as Codebook;
}

/**
 * The nearest kept version that a file comes from: itself, where it is kept, else the first of its ancestors. What is kept
 * here led to the codebook of now, so that it is an ancestor of both. Null where none is known.
 */
export function nearestAncestor<V extends Lineage>(
	file: { readonly versionId: string; readonly parents: readonly string[] },
	kept: readonly V[]
): V | null {
	const byId = new Map(kept.map((version) => [version.version, version]));
	for (const id of [file.versionId, ...file.parents]) {
		const found = byId.get(id);
		if (found) return found;
	}
	return null;
}

/** The ancestors of what was made from versions: they and theirs, the nearest first, as many as a file carries. */
export function ancestorsOf(
	...made: readonly { readonly version: string; readonly parents: readonly string[] }[]
): string[] {
	const nearest = made.map(({ version }) => version);
	return [...new Set([...nearest, ...made.flatMap(({ parents }) => parents)])].slice(0, ancestorLimit);
}

/** So many ancestors are named at most. */
const ancestorLimit = 1000;

function headOf(version: CodebookVersion): Pick<Codebook, 'name' | 'memo'> {
	const { name, memo } = codebookOfVersion(version);
	return { name, memo };
}
