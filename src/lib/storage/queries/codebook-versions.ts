/** The versions of the codebook that the project keeps. */
import type { CodebookVersion, Guid } from '../../core/records.ts';
import { allRows, type Source } from './source.ts';

/** A version without its content, with how many characters that has. */
export type VersionHead = Omit<CodebookVersion, 'content'> & { readonly length: number };

/** Every version, newest first. */
export function codebookVersions(source: Source): VersionHead[] {
	return allRows(
		source,
		`select v.guid, v.codebook, v.version, v.parents, v.name, r.guid, v.date, v.note, v.origin, length(v.content)
		from codebook_version v join coder r on r.id = v.author_id order by v.date desc, v.id desc`
	).map(
		([guid, codebook, version, parents, name, author, date, note, origin, length]) =>
			({
				guid,
				codebook,
				version,
				parents: JSON.parse(parents as string),
				name,
				author,
				date,
				note,
				origin,
				length
			}) as VersionHead
	);
}

/** One version whole; null when it is not there. */
export function codebookVersion({ tables }: Source, { guid }: { guid: Guid }): CodebookVersion | null {
	return tables.get('codebookVersion', guid) ?? null;
}
