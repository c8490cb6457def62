/**
 * All codings of a project as columns for analysis, read once and kept in step by document: a Change marks the
 * documents that it touches, and only those are read again.
 */
import { blankColumns, type CodingColumns } from '../analysis/coding-columns.ts';
import { lastAtMost } from '../analysis/last-at-most.ts';
import type { Change } from '../core/change.ts';
import type { Guid } from '../core/records.ts';
import type { Stepwise } from './stepwise.ts';
import type { Tables } from './tables.ts';
import { TurnColumnsCache } from './turn-columns.ts';

/** Codings as columns, with what their small integers stand for. */
export type CodingTable = {
	readonly columns: CodingColumns;
	/** The local key of the coding in each row. */
	readonly ids: Int32Array;
	/** What is marked in each row: `mark.star`, `mark.auto`, both or neither. */
	readonly marks: Uint8Array;
	/** The codes by index, in no particular order; likewise coders and documents. */
	readonly codes: readonly Guid[];
	readonly coders: readonly Guid[];
	readonly documents: readonly Guid[];
};

/** The marks of a row, as bits. */
export const mark = { star: 1, auto: 2 } as const;

/** Numbers a row holds: id, code, coder, start, end, turn (local keys), the number of its paragraph in the document, marks. */
const width = 8;

export class CodingColumnsCache {
	readonly #tables: Tables;
	/** The turns that codings belong to. */
	readonly turns: TurnColumnsCache;
	/** By document. Local keys are given out again after a deletion, GUIDs are not. */
	readonly #segments = new Map<Guid, Int32Array>();
	#stale = new Set<Guid>();
	#table: CodingTable | null = null;

	constructor(tables: Tables) {
		this.#tables = tables;
		this.turns = new TurnColumnsCache(tables);
	}

	/** Takes note of a Change that is now in the tables. */
	take(change: Change): void {
		this.turns.take(change);
		for (const { table, row } of [...change.added, ...change.removed]) {
			if (table === 'coding') this.#stale.add(row.document);
			else if (table === 'document') this.#stale.add(row.guid);
			else if (table === 'turn') this.#stale.add(row.document);
			// Indexes of codes and coders move; what the segments hold does not.
			else if (table === 'code' || table === 'coder') this.#table = null;
		}
		for (const { table, guid, after } of change.updated) {
			if (table === 'coding') {
				const document = this.#tables.get('coding', guid)?.document;
				if (document) this.#stale.add(document);
			} else if (table === 'turn' && ('start' in after || 'end' in after)) {
				const document = this.#tables.get('turn', guid)?.document;
				if (document) this.#stale.add(document);
			}
		}
		for (const { document } of change.splices) this.#stale.add(document);
		if (this.#stale.size) this.#table = null;
	}

	/** Reads the documents that `read` would, one a step; what a Change touches meanwhile is read again by it. */
	*readAhead(): Stepwise<void> {
		if (this.#table) return;
		const { ids, guids } = this.#keys('document');
		for (const [i, guid] of guids.entries()) if (this.#refresh(guid, ids[i] as number)) yield;
	}

	/** The codings as they are now. */
	read(): CodingTable {
		if (this.#table) return this.#table;
		const { ids, guids } = this.#keys('document');
		guids.forEach((guid, i) => this.#refresh(guid, ids[i] as number));
		for (const guid of this.#stale) this.#segments.delete(guid);
		this.#stale.clear();
		this.#table = this.#assemble();
		return this.#table;
	}

	/** Reads a document unless it is known as it is now; tells whether it did. */
	#refresh(guid: Guid, id: number): boolean {
		if (this.#segments.has(guid) && !this.#stale.has(guid)) return false;
		this.#segments.set(guid, this.#readDocument(guid, id));
		this.#stale.delete(guid);
		return true;
	}

	#readDocument(guid: Guid, document: number): Int32Array {
		const turns = this.turns.of(guid);
		const statement = this.#tables.prepare(
			`select id, code_id, coder_id, start, "end", first_visible, star * ${mark.star} + auto * ${mark.auto} from coding
			where document_id = ? and orphan = 0 and start is not null order by start, "end", id`
		);
		const numbers: number[] = [];
		statement.bind([document]);
		while (statement.step()) {
			const row = statement.get() as [number, number, number, number, number, number, number];
			const [id, code, coder, start, end, visible, marks] = row;
			const turn = turns.ids[lastAtMost(turns.starts, visible)] ?? -1;
			numbers.push(id, code, coder, start, end, turn, lastAtMost(turns.paragraphs, visible), marks);
		}
		statement.reset();
		return Int32Array.from(numbers);
	}

	#assemble(): CodingTable {
		const codes = this.#keys('code');
		const coders = this.#keys('coder');
		const documents = this.#keys('document');
		const filled = documents.guids.map((guid) => this.#segments.get(guid) ?? new Int32Array());
		const length = filled.reduce((sum, segment) => sum + segment.length / width, 0);
		const columns = blankColumns(length);
		const ids = new Int32Array(length);
		const marks = new Uint8Array(length);
		let row = 0;
		/** Paragraphs in the documents before. */
		let paragraphs = 0;
		filled.forEach((segment, document) => {
			for (let at = 0; at < segment.length; at += width, row++) {
				ids[row] = segment[at] as number;
				columns.document[row] = document;
				columns.code[row] = codes.indexOf[segment[at + 1] as number] as number;
				columns.coder[row] = coders.indexOf[segment[at + 2] as number] as number;
				columns.start[row] = segment[at + 3] as number;
				columns.end[row] = segment[at + 4] as number;
				columns.turn[row] = segment[at + 5] as number;
				const paragraph = segment[at + 6] as number;
				columns.paragraph[row] = paragraph < 0 ? -1 : paragraphs + paragraph;
				marks[row] = segment[at + 7] as number;
			}
			paragraphs += this.turns.of(documents.guids[document] as Guid).paragraphs.length;
		});
		return { columns, ids, marks, codes: codes.guids, coders: coders.guids, documents: documents.guids };
	}

	/** Local keys and GUIDs in the order of the keys, and by local key the index in it. */
	#keys(table: 'code' | 'coder' | 'document'): {
		ids: number[];
		guids: Guid[];
		indexOf: Int32Array;
	} {
		const statement = this.#tables.prepare(`select id, guid from ${table} order by id`);
		const ids: number[] = [];
		const guids: Guid[] = [];
		while (statement.step()) {
			const [id, guid] = statement.get() as [number, Guid];
			ids.push(id);
			guids.push(guid);
		}
		statement.reset();
		const indexOf = new Int32Array((ids.at(-1) ?? 0) + 1);
		ids.forEach((id, index) => (indexOf[id] = index));
		return { ids, guids, indexOf };
	}
}
