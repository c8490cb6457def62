/** Which lines of history are looked at, as the address says it and as the query takes it. Pure. */
import type { Guid } from '../core/records.ts';
import type { QueryParams } from '../storage/protocol.ts';
import type { PlaceKey } from './place.svelte.ts';

/** The parts of the address that narrow the history; days are YYYY-MM-DD in the reader's time zone, both included. */
export const historyKeys = [
	'since',
	'until',
	'coder',
	'document',
	'code',
	'theme'
] as const satisfies readonly PlaceKey[];

type Asked = Readonly<Partial<Record<(typeof historyKeys)[number], string>>>;
type LineFilter = Omit<QueryParams<'lines'>, 'limit' | 'offset'>;

/** Tells whether there is such a row; one that is gone narrows nothing, so that nobody searches for why nothing is shown. */
type Known = Record<'coder' | 'document' | 'code' | 'theme', { has(guid: Guid): boolean }>;

/** What the query asks for; a day that is none, and a row that is not known, narrow nothing. */
export function lineFilter(asked: Asked, known: Known): LineFilter {
	const row = (of: keyof Known): Guid | null => {
		const guid = asked[of];
		return guid !== undefined && known[of].has(guid) ? guid : null;
	};
	return {
		from: dayBegins(asked.since),
		to: dayBegins(asked.until, 1),
		coder: row('coder'),
		document: row('document'),
		code: row('code'),
		theme: row('theme')
	};
}

/** True where lines may be left out. */
export function isNarrow(filter: LineFilter): boolean {
	return Object.values(filter).some(Boolean);
}

/** The moment (ISO 8601 UTC) when a day begins in this time zone, or the day so many days `later`; null for no day. */
function dayBegins(day: string | undefined, later = 0): string | null {
	const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day ?? '');
	if (!parts) return null;
	const [year, month, date] = parts.slice(1).map(Number) as [number, number, number];
	const begins = new Date(year, month - 1, date);
	if (begins.getMonth() !== month - 1 || begins.getDate() !== date) return null;
	return new Date(year, month - 1, date + later).toISOString();
}
