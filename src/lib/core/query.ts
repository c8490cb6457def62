/**
 * A query for passages as plain data: a tree of what is looked for. Its shape stands apart (`query-shape.ts`), so that a
 * page may build one without loading zod; `analysis/query.ts` finds the passages.
 *
 * Every part of a query finds a set of passages: stretches of documents, in order, none over another. Passages that overlap
 * become one as they come into a set; touching ones stay two. A passage belongs to the turn, paragraph and case of its first
 * character that is not blank; one that came of several belongs to those of the first of them.
 */
import type { Folding } from './search/fold.ts';
import type { WordWay } from './search/search.ts';
import type { Guid } from './records.ts';

/**
 * When a passage A meets a passage B.
 * - `overlapping`: they share a character.
 * - `inside`: all of A lies in B.
 * - `near`: they belong to turns of one document at most `turns` apart; 0 for the same turn.
 * - `paragraph`, `turn`, `document`, `case`: they belong to the same one.
 * - `followed`: B starts where A ends or after it, in the same document, and belongs to a turn at most `turns` after the
 *   one in which A's last character lies.
 */
export type QueryRule =
	| { readonly by: 'overlapping' | 'inside' | 'paragraph' | 'turn' | 'document' | 'case' }
	| { readonly by: 'near' | 'followed'; readonly turns: number };

/** What is asked of the passages of a part: that each meets a passage of another part by the rule, or that it meets none. */
export type QueryCondition = { readonly not: boolean; readonly rule: QueryRule; readonly of: Query };

/** What finds passages by itself. */
export type QueryLeaf =
	/** The passages of a code; with `below` those of the codes below it too. A code that is gone has none. */
	| { readonly is: 'code'; readonly code: Guid; readonly below: boolean }
	/** The passages of any code. */
	| { readonly is: 'coded' }
	/** The passages of the codes in a theme, each without those below it, and the coded passages in it. */
	| { readonly is: 'theme'; readonly theme: Guid }
	/** The words found in a turn, as a search finds them. */
	| ({ readonly is: 'text'; readonly way: WordWay; readonly text: string } & Folding);

/** What finds passages by those of its parts. */
export type QueryGroup =
	/** And, and not: the passages of `of`, whole, for which all conditions hold. */
	| { readonly is: 'and'; readonly of: Query; readonly conditions: readonly QueryCondition[] }
	/** The passages of all parts together. */
	| { readonly is: 'or'; readonly parts: readonly Query[] }
	/** The stretches that lie in a passage of every part. Each belongs to the turn of the passage that begins with it. */
	| { readonly is: 'shared'; readonly parts: readonly Query[] };

/** A query, or a part of one. */
export type Query = QueryLeaf | QueryGroup;

/** How far groups may stand in groups, how many parts or conditions one may have, and how far apart turns may be. */
export const queryLimits = { depth: 20, parts: 100, turns: 1000 } as const;

/** The parts that find passages by themselves, in the order of the query. */
export function leavesOf(query: Query): QueryLeaf[] {
	switch (query.is) {
		case 'and':
			return [...leavesOf(query.of), ...query.conditions.flatMap(({ of }) => leavesOf(of))];
		case 'or':
		case 'shared':
			return query.parts.flatMap(leavesOf);
		default:
			return [query];
	}
}

/** The patterns that a query looks for; one that is yet to be typed is none. */
export function patternsOf(query: Query): Extract<QueryLeaf, { is: 'text' }>[] {
	return leavesOf(query)
		.filter((leaf) => leaf.is === 'text')
		.filter(({ way, text }) => way === 'pattern' && text !== '');
}

/** The query with other codes in place of those that `heirOf` gives one for. */
export function withHeirs(query: Query, heirOf: (code: Guid) => Guid | null): Query {
	const part = (one: Query): Query => withHeirs(one, heirOf);
	switch (query.is) {
		case 'and':
			return {
				...query,
				of: part(query.of),
				conditions: query.conditions.map((one) => ({ ...one, of: part(one.of) }))
			};
		case 'or':
		case 'shared':
			return { ...query, parts: query.parts.map(part) };
		case 'code':
			return { ...query, code: heirOf(query.code) ?? query.code };
		default:
			return query;
	}
}
