import initSqlJs from 'sql.js';
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { afterEach, beforeAll, expect, test } from 'vitest';
import type { Reply, Request } from './opfs-worker.ts';

/** A database with one table of so many rows, as exported. */
let database: (rows: number) => Uint8Array;

beforeAll(async () => {
	const { Database } = await initSqlJs({ locateFile: () => wasmUrl });
	database = (rows) => {
		const made = new Database();
		made.run('CREATE TABLE numbers (number INTEGER PRIMARY KEY, words TEXT) STRICT');
		for (let row = 1; row <= rows; row += 1)
			made.run('INSERT INTO numbers VALUES (?, ?)', [row, `row ${row}`]);
		return made.export();
	};
});

const workers: Worker[] = [];
const folders: string[] = [];

afterEach(async () => {
	for (const worker of workers.splice(0)) worker.terminate();
	const root = await navigator.storage.getDirectory();
	for (const folder of folders.splice(0)) await root.removeEntry(folder, { recursive: true }).catch(() => {});
});

function newFolder(): string {
	const folder = `test-${crypto.randomUUID()}`;
	folders.push(folder);
	return folder;
}

/** A worker that answers one request at a time. */
function startWorker() {
	const worker = new Worker(new URL('./opfs-worker.ts', import.meta.url), { type: 'module' });
	workers.push(worker);
	const ask = (request: Request) =>
		new Promise<Reply>((resolve, reject) => {
			worker.onmessage = ({ data }: MessageEvent<Reply>) => resolve(data);
			worker.onerror = (event) => reject(new Error(event.message));
			worker.postMessage(request);
		});
	return { ask, kill: () => worker.terminate() };
}

/** Handles of a terminated worker are let go a moment later. */
async function openOnceFree(ask: (request: Request) => Promise<Reply>, folder: string): Promise<Reply> {
	for (let attempt = 0; attempt < 100; attempt += 1) {
		const reply = await ask({ do: 'open', folder });
		if (reply.error !== 'locked') return reply;
		await new Promise((resolve) => setTimeout(resolve, 50));
	}
	return { error: 'locked' };
}

test('the private file system does what the folder in memory does', async () => {
	const { ask } = startWorker();
	expect(await ask({ do: 'primitives', folder: newFolder() })).toEqual({
		found: {
			written: [1, 2, 3, 0, 9],
			cut: [1, 2],
			beyond: [],
			second: 'locked',
			removedWhileOpen: 'locked',
			removedTwice: 'removed',
			available: true,
			left: []
		}
	});
});

test('open, append, snapshot with edits meanwhile, and open again', async () => {
	const folder = newFolder();
	const { ask } = startWorker();
	expect(await ask({ do: 'create', folder, bytes: database(10) })).toEqual({});
	expect(await ask({ do: 'append', texts: ['"a"', '"b"'] })).toEqual({});
	const next = database(20);
	expect(await ask({ do: 'snapshot', bytes: next, appendMeanwhile: '"c"' })).toEqual({});
	await ask({ do: 'append', texts: ['"d"'] });
	expect((await ask({ do: 'list', folder })).names).toEqual([
		'journal-1',
		'journal-2',
		'snapshot-1',
		'snapshot-2'
	]);
	await ask({ do: 'close' });
	const reopened = await startWorker().ask({ do: 'open', folder });
	expect(reopened.damaged).toBeNull();
	// The edit before the export stands in journal-1, which the new snapshot stands for.
	expect(reopened.texts).toEqual(['"c"', '"d"']);
	expect(reopened.snapshot).toEqual(next);
});

test('a second worker reads a snapshot while the journal is held, and finds a spoilt one', async () => {
	const folder = newFolder();
	const { ask } = startWorker();
	await ask({ do: 'create', folder, bytes: database(2000) });
	expect(await startWorker().ask({ do: 'open', folder })).toEqual({ error: 'locked' });
	const other = startWorker();
	expect(await other.ask({ do: 'verify', folder, name: 'snapshot-1' })).toEqual({ whole: true });
	await other.ask({ do: 'spoil', folder, name: 'snapshot-1', at: 5000 });
	expect(await other.ask({ do: 'verify', folder, name: 'snapshot-1' })).toEqual({ whole: false });
	expect((await other.ask({ do: 'verify', folder, name: 'snapshot-9' })).error).toMatch(/^thrown/);
});

test('a snapshot that is no whole database is refused and gone, though its trailer checks', async () => {
	const folder = newFolder();
	const { ask } = startWorker();
	const good = database(2000);
	await ask({ do: 'create', folder, bytes: good });
	await ask({ do: 'append', texts: ['"a"'] });
	const broken = good.slice();
	broken.fill(0x5a, 4096, 12_288);
	expect(await ask({ do: 'snapshot', bytes: broken })).toEqual({ error: 'unverified' });
	expect(await ask({ do: 'snapshot', bytes: new TextEncoder().encode('no database') })).toEqual({
		error: 'unverified'
	});
	await ask({ do: 'append', texts: ['"b"'] });
	await ask({ do: 'close' });
	const reopened = await startWorker().ask({ do: 'open', folder });
	expect(reopened).toMatchObject({ texts: ['"a"', '"b"'], damaged: null });
	expect(reopened.snapshot).toEqual(good);
});

test('a worker that is killed loses nothing it acknowledged; a snapshot gone bad costs nothing', async () => {
	const folder = newFolder();
	const first = startWorker();
	await first.ask({ do: 'create', folder, bytes: database(10) });
	await first.ask({ do: 'append', texts: ['"a"'] });
	await first.ask({ do: 'snapshot', bytes: database(11) });
	await first.ask({ do: 'append', texts: ['"b"'] });
	first.kill();
	const second = startWorker();
	expect(await openOnceFree(second.ask, folder)).toMatchObject({ texts: ['"b"'], damaged: null });
	second.kill();
	const third = startWorker();
	for (let attempt = 0; attempt < 100; attempt += 1)
		if (!(await third.ask({ do: 'spoil', folder, name: 'snapshot-2', at: 100 })).error) break;
	const reopened = await openOnceFree(third.ask, folder);
	expect(reopened).toMatchObject({
		texts: ['"a"', '"b"'],
		damaged: { lost: false, found: [{ type: 'badSnapshot', name: 'snapshot-2' }] }
	});
	expect(reopened.snapshot).toEqual(database(10));
});
