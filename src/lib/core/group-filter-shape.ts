/** The shape of a group filter that comes from outside: an address, a saved setting, a file. */
import { z } from 'zod';
import type { GroupFilter, Within } from './group-filter.ts';
import { documentKinds, guidShape } from './records.ts';

const guids = z.array(guidShape).nullable();
const speakers = z.array(z.string()).nullable();
const only = z.enum(['only', 'none']).nullable();
const facilitators = z.enum(['in', 'out']);

/** See `GroupFilter`. */
export const groupFilterShape: z.ZodType<GroupFilter> = z.strictObject({
	kinds: z.array(z.enum(documentKinds)).nullable(),
	documents: guids,
	cases: guids,
	attributes: z.array(
		z.strictObject({
			attribute: guidShape,
			values: z.array(z.string()).nullable(),
			from: z.string().nullable(),
			to: z.string().nullable()
		})
	),
	from: z.iso.date().nullable(),
	to: z.iso.date().nullable(),
	speakers,
	facilitators
});

/** See `Within`. */
export const withinShape: z.ZodType<Within> = z.strictObject({
	documents: guids,
	cases: guids,
	speakers: speakers.optional(),
	facilitators,
	codes: guids.optional(),
	starred: only.optional(),
	auto: only.optional()
});
