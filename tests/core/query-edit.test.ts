import fc from 'fast-check';
import { expect, it } from 'vitest';
import { editQuery, partAt, partsOf, type QueryEdit, type QueryPath } from '../../src/lib/core/query-edit.ts';
import { queryNames } from '../../src/lib/core/query-names.ts';
import { queryShape } from '../../src/lib/core/query-shape.ts';
import { parseQuery, printQuery } from '../../src/lib/core/query-text.ts';
import { queryLimits, type Query } from '../../src/lib/core/query.ts';
import { someQuery, someRule } from './some-query.ts';

const names = queryNames(
	['A', 'B', 'C', 'D'].map((name, n) => ({
		...{ guid: `00000000-0000-4000-8000-00000000000${n}`, name, parent: null, position: `a${n}` }
	})),
	[]
);
const read = (text: string): Query => {
	const query = parseQuery(text, names);
	if (!query.ok) throw new Error(query.error.key);
	return query.value;
};
/** The query in writing after an edit, and where one goes on. */
function after(text: string, edit: QueryEdit): [string, QueryPath] | null {
	const edited = editQuery(read(text), edit);
	return edited && [printQuery(edited.query, names), edited.at];
}

it('adds a condition to a part, or a part beside it', () => {
	const put = (text: string, at: QueryPath, part: string) => after(text, { do: 'put', at, part: read(part) });
	const add = (text: string, at: QueryPath, as: 'and' | 'or') => after(text, { do: 'add', at, as });
	expect(put('CODED', [], '"A"')).toEqual(['"A"', []]);
	expect(add('"A"', [], 'and')).toEqual(['"A" AND OVERLAPPING CODED', [1]]);
	expect(put('"A" AND CODED', [1], '"B"')).toEqual(['"A" AND OVERLAPPING "B"', [1]]);
	expect(add('"A" AND "B"', [], 'and')).toEqual(['"A" AND OVERLAPPING "B" AND OVERLAPPING CODED', [2]]);
	expect(add('"A" AND "B"', [], 'or')).toEqual(['("A" AND OVERLAPPING "B") OR CODED', [1]]);
	expect(add('"A" OR "B"', [], 'or')).toEqual(['"A" OR "B" OR CODED', [2]]);
	expect(add('"A" OR "B"', [], 'and')).toEqual(['("A" OR "B") AND OVERLAPPING CODED', [1]]);
	expect(add('"A" AND "B"', [1], 'or')).toEqual(['"A" AND OVERLAPPING ("B" OR CODED)', [1, 1]]);
	expect(add('"A" AND "B"', [2], 'or')).toBeNull();
});

it('asks otherwise, takes parts together otherwise', () => {
	expect(after('"A" AND "B"', { do: 'ask', at: [1], condition: { not: true } })).toEqual([
		'"A" AND NOT OVERLAPPING "B"',
		[1]
	]);
	const followed = { rule: { by: 'followed', turns: 2 } } as const;
	expect(after('"A" AND NOT "B"', { do: 'ask', at: [1], condition: followed })?.[0]).toBe(
		'"A" AND NOT FOLLOWED WITHIN 2 TURNS BY "B"'
	);
	for (const at of [[], [0]]) expect(after('"A" AND "B"', { do: 'ask', at, condition: followed })).toBeNull();
	expect(after('"A" OR "B"', { do: 'join', at: [], by: 'shared' })).toEqual(['"A" SHARED WITH "B"', []]);
});

it('moves parts: conditions go whole, the first of a group leaves the rule behind', () => {
	const move = (text: string, at: QueryPath, by: -1 | 1) => after(text, { do: 'move', at, by });
	const three = '"A" AND NOT INSIDE "B" AND SAME TURN "C"';
	expect(move(three, [2], -1)).toEqual(['"A" AND SAME TURN "C" AND NOT INSIDE "B"', [1]]);
	expect(move(three, [1], -1)).toEqual(['"B" AND NOT INSIDE "A" AND SAME TURN "C"', [0]]);
	expect(move(three, [0], 1)).toEqual(['"B" AND NOT INSIDE "A" AND SAME TURN "C"', [1]]);
	expect(move('"A" OR "B" OR "C"', [1], 1)).toEqual(['"A" OR "C" OR "B"', [2]]);
	expect(move(three, [0], -1)).toBeNull();
	expect(move(three, [2], 1)).toBeNull();
	expect(move('"A"', [], 1)).toBeNull();
});

it('removes parts, and groups close up', () => {
	const remove = (text: string, at: QueryPath) => after(text, { do: 'remove', at });
	expect(remove('"A"', [])).toEqual(['CODED', []]);
	expect(remove('"A" AND NOT "B"', [1])).toEqual(['"A"', []]);
	expect(remove('"A" AND NOT "B" AND SAME CASE "C"', [0])).toEqual(['"B" AND SAME CASE "C"', [0]]);
	expect(remove('"A" OR "B" OR "C"', [2])).toEqual(['"A" OR "B"', [1]]);
	expect(remove('"A" AND ("B" OR "C")', [1, 0])).toEqual(['"A" AND OVERLAPPING "C"', [1]]);
	expect(remove('"A" AND ("B" OR "C")', [1])).toEqual(['"A"', []]);
});

it('lets nothing grow beyond its bounds', () => {
	let query: Query = { is: 'coded' };
	let [at, groups]: [QueryPath, number] = [[], 0];
	for (let next = editQuery(query, { do: 'add', at, as: 'and' }); next; groups++) {
		({ query, at } = next);
		next = editQuery(query, { do: 'add', at, as: 'and' });
	}
	expect(groups).toBe(queryLimits.depth);
	const parts = Array.from({ length: queryLimits.parts }, () => ({ is: 'coded' }) as const);
	expect(editQuery({ is: 'or', parts }, { do: 'add', at: [], as: 'or' })).toBeNull();
});

const codes = ['00000000-0000-4000-8000-000000000000', '00000000-0000-4000-8000-000000000001'];
const some = someQuery(codes, [], fc.string({ maxLength: 3 }));
/** An edit, wherever it fits: `which` chooses among the places of the query that it comes to. */
const someEdit = fc.record({
	which: fc.nat(1000),
	edit: fc.oneof(
		fc.record({ do: fc.constant('put' as const), part: some }),
		fc.record({
			do: fc.constant('ask' as const),
			condition: fc.record({ not: fc.boolean(), rule: someRule }, { requiredKeys: [] })
		}),
		fc.record({ do: fc.constant('add' as const), as: fc.constantFrom('and' as const, 'or' as const) }),
		fc.record({ do: fc.constant('join' as const), by: fc.constantFrom('or' as const, 'shared' as const) }),
		fc.record({ do: fc.constant('move' as const), by: fc.constantFrom(-1 as const, 1 as const) }),
		fc.record({ do: fc.constant('remove' as const) })
	)
});
const placesIn = (query: Query, at: QueryPath = []): QueryPath[] => [
	at,
	...partsOf(query).flatMap((part, i) => placesIn(part, [...at, i]))
];

it('leaves a query after any series of edits, and tells a place in it', () => {
	fc.assert(
		fc.property(some, fc.array(someEdit, { maxLength: 30 }), (query, edits) => {
			for (const { which, edit } of edits) {
				const places = placesIn(query);
				const edited = editQuery(query, { ...edit, at: places[which % places.length]! });
				if (!edited) continue;
				query = edited.query;
				expect(queryShape.safeParse(query).success).toBe(true);
				expect(parseQuery(printQuery(query, names), names)).toEqual({ ok: true, value: query });
				expect(partAt(query, edited.at)).not.toBeNull();
			}
		}),
		{ seed: 1, numRuns: process.env['SAMTAL_LONG'] ? 2000 : 150 }
	);
});
