/** What the window and the exchange worker say to each other. */
import type { Answer } from '../core/answers.ts';
import type { Reading, TurnDraft } from '../core/draft.ts';
import type { PassageFilter } from '../core/passage.ts';
import type { Difference, WordEdit } from '../core/codebook-compare.ts';
import type { Choice, MergeLine } from '../core/codebook-merge.ts';
import type { MemoFilter } from '../core/placed-memo.ts';
import type { CodebookVersion, Coder, Guid } from '../core/records.ts';
import type { Refusal } from '../core/refusal.ts';
import type { ReplacementPreview } from '../core/replacement.ts';
import type { Message, Result } from '../core/result.ts';
import type { Language } from '../words/say.ts';
import type { CodebookFile } from './codebook-file.ts';
import type { CodebookReading, CodebookRefusal } from './codebooks/format.ts';
import type { CodebookMapping } from './codebooks/mapping.ts';
import type { TablePreview } from './codebooks/table.ts';
import type { FoundExcerpt } from './excerpt.ts';
import type { Accepted } from './intake.ts';
import type { Preview } from './preview.ts';
import type { TableChoice } from './questionnaire.ts';
import type { ReadError } from './reader.ts';
import type { TableOutcome } from './table-preview.ts';
import type { LabelledMatrix } from './writers/matrix.ts';

/** A line of a merge with what it is about by name, and, of a text, the words that differ between here and there. */
export type PlannedLine = MergeLine & { readonly about: string; readonly words: readonly WordEdit[] };

/** How a file would be merged; `ancestor` is the kept version that both come from, null where none is known. */
export type PlannedMerge = {
	readonly ancestor: { readonly name: string; readonly date: string } | null;
	readonly lines: readonly PlannedLine[];
};

/** A difference with what it is about by name, and how many passages of all coders its code has. */
export type ComparedDifference = Difference & { readonly about: string; readonly passages: number };

/** Every verb: what it takes and what it answers. `run` answers are those of the storage worker, passed on. */
export type ExchangeVerbs = {
	/** A port to the storage worker. */
	connect: { args: { port: MessagePort }; value: null };
	read: {
		args: { key: number; bytes: Uint8Array; name: string; reading: Reading };
		value: Result<Preview, ReadError>;
	};
	/** The first turns of a draft; a window that lists many files keeps those of the one that it shows. */
	firstTurns: { args: { key: number }; value: readonly TurnDraft[] };
	discard: { args: { keys: readonly number[] }; value: null };
	/** What a table would become under a choice, and what it would do to the project. Nothing is stored. */
	previewTable: {
		args: { key: number; choice: TableChoice; by: Coder; time: string };
		value: TableOutcome;
	};
	/** Takes in drafts: all transcripts in one step, each table in one of its own. The answer is the first step's, or the refusal. */
	accept: { args: { accepted: readonly Accepted[]; by: Coder; time: string }; value: unknown };
	/** What a draft would do to the passages of a document in whose place it is put, or why it can't be. Nothing is stored. */
	previewReplacement: {
		args: { key: number; document: Guid };
		value: Result<ReplacementPreview, Refusal>;
	};
	/** Puts a draft in the place of a document's text; the answer is that of `run`. */
	replace: { args: { key: number; document: Guid; by: Coder; time: string }; value: unknown };
	/** A codebook in a file; of a table also its columns, which `mapping` says what they are (null for a guess). */
	readCodebook: {
		args: { bytes: Uint8Array; name: string; language: Language; mapping: CodebookMapping | null };
		value: { table: TablePreview | null; reading: Result<CodebookReading, CodebookRefusal> };
	};
	/** What would become of the project's codebook by a file. Nothing is stored. `language` is that of the codes' own texts. */
	planCodebook: {
		args: { reading: CodebookReading; language: Language };
		value: PlannedMerge;
	};
	/**
	 * Merges a file into the project. `decisions` are by the lines' ids; `passagesTo` names the code that takes the passages
	 * of one that goes; `name` is what history calls the file. The answer is that of `run`, or `conflictsOpen`.
	 */
	mergeCodebook: {
		args: {
			reading: CodebookReading;
			decisions: readonly (readonly [string, Choice])[];
			passagesTo: readonly (readonly [Guid, Guid])[];
			language: Language;
			name: string;
			by: Coder;
			time: string;
		};
		value: unknown;
	};
	importCodebook: {
		args: { file: CodebookFile; language: Language; by: Coder; time: string };
		value: unknown;
	};
	/** Keeps the codebook of now as a named version; the answer is that of `run`. */
	keepVersion: {
		args: { name: string; note: string; language: Language; by: Coder; time: string };
		value: unknown;
	};
	/** What differs from one version to another; null is the codebook of now. */
	compareVersions: {
		args: { before: Guid | null; after: Guid | null; language: Language };
		value: readonly ComparedDifference[];
	};
	/**
	 * The codebook of now, or of a version, in a format. `language` is that of the codes' own texts, `words` that of headings.
	 * An appendix tells the passages of one coder, or of all united for null. `version` is the row that keeps what was written.
	 */
	writeCodebook: {
		args: {
			format: string;
			language: Language;
			words: Language;
			version: Guid | null;
			appendix: { coder: Guid | null; quotes: 'none' | 'starred' | number } | null;
			by: Coder;
			time: string;
		};
		value: Result<{ bytes: Uint8Array; mime: string; extension: string; version: CodebookVersion }, Message>;
	};
	/** Makes the sample study in the open project: its codebook first, then its documents and codings. */
	sample: {
		args: {
			study: Uint8Array;
			files: readonly { name: string; bytes: Uint8Array }[];
			codebook: CodebookFile;
			language: Language;
			time: string;
		};
		value: null;
	};
	writeExcerpts: {
		args: {
			format: string;
			filter: Pick<PassageFilter, 'codes' | 'coder' | 'documents' | 'within' | 'auto' | 'starred'>;
			language: Language;
			date: string;
			sentence: string;
		};
		value: { bytes: Uint8Array; mime: string; extension: string; count: number };
	};
	/** A report of the memos in the filter, in its order; in a format of `memoWriters`. */
	writeMemos: {
		args: { format: string; filter: MemoFilter; language: Language; date: string; sentence: string };
		value: { bytes: Uint8Array; mime: string; extension: string; count: number };
	};
	writeThemes: {
		args: { language: Language; date: string };
		value: { bytes: Uint8Array; mime: string; count: number };
	};
	/** The summary grid as a Word document: cases in rows, codes or themes in columns. `sentence` says what the filter holds. */
	writeSummaries: {
		args: { matrix: LabelledMatrix; language: Language; project: string; date: string; sentence: string };
		value: { bytes: Uint8Array; mime: string };
	};
	/** The passages of a query as a Word document; `sentence` says what was asked, and of what. */
	writeFound: {
		args: {
			passages: readonly FoundExcerpt[];
			language: Language;
			project: string;
			date: string;
			sentence: string;
		};
		value: { bytes: Uint8Array; mime: string };
	};
	writeMatrix: { args: { matrix: LabelledMatrix; format: 'csv' | 'xlsx' }; value: Uint8Array };
};

export type ExchangeVerb = keyof ExchangeVerbs;
/** One question to the exchange worker. */
export type ExchangeRequest = {
	[V in ExchangeVerb]: { readonly id: number; readonly verb: V; readonly args: ExchangeVerbs[V]['args'] };
}[ExchangeVerb];
/** Its answer; `failed` is a fault of the program. */
export type ExchangeReply = Answer;
