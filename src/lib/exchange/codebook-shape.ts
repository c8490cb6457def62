/** What a codebook file must look like, and the reason in one word where it doesn't. */
import { z } from 'zod';
import { codeTextsShape, colorShape, guidShape } from '../core/records.ts';

export const codebookFormat = 'samtal-codebook';
/** The version that is written; older ones are read, newer ones refused. */
export const codebookVersion = 1;
/** A codebook has at most this many codes. */
export const codeLimit = 10_000;

/** A language by its BCP 47 tag, such as `sv` or `pt-BR`. */
const language = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);

/** Files of before hold no borderline example. */
const textsShape = codeTextsShape.extend({ borderline: codeTextsShape.shape.borderline.default('') });

/** One code. `texts` holds its name and rules by language; one language at least names it. */
const codeEntryShape = z.strictObject({
	guid: guidShape,
	/** The GUID of a code that stands before this one; null for a category. */
	parent: guidShape.nullable(),
	/** One lower-case letter or two that apply the code while coding; null for none. */
	key: z.string().min(1).max(2).nullable(),
	color: colorShape,
	/** False for a code that only groups others. */
	applicable: z.boolean(),
	texts: z.record(language, textsShape)
});

/**
 * A whole file: `name` and `memo` (rules for the coder) by language, and the codes, parents before children, in the
 * order in which they are shown.
 */
export const codebookFileShape = z
	.strictObject({
		format: z.literal(codebookFormat),
		version: z.literal(codebookVersion),
		guid: guidShape,
		name: z.record(language, z.string().max(500)),
		memo: z.record(language, z.string().max(1_000_000)),
		codes: z.array(codeEntryShape).max(codeLimit)
	})
	.superRefine(({ codes }, context) => {
		const guids = new Set<string>();
		const keys = new Set<string>();
		codes.forEach(({ guid, parent, key, texts }, i) => {
			const complain = (field: string, reason: Reason) =>
				context.addIssue({ code: 'custom', path: ['codes', i, field], params: { reason } });
			if (guids.has(guid)) complain('guid', 'doubleGuid');
			if (parent !== null && !guids.has(parent)) complain('parent', 'unknownParent');
			if (key !== null && keys.has(key)) complain('key', 'doubleKey');
			if (!Object.values(texts).some(({ name }) => name.trim())) complain('texts', 'nameless');
			guids.add(guid);
			if (key !== null) keys.add(key);
		});
	});

/** What may be wrong with a place of a file; a part of the keys `codebook.refused.*`. */
export type Reason = 'doubleGuid' | 'unknownParent' | 'doubleKey' | 'nameless' | 'tooMany' | 'value';

/** Where and why a file is not as it should be. */
export function placed(issue: z.core.$ZodIssue): { path: PropertyKey[]; reason: Reason } {
	if (issue.code === 'custom') return { path: issue.path, reason: issue.params!.reason as Reason };
	if (issue.code === 'unrecognized_keys') return { path: [...issue.path, issue.keys[0]!], reason: 'value' };
	const tooMany = issue.code === 'too_big' && issue.path.join() === 'codes';
	return { path: issue.path, reason: tooMany ? 'tooMany' : 'value' };
}
