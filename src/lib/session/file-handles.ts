/** Where files outside the project lie on this device: handles that the browser keeps, by project folder and document. */
import type { Guid } from '../core/records.ts';

/** A handle with what Chromium adds to it: whether it may be read, and the question to the user. */
export type FileHandle = FileSystemFileHandle & {
	queryPermission?(options: { mode: 'read' }): Promise<PermissionState>;
	requestPermission?(options: { mode: 'read' | 'readwrite' }): Promise<PermissionState>;
};

const store = 'handles';

/** The handle kept for a document, or null; null too where the browser keeps none. */
export async function keptHandle(folder: Guid, document: Guid): Promise<FileHandle | null> {
	try {
		const found = await within('readonly', (handles) => handles.get(`${folder}/${document}`));
		return (found as FileHandle | undefined) ?? null;
	} catch {
		return null;
	}
}

/** Keeps a handle for a document; with null the one that was kept goes. */
export async function keepHandle(folder: Guid, document: Guid, handle: FileHandle | null): Promise<void> {
	const key = `${folder}/${document}`;
	try {
		await within('readwrite', (handles) => (handle ? handles.put(handle, key) : handles.delete(key)));
	} catch {
		// Without a place to keep it the file is asked for again.
	}
}

async function within(
	mode: IDBTransactionMode,
	act: (handles: IDBObjectStore) => IDBRequest
): Promise<unknown> {
	const database = await settled(opening());
	try {
		return await settled(act(database.transaction(store, mode).objectStore(store)));
	} finally {
		database.close();
	}
}

function opening(): IDBOpenDBRequest {
	const request = indexedDB.open('samtal files', 1);
	request.onupgradeneeded = () => request.result.createObjectStore(store);
	return request;
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error ?? new Error('the browser keeps no handles'));
	});
}
