/** A project's folder in the browser's private file system, by synchronous access handles: only in a dedicated worker. */
import { StorageFailure, type FailureType, type OpenFile, type ProjectFiles } from './files.ts';

/** Wraps a folder handle of OPFS; whoever calls holds the project's Web Lock. */
export function opfsFiles(folder: FileSystemDirectoryHandle): ProjectFiles {
	return {
		list: () =>
			guarded(folder.name, async () => {
				const names: string[] = [];
				for await (const [name, handle] of folder.entries()) if (handle.kind === 'file') names.push(name);
				return names;
			}),
		open: (name) =>
			guarded(name, async () => {
				const file = (await folder.getFileHandle(name, { create: true })) as SyncCapable;
				return openHandle(name, await file.createSyncAccessHandle());
			}),
		remove: (name) =>
			guarded(name, async () => {
				try {
					await folder.removeEntry(name);
				} catch (error) {
					if (failureType(error) !== 'missing') throw error;
				}
			})
	};
}

/** Whether this place has what `opfsFiles` needs (some private windows have not); asked inside the worker. */
export async function isOpfsAvailable(): Promise<boolean> {
	try {
		const folder = await navigator.storage.getDirectory();
		return folder !== null && 'createSyncAccessHandle' in FileSystemFileHandle.prototype;
	} catch {
		return false;
	}
}

/** What `act` gives; its failures become `StorageFailure`, named after what was touched. */
export async function guarded<T>(name: string, act: () => Promise<T>): Promise<T> {
	try {
		return await act();
	} catch (error) {
		throw failure(name, error);
	}
}

/** What TypeScript's DOM library leaves out, since only workers have it. */
type SyncHandle = {
	getSize(): number;
	read(into: Uint8Array, options: { at: number }): number;
	write(bytes: Uint8Array, options: { at: number }): number;
	truncate(length: number): void;
	flush(): void;
	close(): void;
};
type SyncCapable = FileSystemFileHandle & { createSyncAccessHandle(): Promise<SyncHandle> };

function openHandle(name: string, handle: SyncHandle): OpenFile {
	const sync = <T>(act: () => T): T => {
		try {
			return act();
		} catch (error) {
			throw failure(name, error);
		}
	};
	return {
		size: () => sync(() => handle.getSize()),
		read: (at, length) =>
			sync(() => {
				const bytes = new Uint8Array(Math.max(0, Math.min(length, handle.getSize() - at)));
				return bytes.subarray(0, handle.read(bytes, { at }));
			}),
		write: (bytes, at) =>
			sync(() => {
				const written = handle.write(bytes, { at });
				// A handle that can take no more may write less than asked instead of throwing.
				if (written < bytes.length)
					throw new StorageFailure('quota', `${name}: ${written} of ${bytes.length} bytes`);
			}),
		truncate: (length) => sync(() => handle.truncate(length)),
		flush: () => sync(() => handle.flush()),
		close: () => sync(() => handle.close())
	};
}

function failure(name: string, error: unknown): StorageFailure {
	if (error instanceof StorageFailure) return error;
	return new StorageFailure(
		failureType(error),
		`${name}: ${error instanceof Error ? error.message : String(error)}`
	);
}

function failureType(error: unknown): FailureType {
	switch ((error as { name?: unknown } | null)?.name) {
		case 'QuotaExceededError':
			return 'quota';
		case 'NoModificationAllowedError':
			return 'locked';
		case 'NotFoundError':
			return 'missing';
		default:
			return 'io';
	}
}
