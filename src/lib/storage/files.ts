/** The one small interface between a project and where its bytes lie: one folder of named files. Encryption can wrap it; it knows no formats. */

/**
 * Why the place of storage refused: the disk is full, another tab holds the file, the file is not there, or anything else
 * (the message says what).
 */
export type FailureType = 'quota' | 'locked' | 'missing' | 'io';

/** Thrown by every file operation that fails; the keeper turns it into a Result, nothing above it sees it. */
export class StorageFailure extends Error {
	override readonly name = 'StorageFailure';
	readonly type: FailureType;

	constructor(type: FailureType, message: string) {
		super(message);
		this.type = type;
	}
}

/** A file held open by one owner; everything after opening is synchronous. Offsets and lengths are bytes. */
export interface OpenFile {
	/** The length of the file now. */
	size(): number;
	/** A fresh copy of up to `length` bytes from `at`; shorter at the end of the file. */
	read(at: number, length: number): Uint8Array;
	/** Writes all of `bytes` at `at`, or throws; a failed write may leave a part of them. */
	write(bytes: Uint8Array, at: number): void;
	/** Cuts (or fills with zeros) the file to `length`. */
	truncate(length: number): void;
	/** Returns once everything written is on the disk. */
	flush(): void;
	/** Lets go of the file. */
	close(): void;
}

/** The folder of one project. */
export interface ProjectFiles {
	/** The names of all files, in no order. */
	list(): Promise<string[]>;
	/** Opens a file alone, making it where it is missing; throws `locked` where another holds it. */
	open(name: string): Promise<OpenFile>;
	/** Deletes a file that is not open; one that is missing is no failure. */
	remove(name: string): Promise<void>;
}
