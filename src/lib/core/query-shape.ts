/** The shape of a query that comes from outside: a command, a saved row, a file. */
import { z } from 'zod';
import { queryLimits, type Query, type QueryCondition, type QueryRule } from './query.ts';
import { wordWays } from './search/search.ts';
import { guidShape } from './shapes/field.ts';

const turns = z.number().int().min(0).max(queryLimits.turns);

const ruleShape: z.ZodType<QueryRule> = z.discriminatedUnion('by', [
	z.strictObject({ by: z.enum(['overlapping', 'inside', 'paragraph', 'turn', 'document', 'case']) }),
	z.strictObject({ by: z.enum(['near', 'followed']), turns })
]);

const partShape: z.ZodType<Query> = z.lazy(() =>
	z.discriminatedUnion('is', [
		z.strictObject({ is: z.literal('code'), code: guidShape, below: z.boolean() }),
		z.strictObject({ is: z.literal('coded') }),
		z.strictObject({ is: z.literal('theme'), theme: guidShape }),
		z.strictObject({
			is: z.literal('text'),
			way: z.enum(wordWays),
			text: z.string().max(1000),
			matchCase: z.boolean(),
			matchMarks: z.boolean()
		}),
		z.strictObject({
			is: z.literal('and'),
			of: partShape,
			conditions: z.array(conditionShape).min(1).max(queryLimits.parts)
		}),
		z.strictObject({ is: z.literal('or'), parts: z.array(partShape).min(2).max(queryLimits.parts) }),
		z.strictObject({ is: z.literal('shared'), parts: z.array(partShape).min(2).max(queryLimits.parts) })
	])
);

const conditionShape: z.ZodType<QueryCondition> = z.strictObject({
	not: z.boolean(),
	rule: ruleShape,
	of: partShape
});

// A condition stands in a list in a group: three levels of lists and objects for each group, and the rule in the last.
const deepest = queryLimits.depth * 3 + 2;

/** Whether lists and objects stand in a value no more than `levels` deep. */
function isShallow(value: unknown, levels: number): boolean {
	if (typeof value !== 'object' || value === null) return true;
	return levels > 0 && Object.values(value).every((one) => isShallow(one, levels - 1));
}

/** See `Query`. Groups stand in groups no deeper than `queryLimits.depth`. */
export const queryShape: z.ZodType<Query> = z
	.custom<unknown>((given) => isShallow(given, deepest))
	.pipe(partShape);
