/** One document to read and code: its turns with their words, and everything anchored in it. */
import type { Coding, Guid, Memo, SpokenTurn } from '../../core/records.ts';
import { allRows, type Source } from './source.ts';

export type OpenDocument = {
	readonly guid: Guid;
	readonly turns: SpokenTurn[];
	/** By every coder, orphans among them. */
	readonly codings: Coding[];
	/** Memos on passages and on codings of this document. */
	readonly memos: Memo[];
};

/** The document; with no turns when it is not there. */
export function document(source: Source, { guid }: { guid: Guid }): OpenDocument {
	const { tables } = source;
	const turns = allRows(
		source,
		`select t.guid, s.guid, t.start, t."end", t.start_time, t.end_time, t.text
		from turn t left join speaker s on s.id = t.speaker_id
		where t.document_id = (select id from document where guid = ?) order by t.start`,
		[guid]
	).map(
		([turn, speaker, start, end, startTime, endTime, text]) =>
			({ guid: turn, document: guid, speaker, start, end, startTime, endTime, text }) as SpokenTurn
	);
	const id = tables.idOf('document', guid);
	return {
		guid,
		turns,
		codings: tables.select('coding', ' where t.document_id = ? order by t.start, t."end"', [id]),
		memos: tables.select(
			'memo',
			` where (t.target = 'passage' and t.document_id = ?1)
				or t.coding_id in (select id from coding where document_id = ?1)`,
			[id]
		)
	};
}
