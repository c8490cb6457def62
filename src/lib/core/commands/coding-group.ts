/** The codings of one document, code and coder, found by where they lie: auto-coding places thousands among thousands. */
import type { Coding, Guid } from '../records.ts';

/** UTF-16 units of text that share a cell. */
const cell = 1024;
/** Where those lie that have no place in the text: on the whole document, or orphans. */
const nowhere = -1;

export class CodingGroup {
	readonly #rows = new Map<Guid, Coding>();
	readonly #cells = new Map<number, Set<Coding>>();

	constructor(rows: readonly Coding[]) {
		for (const row of rows) this.set(row);
	}

	get(guid: Guid): Coding | undefined {
		return this.#rows.get(guid);
	}

	/** All of them, in the order in which they came in. */
	all(): IterableIterator<Coding> {
		return this.#rows.values();
	}

	/** All that may share a character with a coding, and perhaps more; of one without a place, all such. */
	near(coding: Coding): Coding[] {
		const found = new Set<Coding>();
		for (const at of cellsOf(coding)) for (const row of this.#cells.get(at) ?? []) found.add(row);
		return [...found];
	}

	/** Puts a coding in, instead of the one with its GUID. */
	set(row: Coding): void {
		this.#leaveCells(row.guid);
		this.#rows.set(row.guid, row);
		for (const at of cellsOf(row)) {
			const here = this.#cells.get(at);
			if (here) here.add(row);
			else this.#cells.set(at, new Set([row]));
		}
	}

	/** False where it was not in. */
	delete(guid: Guid): boolean {
		this.#leaveCells(guid);
		return this.#rows.delete(guid);
	}

	#leaveCells(guid: Guid): void {
		const row = this.#rows.get(guid);
		if (row) for (const at of cellsOf(row)) this.#cells.get(at)?.delete(row);
	}
}

function* cellsOf({ start, end, orphan }: Coding): Generator<number> {
	if (orphan || start === null || end === null) yield nowhere;
	else for (let at = Math.floor(start / cell); at * cell < end; at++) yield at;
}
