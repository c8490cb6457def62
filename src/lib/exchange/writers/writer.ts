/** What every format for coded passages or memos gives. */
import type { Language } from '../../words/say.ts';
import type { Excerpt } from '../excerpt.ts';
import type { MemoSheet } from '../memo-sheet.ts';

/** What a report says of itself. */
export type WriteOptions = {
	/** The report's language, which need not be the interface's. */
	readonly language: Language;
	/** The project's name. */
	readonly project: string;
	/** The day of writing as it should be read, given by the caller. */
	readonly date: string;
	/** A sentence that says which ones these are, in the report's language; empty for all. */
	readonly filter: string;
};

/** A format that coded passages can be saved in. */
export type Writer = WriterOf<Excerpt>;
/** A format that memos can be saved in. */
export type MemoWriter = WriterOf<MemoSheet>;

/** A format that a list of things can be saved in. */
export type WriterOf<T> = {
	readonly id: string;
	/** Key of the format's name. */
	readonly label: string;
	/** The file's ending, with its dot. */
	readonly extension: string;
	readonly mime: string;
	/** The bytes of a file with the things in the order given. */
	write(things: readonly T[], options: WriteOptions): Promise<Uint8Array<ArrayBuffer>>;
	/** Keys of sentences that say what the format leaves out. */
	readonly cannotCarry: readonly string[];
};
