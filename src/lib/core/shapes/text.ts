/** Documents and what belongs to their text: who speaks when, in what units, with which recording and pictures. */
import { z } from 'zod';
import { pictureTypes } from '../picture-rules.ts';
import { guidShape, milliseconds, momentShape, name, note, offset } from './field.ts';

/** The kinds of document, in the order in which lists show them. */
export const documentKinds = ['interview', 'focusGroup', 'workshop', 'questionnaire', 'other'] as const;

export const recordingKinds = ['audio', 'video'] as const;

/** A transcript, note or set of answers. Its text is its turns' texts joined by one line feed; `length` is that text's length. */
export const documentShape = z.strictObject({
	guid: guidShape,
	title: name,
	kind: z.enum(documentKinds),
	date: z.iso.date().nullable(),
	language: z.string().max(35).nullable(),
	summary: note,
	sourceName: z.string().max(1000),
	/** SHA-256 of the imported bytes, hex: tells that a file is already here. */
	sourceHash: z.string(),
	/** SHA-256 of the text now, hex. */
	textHash: z.string(),
	length: offset,
	/** True once its coding units are settled: they can no longer be divided, split, joined or cleared. */
	unitsLocked: z.boolean(),
	created: momentShape
});

/** Somebody who speaks in one document. */
export const speakerShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	name,
	role: z.enum(['participant', 'facilitator']),
	case: guidShape.nullable()
});

/** A stretch of a document by one speaker. Its words are `text.slice(start, end)` and are not part of the row. */
export const turnShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	speaker: guidShape.nullable(),
	start: offset,
	end: offset,
	startTime: milliseconds,
	endTime: milliseconds
});

/**
 * A stretch of a document that is coded as one in content analysis. Units never overlap; where one follows another at
 * once, it ends where the other begins, the line feed between them being its own. They are for reading and listing:
 * a coded passage may lie across them, locked or not.
 */
export const codingUnitShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	start: offset,
	end: offset
});

/** The audio or video file that a document is tied to. The file itself is never copied. One at most a document. */
export const recordingShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	/** The file's name, and its size in bytes, by which it is known again. */
	name: z.string().min(1).max(1000),
	size: z.number().int().nonnegative(),
	kind: z.enum(recordingKinds),
	/** Where in the recording the transcript's time zero lies, in milliseconds; negative where the recording starts later. */
	offset: z.number().int()
});

/** A picture shown beside a document or one of its turns. Its bytes are not part of the row. */
export const pictureShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	turn: guidShape.nullable(),
	name: z.string().min(1).max(1000),
	mime: z.enum(pictureTypes),
	/** In pixels. */
	width: z.number().int().positive(),
	height: z.number().int().positive(),
	/** SHA-256 of the bytes as base64 text, hex. */
	hash: z.string(),
	/** Fractional key that orders the pictures of a document. */
	position: z.string()
});
