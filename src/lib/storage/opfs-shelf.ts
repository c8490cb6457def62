/** The shelf in the browser's private file system; only in a dedicated worker. */
import { guidShape } from '../core/records.ts';
import { guarded, opfsFiles } from './opfs.ts';
import type { Shelf } from './shelf.ts';
import { verifyInWorker } from './verify.ts';

/** The shelf of this origin. */
export async function opfsShelf(): Promise<Shelf> {
	const root = await navigator.storage.getDirectory();
	const projects = await root.getDirectoryHandle('projects', { create: true });
	return {
		kind: 'opfs',
		folders: async () => {
			const names: string[] = [];
			for await (const [name, handle] of projects.entries()) {
				if (handle.kind === 'directory' && guidShape.safeParse(name).success) names.push(name);
			}
			return names;
		},
		open: async (name) => {
			const folder = await projects.getDirectoryHandle(name, { create: true });
			return { files: opfsFiles(folder), verify: verifyInWorker(folder) };
		},
		erase: (name) => guarded(name, () => projects.removeEntry(name, { recursive: true }))
	};
}
