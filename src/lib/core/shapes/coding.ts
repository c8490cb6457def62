/** What coders make of the texts: coded passages, memos, translations, themes, and how far each has come. */
import { z } from 'zod';
import { assignmentStates } from '../assignment-states.ts';
import { memoTargets, memoTypes } from '../memo-kinds.ts';
import { themeStatuses } from '../theme-statuses.ts';
import { guidShape, momentShape, name, note, offset } from './field.ts';

/** One code on one range of one document by one coder. Offsets are null for a coding of the whole document. */
export const codingShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	code: guidShape,
	coder: guidShape,
	start: offset.nullable(),
	end: offset.nullable(),
	quote: z.string(),
	/** True when its text is gone: listed for review, never counted. */
	orphan: z.boolean(),
	/** True when its words were corrected since it was made or checked last: listed for review, counted all the same. */
	changed: z.boolean(),
	/** The change of its code's rules after which it is to be looked at again; null for none. Counted all the same. */
	recheck: guidShape.nullable(),
	/**
	 * True when auto-coding made it and nobody has looked at it since. Confirming it, or changing its range, clears this; a
	 * union with somebody's own coding is that person's.
	 */
	auto: z.boolean(),
	star: z.boolean(),
	weight: z.number().nullable(),
	condensation: note,
	created: momentShape,
	modified: momentShape
});

/** A rich-text note. Exactly the reference that `target` names is set (document, start and end for a passage). */
export const memoShape = z.strictObject({
	guid: guidShape,
	target: z.enum(memoTargets),
	document: guidShape.nullable(),
	code: guidShape.nullable(),
	coding: guidShape.nullable(),
	case: guidShape.nullable(),
	theme: guidShape.nullable(),
	start: offset.nullable(),
	end: offset.nullable(),
	quote: z.string(),
	orphan: z.boolean(),
	coder: guidShape,
	type: z.enum(memoTypes),
	title: z.string().max(500),
	/** The editor's document as JSON text. */
	body: note,
	created: momentShape,
	modified: momentShape
});

/** A passage's words in another language. */
export const translationShape = z.strictObject({
	guid: guidShape,
	document: guidShape,
	start: offset,
	end: offset,
	/** The words translated. */
	quote: z.string(),
	/** True when these words are gone: listed for review. */
	orphan: z.boolean(),
	/** BCP 47. */
	language: z.string().min(2).max(35),
	text: note,
	/** Who translated. */
	coder: guidShape,
	created: momentShape,
	modified: momentShape
});

/** How far one coder has come with one document; no row means "not assigned and unread". */
export const assignmentShape = z.strictObject({
	guid: guidShape,
	coder: guidShape,
	document: guidShape,
	state: z.enum(assignmentStates)
});

/** What the researcher builds at the end out of codes and passages. */
export const themeShape = z.strictObject({
	guid: guidShape,
	name,
	/** The central idea, in a sentence. */
	idea: note,
	/** What belongs and what does not. */
	boundaries: note,
	status: z.enum(themeStatuses),
	position: z.string()
});

/** A code or a coded passage in a theme (the other is null); once at most in each theme. */
export const themeItemShape = z.strictObject({
	guid: guidShape,
	theme: guidShape,
	code: guidShape.nullable(),
	coding: guidShape.nullable(),
	/** Where its card lies in the theme's area on the board, in px; both null for one that nobody has placed. */
	x: z.number().nullable(),
	y: z.number().nullable(),
	note
});

/** An arrow from one theme to another. */
export const themeLinkShape = z.strictObject({
	guid: guidShape,
	from: guidShape,
	to: guidShape,
	label: z.string().max(500)
});
