/** Memos as lists and exports show them, with the place that each is about. */
import type { Guid, Memo } from './records.ts';

/** A memo with the document and offset to go to, where it is about a place in a text. */
export type PlacedMemo = {
	readonly memo: Memo;
	readonly document: Guid | null;
	readonly start: number | null;
	readonly code: Guid | null;
	/** The name of the theme that it is about. */
	readonly theme: string | null;
	/** The words of the passage that it is about, coded or not; empty otherwise. */
	readonly quote: string;
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
	/**
	 * Words that must all stand in its title, its text, its passage, or the names of what it is about, of the document and of
	 * who wrote it; case and accents count for nothing.
	 */
	readonly text?: string;
	/** Newest first where it is left out; `place` is the order of documents and their texts, what has no place after them. */
	readonly sort?: 'newest' | 'oldest' | 'title' | 'place';
};
