/** Two passages of one document as a part of the address: `12-40.80-99`, offsets in UTF-16 units. Pure. */
type Span = { readonly start: number; readonly end: number };
export type SpanPair = { readonly a: Span; readonly b: Span };

/** The pair as the address has it. */
export const pairAddress = ({ a, b }: SpanPair): string => `${a.start}-${a.end}.${b.start}-${b.end}`;

/** The pair that a part of the address names; null where it names none. */
export function pairFrom(value: string | undefined): SpanPair | null {
	const [start, end, nextStart, nextEnd] =
		/^(\d{1,9})-(\d{1,9})\.(\d{1,9})-(\d{1,9})$/
			.exec(value ?? '')
			?.slice(1)
			.map(Number) ?? [];
	if (start === undefined || end === undefined || nextStart === undefined || nextEnd === undefined)
		return null;
	return start < end && nextStart < nextEnd
		? { a: { start, end }, b: { start: nextStart, end: nextEnd } }
		: null;
}
