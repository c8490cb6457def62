/** The codes that one code occurs together with most often. */
import { cooccurrence, isLeftOut, pairCount } from '../../analysis/cooccurrence.ts';
import type { Guid } from '../../core/records.ts';
import { counted } from './counted.ts';
import type { Source } from './source.ts';

/** A code and its pairs with the one asked for, by the rule overlap. */
export type Partner = { readonly code: Guid; readonly pairs: number };
/** The coded passages of the code asked for, and its partners, most pairs first. */
export type Partners = { readonly codings: number; readonly partners: Partner[] };

/** Counted over one coder's codings (all coders' united for null), sub-codes on their own; at most `limit` partners. */
export function partners(
	source: Source,
	{ code, coder, limit }: { code: Guid; coder: Guid | null; limit: number }
): Partners {
	const { columns, codes } = counted(source, { coder, rollUp: false, documents: null });
	const at = codes.findIndex(({ guid }) => guid === code);
	if (at < 0) return { codings: 0, partners: [] };
	const result = cooccurrence(columns, codes.length, 'overlap');
	const found = codes
		.map(({ guid }, other): Partner => ({ code: guid, pairs: pairCount(result, at, other) ?? 0 }))
		.filter(({ pairs }, other) => pairs > 0 && !isLeftOut(result, at, other))
		.sort((a, b) => b.pairs - a.pairs);
	return { codings: result.codings[at] ?? 0, partners: found.slice(0, limit) };
}
