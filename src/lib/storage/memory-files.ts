/** A project's folder in memory only: for private windows without OPFS, and for tests. Gone when the page is. */
import { StorageFailure, type OpenFile, type ProjectFiles } from './files.ts';

/** A folder in memory, with its contents in reach. */
export interface MemoryFiles extends ProjectFiles {
	/** A copy of every file, by name. */
	contents(): Map<string, Uint8Array>;
}

/** Makes a folder in memory that holds copies of the files given. */
export function memoryFiles(contents: ReadonlyMap<string, Uint8Array> = new Map()): MemoryFiles {
	const files = new Map<string, Stored>();
	for (const [name, bytes] of contents)
		files.set(name, { bytes: bytes.slice(), length: bytes.length, held: false });
	return {
		list: async () => [...files.keys()],
		open: async (name) => {
			const stored = files.get(name) ?? { bytes: new Uint8Array(0), length: 0, held: false };
			if (stored.held) throw new StorageFailure('locked', name);
			stored.held = true;
			files.set(name, stored);
			return openStored(stored);
		},
		remove: async (name) => {
			if (files.get(name)?.held) throw new StorageFailure('locked', name);
			files.delete(name);
		},
		contents: () => new Map([...files].map(([name, stored]) => [name, stored.bytes.slice(0, stored.length)]))
	};
}

/** `bytes` may be longer than the file: it grows by doubling, so that appending stays cheap. */
type Stored = { bytes: Uint8Array; length: number; held: boolean };

function openStored(stored: Stored): OpenFile {
	const reserve = (length: number) => {
		if (length <= stored.bytes.length) return;
		const grown = new Uint8Array(
			Math.max(length, Math.min(stored.bytes.length * 2, stored.bytes.length + (1 << 24)))
		);
		grown.set(stored.bytes.subarray(0, stored.length));
		stored.bytes = grown;
	};
	return {
		size: () => stored.length,
		read: (at, length) => stored.bytes.slice(at, Math.max(at, Math.min(at + length, stored.length))),
		write: (bytes, at) => {
			reserve(at + bytes.length);
			stored.bytes.set(bytes, at);
			stored.length = Math.max(stored.length, at + bytes.length);
		},
		truncate: (length) => {
			reserve(length);
			if (length < stored.length) stored.bytes.fill(0, length, stored.length);
			stored.length = length;
		},
		flush: () => {},
		close: () => {
			stored.held = false;
		}
	};
}
