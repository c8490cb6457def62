/** Commands on a document's coding units: divide it, split and join units, settle them for good, do away with them. */
import { z } from 'zod';
import { emptyChange, updateOf, type Change, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind, type Verdict } from '../command.ts';
import { derivedGuid } from '../derived-guid.ts';
import type { Facts } from '../facts.ts';
import { guidShape, type CodingUnit, type Document, type Guid } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok, type Result } from '../result.ts';
import { divisions, unitsOf } from '../unit-division.ts';
import { isRange } from './range.ts';
import { takenGuid } from './taken-guid.ts';

const offset = z.number().int().nonnegative();
const divideShape = z.strictObject({
	...commandBase,
	type: z.literal('units.divide'),
	document: guidShape,
	/** The GUIDs of the units follow from it; a new one for each division. */
	seed: guidShape,
	/** What becomes a unit, or the ranges that do; units that there were go. */
	by: z.union([z.enum(divisions), z.array(z.strictObject({ start: offset, end: offset })).min(1)]),
	/** Whether what facilitators say is divided too; of no account for answers and ranges. */
	facilitators: z.enum(['in', 'out'])
});
const splitShape = z.strictObject({
	...commandBase,
	type: z.literal('units.split'),
	guid: guidShape,
	/** Where the second unit begins: an offset of the document, inside the unit. */
	at: offset,
	second: guidShape
});
const joinShape = z.strictObject({
	...commandBase,
	type: z.literal('units.join'),
	/** The unit that takes in the one after it, with what lies between. */
	guid: guidShape
});
const wholeShape = <T extends string>(type: T) =>
	z.strictObject({ ...commandBase, type: z.literal(type), document: guidShape });

/** Which units a document has is settled while coding goes on; the coded passages themselves are held to none of them. */
export const unitCommands = {
	'units.divide': commandKind(divideShape, ({ document: guid, seed, by, facilitators }, facts) => {
		const open = openUnits(facts, guid);
		if (!open.ok) return open;
		const { document, units } = open.value;
		const ranges = typeof by === 'string' ? unitsOf(divisible(facts, document), by, facilitators) : by;
		const refused = typeof by === 'string' ? null : rangesRefusal(facts, document, by);
		if (refused) return err(refused);
		if (!ranges.length) return err({ type: 'nothingToDivide', title: document.title });
		const added = ranges.map(({ start, end }, i): TableRow => {
			const row = { guid: derivedGuid(`unit ${seed} ${i}`), document: guid, start, end };
			return { table: 'codingUnit', row };
		});
		if (takenGuid({ added }, facts)) return err({ type: 'guidTaken' });
		const values = { document: document.title, count: ranges.length };
		return ok({
			change: { ...emptyChange, added, removed: removalOf(units) },
			line: message('history.units.divide', { ...values, by: typeof by === 'string' ? by : 'ranges' })
		});
	}),

	'units.split': commandKind(splitShape, ({ guid, at, second }, facts) => {
		const unit = facts.get('codingUnit', guid);
		if (!unit) return err({ type: 'notFound', table: 'codingUnit' });
		const open = openUnits(facts, unit.document);
		if (!open.ok) return open;
		if (facts.get('codingUnit', second)) return err({ type: 'guidTaken' });
		const parts = [
			{ start: unit.start, end: at },
			{ start: at, end: unit.end }
		];
		const refused = rangesRefusal(facts, open.value.document, parts);
		if (refused) return err(refused);
		const row: CodingUnit = { ...unit, guid: second, start: at };
		return decided(open.value.document, 'split', {
			...emptyChange,
			added: [{ table: 'codingUnit', row }],
			updated: [placed(unit, at)]
		});
	}),

	'units.join': commandKind(joinShape, ({ guid }, facts) => {
		const unit = facts.get('codingUnit', guid);
		if (!unit) return err({ type: 'notFound', table: 'codingUnit' });
		const open = openUnits(facts, unit.document);
		if (!open.ok) return open;
		const next = open.value.units.find(({ start }) => start >= unit.end);
		if (!next) return err({ type: 'lastUnit' });
		return decided(open.value.document, 'join', {
			...emptyChange,
			updated: [placed(unit, next.end)],
			removed: removalOf([next])
		});
	}),

	'units.lock': commandKind(wholeShape('units.lock'), ({ document: guid }, facts) => {
		const open = openUnits(facts, guid);
		if (!open.ok) return open;
		const { document, units } = open.value;
		if (!units.length) return err({ type: 'noUnits', title: document.title });
		return locked(document, true);
	}),

	'units.unlock': commandKind(wholeShape('units.unlock'), ({ document: guid }, facts) => {
		const document = facts.get('document', guid);
		if (!document) return err({ type: 'notFound', table: 'document' });
		return document.unitsLocked ? locked(document, false) : err({ type: 'nothingToDo' });
	}),

	'units.clear': commandKind(wholeShape('units.clear'), ({ document: guid }, facts) => {
		const open = openUnits(facts, guid);
		if (!open.ok) return open;
		const { document, units } = open.value;
		if (!units.length) return err({ type: 'nothingToDo' });
		return decided(document, 'clear', { ...emptyChange, removed: removalOf(units) });
	})
};

/** A document whose units may still be changed, with its units in order. */
function openUnits(facts: Facts, guid: Guid): Result<{ document: Document; units: CodingUnit[] }, Refusal> {
	const document = facts.get('document', guid);
	if (!document) return err({ type: 'notFound', table: 'document' });
	if (document.unitsLocked) return err({ type: 'unitsLocked', title: document.title });
	const units = facts.where('codingUnit', { document: guid }).sort((a, b) => a.start - b.start);
	return ok({ document, units });
}

function divisible(facts: Facts, { guid, length, language }: Document): Parameters<typeof unitsOf>[0] {
	const leads = new Set(
		facts.where('speaker', { document: guid, role: 'facilitator' }).map((speaker) => speaker.guid)
	);
	const turns = facts
		.where('turn', { document: guid })
		.sort((a, b) => a.start - b.start || a.end - b.end)
		.map(({ start, end, speaker }) => ({ start, end, facilitator: speaker !== null && leads.has(speaker) }));
	return { text: facts.slice(guid, 0, length), turns, language };
}

/** Why ranges can't be units: outside the text, blank, out of order or over each other. */
function rangesRefusal(
	facts: Facts,
	document: Document,
	ranges: readonly { start: number; end: number }[]
): Refusal | null {
	let from = 0;
	for (const { start, end } of ranges) {
		if (start < from || !isRange(facts, document, start, end)) return { type: 'outsideText' };
		if (!facts.slice(document.guid, start, end).trim()) return { type: 'blankPassage' };
		from = end;
	}
	return null;
}

const removalOf = (units: readonly CodingUnit[]): TableRow[] =>
	units.map((row) => ({ table: 'codingUnit', row }));

const placed = ({ guid, end }: CodingUnit, to: number): RowUpdate => {
	return { table: 'codingUnit', guid, before: { end }, after: { end: to } };
};

function decided({ title }: Document, what: 'split' | 'join' | 'clear', change: Change): Verdict {
	return ok({ change, line: message(`history.units.${what}`, { document: title }) });
}

function locked(document: Document, unitsLocked: boolean): Verdict {
	const update = updateOf('document', document, { unitsLocked });
	return ok({
		change: { ...emptyChange, updated: update ? [update] : [] },
		line: message(unitsLocked ? 'history.units.lock' : 'history.units.unlock', { document: document.title })
	});
}
