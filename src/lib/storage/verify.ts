/** Has a snapshot read back by a second, short-lived worker, so that neither the disk nor the export is taken at its word. */
import type { VerifySnapshot } from './keeper.ts';

/** What goes to the second worker. */
export type VerifyRequest = { readonly folder: FileSystemDirectoryHandle; readonly name: string };

/** What comes back: whether the snapshot is a whole database, or why that could not be tried. */
export type VerifyReply = { readonly whole: boolean } | { readonly failed: string };

/** A check of snapshots in a folder of OPFS; each call starts a worker and ends it. Rejects where none can be started or it takes over 2 minutes. */
export function verifyInWorker(folder: FileSystemDirectoryHandle): VerifySnapshot {
	return (name) =>
		new Promise<boolean>((resolve, reject) => {
			const worker = new Worker(new URL('./verify-worker.ts', import.meta.url), { type: 'module' });
			const end = (settle: () => void) => {
				clearTimeout(limit);
				worker.terminate();
				settle();
			};
			const limit = setTimeout(() => end(() => reject(new Error(`${name}: not read back in time`))), 120_000);
			worker.onmessage = ({ data }: MessageEvent<VerifyReply>) =>
				end(() => ('failed' in data ? reject(new Error(data.failed)) : resolve(data.whole)));
			worker.onerror = (event) => end(() => reject(new Error(event.message || 'the worker did not start')));
			worker.onmessageerror = () => end(() => reject(new Error('the worker did not answer')));
			worker.postMessage({ folder, name } satisfies VerifyRequest);
		});
}
