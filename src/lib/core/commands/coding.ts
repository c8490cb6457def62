/** Commands on codings: add, change range, remove. Overlapping codings of one code by one coder unite. */
import { z } from 'zod';
import { emptyChange, updateOf, type Change, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { codeShape, guidShape, type Code, type Coding, type Guid } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok, type Result } from '../result.ts';
import { codeRefusal } from './code.ts';
import { isRange } from './range.ts';

const offset = z.number().int().nonnegative();
const placeShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	code: guidShape,
	/** Whose coding it is; the one who gives the command, unless codings of several coders come in. */
	coder: guidShape,
	start: offset,
	end: offset
});
type Place = z.infer<typeof placeShape>;

const addShape = z.strictObject({
	...commandBase,
	type: z.literal('coding.add'),
	codings: z.array(placeShape).min(1),
	/** A code made in the same step, such as an in-vivo code. */
	newCode: codeShape.nullable()
});
const resizeShape = z.strictObject({
	...commandBase,
	type: z.literal('coding.resize'),
	guid: guidShape,
	start: offset,
	end: offset
});
const removeShape = z.strictObject({
	...commandBase,
	type: z.literal('coding.remove'),
	guids: z.array(guidShape).min(1)
});

const confirmShape = z.strictObject({
	...commandBase,
	type: z.literal('coding.confirm'),
	guids: z.array(guidShape).min(1)
});

export const codingCommands = {
	'coding.add': commandKind(addShape, (command, facts) => {
		const refused = command.newCode ? codeRefusal(facts, command.newCode) : null;
		if (refused) return err(refused);
		const codeOf = (guid: Guid): Code | undefined =>
			command.newCode?.guid === guid ? command.newCode : facts.get('code', guid);
		const sheet = new Sheet(facts, command.time);
		for (const place of command.codings) {
			const code = codeOf(place.code);
			if (!code) return err({ type: 'notFound', table: 'code' });
			if (!code.applicable) return err({ type: 'onlyGroups', code: code.name });
			if (!facts.get('coder', place.coder)) return err({ type: 'notFound', table: 'coder' });
			const quote = quoteOf(facts, place);
			if (!quote.ok) return quote;
			const guidTaken = facts.get('coding', place.guid) || !sheet.place(place, quote.value);
			if (guidTaken) return err({ type: 'guidTaken' });
		}
		const change = sheet.change();
		const first = command.codings[0] as Place;
		const name = codeOf(first.code)?.name ?? '';
		if (!change.added.length && !change.updated.length) return err({ type: 'alreadyCoded', code: name });
		const added: TableRow[] = command.newCode ? [{ table: 'code', row: command.newCode }] : [];
		const many = command.codings.length > 1;
		return ok({
			change: { ...change, added: [...added, ...change.added] },
			line: many
				? message('history.coding.addMany', { count: command.codings.length })
				: message(command.newCode ? 'history.coding.addNew' : 'history.coding.add', {
						code: name,
						document: facts.get('document', first.document)?.title ?? ''
					})
		});
	}),

	'coding.resize': commandKind(resizeShape, (command, facts) => {
		const coding = facts.get('coding', command.guid);
		if (!coding) return err({ type: 'notFound', table: 'coding' });
		const quote = quoteOf(facts, { ...command, document: coding.document });
		if (!quote.ok) return quote;
		const sheet = new Sheet(facts, command.time);
		sheet.resize(coding, command.start, command.end, quote.value);
		const change = sheet.change();
		if (!change.updated.length) return err({ type: 'nothingToDo' });
		return ok({ change, line: message('history.coding.resize', namesOf(facts, coding)) });
	}),

	'coding.confirm': commandKind(confirmShape, (command, facts) => {
		const updated: RowUpdate[] = [];
		let first: Coding | undefined;
		for (const guid of new Set(command.guids)) {
			const coding = facts.get('coding', guid);
			if (!coding) return err({ type: 'notFound', table: 'coding' });
			const update = updateOf('coding', coding, { changed: false });
			if (!update) continue;
			first ??= coding;
			updated.push(update);
		}
		if (!first) return err({ type: 'nothingToDo' });
		const line =
			updated.length > 1
				? message('history.coding.confirmMany', { count: updated.length })
				: message('history.coding.confirm', namesOf(facts, first));
		return ok({ change: { ...emptyChange, updated }, line });
	}),

	'coding.remove': commandKind(removeShape, (command, facts) => {
		const removed: TableRow[] = [];
		let first: Coding | undefined;
		const guids = new Set(command.guids);
		for (const guid of guids) {
			const coding = facts.get('coding', guid);
			if (!coding) return err({ type: 'notFound', table: 'coding' });
			first ??= coding;
			for (const memo of facts.where('memo', { coding: guid })) removed.push({ table: 'memo', row: memo });
			removed.push({ table: 'coding', row: coding });
		}
		const line =
			guids.size > 1
				? message('history.coding.removeMany', { count: guids.size })
				: message('history.coding.remove', namesOf(facts, first as Coding));
		return ok({ change: { ...emptyChange, removed }, line });
	})
};

function namesOf(facts: Facts, coding: Coding): { code: string; document: string } {
	return {
		code: facts.get('code', coding.code)?.name ?? '',
		document: facts.get('document', coding.document)?.title ?? ''
	};
}

function quoteOf(
	facts: Facts,
	place: { document: Guid; start: number; end: number }
): Result<string, Refusal> {
	const document = facts.get('document', place.document);
	if (!document) return err({ type: 'notFound', table: 'document' });
	if (!isRange(facts, document, place.start, place.end)) return err({ type: 'outsideText' });
	const quote = facts.slice(place.document, place.start, place.end);
	return quote.trim() ? ok(quote) : err({ type: 'blankPassage' });
}

/**
 * The codings of the groups (document, code, coder) that a command touches, as they were and as they become.
 * Placing a range swallows every coding of the group that shares a character with it: the oldest lives on with its
 * GUID and time, stars and condensations are kept, memos move to it. Touching ranges stay two.
 */
class Sheet {
	readonly #facts: Facts;
	readonly #time: string;
	readonly #before = new Map<Guid, Coding>();
	readonly #groups = new Map<string, Map<Guid, Coding>>();
	readonly #heirs = new Map<Guid, Guid>();
	readonly #placed = new Set<Guid>();

	constructor(facts: Facts, time: string) {
		this.#facts = facts;
		this.#time = time;
	}

	/** Adds a coding; false when its GUID was placed before. */
	place(place: Place, quote: string): boolean {
		if (this.#placed.has(place.guid)) return false;
		this.#placed.add(place.guid);
		const row: Coding = {
			...place,
			quote,
			orphan: false,
			changed: false,
			recheck: null,
			star: false,
			weight: null,
			condensation: '',
			created: this.#time,
			modified: this.#time
		};
		const group = this.#group(row);
		const covered = [...group.values()].some((other) => contains(other, row));
		if (!covered) this.#unite(group, row);
		return true;
	}

	/** Gives a coding another range, and lets it unite with what it now overlaps. */
	resize(coding: Coding, start: number, end: number, quote: string): void {
		if (coding.start === start && coding.end === end && !coding.orphan) return;
		const group = this.#group(coding);
		group.delete(coding.guid);
		this.#unite(group, {
			...coding,
			start,
			end,
			quote,
			orphan: false,
			changed: false,
			modified: this.#time
		});
	}

	change(): Change {
		const after = new Map([...this.#groups.values()].flatMap((group) => [...group]));
		const added: TableRow[] = [];
		const updated: RowUpdate[] = [];
		const removed: TableRow[] = [];
		for (const [guid, row] of after) {
			const before = this.#before.get(guid);
			if (!before) added.push({ table: 'coding', row });
			else {
				const update = updateOf('coding', before, row);
				if (update) updated.push(update);
			}
		}
		for (const [guid, row] of this.#before) {
			if (after.has(guid)) continue;
			const heir = this.#heirOf(guid);
			for (const memo of this.#facts.where('memo', { coding: guid })) {
				updated.push({ table: 'memo', guid: memo.guid, before: { coding: guid }, after: { coding: heir } });
			}
			removed.push({ table: 'coding', row });
		}
		return { ...emptyChange, added, updated, removed };
	}

	#group({ document, code, coder }: Coding): Map<Guid, Coding> {
		const key = `${document} ${code} ${coder}`;
		let group = this.#groups.get(key);
		if (!group) {
			const rows = this.#facts.where('coding', { document, code, coder });
			group = new Map(rows.map((row) => [row.guid, row]));
			for (const row of rows) this.#before.set(row.guid, row);
			this.#groups.set(key, group);
		}
		return group;
	}

	#unite(group: Map<Guid, Coding>, row: Coding): void {
		const met = [...group.values()].filter((other) => overlaps(other, row));
		const all = [...met, row].sort(byAge);
		const oldest = all[0] as Coding;
		const start = Math.min(...all.map((one) => one.start as number));
		const end = Math.max(...all.map((one) => one.end as number));
		for (const one of met) group.delete(one.guid);
		for (const one of all) if (one !== oldest) this.#heirs.set(one.guid, oldest.guid);
		const changed = met.length > 0 || oldest !== row;
		group.set(oldest.guid, {
			...oldest,
			start,
			end,
			quote: met.length ? this.#facts.slice(row.document, start, end) : row.quote,
			changed: all.some((one) => one.changed),
			recheck: oldest.recheck ?? all.find((one) => one.recheck)?.recheck ?? null,
			star: all.some((one) => one.star),
			condensation: all
				.map((one) => one.condensation)
				.filter(Boolean)
				.join('\n'),
			modified: changed ? this.#time : oldest.modified
		});
	}

	#heirOf(guid: Guid): Guid {
		let heir = guid;
		for (let next = this.#heirs.get(heir); next; next = this.#heirs.get(heir)) heir = next;
		return heir;
	}
}

const isPlaced = (row: Coding): boolean => !row.orphan && row.start !== null && row.end !== null;
const overlaps = (a: Coding, b: Coding): boolean =>
	isPlaced(a) &&
	isPlaced(b) &&
	(a.start as number) < (b.end as number) &&
	(b.start as number) < (a.end as number);
const contains = (outer: Coding, inner: Coding): boolean =>
	isPlaced(outer) &&
	(outer.start as number) <= (inner.start as number) &&
	(outer.end as number) >= (inner.end as number);
const byAge = (a: Coding, b: Coding): number =>
	Date.parse(a.created) - Date.parse(b.created) || (a.guid < b.guid ? -1 : 1);
