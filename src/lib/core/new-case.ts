/** A case of which only the name is known. */
import type { Case, Guid } from './records.ts';

/** The case with nothing written about it and its consent unknown. */
export const newCase = (guid: Guid, name: string): Case => ({
	guid,
	name,
	note: '',
	summary: '',
	consent: 'unknown',
	contact: ''
});
