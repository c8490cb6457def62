/** The codebook: codes and their texts, sets of codes, rules that changed, versions. */
import { z } from 'zod';
import { colorShape, guidShape, momentShape, name, note, versionIdShape } from './field.ts';

/** How a version of the codebook came into the project: named by somebody, or with a file that was opened, saved or merged. */
export const versionOrigins = ['named', 'opened', 'saved', 'merged'] as const;

/** The texts of a code that may stand in a further language. */
export const codeTextsShape = z.strictObject({
	name: z.string().max(500),
	definition: note,
	include: note,
	exclude: note,
	/** A typical example. */
	example: note,
	/** An example that only just belongs, or only just does not, and why. */
	borderline: note
});

/** A node of the codebook. A code without a parent is a category. */
export const codeShape = z.strictObject({
	guid: guidShape,
	parent: guidShape.nullable(),
	name,
	color: colorShape,
	/** One lower-case letter or two that apply the code while coding; null for none. */
	key: z.string().max(2).nullable(),
	/** Fractional key that orders siblings. */
	position: z.string(),
	/** False for a code that only groups others. */
	applicable: z.boolean(),
	definition: note,
	include: note,
	exclude: note,
	example: note,
	borderline: note,
	/** The same texts in further languages, by BCP 47 tag. */
	translations: z.record(z.string(), codeTextsShape)
});

/** A named selection of codes across the tree. */
export const codeSetShape = z.strictObject({
	guid: guidShape,
	name,
	color: colorShape,
	note,
	/** True when a unit may bear one of its codes at most; what breaks this is listed, never refused. */
	exclusive: z.boolean(),
	/** The member that takes what fits none of the others; null for none. */
	residual: guidShape.nullable(),
	position: z.string()
});

/** A code in a set; once at most in each. */
export const codeSetMemberShape = z.strictObject({ guid: guidShape, set: guidShape, code: guidShape });

/**
 * A change of what a code means after which the passages coded before are looked at again: `coding.recheck` points here
 * until each is decided on. What the rules are now stands in the code.
 */
export const ruleChangeShape = z.strictObject({
	guid: guidShape,
	code: guidShape,
	/** Who changed the rules. */
	coder: guidShape,
	date: momentShape,
	/** The code's texts as they were when the passages were coded. */
	before: codeTextsShape
});

/** The codebook as it was at one moment: named by somebody, or what a file brought, took or became. */
export const codebookVersionShape = z.strictObject({
	guid: guidShape,
	/** Which codebook it is a version of; the same in every file and project that shares it. */
	codebook: guidShape,
	/** SHA-256 of `content`, hex. */
	version: versionIdShape,
	/** The versions that it was made from, by their ids; they need not be in the project. */
	parents: z.array(versionIdShape).max(1000),
	/** Empty for one that nobody named. */
	name: z.string().max(500),
	author: guidShape,
	date: momentShape,
	note,
	origin: z.enum(versionOrigins),
	/** The whole codebook as JSON text. */
	content: z.string().max(50_000_000)
});
