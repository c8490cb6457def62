/** Passages translated into other languages. */
import type { Guid, Translation } from '../../core/records.ts';
import type { Source } from './source.ts';

/** Of one document, or of all for null, in the order of the texts; orphans among them. */
export function translations({ tables }: Source, { document }: { document: Guid | null }): Translation[] {
	const id = document === null ? null : (tables.idOf('document', document) ?? -1);
	return tables.select(
		'translation',
		' where (?1 is null or t.document_id = ?1) order by t.document_id, t.start, t."end", t.language, t.id',
		[id]
	);
}
