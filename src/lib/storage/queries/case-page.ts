/** Everything about one case: what it says in all documents, its coded passages, memos and values. */
import type { AttributeValue, Case, Coding, Guid, Memo } from '../../core/records.ts';
import { allRows, type Source } from './source.ts';

/** A turn of the case, with its number in the document, from 1. */
export type CaseTurn = {
	readonly guid: Guid;
	readonly document: Guid;
	readonly number: number;
	readonly start: number;
	readonly end: number;
	readonly startTime: number | null;
	readonly speaker: string;
	readonly text: string;
};

export type CasePage = {
	readonly case: Case;
	/** All that it says, document by document: by date, those without one last; then by title. */
	readonly turns: CaseTurn[];
	/** The codings that belong to these turns, by every coder and in the same order; without orphans. */
	readonly codings: Coding[];
	readonly values: AttributeValue[];
	/** Memos on the case and on its codings, newest first. */
	readonly memos: Memo[];
};

/** The case; null when it is not there. */
export function casePage(source: Source, { guid }: { guid: Guid }): CasePage | null {
	const { tables } = source;
	const row = tables.get('case', guid);
	const id = tables.idOf('case', guid);
	if (!row) return null;
	const turns = allRows(
		source,
		`select t.guid, d.guid,
			(select count(*) from turn u where u.document_id = t.document_id and u.start <= t.start),
			t.start, t."end", t.start_time, s.name, t.text
		from speaker s join turn t on t.speaker_id = s.id join document d on d.id = t.document_id
		where s.case_id = ? order by d.date is null, d.date, d.title, d.id, t.start`,
		[id]
	).map(([turn, document, number, start, end, startTime, speaker, text]) => {
		return { guid: turn, document, number, start, end, startTime, speaker, text } as CaseTurn;
	});
	const belonging = ` where t.document_id = (select id from document where guid = ?1)
		and t.orphan = 0 and t.start is not null and ?2 = (
			select s.case_id from turn u left join speaker s on s.id = u.speaker_id
			where u.document_id = t.document_id and u.start <= t.first_visible order by u.start desc limit 1)
		order by t.start, t."end", t.id`;
	const documents = [...new Set(turns.map((turn) => turn.document))];
	const codings = documents.flatMap((document) => tables.select('coding', belonging, [document, id]));
	return {
		case: row,
		turns,
		codings,
		values: tables.where('attributeValue', { case: guid }),
		memos: tables.select(
			'memo',
			` where t.case_id = ?1 or t.coding_id in
				(select id from coding where guid in (select value from json_each(?2)))
			order by t.modified desc, t.id desc`,
			[id, JSON.stringify(codings.map((coding) => coding.guid))]
		)
	};
}
