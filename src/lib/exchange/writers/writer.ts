/** What every format for coded passages gives. */
import type { Language } from '../../words/say.ts';
import type { Excerpt } from '../excerpt.ts';

/** What a report says of itself. */
export type WriteOptions = {
	/** The report's language, which need not be the interface's. */
	readonly language: Language;
	/** The project's name. */
	readonly project: string;
	/** The day of writing as it should be read, given by the caller. */
	readonly date: string;
	/** A sentence that says which passages these are, in the report's language; empty for all. */
	readonly filter: string;
};

/** A format that coded passages can be saved in. */
export type Writer = {
	readonly id: string;
	/** Key of the format's name. */
	readonly label: string;
	/** The file's ending, with its dot. */
	readonly extension: string;
	readonly mime: string;
	/** The bytes of a file with `excerpts` in the order given. */
	write(excerpts: readonly Excerpt[], options: WriteOptions): Promise<Uint8Array<ArrayBuffer>>;
	/** Keys of sentences that say what the format leaves out. */
	readonly cannotCarry: readonly string[];
};
