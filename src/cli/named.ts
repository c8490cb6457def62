/** Rows by the names that people give them on the command line. */
import type { Guid } from '../lib/core/records.ts';

/** The row of that name or GUID, capitals aside where none fits exactly. */
export function named<T extends { readonly guid: Guid }>(
	rows: readonly T[],
	name: string,
	nameOf: (row: T) => string
): T | undefined {
	return (
		rows.find((row) => nameOf(row) === name || row.guid === name) ??
		rows.find((row) => fold(nameOf(row)) === fold(name))
	);
}

/** A name as names are compared: composed, without blanks around it, in small letters. */
export const fold = (text: string): string => text.normalize('NFC').trim().toLowerCase();
