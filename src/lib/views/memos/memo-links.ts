/** What the editor of memos needs to know of the project for its links. Whoever draws the window hands it down. */
import { createContext } from 'svelte';
import type { ProjectLink } from '../../core/memo-blocks.ts';
import type { Guid } from '../../core/records.ts';

/** What a link leads to, as it is called now. */
export type LinkedThing = {
	readonly name: string;
	/** What it lies under or in, by name; empty for nothing. */
	readonly hint: string;
	/** The colour of its code; null for what has none. */
	readonly color: string | null;
	readonly href: string;
};

/** Something that a link may lead to. */
export type LinkChoice = ProjectLink & Omit<LinkedThing, 'href'>;

export type MemoLinks = {
	/** What a link leads to; null where that is gone, undefined until it is known. */
	readonly find: (link: ProjectLink) => LinkedThing | null | undefined;
	/** Codes, cases, documents, and the coded passages of the document read last. */
	readonly choices: () => readonly LinkChoice[];
	/** The coded passages of a code, a document or a case. */
	readonly passages: (of: ProjectLink) => Promise<readonly LinkChoice[]>;
	readonly open: (link: ProjectLink) => void;
	/** Lets who shows a text show coded passages of it without leaving it; gives what takes that back. */
	readonly showBy: (show: (coding: Guid) => void) => () => void;
};

/** The links for the memos below a component, and the handing down of them. */
export const [memoLinks, provideMemoLinks] = createContext<MemoLinks>();
