/** The command that puts a corrected file in the place of a document's text, in one step. */
import { z } from 'zod';
import { isEmpty, updateOf, type Change, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { documentShape, guidShape, speakerShape, turnShape, type Document } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { planReplacement, previewReplacement, type ReplacementPreview } from '../replacement.ts';
import { err, message, ok, type Result } from '../result.ts';
import { isClean } from '../text.ts';
import { rewrite } from './rewrite.ts';

const replaceShape = z.strictObject({
	...commandBase,
	type: z.literal('document.replace'),
	document: guidShape,
	sourceName: documentShape.shape.sourceName,
	sourceHash: documentShape.shape.sourceHash,
	speakers: z.array(speakerShape.omit({ document: true })),
	turns: z.array(
		z.strictObject({ ...turnShape.omit({ document: true, start: true, end: true }).shape, text: z.string() })
	)
});

/** The command `document.replace` as data. */
export type ReplaceDocument = z.infer<typeof replaceShape>;
/** What the corrected file is: the command without who gives it. */
export type ReplacingFile = Omit<ReplaceDocument, 'type' | 'coder' | 'time'>;

/** What the command would do to the coded passages, or why it would be refused. */
export function replacePreview(facts: Facts, file: ReplacingFile): Result<ReplacementPreview, Refusal> {
	const refused = replaceRefusal(facts, file);
	if (refused) return err(refused);
	return ok(previewReplacement(facts, facts.get('document', file.document) as Document, file));
}

export const replaceCommands = {
	'document.replace': commandKind(replaceShape, (command, facts) => {
		const refused = replaceRefusal(facts, command);
		if (refused) return err(refused);
		const document = facts.get('document', command.document) as Document;
		const plan = planReplacement(facts, document, command);
		const change = rewrite(facts, document, plan.splices, {
			updated: plan.updated,
			added: plan.addedTurns,
			removed: plan.removedTurns
		});
		const { sourceName, sourceHash } = command;
		const source = updateOf('document', document, { sourceName, sourceHash });
		const gone = new Set(plan.removedTurns.map(({ guid }) => guid));
		const pictures: RowUpdate[] = facts
			.where('picture', { document: document.guid })
			.filter(({ turn }) => turn && gone.has(turn))
			.map(({ guid, turn }) => ({ table: 'picture', guid, before: { turn }, after: { turn: null } }));
		const speakers = (rows: typeof plan.addedSpeakers): TableRow[] =>
			rows.map((row) => ({ table: 'speaker', row }));
		const whole: Change = {
			...change,
			added: [...speakers(plan.addedSpeakers), ...change.added],
			updated: [...(source ? [source] : []), ...change.updated, ...pictures],
			removed: [...change.removed, ...speakers(plan.removedSpeakers)]
		};
		if (isEmpty(whole)) return err({ type: 'nothingToDo' });
		const orphans = change.updated.filter(({ table, after }) => table === 'coding' && after['orphan']).length;
		return ok({
			change: whole,
			line: message('history.document.replace', { document: document.title, file: sourceName, orphans })
		});
	})
};

function replaceRefusal(facts: Facts, file: ReplacingFile): Refusal | null {
	const document = facts.get('document', file.document);
	if (!document) return { type: 'notFound', table: 'document' };
	const twin = facts.where('document', { sourceHash: file.sourceHash }).find((one) => one !== document);
	if (twin && twin.guid !== document.guid) return { type: 'alreadyImported', title: twin.title };
	if (!file.turns.every(({ text }) => isClean(text))) return { type: 'malformed', detail: 'turns.text' };
	const known = new Set(file.speakers.map(({ guid }) => guid));
	if (!file.turns.every(({ speaker }) => speaker === null || known.has(speaker)))
		return { type: 'notFound', table: 'speaker' };
	if (file.speakers.some((one) => one.case && !facts.get('case', one.case)))
		return { type: 'notFound', table: 'case' };
	const guids = [...file.speakers, ...file.turns].map(({ guid }) => guid);
	const taken = file.turns.some(({ guid }) => facts.get('turn', guid));
	const speaks = file.speakers.some(({ guid }) => facts.get('speaker', guid));
	return taken || speaks || new Set(guids).size < guids.length ? { type: 'guidTaken' } : null;
}
