/** The second, short-lived worker: reads one snapshot from the disk, checks its trailer, and lets SQLite check the database in it. */
import initSqlJs from 'sql.js';
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { readSnapshot } from './snapshots.ts';
import type { VerifyReply, VerifyRequest } from './verify.ts';

self.onmessage = async ({ data }: MessageEvent<VerifyRequest>) => {
	let reply: VerifyReply;
	try {
		reply = { whole: await isWholeSnapshot(data) };
	} catch (error) {
		reply = { failed: error instanceof Error ? error.message : String(error) };
	}
	self.postMessage(reply);
};

async function isWholeSnapshot({ folder, name }: VerifyRequest): Promise<boolean> {
	const file = await (await folder.getFileHandle(name)).getFile();
	const reading = await readSnapshot(new Uint8Array(await file.arrayBuffer()));
	if (reading.type !== 'whole' || !beginsAsSqlite(reading.bytes)) return false;
	const { Database } = await initSqlJs({ locateFile: () => wasmUrl });
	// The worker ends after this one answer, so that nothing has to be closed.
	try {
		return new Database(reading.bytes).exec('PRAGMA quick_check')[0]?.values[0]?.[0] === 'ok';
	} catch (error) {
		// What SQLite can't even open (SQLITE_CORRUPT, SQLITE_NOTADB) is no database; any other trouble says nothing about it.
		if (error instanceof Error && /malformed|not a database|corrupt/i.test(error.message)) return false;
		throw error;
	}
}

function beginsAsSqlite(bytes: Uint8Array): boolean {
	const magic = new TextEncoder().encode('SQLite format 3\0');
	return magic.every((byte, index) => bytes[index] === byte);
}
