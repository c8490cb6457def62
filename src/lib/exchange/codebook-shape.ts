/** What a codebook file must look like, and the reason in one word where it doesn't. */
import { z } from 'zod';
import { codeTextsShape, colorShape, guidShape, versionIdShape } from '../core/records.ts';

export const codebookFormat = 'samtal-codebook';
/** The version that is written; older ones are read, newer ones refused. */
export const codebookVersion = 2;
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

/** One code set. Its colour is `#rrggbb`; `residual` is one of its codes, or null. */
const setEntryShape = z.strictObject({
	guid: guidShape,
	name: z.string().trim().min(1).max(500),
	color: colorShape,
	note: z.string().max(1_000_000),
	/** True when a unit may bear one of its codes at most. */
	exclusive: z.boolean(),
	/** The code that takes what fits none of the others. */
	residual: guidShape.nullable(),
	/** Its codes, in the order of the tree. */
	codes: z.array(guidShape).max(codeLimit)
});

/**
 * A file's members, without the rules that tie them together: `name` and `memo` (rules for the coder) by language, the
 * codes, parents before children, in the order in which they are shown, and the sets. `versionId` is the SHA-256 of the
 * content and `parents` the ids of the versions that it was made from; whoever writes a file by hand may leave both out.
 */
export const codebookMembersShape = z.strictObject({
	format: z.literal(codebookFormat),
	version: z.literal(codebookVersion),
	guid: guidShape,
	versionId: versionIdShape.optional(),
	parents: z.array(versionIdShape).max(1000).default([]),
	name: z.record(language, z.string().max(500)),
	memo: z.record(language, z.string().max(1_000_000)),
	codes: z.array(codeEntryShape).max(codeLimit),
	sets: z.array(setEntryShape).max(1000).default([])
});

/** A whole file. */
export const codebookFileShape = codebookMembersShape.superRefine(({ codes, sets }, context) => {
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
	const setGuids = new Set<string>();
	sets.forEach(({ guid, residual, codes: members }, i) => {
		const complain = (field: string, reason: Reason) =>
			context.addIssue({ code: 'custom', path: ['sets', i, field], params: { reason } });
		if (setGuids.has(guid)) complain('guid', 'doubleGuid');
		if (members.some((code) => !guids.has(code)) || new Set(members).size < members.length)
			complain('codes', 'value');
		if (residual !== null && !members.includes(residual)) complain('residual', 'value');
		setGuids.add(guid);
	});
});

/** The JSON Schema of a file, as it is kept at codebooks/schema.json. */
export function codebookJsonSchema(): object {
	return z.toJSONSchema(codebookMembersShape, { io: 'input' });
}

/** What may be wrong with a place of a file; a part of the keys `codebook.refused.*`. */
export type Reason = 'doubleGuid' | 'unknownParent' | 'doubleKey' | 'nameless' | 'tooMany' | 'value';

/** Where and why a file is not as it should be. */
export function placed(issue: z.core.$ZodIssue): { path: PropertyKey[]; reason: Reason } {
	if (issue.code === 'custom') return { path: issue.path, reason: issue.params!.reason as Reason };
	if (issue.code === 'unrecognized_keys') return { path: [...issue.path, issue.keys[0]!], reason: 'value' };
	const tooMany = issue.code === 'too_big' && issue.path.join() === 'codes';
	return { path: issue.path, reason: tooMany ? 'tooMany' : 'value' };
}
