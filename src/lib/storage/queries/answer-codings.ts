/** One coder's coded passages in a questionnaire: what its grid tints. Smaller than passages, which bring the words around. */
import type { Coding, Guid } from '../../core/records.ts';
import type { Source } from './source.ts';

/** The coder's codings with a passage in these documents, in the order of their texts. */
export function answerCodings(
	{ tables }: Source,
	{ documents, coder }: { documents: readonly Guid[]; coder: Guid | null }
): Coding[] {
	return tables.select(
		'coding',
		` where t.orphan = 0 and t.start is not null and t.coder_id = (select id from coder where guid = ?2)
			and t.document_id in (select id from document where guid in (select value from json_each(?1)))
		order by t.document_id, t.start, t."end", t.id`,
		[JSON.stringify(documents), coder]
	);
}
