/** A search over all documents: what is asked, what it looks through, and what it finds. Plain data. */
import type { Within } from '../group-filter.ts';
import type { DocumentKind, Guid } from '../records.ts';
import type { Range } from '../anchors.ts';
import type { Folding } from './fold.ts';

/**
 * How words that are typed are taken: `words` are whole words that all have to stand in a turn, wherever; `phrase` the
 * words one after another; `prefix` beginnings of words, which all have to stand in a turn; `part` the characters, inside
 * words too; `pattern` a regular expression.
 */
export const wordWays = ['words', 'phrase', 'prefix', 'part', 'pattern'] as const;
export type WordWay = (typeof wordWays)[number];

/**
 * What is found by how a document is built: every turn; every answer to a question that holds the words typed (every
 * answer where nothing is typed); every stretch under a heading that holds them.
 */
export const structures = ['turns', 'answers', 'headings'] as const;

/** Every way to search, in the order in which they are offered. */
export const searchWays = [...wordWays, ...structures] as const;
export type SearchWay = (typeof searchWays)[number];

/** What is looked for. */
export type Wanted = Folding & { readonly way: SearchWay; readonly text: string };

/** Where it is looked for; everywhere where a field is null. */
export type SearchFilter = {
	/** Of its documents those that are named in the question itself count. */
	readonly within: Within;
	/** Only hits that share a character with a passage of these codes, or only those that share none. */
	readonly coded: {
		readonly codes: readonly Guid[];
		/** Whose passages; everybody's for null. */
		readonly coder: Guid | null;
		readonly side: 'within' | 'outside';
	} | null;
};

/** A turn to look through. `start` is its offset in the document. */
export type SearchedTurn = {
	/** From 1. */
	readonly number: number;
	readonly start: number;
	readonly text: string;
	readonly speaker: string | null;
	readonly facilitator: boolean;
	/** Milliseconds into the recording, or null. */
	readonly time: number | null;
	/** True when the filter lets it in. The others tell only how the document is built. */
	readonly inside: boolean;
};

/** A document to look through, or the turns of it that may hold hits, in order. */
export type SearchedText = {
	readonly document: Guid;
	readonly kind: DocumentKind;
	readonly title: string;
	readonly turns: readonly SearchedTurn[];
	/** The passages of the codes that the filter names, by their start; null where it names none. */
	readonly coded: readonly Range[] | null;
};

/** A hit as a keyword in its context. Offsets are the document's, UTF-16 units, half open. */
export type SearchHit = Range & {
	readonly document: Guid;
	/** The number of the turn that it begins in, from 1, who speaks there, and when. */
	readonly turn: number;
	readonly speaker: string | null;
	readonly facilitator: boolean;
	readonly time: number | null;
	/** What is said before, the words found (cut where they are many), and what is said after. */
	readonly before: string;
	readonly words: string;
	readonly after: string;
};
