/** The history of a project: append-only lines, which of them can be undone or redone, and which rows each touched. */
import { strFromU8, strToU8, unzlibSync, zlibSync } from 'fflate';
import { changeShape, emptyChange, invert, type Change } from '../core/change.ts';
import type { Guid, TableName } from '../core/records.ts';
import type { Refusal } from '../core/refusal.ts';
import { err, ok, type Message, type Result } from '../core/result.ts';
import { liftChange } from './schema/lift.ts';
import type { Tables } from './tables.ts';

/** One line of history with its Change. */
export type HistoryLine = {
	readonly sequence: number;
	readonly replica: Guid;
	readonly coder: Guid;
	/** ISO 8601 UTC. */
	readonly time: string;
	readonly line: Message;
	/** The schema version that the Change was written under. */
	readonly schema: number;
	readonly kind: 'do' | 'undo' | 'redo';
	/** The line that an undo takes back (the newest of its group), or the undo that a redo takes back. */
	readonly undoes: number | null;
	/** Lines that are undone together share a group. */
	readonly group: string | null;
	readonly change: Change;
};

/** Repeated saves of one field within this many milliseconds are one undo step. */
const groupWindow = 5 * 60 * 1000;
/** Changes from this many characters on are deflated where they lie in the table. */
const deflateFrom = 4096;

/** What undo and redo need to know of a line. */
type Step = { readonly sequence: number; readonly group: string | null; readonly time: string };

/** The lines of one database, and the stacks of undo and redo of one replica, kept in step with what is appended. */
export class History {
	readonly #tables: Tables;
	readonly #replica: Guid;
	/** Steps that can be undone, oldest first; a step is the lines of one group. */
	readonly #undo: Step[][] = [];
	/** Undo lines that can be redone, oldest first. */
	readonly #redo: { readonly sequence: number; readonly steps: Step[] }[] = [];
	#last = 0;

	constructor(tables: Tables, replica: Guid) {
		this.#tables = tables;
		this.#replica = replica;
		this.#readStacks();
	}

	/** The sequence number of the newest line, 0 before the first. */
	get last(): number {
		return this.#last;
	}

	/** Writes a line and the rows that it touched; the caller has a transaction open. */
	append(line: HistoryLine): void {
		const statement = this.#tables.prepare(
			`insert into history (sequence, replica_id, coder, time, key, "values", schema, kind, undoes, undo_group, change)
			values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`
		);
		statement.run([
			line.sequence,
			replicaId(this.#tables, line.replica),
			line.coder,
			line.time,
			line.line.key,
			JSON.stringify(line.line.values),
			line.schema,
			line.kind,
			line.undoes,
			line.group,
			packChange({ ...line.change, texts: {} })
		]);
		statement.reset();
		const row = this.#tables.prepare('insert or ignore into history_row (guid, sequence) values (?, ?)');
		for (const guid of touchedBy(line.change, this.#tables)) row.run([guid, line.sequence]);
		row.reset();
	}

	/** Takes note of a line that is now durable. */
	noted(line: Pick<HistoryLine, 'sequence' | 'replica' | 'kind' | 'undoes' | 'group' | 'time'>): void {
		this.#last = Math.max(this.#last, line.sequence);
		if (line.replica !== this.#replica) return;
		const step: Step = { sequence: line.sequence, group: line.group, time: line.time };
		if (line.kind === 'do') {
			const top = this.#undo.at(-1);
			if (top && this.#redo.length === 0 && sameStep(top, step)) top.push(step);
			else this.#undo.push([step]);
			this.#redo.length = 0;
		} else if (line.kind === 'undo') {
			this.#redo.push({ sequence: line.sequence, steps: this.#undo.pop() ?? [] });
		} else {
			const redone = this.#redo.pop();
			if (redone) this.#undo.push(redone.steps);
		}
	}

	/** What undo would take back: the lines' Changes composed and inverted; refused where rows changed since elsewhere. */
	undoable(): Result<{ change: Change; line: Message; undoes: number }, Refusal> {
		const step = this.#undo.at(-1);
		if (!step?.length) return err({ type: 'nothingToUndo' });
		const lines = step.map(({ sequence }) => this.read(sequence));
		const newest = lines.at(-1) as HistoryLine;
		const change = compose(lines.map((line) => invert(line.change)).reverse());
		const later = this.#changedElsewhere(lines) ?? laterReference(this.#tables, change);
		if (later !== null) return err({ type: 'changedSince', sequence: later });
		return ok({ change, line: newest.line, undoes: newest.sequence });
	}

	/** What redo would repeat: the newest undo inverted. */
	redoable(): Result<{ change: Change; line: Message; undoes: number }, Refusal> {
		const undone = this.#redo.at(-1);
		if (!undone) return err({ type: 'nothingToRedo' });
		const undo = this.read(undone.sequence);
		const change = invert(undo.change);
		const later = this.#changedElsewhere([undo]) ?? laterReference(this.#tables, change);
		if (later !== null) return err({ type: 'changedSince', sequence: later });
		return ok({ change, line: undo.line, undoes: undo.sequence });
	}

	/** The message of the line that undo or redo would act on, or null. */
	next(kind: 'undo' | 'redo'): Message | null {
		const sequence = kind === 'undo' ? this.#undo.at(-1)?.at(-1)?.sequence : this.#redo.at(-1)?.sequence;
		return sequence === undefined ? null : this.#message(sequence);
	}

	/** One line, whole. */
	read(sequence: number): HistoryLine {
		const statement = this.#tables.prepare(
			`select h.sequence, r.guid, h.coder, h.time, h.key, h."values", h.schema, h.kind, h.undoes, h.undo_group, h.change
			from history h join replica r on r.id = h.replica_id where h.sequence = ?`
		);
		try {
			statement.bind([sequence]);
			if (!statement.step()) throw new Error(`history has no line ${sequence}`);
			const [, replica, coder, time, key, values, schema, kind, undoes, group, change] = statement.get() as [
				number,
				string,
				string,
				string,
				string,
				string,
				number,
				HistoryLine['kind'],
				number | null,
				string | null,
				Uint8Array
			];
			return {
				sequence,
				replica,
				coder,
				time,
				line: { key, values: JSON.parse(values) },
				schema,
				kind,
				undoes,
				group,
				change: liftChange(unpackChange(change), schema)
			};
		} finally {
			statement.reset();
		}
	}

	#message(sequence: number): Message {
		const statement = this.#tables.prepare('select key, "values" from history where sequence = ?');
		try {
			statement.bind([sequence]);
			statement.step();
			const [key, values] = statement.get() as [string, string];
			return { key, values: JSON.parse(values) };
		} finally {
			statement.reset();
		}
	}

	/** The newest line of another replica that touched a row of these lines after them, or null. */
	#changedElsewhere(lines: readonly HistoryLine[]): number | null {
		const statement = this.#tables.prepare(
			`select max(w.sequence) from history_row w join history h on h.sequence = w.sequence
			join replica r on r.id = h.replica_id
			where w.guid in (select guid from history_row where sequence = $line)
				and w.sequence > $line and r.guid <> $replica`
		);
		for (const { sequence } of lines) {
			statement.bind({ $line: sequence, $replica: this.#replica });
			const later = statement.step() ? (statement.get()[0] as number | null) : null;
			statement.reset();
			if (later !== null) return later;
		}
		return null;
	}

	#readStacks(): void {
		const statement = this.#tables.prepare(
			`select h.sequence, r.guid, h.kind, h.undoes, h.undo_group, h.time
			from history h join replica r on r.id = h.replica_id order by h.sequence`
		);
		while (statement.step()) {
			const [sequence, replica, kind, undoes, group, time] = statement.get() as [
				number,
				string,
				HistoryLine['kind'],
				number | null,
				string | null,
				string
			];
			this.noted({ sequence, replica, kind, undoes, group, time });
		}
		statement.reset();
	}
}

/** The local key of a replica, made where it is new. */
export function replicaId(tables: Tables, guid: Guid): number {
	const insert = tables.prepare('insert or ignore into replica (guid) values (?)');
	insert.run([guid]);
	insert.reset();
	const statement = tables.prepare('select id from replica where guid = ?');
	try {
		statement.bind([guid]);
		statement.step();
		return statement.get()[0] as number;
	} finally {
		statement.reset();
	}
}

/** A Change as history keeps it: JSON, deflated when long. */
export function packChange(change: Change): Uint8Array {
	const json = strToU8(JSON.stringify(change));
	return json.length < deflateFrom ? json : zlibSync(json, { level: 3 });
}

/** The Change that `packChange` packed. */
export function unpackChange(bytes: Uint8Array): Change {
	// JSON begins with a brace, a zlib stream with 0x78.
	const json = bytes[0] === 0x7b ? bytes : unzlibSync(bytes);
	return changeShape.parse(JSON.parse(strFromU8(json))) as unknown as Change;
}

/**
 * The rows whose later change would stand in the way of an undo, once the Change is carried out. Turns count as their
 * document too, also where one only begins or ends elsewhere in the same words.
 */
function touchedBy(change: Change, tables: Tables): Set<Guid> {
	const guids = new Set<Guid>();
	for (const { table, row } of [...change.added, ...change.removed]) {
		guids.add(table === 'turn' ? row.document : row.guid);
	}
	for (const { table, guid, after } of change.updated) {
		guids.add(guid);
		const turn = table === 'turn' && ('start' in after || 'end' in after) && tables.get('turn', guid);
		if (turn) guids.add(turn.document);
	}
	for (const { document } of change.splices) guids.add(document);
	return guids;
}

/** The newest line that made something refer to a row which this Change removes, and that it leaves; null if none. */
function laterReference(tables: Tables, { removed, updated }: Change): number | null {
	const handled = new Set([...removed.map(({ row }) => row.guid), ...updated.map(({ guid }) => guid)]);
	const byTable = new Map<TableName, Guid[]>();
	for (const { table, row } of removed) {
		const guids = byTable.get(table);
		if (guids) guids.push(row.guid);
		else byTable.set(table, [row.guid]);
	}
	let later: number | null = null;
	for (const [table, guids] of byTable) {
		for (const { guid, sequence } of tables.referringTo(table, guids)) {
			if (!handled.has(guid)) later = Math.max(later ?? 0, sequence);
		}
	}
	return later;
}

function sameStep(step: readonly Step[], next: Step): boolean {
	const last = step.at(-1);
	if (!last || next.group === null || last.group !== next.group) return false;
	return Math.abs(Date.parse(next.time) - Date.parse(last.time)) <= groupWindow;
}

/** Several Changes in a row as one. Updates of one row fold; an addition takes up the updates that follow it. */
function compose(changes: readonly Change[]): Change {
	if (changes.length === 1) return changes[0] as Change;
	const updates = new Map<Guid, Change['updated'][number]>();
	const removed = changes.flatMap((change) => change.removed);
	const gone = new Set(removed.map(({ row }) => row.guid));
	for (const update of changes.flatMap((change) => change.updated)) {
		const known = updates.get(update.guid);
		updates.set(
			update.guid,
			known
				? {
						...known,
						before: { ...update.before, ...known.before },
						after: { ...known.after, ...update.after }
					}
				: update
		);
	}
	return {
		...emptyChange,
		added: changes.flatMap((change) => change.added),
		updated: [...updates.values()].filter(({ guid }) => !gone.has(guid)),
		removed: removed.map((entry) => {
			const update = updates.get(entry.row.guid);
			return update ? ({ ...entry, row: { ...entry.row, ...update.before } } as typeof entry) : entry;
		}),
		splices: changes.flatMap((change) => change.splices)
	};
}
