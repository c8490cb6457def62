/** Commands on what stands beside a document: the recording that it is tied to, and pictures of walls and notes. */
import { z } from 'zod';
import { emptyChange, updateOf, type TableRow } from '../change.ts';
import { commandBase, commandKind } from '../command.ts';
import type { Facts } from '../facts.ts';
import { hashText } from '../hash.ts';
import { longestPicture } from '../picture-rules.ts';
import { guidShape, pictureShape, recordingShape, type Guid, type Picture } from '../records.ts';
import type { Refusal } from '../refusal.ts';
import { err, message, ok } from '../result.ts';

/** How the base64 of each kind of picture begins. */
const beginnings: Readonly<Record<Picture['mime'], string>> = {
	'image/jpeg': '/9j/',
	'image/png': 'iVBORw0KGgo',
	'image/gif': 'R0lGOD',
	'image/webp': 'UklGR'
};

const attachShape = z.strictObject({
	...commandBase,
	type: z.literal('recording.attach'),
	/** Takes the place of the recording that the document has, if it has one. */
	recording: recordingShape
});
const editRecordingShape = z.strictObject({
	...commandBase,
	type: z.literal('recording.edit'),
	guid: guidShape,
	fields: recordingShape.pick({ name: true, size: true, kind: true, offset: true }).partial()
});
const removeRecordingShape = z.strictObject({
	...commandBase,
	type: z.literal('recording.remove'),
	guid: guidShape
});
const addPictureShape = z.strictObject({
	...commandBase,
	type: z.literal('picture.add'),
	pictures: z
		.array(pictureShape.omit({ hash: true }).extend({ data: z.string().min(1).max(longestPicture) }))
		.min(1)
});
const editPictureShape = z.strictObject({
	...commandBase,
	type: z.literal('picture.edit'),
	guid: guidShape,
	fields: pictureShape.pick({ name: true, turn: true, position: true }).partial()
});
const removePictureShape = z.strictObject({
	...commandBase,
	type: z.literal('picture.remove'),
	guid: guidShape
});

export const mediaCommands = {
	'recording.attach': commandKind(attachShape, ({ recording }, facts) => {
		const document = facts.get('document', recording.document);
		if (!document) return err({ type: 'notFound', table: 'document' });
		const line = message('history.recording.attach', { recording: recording.name, document: document.title });
		const known = facts.where('recording', { document: document.guid })[0];
		if (!known) {
			if (facts.get('recording', recording.guid)) return err({ type: 'guidTaken' });
			return ok({ change: { ...emptyChange, added: [{ table: 'recording', row: recording }] }, line });
		}
		const { name, size, kind, offset } = recording;
		const update = updateOf('recording', known, { name, size, kind, offset });
		return update
			? ok({ change: { ...emptyChange, updated: [update] }, line })
			: err({ type: 'nothingToDo' });
	}),

	'recording.edit': commandKind(editRecordingShape, ({ guid, fields }, facts) => {
		const recording = facts.get('recording', guid);
		if (!recording) return err({ type: 'notFound', table: 'recording' });
		const update = updateOf('recording', recording, fields);
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.recording.edit', { document: titleOf(facts, recording.document) }),
			group: `recording ${guid}`
		});
	}),

	'recording.remove': commandKind(removeRecordingShape, ({ guid }, facts) => {
		const recording = facts.get('recording', guid);
		if (!recording) return err({ type: 'notFound', table: 'recording' });
		return ok({
			change: { ...emptyChange, removed: [{ table: 'recording', row: recording }] },
			line: message('history.recording.remove', {
				recording: recording.name,
				document: titleOf(facts, recording.document)
			})
		});
	}),

	'picture.add': commandKind(addPictureShape, ({ pictures }, facts) => {
		const added: TableRow[] = [];
		const texts: Record<Guid, string> = {};
		for (const { data, ...picture } of pictures) {
			if (!facts.get('document', picture.document)) return err({ type: 'notFound', table: 'document' });
			if (picture.guid in texts || facts.get('picture', picture.guid)) return err({ type: 'guidTaken' });
			const refused = placeRefusal(facts, picture);
			if (refused) return err(refused);
			if (!data.startsWith(beginnings[picture.mime]) || !isBase64(data))
				return err({ type: 'notAPicture', name: picture.name });
			added.push({ table: 'picture', row: { ...picture, hash: hashText(data) } });
			texts[picture.guid] = data;
		}
		const document = titleOf(facts, pictures[0]?.document ?? '');
		return ok({
			change: { ...emptyChange, added, texts },
			line: message('history.picture.add', { count: added.length, document })
		});
	}),

	'picture.edit': commandKind(editPictureShape, ({ guid, fields }, facts) => {
		const picture = facts.get('picture', guid);
		if (!picture) return err({ type: 'notFound', table: 'picture' });
		const refused = placeRefusal(facts, { ...picture, ...fields });
		if (refused) return err(refused);
		const update = updateOf('picture', picture, fields);
		if (!update) return err({ type: 'nothingToDo' });
		return ok({
			change: { ...emptyChange, updated: [update] },
			line: message('history.picture.edit', {
				picture: picture.name,
				document: titleOf(facts, picture.document)
			})
		});
	}),

	'picture.remove': commandKind(removePictureShape, ({ guid }, facts) => {
		const picture = facts.get('picture', guid);
		if (!picture) return err({ type: 'notFound', table: 'picture' });
		return ok({
			change: { ...emptyChange, removed: [{ table: 'picture', row: picture }] },
			line: message('history.picture.remove', {
				picture: picture.name,
				document: titleOf(facts, picture.document)
			})
		});
	})
};

const titleOf = (facts: Facts, document: Guid): string => facts.get('document', document)?.title ?? '';

/** A picture may stand beside a turn of its own document only. */
function placeRefusal(facts: Facts, { document, turn }: Pick<Picture, 'document' | 'turn'>): Refusal | null {
	if (turn === null) return null;
	return facts.get('turn', turn)?.document === document ? null : { type: 'notFound', table: 'turn' };
}

function isBase64(data: string): boolean {
	return data.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(data);
}
