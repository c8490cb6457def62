/** What a reader of one file format is, and how it may refuse. A reader never throws and never reads another file. */
import type { Plan, Reading } from '../core/draft.ts';
import { message, type Message, type Result } from '../core/result.ts';
import type { MessageKey } from '../words/say.ts';

/** Where bytes come from. */
export type Source = {
	/** The file's name, with its extension, without its folder. */
	readonly name: string;
	/** SHA-256 of the bytes, hex. */
	readonly sourceHash: string;
};

/** What the user has set instead of leaving it to the reader. */
export type ReadOptions = Reading;

/** Why a file is not read. */
export type ReadError =
	| { readonly type: 'empty' }
	/** The name promises a format that the bytes are not; `format` is its extension without the dot. */
	| { readonly type: 'notThisFormat'; readonly format: string }
	| { readonly type: 'binary' }
	| { readonly type: 'tooLarge'; readonly megabytes: number; readonly limit: number }
	| { readonly type: 'damaged' }
	/** Unpacks to more than `limit` megabytes, or unpacks to more than it says. */
	| { readonly type: 'zipBomb'; readonly limit: number }
	| { readonly type: 'noText' }
	/** A table with a head and nothing below it. */
	| { readonly type: 'noRows' }
	| { readonly type: 'tooWide'; readonly columns: number; readonly limit: number }
	| { readonly type: 'tooManyCells'; readonly limit: number }
	/** Pages that are pictures of text, all of them. */
	| { readonly type: 'scanned'; readonly pages: number }
	/** Opens only with a password. */
	| { readonly type: 'encrypted' }
	/** Sound JSON, but no transcript of a kind that is known. */
	| { readonly type: 'noTranscript' }
	/** A codebook or a project in the form of REFI-QDA. */
	| { readonly type: 'refiQda' }
	/** A known format that no reader takes (yet); `format` is its name as people write it. */
	| { readonly type: 'unsupported'; readonly format: string };

/** One file format. */
export type Reader = {
	readonly id: string;
	/** The format's name, as a key of the catalogue. */
	readonly label: MessageKey;
	/** Without the dot, lower case. */
	readonly extensions: readonly string[];
	/** True when the first bytes of a file (4 kB or less) are surely of this format, whatever its name. */
	looksLike(head: Uint8Array, name: string): boolean;
	read(bytes: Uint8Array, source: Source, options: ReadOptions): Promise<Result<Plan, ReadError>>;
};

/** The sentence that tells people why a file was refused and what they can do. */
export function refusalMessage(error: ReadError): Message {
	const { type, ...values } = error;
	return message(`import.refused.${type}`, values);
}

/** The extension of a file's name, lower case and without the dot; empty when there is none. */
export function extensionOf(name: string): string {
	const dot = name.lastIndexOf('.');
	return dot > 0 ? name.slice(dot + 1).toLowerCase() : '';
}
