/** A memo as the list shows it, and which memos a search and the filters leave. */
import type { Guid, Memo } from '../../core/records.ts';

/** The targets and types in the order in which filters offer them. */
export const targets = ['project', 'document', 'passage', 'code', 'coding', 'case', 'theme'] as const;
export const types = ['analytic', 'methodological', 'theoretical', 'reflexive', 'todo'] as const;

export type MemoItem = {
	readonly id: Guid;
	readonly memo: Memo;
	/** Its words without formatting. */
	readonly words: string;
	/** What it is about, by name, and where that lies: a document for a passage, for example. */
	readonly about: string;
	readonly within: string;
	/** The colour of the code that it is about. */
	readonly color: string | null;
	/** Link to what it is about; null where there is no page for it. */
	readonly href: string | null;
	/** The page of the code, where the memo is on one of its passages. */
	readonly codeHref: string | null;
	readonly author: string;
	/** What the list calls it. */
	readonly label: string;
};

export type MemoFilter = {
	readonly search: string;
	readonly type: Memo['type'] | null;
	readonly target: Memo['target'] | null;
	readonly order: 'newest' | 'oldest';
};

/** The memos that hold every word of the search, in the order asked for. Case and accents count for nothing. */
export function fitting(
	items: readonly MemoItem[],
	{ search, type, target, order }: MemoFilter
): readonly MemoItem[] {
	const words = folded(search).split(/\s+/).filter(Boolean);
	const left = items.filter(({ memo, words: text, about, within, author }) => {
		if ((type && memo.type !== type) || (target && memo.target !== target)) return false;
		if (!words.length) return true;
		const hay = folded([memo.title, text, memo.quote, about, within, author].join(' '));
		return words.every((word) => hay.includes(word));
	});
	const step = order === 'newest' ? -1 : 1;
	return left.toSorted(
		(a, b) => step * compare(a.memo.modified, b.memo.modified) || step * compare(a.id, b.id)
	);
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}

function folded(text: string): string {
	return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
