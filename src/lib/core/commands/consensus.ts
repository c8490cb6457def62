/** Commands that bring coded passages to the consensus coder: chosen ones, and all that the coders agree on anyway. */
import { z } from 'zod';
import { isEmpty } from '../change.ts';
import { commandBase, commandKind, steppedKind, type Verdict } from '../command.ts';
import { agreedStretches, consensusGuid } from '../consensus.ts';
import { derivedGuid } from '../derived-guid.ts';
import { remembering, type Facts } from '../facts.ts';
import { codeColors } from '../palette.ts';
import { coderShape, guidShape, type Coder, type Coding, type Guid } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { CodingSheet } from './coding-sheet.ts';
import { rangeText } from './range.ts';

/** What the consensus coder is called where the command makes them. */
const called = coderShape.shape.name;

const addShape = z.strictObject({
	...commandBase,
	type: z.literal('consensus.add'),
	/** The coded passages that were agreed on; each stays its coder's as well. */
	codings: z.array(guidShape).min(1),
	called
});
const fillShape = z.strictObject({
	...commandBase,
	type: z.literal('consensus.fill'),
	documents: z.array(guidShape).min(1),
	/** How many have to agree: all who coded the document (two at least), or any two of them. */
	least: z.enum(['all', 'two']),
	called
});

export const consensusCommands = {
	/** The agreed passages begin without star, weight, short words and memos: those are somebody's own. */
	'consensus.add': commandKind(addShape, ({ codings, called, time }, facts) => {
		const holder = holderOf(facts, called);
		const sheet = new CodingSheet(facts, time);
		for (const guid of new Set(codings)) {
			const coding = facts.get('coding', guid);
			if (!coding) return err({ type: 'notFound', table: 'coding' });
			if (coding.orphan) return err({ type: 'blankPassage' });
			agree(sheet, coding, holder, time);
		}
		return decided(facts, sheet, holder, 'history.consensus.add');
	}),

	/** What the consensus coder has coded with a code is settled: what meets it is left as it is. */
	'consensus.fill': steppedKind(fillShape, function* ({ documents, least, called, time }, given) {
		const facts = remembering(given);
		const holder = holderOf(facts, called);
		const sheet = new CodingSheet(facts, time);
		for (const [done, document] of documents.entries()) {
			yield { done, of: documents.length };
			if (!facts.get('document', document)) return err({ type: 'notFound', table: 'document' });
			for (const coding of agreedIn(facts, document, least, holder.guid)) agree(sheet, coding, holder, time);
		}
		return decided(facts, sheet, holder, 'history.consensus.fill');
	})
};

/** The project's consensus coder, as they are or as the command makes them. */
function holderOf(facts: Facts, called: string): Coder {
	const guid = consensusGuid(facts.where('project', {})[0]?.guid ?? '');
	return facts.get('coder', guid) ?? { guid, name: called, color: codeColors[15] };
}

/** The passage of a coding as one that was agreed on. */
function agree(sheet: CodingSheet, coding: Coding, holder: Coder, time: string): void {
	if (coding.coder === holder.guid) return;
	const { code, document, start, end } = coding;
	const guid = derivedGuid(`agreed ${code} ${document} ${start} ${end} ${time}`);
	const bare = { star: false, weight: null, condensation: '', changed: false, auto: false };
	sheet.copy(coding, { ...bare, guid, code, coder: holder.guid });
}

/** What comes of it, told by how many passages of the consensus are new or changed: the others it had already. */
function decided(facts: Facts, sheet: CodingSheet, holder: Coder, key: string): Verdict {
	const change = sheet.change();
	if (isEmpty(change)) return err({ type: 'nothingToDo' });
	const made = facts.get('coder', holder.guid) ? [] : [{ table: 'coder' as const, row: holder }];
	const count = [...change.added, ...change.updated].filter(({ table }) => table === 'coding').length;
	return ok({ change: { ...change, added: [...made, ...change.added] }, line: message(key, { count }) });
}

/** What the coders of a document agree on and the consensus coder does not have, each as a coding of one of them with that range. */
function agreedIn(facts: Facts, document: Guid, least: 'all' | 'two', holder: Guid): Coding[] {
	const all = facts.where('coding', { document }).filter(({ orphan }) => !orphan);
	const codings = all.filter(({ coder }) => coder !== holder);
	const coders = new Set(codings.map(({ coder }) => coder));
	// Who has been through a document and coded nothing there agrees with nobody.
	for (const { coder, state } of facts.where('assignment', { document }))
		if (coder !== holder && (state === 'finished' || state === 'checked')) coders.add(coder);
	const enough = least === 'all' ? Math.max(2, coders.size) : 2;
	return [...new Set(codings.map(({ code }) => code))].flatMap((code) => {
		const ofCode = codings.filter((one) => one.code === code);
		const settled = all.filter((one) => one.coder === holder && one.code === code);
		const agreed = [...agreedPlaces(facts, document, ofCode, enough), ...agreedWhole(ofCode, enough)];
		return agreed.filter((coding) => !settled.some((other) => meet(coding, other)));
	});
}

function agreedPlaces(facts: Facts, document: Guid, ofCode: readonly Coding[], enough: number): Coding[] {
	const placed = ofCode.filter((one): one is Coding & { start: number; end: number } => one.start !== null);
	const about = facts.get('document', document);
	return agreedStretches(placed, enough).flatMap(({ start, end }) => {
		const quote = about && rangeText(facts, about, start, end);
		const like = placed.find((one) => one.start <= start && one.end >= end) ?? placed[0];
		return quote?.trim() && like ? [{ ...like, start, end, quote }] : [];
	});
}

function agreedWhole(ofCode: readonly Coding[], enough: number): Coding[] {
	const whole = ofCode.filter(({ start }) => start === null);
	return whole.length >= enough ? whole.slice(0, 1) : [];
}

/** True where two codings share a character, or are both of the whole document. */
function meet(a: Coding, b: Coding): boolean {
	if (a.start === null || b.start === null) return a.start === b.start;
	return a.start < (b.end as number) && b.start < (a.end as number);
}
