/** Cases, and the attributes of cases and documents. */
import { z } from 'zod';
import { consentStates } from '../consent-states.ts';
import { guidShape, name, note } from './field.ts';

/** The types of an attribute; `oneOf` and `ordered` pick from its options. */
export const attributeTypes = ['text', 'number', 'boolean', 'date', 'oneOf', 'ordered'] as const;

/** A unit of study: a person, a group, a school. */
export const caseShape = z.strictObject({
	guid: guidShape,
	name,
	note,
	/** What the case says, in the researcher's words. */
	summary: note,
	consent: z.enum(consentStates),
	/** How the person can be reached, and what was agreed on. */
	contact: note
});

/** A typed property of cases or of documents. */
export const attributeShape = z.strictObject({
	guid: guidShape,
	name,
	target: z.enum(['case', 'document']),
	type: z.enum(attributeTypes),
	/** The values of `oneOf` and `ordered`, in order; empty otherwise. */
	options: z.array(z.string()),
	position: z.string()
});

/** The value of one attribute for one case or one document (the other is null). */
export const attributeValueShape = z.strictObject({
	guid: guidShape,
	attribute: guidShape,
	case: guidShape.nullable(),
	document: guidShape.nullable(),
	value: z.string()
});
