/** Commands on documents: take in, edit facts about, remove, and correct the text of. */
import { z } from 'zod';
import { emptyChange, updateOf, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { hashText } from '../hash.ts';
import {
	attributeShape,
	attributeValueShape,
	caseShape,
	documentShape,
	guidShape,
	speakerShape,
	turnShape,
	type Document,
	type Guid,
	type TableName
} from '../records.ts';
import { err, message, ok } from '../result.ts';
import { isClean } from '../text.ts';
import { correctText } from './correct-text.ts';
import { codingRemoval } from './dependents.ts';

const incomingShape = z.strictObject({
	...documentShape.omit({ textHash: true, length: true, unitsLocked: true, created: true }).shape,
	speakers: z.array(speakerShape.omit({ document: true })),
	turns: z.array(
		z.strictObject({ ...turnShape.omit({ document: true, start: true, end: true }).shape, text: z.string() })
	)
});
/** A document as `document.import` carries it: its turns hold their words, from which text and offsets follow. */
export type IncomingDocument = z.infer<typeof incomingShape>;

const importShape = z.strictObject({
	...commandBase,
	type: z.literal('document.import'),
	documents: z.array(incomingShape).min(1),
	cases: z.array(caseShape),
	attributes: z.array(attributeShape),
	values: z.array(attributeValueShape),
	/** Set where the documents of one drop come in several commands, which are undone together: how many there are in all. */
	drop: z.strictObject({ guid: guidShape, documents: z.number().int().positive() }).optional()
});
const editShape = z.strictObject({
	...commandBase,
	type: z.literal('document.edit'),
	guid: guidShape,
	fields: documentShape.pick({ title: true, kind: true, date: true, language: true, summary: true }).partial()
});
const removeShape = z.strictObject({ ...commandBase, type: z.literal('document.remove'), guid: guidShape });
const spliceShape = z.strictObject({
	...commandBase,
	type: z.literal('document.splice'),
	document: guidShape,
	at: z.number().int().nonnegative(),
	removed: z.string(),
	inserted: z.string()
});

export const documentCommands = {
	'document.import': commandKind(importShape, (command, facts) => {
		const added: TableRow[] = [];
		const texts: Record<Guid, string> = {};
		const seen = new Set<string>();
		for (const row of command.cases) added.push({ table: 'case', row });
		for (const row of command.attributes) added.push({ table: 'attribute', row });
		for (const incoming of command.documents) {
			const twin = facts.where('document', { sourceHash: incoming.sourceHash })[0];
			if (twin) return err({ type: 'alreadyImported', title: twin.title });
			const text = incoming.turns.map((turn) => turn.text).join('\n');
			// One file may hold several documents; the same file dropped twice holds the same ones.
			const fingerprint = JSON.stringify([incoming.sourceHash, incoming.title, text]);
			if (seen.has(fingerprint)) return err({ type: 'alreadyImported', title: incoming.title });
			seen.add(fingerprint);
			if (!isClean(text)) return err({ type: 'malformed', detail: 'documents.turns.text' });
			texts[incoming.guid] = text;
			added.push(...rowsOf(incoming, text, command.time));
		}
		for (const row of command.values) {
			if ((row.case === null) === (row.document === null))
				return err({ type: 'malformed', detail: 'values' });
			added.push({ table: 'attributeValue', row });
		}
		const taken = added.some(({ table, row }) => facts.get(table, row.guid));
		if (taken || new Set(added.map(({ row }) => row.guid)).size < added.length)
			return err({ type: 'guidTaken' });
		const missing = brokenReference(added, facts);
		if (missing) return err({ type: 'notFound', table: missing });
		const { documents, drop } = command;
		const change = { ...emptyChange, added, texts };
		const count = documents.length;
		if (drop) {
			const line = message('history.document.importPart', { count, of: drop.documents });
			return ok({ change, line, group: `drop ${drop.guid}` });
		}
		const document = documents[0]?.title ?? '';
		return ok({ change, line: message('history.document.import', { count, document }) });
	}),

	'document.edit': commandKind(editShape, ({ guid, fields }, facts) => {
		const document = facts.get('document', guid);
		if (!document) return err({ type: 'notFound', table: 'document' });
		const update = updateOf('document', document, fields);
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.document.edit', { document: document.title }),
			group: `document ${guid} ${Object.keys(update.after).join(' ')}`
		});
	}),

	'document.remove': commandKind(removeShape, ({ guid }, facts) => {
		const document = facts.get('document', guid);
		if (!document) return err({ type: 'notFound', table: 'document' });
		const removed: TableRow[] = [];
		const codings = facts.where('coding', { document: guid });
		for (const coding of codings) {
			removed.push(...codingRemoval(facts, coding));
		}
		for (const table of hanging) {
			for (const row of facts.where(table, { document: guid })) removed.push({ table, row } as TableRow);
		}
		removed.push({ table: 'document', row: document });
		return ok({
			change: { ...emptyChange, removed },
			line: message('history.document.remove', { document: document.title, passages: codings.length })
		});
	}),

	'document.splice': commandKind(spliceShape, (command, facts) => correctText(command, facts))
};

/** What goes with a document after its codings, in the order in which it goes. */
const hanging = [
	'memo',
	'translation',
	'codingUnit',
	'assignment',
	'attributeValue',
	'picture',
	'recording',
	'turn',
	'speaker'
] as const;

function rowsOf(incoming: IncomingDocument, text: string, time: string): TableRow[] {
	const { speakers, turns, ...facts } = incoming;
	const document: Document = {
		...facts,
		textHash: hashText(text),
		length: text.length,
		unitsLocked: false,
		created: time
	};
	const rows: TableRow[] = [{ table: 'document', row: document }];
	for (const row of speakers) rows.push({ table: 'speaker', row: { ...row, document: document.guid } });
	let start = 0;
	for (const { text: words, ...turn } of turns) {
		const end = start + words.length;
		rows.push({ table: 'turn', row: { ...turn, document: document.guid, start, end } });
		start = end + 1;
	}
	return rows;
}

/** The table of a row that the incoming rows refer to and that is neither among them nor in the project; null if none. */
function brokenReference(added: readonly TableRow[], facts: Facts): TableName | null {
	const incoming = new Set(added.map(({ table, row }) => `${table} ${row.guid}`));
	const references: readonly TableName[] = ['case', 'document', 'attribute', 'speaker'];
	for (const { row } of added) {
		for (const table of references) {
			const guid = (row as Record<string, unknown>)[table];
			if (typeof guid === 'string' && !incoming.has(`${table} ${guid}`) && !facts.get(table, guid))
				return table;
		}
	}
	return null;
}
