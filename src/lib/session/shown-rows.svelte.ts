/** The rows of the open project that a window shows: read once, then kept in step with every Change. */
import type { Change } from '../core/change.ts';
import type { Guid } from '../core/records.ts';
import type { QueryResult } from '../storage/protocol.ts';
import {
	countsAfter,
	documentAfter,
	projectRowsAfter,
	type Counts,
	type ProjectRows,
	type ReadDocument
} from './rows.ts';

export class ShownRows {
	rows: ProjectRows | null = $state.raw(null);
	/** Turns by document. */
	turns: Readonly<Record<Guid, number>> = $state.raw({});
	/** The documents with a turn that names no speaker. */
	unnamed: readonly Guid[] = $state.raw([]);
	codeCounts: Counts = $state.raw(new Map());
	documentCounts: Counts = $state.raw(new Map());
	/** The document that is read. */
	document: ReadDocument | null = $state.raw(null);

	/** Codes by GUID; likewise coders, documents, cases and speakers. */
	readonly codesByGuid = $derived(new Map(this.rows?.codes.map((code) => [code.guid, code]) ?? []));
	readonly codersByGuid = $derived(new Map(this.rows?.coders.map((coder) => [coder.guid, coder]) ?? []));
	readonly documentsByGuid = $derived(new Map(this.rows?.documents.map((one) => [one.guid, one]) ?? []));
	readonly casesByGuid = $derived(new Map(this.rows?.cases.map((one) => [one.guid, one]) ?? []));
	readonly speakersByGuid = $derived(new Map(this.rows?.speakers.map((one) => [one.guid, one]) ?? []));

	/** Shows what was read of the whole project; the document that is read stays. */
	protected show({ turns, unnamed, codeCounts, documentCounts, ...read }: QueryResult<'overview'>): void {
		const { undo: _undo, redo: _redo, orphans: _orphans, ...rows } = read;
		this.rows = rows;
		this.turns = turns;
		this.unnamed = unnamed;
		this.codeCounts = countsOf(codeCounts);
		this.documentCounts = countsOf(documentCounts);
	}

	/** Carries a Change over; false when the rows have to be read anew. */
	protected patch(change: Change): boolean {
		const { rows } = this;
		if (!rows) return false;
		const changesTurns =
			[...change.added, ...change.removed].some(({ table }) => table === 'document' || table === 'turn') ||
			change.updated.some(({ table }) => table === 'turn');
		const codeCounts = countsAfter('code', this.codeCounts, change);
		const documentCounts = countsAfter('document', this.documentCounts, change);
		if (changesTurns || !codeCounts || !documentCounts) return false;
		this.codeCounts = codeCounts;
		this.documentCounts = documentCounts;
		this.rows = projectRowsAfter(rows, change);
		if (this.document) this.document = documentAfter(this.document, change);
		return true;
	}

	/** Shows nothing: another project is opened, or none. */
	protected clear(): void {
		this.rows = null;
		this.document = null;
		this.turns = {};
		this.unnamed = [];
		this.codeCounts = new Map();
		this.documentCounts = new Map();
	}
}

function countsOf(list: readonly { of: Guid; coder: Guid; count: number }[]): Counts {
	const counts = new Map<Guid, Map<Guid, number>>();
	for (const { of, coder, count } of list) {
		const byCoder = counts.get(of) ?? new Map<Guid, number>();
		byCoder.set(coder, count);
		counts.set(of, byCoder);
	}
	return counts;
}
