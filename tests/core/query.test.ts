import fc from 'fast-check';
import { expect, it } from 'vitest';
import '../../src/lib/words/both.ts';
import { queryNames } from '../../src/lib/core/query-names.ts';
import { querySentence } from '../../src/lib/core/query-sentence.ts';
import { queryShape } from '../../src/lib/core/query-shape.ts';
import { parseQuery, printQuery } from '../../src/lib/core/query-text.ts';
import { leavesOf, type Query } from '../../src/lib/core/query.ts';
import { sayNested } from '../../src/lib/words/say-nested.ts';
import { say } from '../../src/lib/words/say.ts';
import { someQuery } from './some-query.ts';

const guid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const code = (n: number, name: string, parent: number | null = null) => ({
	guid: guid(n),
	name,
	parent: parent === null ? null : guid(parent),
	position: 'a0'
});
// Names with every sign that the writing uses, siblings of one name, and a name that is another one's path.
const codes = [
	code(1, 'Barriers'),
	code(2, 'Time', 1),
	code(3, 'Risk'),
	code(4, 'A "quoted" / \\ name'),
	code(5, 'AND'),
	code(6, 'Twin'),
	code(7, 'Twin'),
	code(8, 'Risk', 1)
];
const themes = [
	{ guid: guid(21), name: 'Theme "one"' },
	{ guid: guid(22), name: 'Same' },
	{ guid: guid(23), name: 'Same' }
];
const names = queryNames(codes, themes);
const numRuns = process.env['SAMTAL_LONG'] ? 5000 : 300;

const some = someQuery(
	[...codes.map((one) => one.guid), guid(99)],
	[...themes.map((one) => one.guid), guid(98)],
	fc.string({ unit: fc.constantFrom('a', '"', ' ', '\n', '(', '\\', 'Ö', '😀'), maxLength: 8 })
);
/** Codes and themes that are gone have no name to be read again by. */
const isLive = (query: Query): boolean => {
	const text = JSON.stringify(query);
	return !text.includes(guid(99)) && !text.includes(guid(98));
};

it('what is printed is read as the same query, and fits its shape', () => {
	fc.assert(
		fc.property(some.filter(isLive), (query) => {
			expect(parseQuery(printQuery(query, names), names)).toEqual({ ok: true, value: query });
			expect(queryShape.safeParse(JSON.parse(JSON.stringify(query)))).toEqual({ success: true, data: query });
		}),
		{ seed: 1, numRuns }
	);
});

it('reads rules in any case, AND before OR, and brackets', () => {
	const read = (text: string) => {
		const query = parseQuery(text, names);
		if (!query.ok) throw new Error(query.error.key);
		return query.value;
	};
	const [time, risk] = [
		{ is: 'code', code: guid(2), below: false },
		{ is: 'code', code: guid(3), below: false }
	];
	expect(read('"Barriers / Time" AND within 2 turns "Risk"')).toEqual({
		is: 'and',
		of: time,
		conditions: [{ not: false, rule: { by: 'near', turns: 2 }, of: risk }]
	});
	expect(read('"time" or "Risk" and not followed within 1 turn by coded')).toEqual({
		is: 'or',
		parts: [
			time,
			{
				is: 'and',
				of: risk,
				conditions: [{ not: true, rule: { by: 'followed', turns: 1 }, of: { is: 'coded' } }]
			}
		]
	});
	const both = read('("Barriers / Time" OR "Risk") SHARED WITH prefix case "ti"');
	expect(both).toMatchObject({ is: 'shared', parts: [{ is: 'or' }, { way: 'prefix', matchCase: true }] });
	expect(leavesOf(both)).toHaveLength(3);
	expect(read('“time” AND ”Risk”')).toEqual(read('"time" AND "Risk"'));
	expect(read('WORDS "a ”quoted” ""word"""')).toMatchObject({ text: 'a ”quoted” "word"' });
	expect(read('UNDER "barriers"')).toEqual({ is: 'code', code: guid(1), below: true });
	expect(read(`"${guid(7)}"`)).toEqual({ is: 'code', code: guid(7), below: false });
});

it('says what is wrong with what can not be read', () => {
	const wrong = (text: string): string => {
		const query = parseQuery(text, names);
		if (query.ok) throw new Error(`${text} was read`);
		for (const language of ['en', 'sv'] as const)
			expect(say(query.error.key, query.error.values, language)).not.toMatch(/query\.|“”|””/);
		return query.error.key.replace('query.unread.', '');
	};
	expect(wrong('')).toBe('term');
	expect(wrong('"Risk" AND')).toBe('term');
	expect(wrong('"Risk" "Risk"')).toBe('rest');
	expect(wrong('"Risk')).toBe('open');
	expect(wrong('"Risk" AND “Risk')).toBe('open');
	expect(wrong('("Risk"')).toBe('word');
	expect(wrong('"Risk" AND SAME place "Risk"')).toBe('unit');
	expect(wrong('"Risk" AND WITHIN 1001 TURNS "Risk"')).toBe('turns');
	expect(wrong('"Risk" AND WITHIN two TURNS "Risk"')).toBe('turns');
	expect(wrong('"Risk" AND FOLLOWED BY "Risk"')).toBe('word');
	expect(wrong('"Risk" SHARED "Risk"')).toBe('word');
	expect(wrong('WORDS AND')).toBe('text');
	expect(wrong('"Nobody"')).toBe('no.codes');
	expect(wrong('"Twin"')).toBe('many.codes');
	expect(wrong('THEME "Nobody"')).toBe('no.themes');
	expect(wrong('THEME "Same"')).toBe('many.themes');
	expect(wrong(`${'('.repeat(10_000)}"Risk"`)).toBe('deep');
});

it('takes no query of another shape, however deep', () => {
	let deep: unknown = { is: 'coded' };
	for (let i = 0; i < 20; i++) deep = { is: 'and', of: { is: 'coded' }, conditions: [conditionOf(deep)] };
	expect(queryShape.safeParse(deep).success).toBe(true);
	for (let i = 0; i < 5000; i++) deep = { is: 'or', parts: [deep, deep] };
	for (const given of [
		deep,
		null,
		'coded',
		{ is: 'or', parts: [{ is: 'coded' }] },
		{ is: 'and', of: { is: 'coded' }, conditions: [] },
		{ is: 'coded', more: 1 },
		{ is: 'code', code: 'x', below: false }
	])
		expect(queryShape.safeParse(given).success).toBe(false);
});

const conditionOf = (of: unknown) => ({ not: false, rule: { by: 'near', turns: 0 }, of });

it('tells what a query means', () => {
	const tell = (text: string, language: 'en' | 'sv' = 'en'): string => {
		const query = parseQuery(text, names);
		if (!query.ok) throw new Error(query.error.key);
		return sayNested(querySentence(query.value, names.shown), language);
	};
	expect(tell('"Barriers / Time" AND WITHIN 2 TURNS "Risk"')).toBe(
		'Finds passages coded “Barriers / Time” that stand at most 2 turns away from passages coded “Risk”.'
	);
	expect(tell('CODED AND NOT ("Risk" OR UNDER "Barriers") AND FOLLOWED WITHIN 0 TURNS BY WORDS "a b"')).toBe(
		'Finds coded passages that do not overlap (passages coded “Risk” or passages coded “Barriers” or a code below it) and are followed in the same turn by the words “a b”, all of them in one turn.'
	);
	expect(tell('PHRASE "a" AND INSIDE WORDS "b"')).toBe(
		'Finds places of the word “a” that lie wholly inside places of the word “b”.'
	);
	expect(tell('THEME "Same" SHARED WITH "Risk"'.replace('Same', guid(22)), 'sv')).toBe(
		'Hittar de textställen som är gemensamma för avsnitt i temat ”Same” och avsnitt med koden ”Risk”.'
	);
	fc.assert(
		fc.property(some, (query) => {
			for (const language of ['en', 'sv'] as const)
				expect(sayNested(querySentence(query, names.shown), language)).not.toMatch(/query\.|undefined/);
		}),
		{ seed: 1, numRuns: 100 }
	);
});
