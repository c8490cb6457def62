/** Random queries. */
import fc from 'fast-check';
import type { Query, QueryLeaf, QueryRule } from '../../src/lib/core/query.ts';
import { wordWays } from '../../src/lib/core/search/search.ts';

/** Random rules. */
export const someRule: fc.Arbitrary<QueryRule> = fc.oneof(
	fc.record({
		by: fc.constantFrom('overlapping', 'inside', 'paragraph', 'turn', 'document', 'case')
	}),
	fc.record({ by: fc.constantFrom('near', 'followed'), turns: fc.integer({ min: 0, max: 3 }) })
);

/** Random queries over these codes and themes, and over words out of `texts`. */
export function someQuery(
	codes: readonly string[],
	themes: readonly string[],
	texts: fc.Arbitrary<string>
): fc.Arbitrary<Query> {
	const leaf: fc.Arbitrary<QueryLeaf> = fc.oneof(
		{
			weight: 4,
			arbitrary: fc.record({
				is: fc.constant('code' as const),
				code: fc.constantFrom(...codes),
				below: fc.boolean()
			})
		},
		fc.constant({ is: 'coded' as const }),
		...(themes.length
			? [fc.record({ is: fc.constant('theme' as const), theme: fc.constantFrom(...themes) })]
			: []),
		fc.record({
			is: fc.constant('text' as const),
			way: fc.constantFrom(...wordWays.filter((way) => way !== 'pattern')),
			text: texts,
			matchCase: fc.boolean(),
			matchMarks: fc.boolean()
		})
	);
	return fc.letrec<{ query: Query }>((tie) => {
		const condition = fc.record({ not: fc.boolean(), rule: someRule, of: tie('query') });
		const parts = fc.array(tie('query'), { minLength: 2, maxLength: 3 });
		return {
			query: fc.oneof(
				{ maxDepth: 3, withCrossShrink: true },
				{ weight: 2, arbitrary: leaf },
				{
					weight: 3,
					arbitrary: fc.record({
						is: fc.constant('and' as const),
						of: tie('query'),
						conditions: fc.array(condition, { minLength: 1, maxLength: 2 })
					})
				},
				{ weight: 1, arbitrary: fc.record({ is: fc.constant('or' as const), parts }) },
				{ weight: 1, arbitrary: fc.record({ is: fc.constant('shared' as const), parts }) }
			)
		};
	}).query;
}
