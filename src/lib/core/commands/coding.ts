/** Commands on codings: add, change range, split, edit, give another code, confirm, remove. Overlapping ones of one code by one coder unite. */
import { z } from 'zod';
import { emptyChange, isEmpty, updateOf, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind, steppedKind } from '../command.ts';
import { remembering, type Facts } from '../facts.ts';
import { codeShape, codingShape, guidShape, type Code, type Coding, type Guid } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok, type Result } from '../result.ts';
import { codeRefusal } from './code.ts';
import { CodingSheet, type Place } from './coding-sheet.ts';
import { codingRemoval, targetRefusal } from './dependents.ts';
import { rangeText } from './range.ts';

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

const addShape = z.strictObject({
	...commandBase,
	type: z.literal('coding.add'),
	codings: z.array(placeShape).min(1),
	/** True where auto-coding made them, and nobody has looked at each yet. */
	auto: z.boolean().optional(),
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
const resizeManyShape = z.strictObject({
	...commandBase,
	type: z.literal('coding.resizeMany'),
	/** Each coding once. */
	ranges: z.array(z.strictObject({ guid: guidShape, start: offset, end: offset })).min(1)
});
const splitShape = z.strictObject({
	...commandBase,
	type: z.literal('coding.split'),
	guid: guidShape,
	/** Where the second part begins: an offset of the document, inside the coding. */
	at: offset,
	/** The GUID of the second part. */
	second: guidShape
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

const editShape = z.strictObject({
	...commandBase,
	type: z.literal('coding.edit'),
	guids: z.array(guidShape).min(1),
	fields: codingShape.pick({ star: true, weight: true, condensation: true }).partial()
});
const recodeShape = z.strictObject({
	...commandBase,
	type: z.literal('coding.recode'),
	guids: z.array(guidShape).min(1),
	code: guidShape,
	/** A code made in the same step; `code` names it. */
	newCode: codeShape.nullable(),
	/**
	 * To move the codings to the code, null: each stays its coder's. To code their passages with it too, a new GUID for
	 * each: these codings are of the one who gives the command.
	 */
	copies: z.array(guidShape).nullable()
});

export const codingCommands = {
	'coding.add': steppedKind(addShape, function* (command, given) {
		// Auto-coding places thousands in few documents.
		const facts = remembering(given);
		const refused = command.newCode ? codeRefusal(facts, command.newCode) : null;
		if (refused) return err(refused);
		const codeOf = (guid: Guid): Code | undefined =>
			command.newCode?.guid === guid ? command.newCode : facts.get('code', guid);
		const sheet = new CodingSheet(facts, command.time);
		for (const [done, place] of command.codings.entries()) {
			yield { done, of: command.codings.length };
			const code = codeOf(place.code);
			if (!code) return err({ type: 'notFound', table: 'code' });
			if (!code.applicable) return err({ type: 'onlyGroups', code: code.name });
			if (!facts.get('coder', place.coder)) return err({ type: 'notFound', table: 'coder' });
			const quote = quoteOf(facts, place);
			if (!quote.ok) return quote;
			const guidTaken = facts.get('coding', place.guid) || !sheet.place(place, quote.value, command.auto);
			if (guidTaken) return err({ type: 'guidTaken' });
		}
		const change = sheet.change();
		const first = command.codings[0] as Place;
		const name = codeOf(first.code)?.name ?? '';
		if (!change.added.length && !change.updated.length) return err({ type: 'alreadyCoded', code: name });
		const added: TableRow[] = command.newCode ? [{ table: 'code', row: command.newCode }] : [];
		const many = command.codings.length > 1;
		const made = { ...change, added: [...added, ...change.added] };
		const count = command.codings.length;
		if (command.auto)
			return ok({ change: made, line: message('history.coding.addAuto', { count, code: name }) });
		return ok({
			change: made,
			line: many
				? message('history.coding.addMany', { count })
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
		const sheet = new CodingSheet(facts, command.time);
		sheet.resize([{ coding, start: command.start, end: command.end, quote: quote.value }]);
		const change = sheet.change();
		if (!change.updated.length) return err({ type: 'nothingToDo' });
		return ok({ change, line: message('history.coding.resize', namesOf(facts, coding)) });
	}),

	'coding.resizeMany': commandKind(resizeManyShape, ({ ranges, time }, facts) => {
		if (new Set(ranges.map(({ guid }) => guid)).size < ranges.length) return err({ type: 'guidTaken' });
		const wanted: Parameters<CodingSheet['resize']>[0][number][] = [];
		for (const { guid, start, end } of ranges) {
			const coding = facts.get('coding', guid);
			if (!coding) return err({ type: 'notFound', table: 'coding' });
			const quote = quoteOf(facts, { start, end, document: coding.document });
			if (!quote.ok) return quote;
			wanted.push({ coding, start, end, quote: quote.value });
		}
		const sheet = new CodingSheet(facts, time);
		sheet.resize(wanted);
		const change = sheet.change();
		if (isEmpty(change)) return err({ type: 'nothingToDo' });
		const values = { count: ranges.length, unions: sheet.unions().length };
		return ok({ change, line: message('history.coding.resizeMany', values) });
	}),

	/**
	 * Two codings that touch, and so stay two. The first keeps GUID, time, memos, condensation and places in themes; a star,
	 * a weight and what is to be re-checked are both parts'.
	 */
	'coding.split': commandKind(splitShape, ({ guid, at, second, time }, facts) => {
		const coding = facts.get('coding', guid);
		if (!coding) return err({ type: 'notFound', table: 'coding' });
		if (facts.get('coding', second)) return err({ type: 'guidTaken' });
		const { document, start, end } = coding;
		if (coding.orphan || start === null || end === null) return err({ type: 'outsideText' });
		const first = quoteOf(facts, { document, start, end: at });
		if (!first.ok) return first;
		const rest = quoteOf(facts, { document, start: at, end });
		if (!rest.ok) return rest;
		const seen = { changed: false, auto: false, modified: time };
		const update = updateOf('coding', coding, { ...seen, end: at, quote: first.value });
		const row: Coding = {
			...coding,
			...seen,
			guid: second,
			start: at,
			quote: rest.value,
			condensation: '',
			created: time
		};
		return ok({
			change: { ...emptyChange, added: [{ table: 'coding', row }], updated: update ? [update] : [] },
			line: message('history.coding.split', namesOf(facts, coding))
		});
	}),

	'coding.edit': commandKind(editShape, ({ guids, fields, time }, facts) => {
		const updated: RowUpdate[] = [];
		let first: Coding | undefined;
		for (const guid of new Set(guids)) {
			const coding = facts.get('coding', guid);
			if (!coding) return err({ type: 'notFound', table: 'coding' });
			const update = updateOf('coding', coding, fields);
			if (!update) continue;
			first ??= coding;
			updated.push(updateOf('coding', coding, { ...update.after, modified: time }) as RowUpdate);
		}
		if (!first) return err({ type: 'nothingToDo' });
		const change = { ...emptyChange, updated };
		if (updated.length > 1)
			return ok({ change, line: message('history.coding.editMany', { count: updated.length }) });
		const group = `coding ${first.guid} ${Object.keys(fields).join(' ')}`;
		return ok({ change, line: message('history.coding.edit', namesOf(facts, first)), group });
	}),

	'coding.recode': commandKind(recodeShape, (command, facts) => {
		const { newCode, copies } = command;
		const guids = [...new Set(command.guids)];
		if (copies && copies.length !== guids.length) return err({ type: 'malformed', detail: 'copies' });
		if (newCode && newCode.guid !== command.code) return err({ type: 'malformed', detail: 'newCode' });
		const code = newCode ?? facts.get('code', command.code);
		const refused = (newCode && codeRefusal(facts, newCode)) ?? targetRefusal(facts, code);
		if (refused) return err(refused);
		const sheet = new CodingSheet(facts, command.time);
		for (const [i, guid] of guids.entries()) {
			const coding = facts.get('coding', guid);
			if (!coding) return err({ type: 'notFound', table: 'coding' });
			if (!copies) {
				sheet.move(guid, command.code);
				continue;
			}
			if (coding.orphan) return err({ type: 'blankPassage' });
			const fresh = { guid: copies[i] as Guid, code: command.code, coder: command.coder };
			const bare = { star: false, weight: null, condensation: '', changed: false, auto: false };
			const taken = facts.get('coding', fresh.guid) || !sheet.copy(coding, { ...bare, ...fresh });
			if (taken) return err({ type: 'guidTaken' });
		}
		const change = sheet.change();
		const name = code?.name ?? '';
		if (isEmpty(change)) return err({ type: 'alreadyCoded', code: name });
		const made: TableRow[] = newCode ? [{ table: 'code', row: newCode }] : [];
		const values = { code: name, count: guids.length, unions: sheet.unions().length };
		return ok({
			change: { ...change, added: [...made, ...change.added] },
			line: message(copies ? 'history.coding.recodeToo' : 'history.coding.recode', values)
		});
	}),

	'coding.confirm': commandKind(confirmShape, (command, facts) => {
		const updated: RowUpdate[] = [];
		let first: Coding | undefined;
		for (const guid of new Set(command.guids)) {
			const coding = facts.get('coding', guid);
			if (!coding) return err({ type: 'notFound', table: 'coding' });
			const update = updateOf('coding', coding, { changed: false, auto: false });
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
			removed.push(...codingRemoval(facts, coding));
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
	const quote = rangeText(facts, document, place.start, place.end);
	if (quote === null) return err({ type: 'outsideText' });
	return quote.trim() ? ok(quote) : err({ type: 'blankPassage' });
}
