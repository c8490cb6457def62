/** Memos with the places that they are about. */
import { folded } from '../../core/folded.ts';
import { memoText } from '../../core/memo-text.ts';
import type { MemoFilter, PlacedMemo } from '../../core/placed-memo.ts';
import { allRows, type Source } from './source.ts';

/** The memos in the filter, in its order. */
export function memos(source: Source, filter: MemoFilter = {}): PlacedMemo[] {
	const names = new Map<unknown, string>();
	const places = new Map(
		allRows(
			source,
			`select m.guid, d.guid, coalesce(m.start, g.start), k.guid, t.name, coalesce(g.quote, m.quote),
				concat_ws(' ', d.title, k.name, t.name, c.name, r.name) from memo m
			join coder r on r.id = m.coder_id
			left join coding g on g.id = m.coding_id
			left join document d on d.id = coalesce(m.document_id, g.document_id)
			left join code k on k.id = coalesce(m.code_id, g.code_id)
			left join theme t on t.id = m.theme_id
			left join "case" c on c.id = m.case_id`
		).map(([guid, document, start, code, theme, quote, all]) => {
			names.set(guid, String(all));
			return [guid, { document, start, code, theme, quote }];
		})
	);
	const found = source.tables
		.select('memo', ` order by ${orders[filter.sort ?? 'newest']}`)
		.map((memo) => {
			const place = places.get(memo.guid);
			return { memo, ...place } as PlacedMemo;
		})
		.filter((placed) => fits(placed, filter, names.get(placed.memo.guid) ?? ''));
	return filter.sort === 'title' ? found.toSorted(byTitle) : found;
}

/** As the reader's language orders titles; memos without one last. */
function byTitle({ memo: a }: PlacedMemo, { memo: b }: PlacedMemo): number {
	return Number(!a.title) - Number(!b.title) || a.title.localeCompare(b.title, undefined, { numeric: true });
}

const orders = {
	newest: 't.modified desc, t.id desc',
	oldest: 't.modified, t.id',
	title: 't.id',
	place: `coalesce(t.document_id, (select document_id from coding where id = t.coding_id)) nulls last,
		coalesce(t.start, (select start from coding where id = t.coding_id)) nulls first, t.id`
} as const;

function fits({ memo, document, code, quote }: PlacedMemo, filter: MemoFilter, names: string): boolean {
	if (filter.types ? !filter.types.includes(memo.type) : memo.type === 'mark') return false;
	if (filter.targets && !filter.targets.includes(memo.target)) return false;
	if (filter.coder && memo.coder !== filter.coder) return false;
	if (filter.code && code !== filter.code) return false;
	if (filter.document && document !== filter.document) return false;
	const words = folded(filter.text ?? '')
		.split(/\s+/)
		.filter(Boolean);
	if (!words.length) return true;
	const hay = folded([memo.title, memoText(memo.body), quote, names].join(' '));
	return words.every((word) => hay.includes(word));
}
