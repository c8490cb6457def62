/**
 * What a reader makes of a file before anything is stored: documents with speakers and turns, without GUIDs.
 * The exchange worker keeps drafts until they are accepted; `commands/document.ts` takes them in.
 */
import type { DocumentKind } from './records.ts';
import type { Message } from './result.ts';

/** How turns and speakers were found in a text, or `plain` for none. */
export type Layout = 'nameColon' | 'boldName' | 'block' | 'bracketName' | 'cues' | 'plain';

/** A speaker of a draft; turns point at it by its index. */
export type SpeakerDraft = { readonly name: string; readonly role: 'participant' | 'facilitator' };

/** A turn of a draft. Times are milliseconds from the start of the recording, null where unknown. */
export type TurnDraft = {
	readonly speaker: number | null;
	readonly text: string;
	readonly startTime: number | null;
	readonly endTime: number | null;
};

/** A document as a reader found it. `text` is not stored: it is the turns joined by one line feed. */
export type DocumentDraft = {
	readonly title: string;
	readonly kind: DocumentKind;
	readonly date: string | null;
	readonly language: string | null;
	readonly sourceName: string;
	/** SHA-256 of the file's bytes, hex. */
	readonly sourceHash: string;
	readonly speakers: readonly SpeakerDraft[];
	readonly turns: readonly TurnDraft[];
};

/** The outcome of reading one file: what would be stored, how it was understood, and what the reader noticed. */
export type Plan = {
	readonly reader: string;
	readonly documents: readonly DocumentDraft[];
	readonly layout: Layout;
	/** Layouts that the user may choose instead; always contains `layout` and `plain`. */
	readonly layouts: readonly Layout[];
	readonly notes: readonly Message[];
};
