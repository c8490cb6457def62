/** Names of views and columns as SQL takes them. */

/** Words of SQL that name columns of the documented views. */
const reserved: ReadonlySet<string> = new Set(['case', 'end', 'from', 'set', 'to']);

/** A name to stand in SQL, in quotes where it needs them. */
export function sqlName(name: string): string {
	return /^[a-z_]+$/.test(name) && !reserved.has(name) ? name : `"${name.replaceAll('"', '""')}"`;
}
