/** Two passages of one document as a part of the address: `GUID 12-40 80-99`, offsets in UTF-16 units. Pure. */
import type { Guid } from '../core/records.ts';
import type { Span } from './coding.svelte.ts';

/** Two passages and the document that they are of. */
export type SpanPair = { readonly document: Guid; readonly a: Span; readonly b: Span };

/** The pair as the address has it. */
export const pairAddress = ({ document, a, b }: SpanPair): string =>
	`${document} ${a.start}-${a.end} ${b.start}-${b.end}`;

/** The pair that a part of the address names; null where it names none. */
export function pairFrom(value: string | undefined): SpanPair | null {
	const [, document, ...offsets] = /^(\S+) (\d{1,9})-(\d{1,9}) (\d{1,9})-(\d{1,9})$/.exec(value ?? '') ?? [];
	if (document === undefined) return null;
	const [start, end, nextStart, nextEnd] = offsets.map(Number) as [number, number, number, number];
	return start < end && nextStart < nextEnd
		? { document, a: { start, end }, b: { start: nextStart, end: nextEnd } }
		: null;
}
