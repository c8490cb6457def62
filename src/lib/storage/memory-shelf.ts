/** A shelf in memory: for private windows without OPFS, and for tests. What stands on it goes with the page. */
import { memoryFiles, type MemoryFiles } from './memory-files.ts';
import type { Shelf } from './shelf.ts';

/** An empty shelf. */
export function memoryShelf(): Shelf {
	const folders = new Map<string, MemoryFiles>();
	return {
		kind: 'memory',
		folders: async () => [...folders.keys()],
		open: async (folder) => {
			const files = folders.get(folder) ?? memoryFiles();
			folders.set(folder, files);
			return { files, verify: async () => true };
		},
		erase: async (folder) => {
			folders.delete(folder);
		}
	};
}
