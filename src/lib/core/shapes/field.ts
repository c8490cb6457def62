/** What the fields of several records have in common. */
import { z } from 'zod';

z.config({ jitless: true });

/** A GUID in lower case, such as `crypto.randomUUID()` gives. */
export const guidShape = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
export type Guid = z.infer<typeof guidShape>;

/** The id of a version of a codebook: the SHA-256 of its content, hex. */
export const versionIdShape = z.string().regex(/^[0-9a-f]{64}$/);

/** A colour as `#rrggbb`, the form that REFI-QDA carries. */
export const colorShape = z.string().regex(/^#[0-9a-f]{6}$/);

/** A moment, ISO 8601 UTC. */
export const momentShape = z.iso.datetime();
/** A place in a document's text, in UTF-16 units. */
export const offset = z.number().int().nonnegative();
/** A time inside a recording, or null. */
export const milliseconds = z.number().int().nonnegative().nullable();
/** What something is called. */
export const name = z.string().trim().min(1).max(500);
/** A text of some length. */
export const note = z.string().max(1_000_000);
