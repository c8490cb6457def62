/** Carries out a Change on the tables, inside a transaction that the caller opened. Throws when it does not fit. */
import type { SqlValue } from 'sql.js';
import { firstVisible, rangeMover, spliceText, turnMover, unitMover } from '../core/anchors.ts';
import type { Change, Splice } from '../core/change.ts';
import type { Coding, Document, Guid, Turn } from '../core/records.ts';
import { keepText, keptText, pictureData, textOf, writeText } from './texts.ts';
import { sqlTable } from './columns.ts';
import type { Stamp, Tables } from './tables.ts';

/**
 * Adds, moves, updates and removes in this order: what is added may be referred to by an update, what is removed is no
 * longer referred to after it. Then turns get the words at their places. Texts of removed documents are kept; a
 * document that comes back without its text takes the kept one.
 */
export function applyChange(tables: Tables, change: Change, stamp: Stamp): void {
	const spliced = [...splicesByDocument(tables, change)].map(([document, splices]) => {
		return { document, splices, text: spliceText(textOf(tables, document), splices) };
	});
	addRows(tables, change, stamp);
	const listed = new Set([
		...change.updated.map((update) => update.guid),
		...change.added.map(({ row }) => row.guid),
		// What goes has no place after the splices; where it lies beyond their end, it would be moved before the start.
		...change.removed.map(({ row }) => row.guid)
	]);
	for (const { document, splices } of spliced) moveAnchors(tables, document, splices, listed);
	for (const { table, guid, after } of change.updated) {
		tables.update(table, guid, after, stamp);
		if (table === 'coding' && ('start' in after || 'quote' in after)) setFirstVisible(tables, guid);
	}
	removeRows(tables, change, stamp);
	for (const { document, text } of spliced) writeText(tables, document, text, stamp);
}

function addRows(tables: Tables, change: Change, stamp: Stamp): void {
	const texts = new Map<Guid, string>();
	for (const { table, row } of change.added) {
		const hash = table === 'document' ? row.textHash : table === 'picture' ? row.hash : null;
		if (hash !== null) texts.set(row.guid, change.texts[row.guid] ?? keptText(tables, hash));
		tables.insert(table, row, stamp, derivedOf(table, row, texts));
		const dead = tables.prepare('delete from tombstone where guid = ?');
		dead.run([row.guid]);
		dead.reset();
	}
}

/** Columns that are not part of a row: a turn's words, a picture's bytes, a coding's first visible character. */
function derivedOf(
	table: Change['added'][number]['table'],
	row: Change['added'][number]['row'],
	texts: ReadonlyMap<Guid, string>
): Record<string, SqlValue> {
	if (table === 'turn') {
		const turn = row as Turn;
		return { text: texts.get(turn.document)?.slice(turn.start, turn.end) ?? '' };
	}
	if (table === 'picture') return { data: texts.get(row.guid) ?? '' };
	if (table === 'coding') {
		const { start, quote } = row as Coding;
		return { first_visible: start === null ? null : firstVisible(start, quote) };
	}
	return {};
}

function removeRows(tables: Tables, change: Change, stamp: Stamp): void {
	for (const { table, row } of change.removed) {
		if (table === 'document') keepText(tables, (row as Document).textHash, textOf(tables, row.guid));
		else if (table === 'picture') keepText(tables, row.hash, pictureData(tables, row.guid));
	}
	const tomb = tables.prepare('insert or replace into tombstone values (?, ?, ?, ?)');
	for (const { table, row } of change.removed) {
		tables.delete(table, row.guid);
		if (table !== 'turn') tomb.run([row.guid, table, stamp.replica, stamp.sequence]);
	}
	tomb.reset();
}

/** The splices by document: those with splices, and those without any whose turns part their text anew. */
function splicesByDocument(
	tables: Tables,
	{ added, updated, removed, splices }: Change
): Map<Guid, Splice[]> {
	const result = new Map<Guid, Splice[]>();
	for (const splice of splices) {
		const known = result.get(splice.document);
		if (known) known.push(splice);
		else result.set(splice.document, [splice]);
	}
	const whole = new Set(
		[...added, ...removed].flatMap(({ table, row }) => (table === 'document' ? row.guid : []))
	);
	const note = (document: Guid | undefined): void => {
		if (document && !whole.has(document) && !result.has(document)) result.set(document, []);
	};
	for (const { table, row } of [...added, ...removed]) if (table === 'turn') note(row.document);
	for (const { table, guid, after } of updated) {
		if (table === 'turn' && ('start' in after || 'end' in after)) note(tables.get('turn', guid)?.document);
	}
	return result;
}

/** How the rows of each table with places in a text move. */
const movers = {
	coding: rangeMover,
	memo: rangeMover,
	translation: rangeMover,
	codingUnit: unitMover,
	turn: turnMover
} as const;
const moving = Object.keys(movers) as (keyof typeof movers)[];

/** Shifts the anchored rows of a document that the Change does not list. */
function moveAnchors(
	tables: Tables,
	document: Guid,
	splices: readonly Splice[],
	listed: ReadonlySet<Guid>
): void {
	for (const table of moving) {
		const visible = table === 'coding' ? ', first_visible = first_visible + ?1 - start' : '';
		const write = tables.prepare(
			`update ${sqlTable(table)} set start = ?1, "end" = ?2${visible} where guid = ?3`
		);
		const move = movers[table](splices);
		for (const row of tables.where(table, { document })) {
			if (row.start === null || row.end === null || listed.has(row.guid)) continue;
			const { start, end } = move({ start: row.start, end: row.end });
			if (start === row.start && end === row.end) continue;
			write.run([start, end, row.guid]);
		}
		write.reset();
	}
}

function setFirstVisible(tables: Tables, guid: Guid): void {
	const coding = tables.get('coding', guid);
	if (!coding) return;
	const write = tables.prepare('update coding set first_visible = ? where guid = ?');
	write.run([coding.start === null ? null : firstVisible(coding.start, coding.quote), guid]);
	write.reset();
}
