/** The worker of the SQL console: holds a copy of the project, and is ended when a question takes too long. */
import initSqlJs, { type Database } from 'sql.js';
import wasmUrl from 'sql.js/dist/sql-wasm-browser.wasm?url';
import { faultText } from '../core/answers.ts';
import type { SqlRequest } from './client-sql.ts';
import type { Reply } from './protocol.ts';
import { askSql, describeCopy, openCopy } from './sql-console.ts';

const sql = initSqlJs({ locateFile: () => wasmUrl });
let db: Database | null = null;

self.onmessage = async ({ data }: MessageEvent<SqlRequest>) => {
	let reply: Reply;
	try {
		reply = { id: data.id, value: await answer(data) };
	} catch (fault) {
		reply = { id: data.id, failed: faultText(fault) };
	}
	self.postMessage(reply);
};

async function answer(request: SqlRequest): Promise<unknown> {
	if ('bytes' in request) {
		db?.close();
		db = openCopy(await sql, request.bytes);
		return describeCopy(db);
	}
	if (!db) throw new Error('nothing was opened');
	return askSql(db, request.text);
}
