/** The text of documents, which lies in their turns: whole, in part, corrected, and kept when a document goes. */
import { hashText } from '../core/hash.ts';
import type { Guid } from '../core/records.ts';
import type { Stamp, Tables } from './tables.ts';

type StoredTurn = { id: number; start: number; end: number; text: string };

/** The whole text of a document: its turns' texts joined by one line feed. */
export function textOf(tables: Tables, document: Guid): string {
	return turnsOf(tables, document)
		.map((turn) => turn.text)
		.join('\n');
}

/** The text between two offsets (UTF-16 units, half open); reads only the turns that it touches. */
export function sliceOf(tables: Tables, document: Guid, start: number, end: number): string {
	const statement = tables.prepare(
		`select start, text from turn
		where document_id = (select id from document where guid = $document)
			and start < $end and start >= coalesce(
				(select max(start) from turn
				where document_id = (select id from document where guid = $document) and start <= $start), 0)
		order by start`
	);
	let text = '';
	let at = start;
	try {
		statement.bind({ $document: document, $start: start, $end: end });
		while (statement.step()) {
			const [from, words] = statement.get() as [number, string];
			if (from > at) {
				text += '\n'.repeat(from - at);
				at = from;
			}
			const part = words.slice(at - from, end - from);
			text += part;
			at += part.length;
		}
	} finally {
		statement.reset();
	}
	return at < end ? text + '\n'.repeat(end - at) : text;
}

/** The bytes of a picture as base64 text; empty when it is not there. */
export function pictureData(tables: Tables, guid: Guid): string {
	const statement = tables.prepare('select data from picture where guid = ?');
	try {
		statement.bind([guid]);
		return statement.step() ? (statement.get()[0] as string) : '';
	} finally {
		statement.reset();
	}
}

/** Keeps the text of a document, or the base64 of a picture, that is about to go, once, by its hash. */
export function keepText(tables: Tables, hash: string, text: string): void {
	const statement = tables.prepare('insert or ignore into kept_text (hash, text) values (?, ?)');
	statement.run([hash, text]);
	statement.reset();
}

/** True when the text or picture of this hash is kept. */
export function isKept(tables: Tables, hash: string): boolean {
	const statement = tables.prepare('select 1 from kept_text where hash = ?');
	try {
		statement.bind([hash]);
		return statement.step();
	} finally {
		statement.reset();
	}
}

/** A text kept by its hash. Throws when it is not there: a Change that brings a document back needs it. */
export function keptText(tables: Tables, hash: string): string {
	const statement = tables.prepare('select text from kept_text where hash = ?');
	try {
		statement.bind([hash]);
		if (!statement.step()) throw new Error('the text of a removed document is not kept');
		return statement.get()[0] as string;
	} finally {
		statement.reset();
	}
}

/**
 * Gives a document its text anew: each turn the words at its place; `length` and `text_hash` follow. Throws when its
 * turns do not tile the text.
 */
export function writeText(tables: Tables, document: Guid, text: string, stamp: Stamp): void {
	const write = tables.prepare('update turn set text = ? where id = ?');
	let at = 0;
	for (const { id, start, end, text: words } of turnsOf(tables, document)) {
		const fits = start === at && (at === 0 || text[at - 1] === '\n');
		if (!fits || end < start || end > text.length) throw new Error('a turn does not fit the text');
		at = end + 1;
		const now = text.slice(start, end);
		if (now !== words) write.run([now, id]);
	}
	write.reset();
	if (Math.max(0, at - 1) !== text.length) throw new Error('the turns do not cover the text');
	const about = tables.prepare(
		'update document set length = ?, text_hash = ?, replica_id = ?, sequence = ? where guid = ?'
	);
	about.run([text.length, hashText(text), stamp.replica, stamp.sequence, document]);
	about.reset();
}

function turnsOf(tables: Tables, document: Guid): StoredTurn[] {
	const statement = tables.prepare(
		`select id, start, "end", text from turn
		where document_id = (select id from document where guid = ?) order by start`
	);
	const turns: StoredTurn[] = [];
	try {
		statement.bind([document]);
		while (statement.step()) {
			const [id, start, end, text] = statement.get() as [number, number, number, string];
			turns.push({ id, start, end, text });
		}
	} finally {
		statement.reset();
	}
	return turns;
}
