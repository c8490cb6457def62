/**
 * What a reader makes of a file before anything is stored: documents with speakers and turns, without GUIDs.
 * The exchange worker keeps drafts until they are accepted; `commands/document.ts` takes them in.
 */
import type { AttributeType, DocumentKind } from './records.ts';
import type { Message } from './result.ts';

/** How turns and speakers were found in a text, or `plain` for none; `pattern` is the one that the user wrote. */
export type Layout = 'nameColon' | 'boldName' | 'block' | 'bracketName' | 'pattern' | 'cues' | 'plain';

/**
 * When cues in a row become one turn. A change of speaker always begins a new one. `speaker`: one speaker's cues are one
 * turn, and where nobody is named the sense decides; `pause`: a silence of `ms` begins a new turn; `words`: so does the
 * first sentence end after `n` words; `cue`: every cue is a turn.
 */
export type JoinRule =
	| { readonly by: 'speaker' }
	| { readonly by: 'pause'; readonly ms: number }
	| { readonly by: 'words'; readonly n: number }
	| { readonly by: 'cue' };

/** What the user has set about the reading of a file; what is left out, the reader decides over the whole file. */
export type Reading = {
	readonly layout?: Layout;
	/** How a turn begins, such as `[{time}] {name}: {text}`; in force with the layout `pattern` only. */
	readonly pattern?: string;
	/** In force where the file is one of cues. */
	readonly join?: JoinRule;
	/** What a file of rows and columns is; left out, its heads decide. */
	readonly cells?: 'table' | 'whiteboard';
};

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
	/** The rows and columns of a questionnaire or of a table of cases; such a plan has no documents of its own. */
	readonly table?: TableDraft;
};

/** What a column of a table is for, in the order in which lists show it. */
export const columnRoles = ['id', 'attribute', 'open', 'ignored'] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** A column of a table as a reader understood it; `type` and `options` hold where its role is `attribute`. */
export type ColumnDraft = {
	/** Short and, within its table, only once there: the column's head, or its code where the file has both. */
	readonly name: string;
	/** The question in full; the name where the file has no other. */
	readonly question: string;
	readonly role: ColumnRole;
	readonly type: AttributeType;
	/** The values of `oneOf` and `ordered`, in order; empty otherwise. */
	readonly options: readonly string[];
};

/** A table as a reader found it. A questionnaire has open answers; a table of cases has none. */
export type TableDraft = {
	readonly kind: 'questionnaire' | 'cases';
	readonly title: string;
	readonly language: string | null;
	readonly sourceName: string;
	/** SHA-256 of the file's bytes, hex. */
	readonly sourceHash: string;
	readonly columns: readonly ColumnDraft[];
	/** The cells of each respondent or case as they stand in the file, one for each column; '' for an empty one. */
	readonly rows: readonly (readonly string[])[];
};
