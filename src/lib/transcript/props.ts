/** What the transcript is given and what it tells of. Offsets are the document's: UTF-16 units, half open. */
import type { Code, Coder, Coding, Document, Guid, Speaker, SpokenTurn } from '../core/records.ts';
import type { Range } from './positions.ts';

/** The data type under which a dragged code carries its GUID. */
export const codeDragType = 'application/x-samtal-code';

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
	/** The coder's initial in each stripe. */
	readonly showCoders: boolean;
	/** The selected coding. */
	readonly selected: Guid | null;
	/** The index of the turn that is read. */
	readonly cursor: number;
	/** The selection as it is now, blanks included; null when it is empty. */
	readonly onselect?: (range: Range | null) => void;
	readonly oncursor?: (turn: number) => void;
	/** A stripe or coded words were clicked; null when other words were. */
	readonly oncoding?: (guid: Guid | null) => void;
	readonly onhover?: (guid: Guid | null) => void;
	/** A handle of the selected coding was moved. */
	readonly onresize?: (guid: Guid, start: number, end: number) => void;
	/** A code was dropped on the selection or else on a sentence. */
	readonly ondropcode?: (code: Guid, range: Range) => void;
};
