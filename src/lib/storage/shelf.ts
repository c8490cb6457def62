/** The projects on this device: one folder each, with a small `meta.json` that is a cache for their list. */
import { z } from 'zod';
import { guidShape, type Guid } from '../core/records.ts';
import type { ProjectFiles } from './files.ts';
import { failureToError } from './keeper-error.ts';
import type { VerifySnapshot } from './keeper.ts';

/** What the list of projects shows of one without opening it. Moments are ISO 8601 UTC. */
export const entryShape = z.object({
	project: guidShape,
	name: z.string(),
	documents: z.number(),
	codings: z.number(),
	changed: z.string(),
	/** When a copy was last saved to the user's own disk, or null. */
	copied: z.string().nullable(),
	/** When it was put in the bin, or null; it can be restored for 30 days. */
	deleted: z.string().nullable(),
	/** Bytes on this device. */
	size: z.number()
});
export type Entry = z.infer<typeof entryShape>;
/** A project of the list with the name of its folder. */
export type ShelfEntry = Entry & { readonly folder: Guid };

/** Days for which a deleted project can be restored. */
export const daysInBin = 30;

/** Where folders of projects stand: the browser's private file system, or memory where there is none. */
export interface Shelf {
	readonly kind: 'opfs' | 'memory';
	/** The names of all folders. */
	folders(): Promise<string[]>;
	/** A folder's files, made where it is missing, and how its snapshots are read back. */
	open(folder: Guid): Promise<{ files: ProjectFiles; verify: VerifySnapshot }>;
	/** Deletes a folder with all in it; throws `StorageFailure`. */
	erase(folder: Guid): Promise<void>;
}

/** Takes the lock of a folder, at once or after waiting for its owner; gives what releases it, or null. */
export type Locker = (folder: Guid, wait: boolean) => Promise<(() => void) | null>;

const metaName = 'meta.json';

/** Every project on the shelf, the one changed last first. A folder without a readable `meta.json` shows as damaged. */
export async function listShelf(shelf: Shelf): Promise<{ entries: ShelfEntry[]; damaged: Guid[] }> {
	const entries: ShelfEntry[] = [];
	const damaged: Guid[] = [];
	for (const folder of await shelf.folders()) {
		const entry = await readEntry(shelf, folder);
		if (entry) entries.push({ ...entry, folder });
		else damaged.push(folder);
	}
	entries.sort((a, b) => (a.changed < b.changed ? 1 : a.changed > b.changed ? -1 : 0));
	return { entries, damaged };
}

/** What `meta.json` of a folder says, or null. */
export async function readEntry(shelf: Shelf, folder: Guid): Promise<Entry | null> {
	const { files } = await shelf.open(folder);
	try {
		const file = await files.open(metaName);
		try {
			const parsed = entryShape.safeParse(JSON.parse(new TextDecoder().decode(file.read(0, file.size()))));
			return parsed.success ? parsed.data : null;
		} finally {
			file.close();
		}
	} catch {
		return null;
	}
}

/** Writes `meta.json`. It is only a cache: when that fails the project itself is as safe as before. */
export async function writeEntry(shelf: Shelf, folder: Guid, entry: Entry): Promise<void> {
	const { files } = await shelf.open(folder);
	const bytes = new TextEncoder().encode(JSON.stringify(entry));
	try {
		const file = await files.open(metaName);
		try {
			file.write(bytes, 0);
			file.truncate(bytes.length);
			file.flush();
		} finally {
			file.close();
		}
	} catch {
		return;
	}
}

/**
 * Erases for good what has been in the bin for longer than `daysInBin`. What another tab has open, or what the storage
 * will not give up, stays until the next time. `now` in milliseconds.
 */
export async function emptyBin(shelf: Shelf, lock: Locker, now: number): Promise<void> {
	const isOverdue = ({ deleted }: Entry): boolean =>
		deleted !== null && now - Date.parse(deleted) > daysInBin * 24 * 60 * 60 * 1000;
	const { entries } = await listShelf(shelf);
	for (const { folder } of entries.filter(isOverdue)) {
		const release = await lock(folder, false);
		if (!release) continue;
		try {
			// Until the lock was held another tab could erase it, or take it out of the bin.
			const entry = (await shelf.folders()).includes(folder) ? await readEntry(shelf, folder) : null;
			if (entry && isOverdue(entry)) await shelf.erase(folder);
		} catch (failure) {
			failureToError(failure);
		} finally {
			release();
		}
	}
}
