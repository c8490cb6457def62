/** Memos with the places that they are about. */
import { folded } from '../../core/folded.ts';
import { memoText } from '../../core/memo-text.ts';
import type { Guid, Memo } from '../../core/records.ts';
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

/** Which memos, and in which order. All where a field is left out, but for marks: these only where `types` names them. */
export type MemoFilter = {
	readonly types?: readonly Memo['type'][];
	readonly targets?: readonly Memo['target'][];
	/** Who wrote it. */
	readonly coder?: Guid;
	/** The code that it is about, or that the coded passage has which it is about. */
	readonly code?: Guid;
	/** The document that it is about or in which its passage lies. */
	readonly document?: Guid;
	/** Words that must all stand in its title, its text or the words that it quotes; case and accents count for nothing. */
	readonly text?: string;
	/** Newest first where it is left out; `place` is the order of documents and their texts, what has no place after them. */
	readonly sort?: 'newest' | 'oldest' | 'title' | 'place';
};

export function memos(source: Source, filter: MemoFilter = {}): PlacedMemo[] {
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
	return source.tables
		.select('memo', ` order by ${orders[filter.sort ?? 'newest']}`)
		.map((memo) => {
			const place = places.get(memo.guid);
			return { memo, document: null, start: null, code: null, theme: null, ...place } as PlacedMemo;
		})
		.filter((placed) => fits(placed, filter));
}

const orders = {
	newest: 't.modified desc, t.id desc',
	oldest: 't.modified, t.id',
	title: 't.title collate nocase, t.id',
	place: `coalesce(t.document_id, (select document_id from coding where id = t.coding_id)) nulls last,
		coalesce(t.start, (select start from coding where id = t.coding_id)) nulls first, t.id`
} as const;

function fits({ memo, document, code }: PlacedMemo, filter: MemoFilter): boolean {
	if (filter.types ? !filter.types.includes(memo.type) : memo.type === 'mark') return false;
	if (filter.targets && !filter.targets.includes(memo.target)) return false;
	if (filter.coder && memo.coder !== filter.coder) return false;
	if (filter.code && code !== filter.code) return false;
	if (filter.document && document !== filter.document) return false;
	const words = folded(filter.text ?? '')
		.split(/\s+/)
		.filter(Boolean);
	if (!words.length) return true;
	const hay = folded([memo.title, memoText(memo.body), memo.quote].join(' '));
	return words.every((word) => hay.includes(word));
}
