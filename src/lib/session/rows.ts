/** Carries a Change over to the rows and counts that a window shows. Pure: what nothing touches comes back as it was. */
import type { Change } from '../core/change.ts';
import type {
	Assignment,
	Attribute,
	AttributeValue,
	Case,
	Code,
	Coder,
	Coding,
	Document,
	Guid,
	Memo,
	Project,
	Row,
	Speaker,
	SpokenTurn,
	TableName
} from '../core/records.ts';

/** What the window keeps of a project: everything but what belongs to one document. */
export type ProjectRows = {
	readonly project: Project;
	/** The GUID of the coder who holds what was agreed on, whether there is one yet or not. */
	readonly consensus: Guid;
	readonly coders: readonly Coder[];
	readonly documents: readonly Document[];
	readonly speakers: readonly Speaker[];
	readonly codes: readonly Code[];
	readonly cases: readonly Case[];
	readonly attributes: readonly Attribute[];
	readonly values: readonly AttributeValue[];
	readonly assignments: readonly Assignment[];
	readonly memos: readonly Memo[];
};

/** The document that is read: its turns, and every coder's codings and memos in it. */
export type ReadDocument = {
	readonly guid: Guid;
	readonly turns: readonly SpokenTurn[];
	readonly codings: readonly Coding[];
	readonly memos: readonly Memo[];
};

/** The rows of one table after a Change; rows for which `belongs` is false are left out. */
export function rowsAfter<T extends TableName>(
	table: T,
	rows: readonly Row<T>[],
	change: Change,
	belongs: (row: Row<T>) => boolean = () => true
): readonly Row<T>[] {
	const added = change.added.filter((entry) => entry.table === table).map(({ row }) => row as Row<T>);
	const fresh = added.filter(belongs);
	const removed = new Set(change.removed.filter((entry) => entry.table === table).map(({ row }) => row.guid));
	const updates = new Map(
		change.updated.filter((update) => update.table === table).map(({ guid, after }) => [guid, after])
	);
	const touched = rows.some(({ guid }) => removed.has(guid) || updates.has(guid));
	if (!fresh.length && !touched) return rows;
	const kept = touched
		? rows
				.filter(({ guid }) => !removed.has(guid))
				.map((row) => {
					const after = updates.get(row.guid);
					return after ? ({ ...row, ...after } as Row<T>) : row;
				})
		: rows;
	return fresh.length ? [...kept, ...fresh] : kept;
}

/** Counts of codings by what they are of (a code, a document) and by coder. */
export type Counts = ReadonlyMap<Guid, ReadonlyMap<Guid, number>>;

/** The counts after a Change, or null when it alters codings in a way that has to be counted anew. */
export function countsAfter(field: 'code' | 'document', counts: Counts, change: Change): Counts | null {
	const recounts = ['code', 'coder', 'document', 'orphan'];
	const moved = change.updated.some(
		({ table, after }) => table === 'coding' && recounts.some((name) => name in after)
	);
	if (moved) return null;
	const steps = [
		...change.added.map((entry) => ({ entry, step: 1 })),
		...change.removed.map((entry) => ({ entry, step: -1 }))
	];
	let result: Map<Guid, ReadonlyMap<Guid, number>> | null = null;
	for (const { entry, step } of steps) {
		if (entry.table !== 'coding' || entry.row.orphan) continue;
		result ??= new Map(counts);
		const byCoder = new Map(result.get(entry.row[field]));
		byCoder.set(entry.row.coder, (byCoder.get(entry.row.coder) ?? 0) + step);
		result.set(entry.row[field], byCoder);
	}
	return result ?? counts;
}

/** A project's rows after a Change that adds and removes no turns. */
export function projectRowsAfter(rows: ProjectRows, change: Change): ProjectRows {
	const aboutProject = ({ target }: Memo): boolean => target !== 'coding' && target !== 'passage';
	const after: ProjectRows = {
		project: rowsAfter('project', [rows.project], change)[0] ?? rows.project,
		consensus: rows.consensus,
		coders: rowsAfter('coder', rows.coders, change),
		documents: rowsAfter('document', rows.documents, change),
		speakers: rowsAfter('speaker', rows.speakers, change),
		codes: rowsAfter('code', rows.codes, change),
		cases: rowsAfter('case', rows.cases, change),
		attributes: rowsAfter('attribute', rows.attributes, change),
		values: rowsAfter('attributeValue', rows.values, change),
		assignments: rowsAfter('assignment', rows.assignments, change),
		memos: rowsAfter('memo', rows.memos, change, aboutProject)
	};
	const names = Object.keys(after) as (keyof ProjectRows)[];
	return names.every((name) => after[name] === rows[name]) ? rows : after;
}

/** The document that is read, after a Change that leaves its turns as they are. */
export function documentAfter(document: ReadDocument, change: Change): ReadDocument {
	const codings = rowsAfter('coding', document.codings, change, (one) => one.document === document.guid);
	const known = new Set(codings.map(({ guid }) => guid));
	const memos = rowsAfter('memo', document.memos, change, (memo) =>
		memo.target === 'passage' ? memo.document === document.guid : known.has(memo.coding ?? '')
	);
	const same = codings === document.codings && memos === document.memos;
	return same ? document : { ...document, codings, memos };
}
