/** What the window and the exchange worker say to each other. */
import type { Answer } from '../core/answers.ts';
import type { Reading, TurnDraft } from '../core/draft.ts';
import type { PassageFilter } from '../core/passage.ts';
import type { MemoFilter } from '../core/placed-memo.ts';
import type { Code, Coder, Guid } from '../core/records.ts';
import type { Refusal } from '../core/refusal.ts';
import type { ReplacementPreview } from '../core/replacement.ts';
import type { Result } from '../core/result.ts';
import type { Language } from '../words/say.ts';
import type { CodebookFile, CodebookHead, CodebookReadError } from './codebook-file.ts';
import type { Accepted } from './intake.ts';
import type { Preview } from './preview.ts';
import type { TableChoice } from './questionnaire.ts';
import type { ReadError } from './reader.ts';
import type { TableOutcome } from './table-preview.ts';
import type { LabelledMatrix } from './writers/matrix-csv.ts';

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
	readCodebook: { args: { bytes: Uint8Array }; value: Result<CodebookFile, CodebookReadError> };
	importCodebook: {
		args: { file: CodebookFile; language: Language; by: Coder; time: string };
		value: unknown;
	};
	writeCodebook: { args: { codes: readonly Code[]; head: CodebookHead }; value: Uint8Array };
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
	writeMatrix: { args: { matrix: LabelledMatrix }; value: Uint8Array };
};

export type ExchangeVerb = keyof ExchangeVerbs;
/** One question to the exchange worker. */
export type ExchangeRequest = {
	[V in ExchangeVerb]: { readonly id: number; readonly verb: V; readonly args: ExchangeVerbs[V]['args'] };
}[ExchangeVerb];
/** Its answer; `failed` is a fault of the program. */
export type ExchangeReply = Answer;
