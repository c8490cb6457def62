/** Every memo, newest first, with the place that it is about. */
import type { Memo } from '../../core/records.ts';
import { allRows, type Source } from './source.ts';

/** A memo with the document and offset to go to, where it is about a place in a text. */
export type PlacedMemo = {
	readonly memo: Memo;
	readonly document: string | null;
	readonly start: number | null;
	readonly code: string | null;
	/** The name of the theme that it is about. */
	readonly theme: string | null;
};

export function memos(source: Source): PlacedMemo[] {
	const places = new Map(
		allRows(
			source,
			`select m.guid, d.guid, coalesce(m.start, g.start), k.guid, t.name from memo m
			left join coding g on g.id = m.coding_id
			left join document d on d.id = coalesce(m.document_id, g.document_id)
			left join code k on k.id = coalesce(m.code_id, g.code_id)
			left join theme t on t.id = m.theme_id`
		).map(([guid, document, start, code, theme]) => [guid, { document, start, code, theme }])
	);
	return source.tables.select('memo', ' order by t.modified desc, t.id desc').map((memo) => {
		const place = places.get(memo.guid);
		return { memo, document: null, start: null, code: null, theme: null, ...place } as PlacedMemo;
	});
}
