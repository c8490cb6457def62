/** What the transcript is given and what it tells of. Offsets are the document's: UTF-16 units, half open. */
import type { Code, Coder, Coding, Document, Guid, Speaker, SpokenTurn } from '../core/records.ts';
import type { Range } from './positions.ts';

/** The data type under which a dragged code carries its GUID. */
export const codeDragType = 'application/x-samtal-code';

/** Where edits of the text go. Each answer comes once the turns that are handed in show what became of it. */
export type EditingHost = {
	/** Puts `inserted` in the place of `removed`; false when it was refused. */
	readonly splice: (at: number, removed: string, inserted: string) => Promise<boolean>;
	/** Parts a turn; gives the second one, or null when it was refused. */
	readonly split: (turn: Guid, at: number) => Promise<Guid | null>;
	/** Joins a turn and the one after it; false when it was refused. */
	readonly join: (turn: Guid) => Promise<boolean>;
	/** Keeps `save` at hand while words are not saved; gives what lets it go. */
	readonly hold: (save: () => Promise<void>) => () => void;
	/** Undo and redo where nothing typed is left to take back. */
	readonly undo: () => void;
	readonly redo: () => void;
	/** Escape: reading again. */
	readonly leave: () => void;
	/** Somebody would write over several turns at once, which is not done. */
	readonly tellOneTurn: () => void;
};

/** Two ranges that belong together. */
export type PairOfRanges = { readonly a: Range; readonly b: Range };

/** Props in, callbacks out. Arrays and maps are replaced whole when anything in them changes. */
export type TranscriptProps = {
	readonly document: Document;
	/** In order, one line feed between each two. */
	readonly turns: readonly SpokenTurn[];
	readonly speakers: readonly Speaker[];
	/** This document's codings that are to be seen. */
	readonly codings: readonly Coding[];
	readonly codes: ReadonlyMap<Guid, Code>;
	readonly coders: ReadonlyMap<Guid, Coder>;
	/** Passages that bear a mark or a memo without a code; left out, none. */
	readonly noted?: readonly Range[];
	/** Two passages that are read together, marked beside their codes; left out where there are none. */
	readonly pair?: PairOfRanges | null;
	/** Where the coding units begin, in order; left out where there are none. */
	readonly unitStarts?: readonly number[];
	/** Stripes where there is room (left out too), or each coder's or each code's in lanes of their own. */
	readonly lanes?: 'fit' | 'coder' | 'code';
	/** The coder's initial in each stripe. */
	readonly showCoders: boolean;
	/** How the text is set, in any words: another value says that lines may stand elsewhere. */
	readonly look?: string;
	/** The selected coding. */
	readonly selected: Guid | null;
	/** The index of the turn that is read. */
	readonly cursor: number;
	/** The index of the turn that is spoken just now; left out where nothing is played. */
	readonly spoken?: number | null;
	/** A turn's time was clicked: its index. Given where it can be played. */
	readonly ontime?: ((turn: number) => void) | undefined;
	/** The selection as it is now, blanks included; null when it is empty. */
	readonly onselect?: (range: Range | null) => void;
	readonly oncursor?: (turn: number) => void;
	/** A stripe or coded words were clicked; null when other words were. */
	readonly oncoding?: (guid: Guid | null) => void;
	readonly onhover?: (guid: Guid | null) => void;
	/** A handle of the selected coding was moved. */
	readonly onresize?: (guid: Guid, start: number, end: number) => void;
	/** Given while the words may be edited. */
	readonly editing?: EditingHost | null;
	/** A code was dropped on the selection or else on a sentence. */
	readonly ondropcode?: (code: Guid, range: Range) => void;
};
