/** Commands on those who speak and those who code: speakers, coders, and how far a coder has come. */
import { z } from 'zod';
import { emptyChange, updateOf, type RowUpdate, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import { derivedGuid } from '../derived-guid.ts';
import type { Facts } from '../facts.ts';
import {
	assignmentShape,
	coderShape,
	guidShape,
	speakerShape,
	type Assignment,
	type Guid
} from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok, type Result } from '../result.ts';
import { takenGuid } from './taken-guid.ts';

const speakerAddShape = z.strictObject({
	...commandBase,
	type: z.literal('speaker.add'),
	speaker: speakerShape
});
const speakerEditShape = z.strictObject({
	...commandBase,
	type: z.literal('speaker.edit'),
	guid: guidShape,
	fields: speakerShape.pick({ name: true, role: true, case: true }).partial()
});
const speakerMergeShape = z.strictObject({
	...commandBase,
	type: z.literal('speaker.merge'),
	from: guidShape,
	into: guidShape
});
const coderAddShape = z.strictObject({
	...commandBase,
	type: z.literal('coder.add'),
	coders: z.array(coderShape).min(1)
});
const coderEditShape = z.strictObject({
	...commandBase,
	type: z.literal('coder.edit'),
	guid: guidShape,
	fields: coderShape.pick({ name: true, color: true }).partial()
});
const assignmentSetShape = z.strictObject({
	...commandBase,
	type: z.literal('assignment.set'),
	/** The GUID of the row to make where there is none yet. */
	guid: guidShape,
	document: guidShape,
	state: assignmentShape.shape.state
});

/** Which coders and which documents: every pair of them. */
const pairs = { coders: z.array(guidShape).min(1), documents: z.array(guidShape).min(1) };
const assignShape = z.strictObject({ ...commandBase, ...pairs, type: z.literal('assignment.assign') });
const unassignShape = z.strictObject({ ...commandBase, ...pairs, type: z.literal('assignment.remove') });

export const peopleCommands = {
	'speaker.add': commandKind(speakerAddShape, ({ speaker }, facts) => {
		const document = facts.get('document', speaker.document);
		if (!document) return err({ type: 'notFound', table: 'document' });
		if (facts.get('speaker', speaker.guid)) return err({ type: 'guidTaken' });
		if (speaker.case && !facts.get('case', speaker.case)) return err({ type: 'notFound', table: 'case' });
		const { name } = speaker;
		if (facts.where('speaker', { document: document.guid, name }).length)
			return err({ type: 'nameTaken', name });
		return ok({
			change: { ...emptyChange, added: [{ table: 'speaker', row: speaker }] },
			line: message('history.speaker.add', { speaker: name, document: document.title })
		});
	}),

	'speaker.edit': commandKind(speakerEditShape, ({ guid, fields }, facts) => {
		const speaker = facts.get('speaker', guid);
		if (!speaker) return err({ type: 'notFound', table: 'speaker' });
		if (fields.case && !facts.get('case', fields.case)) return err({ type: 'notFound', table: 'case' });
		const update = updateOf('speaker', speaker, fields);
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.speaker.edit', { speaker: speaker.name })
		});
	}),

	'speaker.merge': commandKind(speakerMergeShape, ({ from, into }, facts) => {
		const [gone, stays] = [facts.get('speaker', from), facts.get('speaker', into)];
		if (!gone || !stays) return err({ type: 'notFound', table: 'speaker' });
		if (gone.document !== stays.document) return err({ type: 'otherDocument' });
		if (from === into) return err({ type: 'nothingToDo' });
		const updated: RowUpdate[] = facts
			.where('turn', { document: gone.document, speaker: from })
			.map(({ guid }) => ({ table: 'turn', guid, before: { speaker: from }, after: { speaker: into } }));
		return ok({
			change: { ...emptyChange, updated, removed: [{ table: 'speaker', row: gone }] },
			line: message('history.speaker.merge', { speaker: gone.name, into: stays.name })
		});
	}),

	'coder.add': commandKind(coderAddShape, ({ coders }, facts) => {
		const fresh = [...new Map(coders.map((coder) => [coder.guid, coder])).values()].filter(
			(coder) => !facts.get('coder', coder.guid)
		);
		if (!fresh.length) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, added: fresh.map((row) => ({ table: 'coder', row })) },
			line: message('history.coder.add', { coder: fresh.map((coder) => coder.name).join(', ') })
		});
	}),

	'coder.edit': commandKind(coderEditShape, ({ guid, fields }, facts) => {
		const coder = facts.get('coder', guid);
		if (!coder) return err({ type: 'notFound', table: 'coder' });
		const update = updateOf('coder', coder, fields);
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.coder.edit', { coder: coder.name })
		});
	}),

	'assignment.set': commandKind(assignmentSetShape, ({ guid, document, state, coder }, facts) => {
		const about = facts.get('document', document);
		if (!about) return err({ type: 'notFound', table: 'document' });
		const line = message('history.assignment.set', { document: about.title, state });
		const known = facts.where('assignment', { document, coder })[0];
		if (!known) {
			if (facts.get('assignment', guid)) return err({ type: 'guidTaken' });
			const row = { guid, coder, document, state };
			return ok({ change: { ...emptyChange, added: [{ table: 'assignment', row }] }, line });
		}
		const update = updateOf('assignment', known, { state });
		return update
			? ok({ change: { ...emptyChange, updated: [update] }, line })
			: err({ type: 'nothingToDo' });
	}),

	'assignment.assign': commandKind(assignShape, (command, facts) => {
		const assigned = pairsOf(command, facts);
		if (!assigned.ok) return assigned;
		const added = assigned.value
			.filter(({ row }) => !row)
			.map(({ coder, document }): TableRow => {
				const guid = derivedGuid(`assignment ${coder} ${document}`);
				return { table: 'assignment', row: { guid, coder, document, state: 'unread' } };
			});
		if (!added.length) return err({ type: 'nothingToDo' });
		if (takenGuid({ added }, facts)) return err({ type: 'guidTaken' });
		const line = message('history.assignment.assign', { count: added.length });
		return ok({ change: { ...emptyChange, added }, line });
	}),

	'assignment.remove': commandKind(unassignShape, (command, facts) => {
		const assigned = pairsOf(command, facts);
		if (!assigned.ok) return assigned;
		const removed = assigned.value.flatMap(({ row }): TableRow[] =>
			row ? [{ table: 'assignment', row }] : []
		);
		if (!removed.length) return err({ type: 'nothingToDo' });
		const line = message('history.assignment.remove', { count: removed.length });
		return ok({ change: { ...emptyChange, removed }, line });
	})
};

type Pair = { readonly coder: Guid; readonly document: Guid; readonly row: Assignment | undefined };

/** Every pair of these coders and documents, with its assignment where there is one. */
function pairsOf(
	{ coders, documents }: { coders: readonly Guid[]; documents: readonly Guid[] },
	facts: Facts
): Result<Pair[], Refusal> {
	if (!coders.every((guid) => facts.get('coder', guid))) return err({ type: 'notFound', table: 'coder' });
	const pairs: Pair[] = [];
	for (const document of new Set(documents)) {
		if (!facts.get('document', document)) return err({ type: 'notFound', table: 'document' });
		const rows = new Map(facts.where('assignment', { document }).map((row) => [row.coder, row]));
		for (const coder of new Set(coders)) pairs.push({ coder, document, row: rows.get(coder) });
	}
	return ok(pairs);
}
