/** The storage worker: SQLite, the shelf and the locks of this tab, behind messages. */
import initSqlJs from 'sql.js';
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { faultText } from '../core/answers.ts';
import type { Guid } from '../core/records.ts';
import { Desk } from './desk.ts';
import { memoryShelf } from './memory-shelf.ts';
import { isOpfsAvailable } from './opfs.ts';
import { opfsShelf } from './opfs-shelf.ts';
import type { Reply, Request, WorkerEvent } from './protocol.ts';
import type { Locker } from './shelf.ts';

const channel = new BroadcastChannel('samtal');

const lock: Locker = (folder, wait) => {
	const name = `samtal ${folder}`;
	return new Promise((resolve, reject) => {
		if (wait) channel.postMessage({ letGo: folder });
		navigator.locks
			.request(name, { ifAvailable: !wait }, (held) => {
				if (!held) return resolve(null);
				return new Promise<void>((release) => resolve(release));
			})
			.catch(reject);
	});
};

const desk = start();

async function start(): Promise<Desk> {
	const sql = await initSqlJs({ locateFile: () => wasmUrl });
	const shelf = (await isOpfsAvailable()) ? await opfsShelf() : memoryShelf();
	const persisted = async (): Promise<boolean> => (await navigator.storage?.persisted?.()) ?? false;
	return new Desk(sql, shelf, lock, (committed) => tell({ event: 'committed', committed }), persisted);
}

function tell(event: WorkerEvent): void {
	self.postMessage(event);
}

async function answer(request: Request, reply: (message: Reply) => void): Promise<void> {
	try {
		if (request.verb === 'connect') {
			const { port } = request.args;
			port.onmessage = ({ data }: MessageEvent<Request>) =>
				answer(data, (message) => port.postMessage(message));
			return reply({ id: request.id, value: null });
		}
		const value = await (await desk).answer(request.verb, request.args);
		reply({ id: request.id, value });
	} catch (fault) {
		reply({ id: request.id, failed: faultText(fault) });
	}
}

self.onmessage = ({ data }: MessageEvent<Request>) => answer(data, (message) => self.postMessage(message));

channel.onmessage = async ({ data }: MessageEvent<{ letGo?: Guid }>) => {
	const { folder } = await desk;
	// The window saves its drafts first, then closes the project.
	if (folder && data.letGo === folder) tell({ event: 'asked', folder });
};
