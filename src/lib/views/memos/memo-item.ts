/** A memo as the list shows it. */
import type { Guid, Memo } from '../../core/records.ts';

/** The targets and types in the order in which filters offer them. */
export const targets = ['project', 'document', 'passage', 'code', 'coding', 'case', 'theme'] as const;
export const types = ['analytic', 'methodological', 'theoretical', 'reflexive', 'todo'] as const;

/** A memo with its author's name, and whether that is who reads. */
export type AuthoredMemo = Memo & { readonly author: string; readonly isOwn: boolean };

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
	/** Link to where it belongs; null where there is no page for it. */
	readonly href: string | null;
	/** The page of the code, where the memo is on one of its passages. */
	readonly codeHref: string | null;
	readonly author: string;
	/** What the list calls it. */
	readonly label: string;
};

/** What is filtered by, as chosen; null for everything. The code, the document and the coder by GUID. */
export type MemoChoice = {
	readonly words: string;
	readonly type: string | null;
	readonly target: string | null;
	readonly code: Guid | null;
	readonly document: Guid | null;
	readonly coder: Guid | null;
	readonly sort: string;
};
