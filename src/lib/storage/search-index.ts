/**
 * The words of every turn in a full-text index (FTS4). It stands in a database of its own, so that neither the project's
 * file nor its snapshots carry it: derived, outside Changes, made anew whenever a project opens. It is built a stretch at
 * a time and holds for each document what its turns were when they were taken in, so an edit leaves nothing stale: what is
 * not indexed as it is now has to be looked through.
 */
import type { Database, SqlJsStatic, Statement } from 'sql.js';
import { indexedWords } from '../core/search/matcher.ts';
import type { Tables } from './tables.ts';

/** A document as the index knows it: its turns have the row ids from `first` on, in their order. */
type Indexed = { readonly state: string; readonly first: number; count: number; whole: boolean };

/** UTF-16 units of text that are taken in before others get their turn: some 10 ms. */
const stretch = 80_000;

/** Rows without a meaning that are no matter. */
const staleRows = 50_000;

/** A document by its local key, and what tells one state of its turns from any other. */
export type DocumentState = { readonly id: number; readonly state: string };

export class SearchIndex {
	readonly #sql: SqlJsStatic;
	#db: Database | null = null;
	#insert: Statement | null = null;
	/** What was asked last: a search asks the same of one document after another. */
	#answer: { readonly match: string; readonly last: number; readonly rows: Int32Array } | null = null;
	#documents = new Map<number, Indexed>();
	/** The last row id given. Those of documents that were taken in again stay behind and mean nothing. */
	#last = 0;

	constructor(sql: SqlJsStatic) {
		this.#sql = sql;
	}

	/** Takes in some text of `documents` that is not indexed yet; gives how many of them are left to do. */
	take(tables: Tables, documents: readonly DocumentState[]): number {
		if (this.#isMostlyStale()) this.close();
		const missing = documents.filter((document) => !this.#current(document)?.whole);
		let [done, taken] = [0, 0];
		this.#database().exec('begin');
		for (const document of missing) {
			if (taken >= stretch) break;
			taken += this.#takeTurns(tables, document, stretch - taken);
			if (this.#current(document)?.whole) done++;
		}
		this.#database().exec('commit');
		return missing.length - done;
	}

	/** The turns of a document that may hold what `match` asks for, by their place from 0; null where the index can't tell. */
	turns(document: DocumentState, match: string): number[] | null {
		const indexed = this.#current(document);
		if (!indexed?.whole) return null;
		const found = this.#matching(match);
		const turns: number[] = [];
		for (let at = firstAtLeast(found, indexed.first); at < found.length; at++) {
			const place = (found[at] as number) - indexed.first;
			if (place >= indexed.count) break;
			turns.push(place);
		}
		return turns;
	}

	/** Lets go of the memory. */
	close(): void {
		this.#insert?.free();
		this.#db?.close();
		this.#insert = this.#db = this.#answer = null;
		this.#documents = new Map();
		this.#last = 0;
	}

	/** Whether rows left behind by edits are most of it: then it is made anew. */
	#isMostlyStale(): boolean {
		const live = [...this.#documents.values()].reduce((sum, { count }) => sum + count, 0);
		return this.#last > 3 * live + staleRows;
	}

	/** The row ids of all turns with what `match` asks for, in order. */
	#matching(match: string): Int32Array {
		if (this.#answer?.match === match && this.#answer.last === this.#last) return this.#answer.rows;
		const rows: number[] = [];
		const statement = this.#database().prepare('select docid from turn where words match ? order by docid');
		try {
			statement.bind([match]);
			while (statement.step()) rows.push(statement.get()[0] as number);
		} finally {
			statement.free();
		}
		this.#answer = { match, last: this.#last, rows: Int32Array.from(rows) };
		return this.#answer.rows;
	}

	#current({ id, state }: DocumentState): Indexed | undefined {
		const indexed = this.#documents.get(id);
		return indexed?.state === state ? indexed : undefined;
	}

	/** Takes in turns until `room` is used up, going on where it stopped; gives the UTF-16 units taken. */
	#takeTurns(tables: Tables, document: DocumentState, room: number): number {
		let indexed = this.#current(document);
		if (!indexed) {
			indexed = { state: document.state, first: this.#last + 1, count: 0, whole: false };
			this.#documents.set(document.id, indexed);
		} else if (indexed.first + indexed.count - 1 !== this.#last) {
			// Another document came between: row ids of one follow each other, so it begins again.
			indexed = { ...indexed, first: this.#last + 1, count: 0 };
			this.#documents.set(document.id, indexed);
		}
		this.#insert ??= this.#database().prepare('insert into turn (docid, words) values (?, ?)');
		const turns = tables.prepare(
			'select text from turn where document_id = ? order by start limit -1 offset ?'
		);
		turns.bind([document.id, indexed.count]);
		let taken = 0;
		indexed.whole = true;
		while (turns.step()) {
			if (taken >= room) {
				indexed.whole = false;
				break;
			}
			const text = turns.get()[0] as string;
			this.#insert.run([++this.#last, indexedWords(text)]);
			indexed.count++;
			taken += text.length + 1;
		}
		turns.reset();
		return taken;
	}

	#database(): Database {
		if (this.#db) return this.#db;
		this.#db = new this.#sql.Database();
		// The words come folded and with blanks between, which the simple tokenizer leaves as they are.
		this.#db.exec(`create virtual table turn using fts4 (content="", words, tokenize=simple)`);
		return this.#db;
	}
}

/** The index of the first of `sorted` that is at least `value`, by halving. */
function firstAtLeast(sorted: Int32Array, value: number): number {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((sorted[middle] as number) < value) low = middle + 1;
		else high = middle;
	}
	return low;
}
