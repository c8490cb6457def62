/** What a format of codebooks gives: reading says what it does not tell, writing what it cannot carry. */
import type { Guid } from '../../core/records.ts';
import { err, message, type Message, type Result } from '../../core/result.ts';
import type { Language } from '../../words/say.ts';
import type { CodebookFile } from '../codebook-file.ts';
import type { CodebookMapping } from './mapping.ts';

/** What was read from a file. */
export type CodebookReading = {
	readonly codebook: CodebookFile;
	/** What the file says nothing about, as `planMerge` takes it: `color`, `set`, `GUID color` and the like. */
	readonly silent: readonly string[];
	/** What the reader noticed and mended. */
	readonly notes: readonly Message[];
};

/** Why a file is not read; `message` is the sentence for people, with the line where there is one. */
export type CodebookRefusal = { readonly type: string; readonly message: Message };

export type CodebookReadOptions = {
	/** The file's name, with its extension. */
	readonly name: string;
	/** The language of texts that do not say theirs, by BCP 47 tag. */
	readonly language: string;
	/** What the columns of a table are, where somebody has decided. */
	readonly mapping?: CodebookMapping;
};

/** A format that codebooks are read from. */
export type CodebookReader = {
	readonly id: string;
	/** Key of the format's name. */
	readonly label: string;
	/** Without the dot, lower case. */
	readonly extensions: readonly string[];
	read(bytes: Uint8Array, options: CodebookReadOptions): Promise<Result<CodebookReading, CodebookRefusal>>;
};

export type CodebookWriteOptions = {
	/** Which of the codes' languages is written where only one can be. */
	readonly language: string;
	/** The language of headings and labels. */
	readonly words: Language;
	/** Passages of each code, for an appendix; left out, none are told. */
	readonly counts?: ReadonlyMap<Guid, number>;
	/** Chosen passages of each code with where they come from, for an appendix. */
	readonly quotes?: ReadonlyMap<Guid, readonly { readonly text: string; readonly source: string }[]>;
};

/** A format that codebooks are written in. */
export type CodebookWriter = {
	readonly id: string;
	readonly label: string;
	/** The file's ending, with its dot. */
	readonly extension: string;
	readonly mime: string;
	/** Keys of sentences that say what the format leaves out. */
	readonly cannotCarry: readonly string[];
	/** The bytes of a file; or why there can be none. */
	write(codebook: CodebookFile, options: CodebookWriteOptions): Promise<Result<Uint8Array<ArrayBuffer>, Message>>;
};

/** A refusal with the key `codebook.refused.TYPE`. */
export function refusal(type: string, values: Record<string, string | number> = {}): Result<never, CodebookRefusal> {
	return err({ type, message: message(`codebook.refused.${type}`, values) });
}
