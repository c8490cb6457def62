/** GUIDs for what has none of its own, so that the same thing read twice has the same one. */
import { hashText } from './hash.ts';
import type { Guid } from './records.ts';

/** The GUID (version 8 of RFC 9562) that follows from `text`. */
export function derivedGuid(text: string): Guid {
	const hex = hashText(text);
	const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
	return [
		hex.slice(0, 8),
		hex.slice(8, 12),
		`8${hex.slice(13, 16)}`,
		`${variant}${hex.slice(17, 20)}`,
		hex.slice(20, 32)
	].join('-');
}

/** The GUID of a code's membership in a set, where nothing gives one. */
export const memberGuid = (set: Guid, code: Guid): Guid => derivedGuid(`member ${set} ${code}`);
