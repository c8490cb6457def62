/** Commands on translations of passages: add, edit, change range, remove. */
import { z } from 'zod';
import { emptyChange, updateOf } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { guidShape, translationShape, type Document, type Guid, type Translation } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok, type Result } from '../result.ts';
import { isRange } from './range.ts';

const place = { start: translationShape.shape.start, end: translationShape.shape.end };
const addShape = z.strictObject({
	...commandBase,
	...translationShape.pick({ guid: true, document: true, language: true, text: true }).shape,
	...place,
	type: z.literal('translation.add')
});
const editShape = z.strictObject({
	...commandBase,
	type: z.literal('translation.edit'),
	guid: guidShape,
	fields: translationShape.pick({ language: true, text: true }).partial()
});
const resizeShape = z.strictObject({
	...commandBase,
	...place,
	type: z.literal('translation.resize'),
	/** An orphan gets a place again. */
	guid: guidShape
});
const removeShape = z.strictObject({
	...commandBase,
	type: z.literal('translation.remove'),
	guid: guidShape
});

export const translationCommands = {
	'translation.add': commandKind(addShape, (command, facts) => {
		const { guid, document, start, end, language, text, coder, time } = command;
		if (facts.get('translation', guid)) return err({ type: 'guidTaken' });
		const quote = quoteAt(facts, document, start, end);
		if (!quote.ok) return quote;
		if (facts.where('translation', { document, start, end, language, orphan: false }).length)
			return err({ type: 'alreadyTranslated', language });
		const row: Translation = {
			guid,
			document,
			start,
			end,
			quote: quote.value,
			orphan: false,
			language,
			text,
			coder,
			created: time,
			modified: time
		};
		return ok({
			change: { ...emptyChange, added: [{ table: 'translation', row }] },
			line: message('history.translation.add', namesOf(facts, row)),
			group: `translation ${guid}`
		});
	}),

	'translation.edit': commandKind(editShape, ({ guid, fields, time }, facts) => {
		const row = facts.get('translation', guid);
		if (!row) return err({ type: 'notFound', table: 'translation' });
		const { language } = fields;
		const { document, start, end } = row;
		if (
			language &&
			facts.where('translation', { document, start, end, language }).some((one) => one.guid !== guid)
		)
			return err({ type: 'alreadyTranslated', language });
		const update = updateOf('translation', row, fields);
		if (!update) return err({ type: 'nothingToDo' });
		const dated = updateOf('translation', row, { ...update.after, modified: time });
		return ok({
			change: { ...emptyChange, updated: dated ? [dated] : [] },
			line: message('history.translation.edit', namesOf(facts, row)),
			group: `translation ${guid}`
		});
	}),

	'translation.resize': commandKind(resizeShape, ({ guid, start, end, time }, facts) => {
		const row = facts.get('translation', guid);
		if (!row) return err({ type: 'notFound', table: 'translation' });
		const quote = quoteAt(facts, row.document, start, end);
		if (!quote.ok) return quote;
		if (!updateOf('translation', row, { start, end, orphan: false })) return err({ type: 'nothingToDo' });
		const { document, language } = row;
		if (
			facts
				.where('translation', { document, start, end, language, orphan: false })
				.some((one) => one.guid !== guid)
		)
			return err({ type: 'alreadyTranslated', language });
		const patch = { start, end, quote: quote.value, orphan: false, modified: time };
		const update = updateOf('translation', row, patch);
		return ok({
			change: { ...emptyChange, updated: update ? [update] : [] },
			line: message('history.translation.resize', namesOf(facts, row))
		});
	}),

	'translation.remove': commandKind(removeShape, ({ guid }, facts) => {
		const row = facts.get('translation', guid);
		if (!row) return err({ type: 'notFound', table: 'translation' });
		return ok({
			change: { ...emptyChange, removed: [{ table: 'translation', row }] },
			line: message('history.translation.remove', namesOf(facts, row))
		});
	})
};

function quoteAt(facts: Facts, guid: Guid, start: number, end: number): Result<string, Refusal> {
	const document = facts.get('document', guid);
	if (!document) return err({ type: 'notFound', table: 'document' });
	if (!isRange(facts, document, start, end)) return err({ type: 'outsideText' });
	const quote = facts.slice(guid, start, end);
	return quote.trim() ? ok(quote) : err({ type: 'blankPassage' });
}

function namesOf(facts: Facts, { document, language }: Translation): { document: string; language: string } {
	return { document: (facts.get('document', document) as Document).title, language };
}
