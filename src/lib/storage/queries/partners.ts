/** The codes that one code occurs together with most often. */
import { filterColumns } from '../../analysis/coding-columns.ts';
import { countPartners } from '../../analysis/partners.ts';
import { unite } from '../../analysis/unite.ts';
import type { Guid } from '../../core/records.ts';
import type { Within } from '../../core/group-filter.ts';
import { inTreeOrder } from '../../core/tree.ts';
import type { Stepwise } from '../stepwise.ts';
import type { Source } from './source.ts';
import { markedOf, standingOf } from './within.ts';

/** A code and its pairs with the one asked for, by the rule overlap. */
export type Partner = { readonly code: Guid; readonly pairs: number };
/** The coded passages of the code asked for, and its partners, most pairs first. */
export type Partners = { readonly codings: number; readonly partners: Partner[] };

/**
 * Counted over one coder's codings (all coders' united for null), sub-codes on their own; at most `limit` partners.
 * It is asked after each coding, so it counts only where the code is, not the whole matrix.
 */
export function* partners(
	source: Source,
	{ code, coder, limit, within }: { code: Guid; coder: Guid | null; limit: number; within?: Within }
): Stepwise<Partners> {
	yield* source.columns.readAhead();
	const table = source.columns.read();
	yield;
	const { columns, codes, coders, documents } = table;
	const at = codes.indexOf(code);
	if (at < 0) return { codings: 0, partners: [] };
	const by = coder === null ? null : coders.indexOf(coder);
	const holds = new Uint8Array(documents.length);
	for (let row = 0; row < columns.length; row++) {
		if (columns.code[row] === at) holds[columns.document[row]!] = 1;
	}
	const standing = within && standingOf(source, table, within);
	const marked = within && markedOf(table, within);
	yield;
	const near = filterColumns(
		columns,
		(row) =>
			holds[columns.document[row]!] === 1 &&
			(by === null || columns.coder[row] === by) &&
			(!marked || marked(row)) &&
			(!standing || standing(row) === 'in')
	);
	yield;
	const counts = countPartners(by === null ? unite(near) : near, codes.length, at);
	const place = new Map(codes.map((guid, i) => [guid, i]));
	const found = inTreeOrder(source.tables.where('code', {}))
		.map(({ node }): Partner => ({ code: node.guid, pairs: counts.pairs[place.get(node.guid)!] ?? 0 }))
		.filter(({ pairs }) => pairs > 0)
		.sort((a, b) => b.pairs - a.pairs);
	return { codings: counts.codings, partners: found.slice(0, limit) };
}
