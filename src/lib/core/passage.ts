/** Coded passages as lists and exports show them, with what stands around each. */
import type { Marks, Within } from './group-filter.ts';
import type { Guid, Speaker } from './records.ts';

/** Which coded passages: all where a field is null. */
export type PassageFilter = {
	readonly codes: readonly Guid[] | null;
	readonly coder: Guid | null;
	readonly documents: readonly Guid[] | null;
	/** The groups in the filter; everything where it is left out. Holds beside `documents`. */
	readonly within?: Within;
	/** Only passages that are not in the theme by themselves. */
	readonly outsideTheme?: Guid;
	/** Only passages whose words hold this, whatever its capitals and accents; all where it is empty or left out. */
	readonly words?: string;
	/** At most so many, after the first `offset`; null for all. */
	readonly limit: number | null;
	readonly offset: number;
} & Pick<Marks, 'starred' | 'auto'>;

/** One coded passage as lists and exports show it. */
export type Passage = {
	readonly coding: Guid;
	readonly code: Guid;
	readonly coder: Guid;
	readonly document: Guid;
	readonly start: number;
	readonly end: number;
	readonly quote: string;
	readonly star: boolean;
	/** True when auto-coding made it and nobody has looked at it since. */
	readonly auto: boolean;
	readonly created: string;
	/** The turn that it belongs to, from 1; 0 in a document without turns. */
	readonly turn: number;
	readonly speaker: string | null;
	readonly role: Speaker['role'] | null;
	readonly case: string | null;
	/** Milliseconds into the recording, or null. */
	readonly time: number | null;
	/** Where the first turn that it touches starts, and the text from there to the end of the last. */
	readonly contextStart: number;
	readonly context: string;
	/** The words of its memos. */
	readonly memo: string;
};

/** A page of passages, and how many there are in all. */
export type Passages = {
	readonly total: number;
	readonly passages: Passage[];
	/** Passages that only facilitators say, left out for it. */
	readonly leftOut: number;
};
