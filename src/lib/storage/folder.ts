/** The files in a project's folder: how they are called, and how one is read whole, copied, begun and thrown away. */
import type { OpenFile, ProjectFiles } from './files.ts';
import { encodeJournalHeader, type JournalHeader } from './journal.ts';
import { failureToError } from './keeper-error.ts';

/** How the names of copies of damaged files begin. They are only ever removed when older generations are to be forgotten. */
export const DAMAGED = 'damaged-';

/** The name of a generation's snapshot. */
export const snapshotName = (generation: number) => `snapshot-${generation}`;
/** The name of a generation's journal. */
export const journalName = (generation: number) => `journal-${generation}`;

/** The numbers of the files of one kind in a folder, ascending. */
export function generationsIn(names: readonly string[], kind: 'snapshot' | 'journal'): number[] {
	const found = names.map((name) => new RegExp(`^${kind}-([1-9]\\d{0,8})$`).exec(name)?.[1]);
	return found
		.filter((digits) => digits !== undefined)
		.map(Number)
		.sort((a, b) => a - b);
}

/** Removes a file and its entry among the sizes. Throws StorageFailure. */
export async function forget(files: ProjectFiles, sizes: Map<string, number>, name: string): Promise<void> {
	await files.remove(name);
	sizes.delete(name);
}

/** The whole content of a file. Throws StorageFailure. */
export async function readWhole(files: ProjectFiles, name: string): Promise<Uint8Array> {
	const file = await files.open(name);
	try {
		return file.read(0, file.size());
	} finally {
		file.close();
	}
}

/** The length of a file in bytes. Throws StorageFailure. */
export async function sizeOf(files: ProjectFiles, name: string): Promise<number> {
	const file = await files.open(name);
	try {
		return file.size();
	} finally {
		file.close();
	}
}

/** Copies a file to `damaged-…` before it is cut or removed, and gives the copy's name; an earlier copy is never overwritten. Throws StorageFailure. */
export async function keepCopy(
	files: ProjectFiles,
	names: readonly string[],
	name: string,
	bytes: Uint8Array
): Promise<string> {
	let copy = 1;
	while (names.includes(`${DAMAGED}${name}-${copy}`)) copy += 1;
	const keptAs = `${DAMAGED}${name}-${copy}`;
	const file = await files.open(keptAs);
	try {
		file.write(bytes, 0);
		file.flush();
	} catch (failure) {
		file.truncate(0);
		throw failure;
	} finally {
		file.close();
	}
	return keptAs;
}

/** Empties a file and begins a journal in it. Throws StorageFailure. */
export function beginJournal(file: OpenFile, header: JournalHeader): void {
	file.truncate(0);
	file.write(encodeJournalHeader(header), 0);
	file.flush();
}

/** A file that was begun, and its open handle where there still is one. */
export type Begun = readonly [name: string, file: OpenFile | undefined];

/** Empties and removes files that were only begun. Emptied first: should removing fail, they count as nothing all the same. */
export async function discard(files: ProjectFiles, begun: readonly Begun[]): Promise<void> {
	for (const [, file] of begun) {
		if (file) {
			quietly(() => file.truncate(0));
			quietly(() => file.flush());
			quietly(() => file.close());
		}
	}
	for (const [name] of begun) {
		try {
			await files.remove(name);
		} catch (failure) {
			failureToError(failure);
		}
	}
}

/** For what is only tidying: a failure of storage there changes nothing that was promised. */
export function quietly(act: () => void): void {
	try {
		act();
	} catch (failure) {
		failureToError(failure);
	}
}
