/**
 * Edits of a query as plain data, as a builder makes them one after another. Whatever their order, a query stays one: lists
 * that lose their parts close up, and none grows beyond its bounds.
 */
import { queryLimits, type Query, type QueryCondition } from './query.ts';

/**
 * Where a part stands, from outside in. In `and`, 0 is what the conditions are asked of and n the part of the nth condition;
 * in other groups n is the part at index n. None for the whole query.
 */
export type QueryPath = readonly number[];

export type QueryEdit =
	/** Another part in the place of this one. */
	| { readonly do: 'put'; readonly at: QueryPath; readonly part: Query }
	/** Asks otherwise of the condition in which this part stands. */
	| {
			readonly do: 'ask';
			readonly at: QueryPath;
			readonly condition: Partial<Pick<QueryCondition, 'not' | 'rule'>>;
	  }
	/** Adds all coded passages: in one more condition on this part, or beside it. */
	| { readonly do: 'add'; readonly at: QueryPath; readonly as: 'and' | 'or' }
	/** Takes the parts of this group together in another way. */
	| { readonly do: 'join'; readonly at: QueryPath; readonly by: 'or' | 'shared' }
	/** Puts this part one place up (−1) or down (1) among those beside it; the first of a group leaves its rule behind. */
	| { readonly do: 'move'; readonly at: QueryPath; readonly by: -1 | 1 }
	/** Takes this part away with its condition; the next one takes the place of a first. The whole becomes all coded passages. */
	| { readonly do: 'remove'; readonly at: QueryPath };

/** A query after an edit, and where the part stands now with which one would go on. */
export type EditedQuery = { readonly query: Query; readonly at: QueryPath };

/** The query that an edit makes; null where the part is not there, or where it would grow beyond its bounds. */
export function editQuery(query: Query, edit: QueryEdit): EditedQuery | null {
	if (partAt(query, edit.at) === null) return null;
	const edited = editedAt(query, edit);
	return edited && isWithinLimits(edited.query) ? edited : null;
}

/** The part that stands somewhere; null where none does. */
export function partAt(query: Query, path: QueryPath): Query | null {
	let part: Query | undefined = query;
	for (const index of path) part = part && partsOf(part)[index];
	return part ?? null;
}

/** The parts of a group in the order of paths; none of what finds passages by itself. */
export function partsOf(query: Query): readonly Query[] {
	if (query.is === 'and') return [query.of, ...query.conditions.map(({ of }) => of)];
	return query.is === 'or' || query.is === 'shared' ? query.parts : [];
}

function editedAt(query: Query, edit: QueryEdit): EditedQuery | null {
	const { at } = edit;
	switch (edit.do) {
		case 'put':
			return { query: changed(query, at, () => edit.part), at };
		case 'ask':
			return asked(query, at, edit.condition);
		case 'add':
			return added(query, at, edit.as);
		case 'join':
			return {
				query: changed(query, at, (one) =>
					one.is === 'or' || one.is === 'shared' ? { is: edit.by, parts: one.parts } : one
				),
				at
			};
		case 'move':
			return moved(query, at, edit.by);
		case 'remove':
			return removed(query, at);
	}
}

const anything: Query = { is: 'coded' };
const newCondition: QueryCondition = { not: false, rule: { by: 'overlapping' }, of: anything };

function asked(
	query: Query,
	at: QueryPath,
	condition: Partial<Pick<QueryCondition, 'not' | 'rule'>>
): EditedQuery | null {
	const [group, index] = split(at);
	if (index < 1 || partAt(query, group)?.is !== 'and') return null;
	return {
		query: changed(query, group, (one) =>
			one.is === 'and'
				? {
						...one,
						conditions: one.conditions.with(index - 1, { ...one.conditions[index - 1]!, ...condition })
					}
				: one
		),
		at
	};
}

function added(query: Query, at: QueryPath, as: 'and' | 'or'): EditedQuery {
	const grown = changed(query, at, (one) => {
		if (as === 'or') {
			if (one.is === 'or' || one.is === 'shared') return { ...one, parts: [...one.parts, anything] };
			return { is: 'or', parts: [one, anything] };
		}
		if (one.is === 'and') return { ...one, conditions: [...one.conditions, newCondition] };
		return { is: 'and', of: one, conditions: [newCondition] };
	});
	return { query: grown, at: [...at, partsOf(partAt(grown, at)!).length - 1] };
}

function moved(query: Query, at: QueryPath, by: -1 | 1): EditedQuery | null {
	const [group, index] = split(at);
	const to = index + by;
	if (index < 0 || partAt(query, [...group, to]) === null) return null;
	const swapped = changed(query, group, (one) => {
		if (one.is === 'or' || one.is === 'shared') return { ...one, parts: swap(one.parts, index, to) };
		if (one.is !== 'and') return one;
		if (index > 0 && to > 0) return { ...one, conditions: swap(one.conditions, index - 1, to - 1) };
		const [first, ...rest] = one.conditions as [QueryCondition, ...QueryCondition[]];
		return { is: 'and', of: first.of, conditions: [{ ...first, of: one.of }, ...rest] };
	});
	return { query: swapped, at: [...group, to] };
}

function removed(query: Query, at: QueryPath): EditedQuery {
	const [group, index] = split(at);
	if (index < 0) return { query: anything, at };
	const left = changed(query, group, (one) => {
		if (one.is === 'or' || one.is === 'shared') {
			const parts = one.parts.toSpliced(index, 1);
			return parts.length > 1 ? { ...one, parts } : parts[0]!;
		}
		if (one.is !== 'and') return one;
		const conditions = one.conditions.toSpliced(Math.max(0, index - 1), 1);
		const of = index === 0 ? one.conditions[0]!.of : one.of;
		return conditions.length ? { ...one, of, conditions } : of;
	});
	const last = partsOf(partAt(left, group)!).length - 1;
	// A group that closed up is the part that was left of it.
	const closed = partsOf(partAt(query, group)!).length === 2;
	return { query: left, at: closed ? group : [...group, Math.min(index, last)] };
}

function changed(query: Query, [index, ...rest]: QueryPath, change: (part: Query) => Query): Query {
	if (index === undefined) return change(query);
	if (query.is === 'or' || query.is === 'shared')
		return { ...query, parts: query.parts.with(index, changed(query.parts[index]!, rest, change)) };
	if (query.is !== 'and') return query;
	if (index === 0) return { ...query, of: changed(query.of, rest, change) };
	const condition = query.conditions[index - 1]!;
	const next = { ...condition, of: changed(condition.of, rest, change) };
	return { ...query, conditions: query.conditions.with(index - 1, next) };
}

const split = (at: QueryPath): [QueryPath, number] => [at.slice(0, -1), at.at(-1) ?? -1];

const swap = <T>(list: readonly T[], one: number, other: number): T[] =>
	list.with(one, list[other]!).with(other, list[one]!);

function isWithinLimits(query: Query, depth = 0): boolean {
	const parts = partsOf(query);
	if (!parts.length) return true;
	const room = queryLimits.parts + (query.is === 'and' ? 1 : 0);
	return (
		depth < queryLimits.depth &&
		parts.length <= room &&
		parts.every((part) => isWithinLimits(part, depth + 1))
	);
}
