/** Commands on the turns of a document: split and join, who speaks, and when. */
import { z } from 'zod';
import { emptyChange, updateOf, type RowUpdate, type Splice } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { guidShape, speakerShape, turnShape, type Document, type Turn } from '../records.ts';
import { err, message, ok } from '../result.ts';
import { cutsCharacter } from './correct-text.ts';
import { rewrite } from './rewrite.ts';

const splitShape = z.strictObject({
	...commandBase,
	type: z.literal('turn.split'),
	guid: guidShape,
	/** Where the second turn begins: an offset of the document, within the turn or at its end. */
	at: z.number().int().nonnegative(),
	/** The GUID of the second turn. */
	second: guidShape,
	/** When the second turn begins, in milliseconds, where that is known. */
	startTime: turnShape.shape.startTime
});
const joinShape = z.strictObject({ ...commandBase, type: z.literal('turn.join'), guid: guidShape });
const setSpeakerShape = z.strictObject({
	...commandBase,
	type: z.literal('turn.setSpeaker'),
	guids: z.array(guidShape).min(1),
	speaker: guidShape.nullable(),
	/** A speaker made in the same step. */
	newSpeaker: speakerShape.nullable()
});
const setTimeShape = z.strictObject({
	...commandBase,
	type: z.literal('turn.setTime'),
	guid: guidShape,
	startTime: turnShape.shape.startTime,
	endTime: turnShape.shape.endTime
});

export const turnCommands = {
	'turn.split': commandKind(splitShape, ({ guid, at, second, startTime }, facts) => {
		const turn = facts.get('turn', guid);
		if (!turn) return err({ type: 'notFound', table: 'turn' });
		if (facts.get('turn', second)) return err({ type: 'guidTaken' });
		if (at < turn.start || at > turn.end) return err({ type: 'outsideText' });
		const document = facts.get('document', turn.document) as Document;
		const splice = splitSplice(facts, turn, at);
		if (cutsCharacter(facts, splice, document.length)) return err({ type: 'outsideText' });
		const grown = splice.inserted.length - splice.removed.length;
		const first = updateOf('turn', turn, { end: splice.at, endTime: startTime });
		const row: Turn = { ...turn, guid: second, start: splice.at + 1, end: turn.end + grown, startTime };
		return ok({
			change: rewrite(facts, document, [splice], {
				updated: [listed(turn, { end: splice.at }, first)],
				added: [row],
				removed: []
			}),
			line: message('history.turn.split', { document: document.title })
		});
	}),

	'turn.join': commandKind(joinShape, ({ guid }, facts) => {
		const turn = facts.get('turn', guid);
		if (!turn) return err({ type: 'notFound', table: 'turn' });
		const next = facts.where('turn', { document: turn.document, start: turn.end + 1 })[0];
		if (!next) return err({ type: 'lastTurn' });
		const document = facts.get('document', turn.document) as Document;
		const splice = joinSplice(facts, turn, next);
		const end = next.end + splice.inserted.length - splice.removed.length;
		const joined = updateOf('turn', turn, {
			speaker: turn.speaker ?? next.speaker,
			startTime: turn.startTime ?? next.startTime,
			endTime: next.endTime ?? turn.endTime
		});
		const change = rewrite(facts, document, [splice], {
			updated: [listed(turn, { end }, joined)],
			added: [],
			removed: [next]
		});
		const pictures: RowUpdate[] = facts.where('picture', { turn: next.guid }).map((picture) => {
			return { table: 'picture', guid: picture.guid, before: { turn: next.guid }, after: { turn: guid } };
		});
		return ok({
			change: { ...change, updated: [...change.updated, ...pictures] },
			line: message('history.turn.join', { document: document.title })
		});
	}),

	'turn.setSpeaker': commandKind(setSpeakerShape, ({ guids, speaker, newSpeaker }, facts) => {
		if (newSpeaker && facts.get('speaker', newSpeaker.guid)) return err({ type: 'guidTaken' });
		if (newSpeaker?.case && !facts.get('case', newSpeaker.case))
			return err({ type: 'notFound', table: 'case' });
		const by =
			newSpeaker && newSpeaker.guid === speaker ? newSpeaker : speaker && facts.get('speaker', speaker);
		if (by === undefined || (newSpeaker && newSpeaker !== by))
			return err({ type: 'notFound', table: 'speaker' });
		const updated: RowUpdate[] = [];
		let document = '';
		for (const guid of new Set(guids)) {
			const turn = facts.get('turn', guid);
			if (!turn) return err({ type: 'notFound', table: 'turn' });
			if (by && turn.document !== by.document) return err({ type: 'speakerElsewhere', speaker: by.name });
			document = turn.document;
			const update = updateOf('turn', turn, { speaker });
			if (update) updated.push(update);
		}
		if (!updated.length) return err({ type: 'nothingToDo' });
		return ok({
			change: {
				...emptyChange,
				added: newSpeaker ? [{ table: 'speaker', row: newSpeaker }] : [],
				updated
			},
			line: message(by ? 'history.turn.setSpeaker' : 'history.turn.clearSpeaker', {
				count: updated.length,
				speaker: by ? by.name : '',
				document: facts.get('document', document)?.title ?? ''
			})
		});
	}),

	'turn.setTime': commandKind(setTimeShape, ({ guid, startTime, endTime }, facts) => {
		const turn = facts.get('turn', guid);
		if (!turn) return err({ type: 'notFound', table: 'turn' });
		if (startTime !== null && endTime !== null && endTime < startTime) return err({ type: 'timesCrossed' });
		const update = updateOf('turn', turn, { startTime, endTime });
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.turn.setTime', { document: facts.get('document', turn.document)?.title ?? '' }),
			group: `turn ${guid} time`
		});
	})
};

/** A turn that the splice does not move by rule is listed with its end even where that stays the same. */
function listed(turn: Turn, place: { end: number }, update: RowUpdate | null): RowUpdate {
	return {
		table: 'turn',
		guid: turn.guid,
		before: { end: turn.end, ...update?.before },
		after: { ...place, ...update?.after }
	};
}

/** A line feed in place of the blank at the split, after it or before it; inserted where there is none. */
function splitSplice(facts: Facts, { document, start, end }: Turn, at: number): Splice {
	const isBlank = (place: number): boolean =>
		place >= start && place < end && /\s/.test(facts.slice(document, place, place + 1));
	const place = isBlank(at) ? at : isBlank(at - 1) ? at - 1 : null;
	if (place === null) return { document, at, removed: '', inserted: '\n' };
	return { document, at: place, removed: facts.slice(document, place, place + 1), inserted: '\n' };
}

/** The line feed between two turns gives way to a space, or to nothing where a blank or no word stands beside it. */
function joinSplice(facts: Facts, turn: Turn, next: Turn): Splice {
	const before = facts.slice(turn.document, Math.max(turn.start, turn.end - 1), turn.end);
	const after = facts.slice(turn.document, next.start, Math.min(next.end, next.start + 1));
	const inserted = before.trim() && after.trim() ? ' ' : '';
	return { document: turn.document, at: turn.end, removed: '\n', inserted };
}
