import fc from 'fast-check';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { versionIdOf } from '../../src/lib/core/codebook.ts';
import type { Code } from '../../src/lib/core/records.ts';
import { codeShape } from '../../src/lib/core/records.ts';
import {
	codebookToCodes,
	codesToCodebook,
	readCodebook,
	writeCodebook,
	type CodebookFile
} from '../../src/lib/exchange/codebook-file.ts';
import { codebookJsonSchema } from '../../src/lib/exchange/codebook-shape.ts';
import { say } from '../../src/lib/words/say.ts';

const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const texts = (name: string) => ({
	name,
	definition: '',
	include: '',
	exclude: '',
	example: '',
	borderline: ''
});
const entry = (n: number, parent: number | null, over: object = {}) => ({
	guid: guid(n),
	parent: parent === null ? null : guid(parent),
	key: null as string | null,
	color: '#aabbcc',
	applicable: true,
	texts: { en: texts(`Code ${n}`), sv: texts(`Kod ${n}`) },
	...over
});
const file = (codes: object[], over: object = {}) =>
	({
		format: 'samtal-codebook',
		version: 2,
		guid: guid(0),
		parents: [],
		name: { en: 'Test' },
		memo: {},
		codes,
		sets: [],
		...over
	}) as unknown as CodebookFile;
const bytes = (content: unknown) => new TextEncoder().encode(JSON.stringify(content));

/** Any lawful codebook: parents drawn from the codes before, texts in one to three languages. */
const codebooks: fc.Arbitrary<CodebookFile> = fc
	.array(
		fc.record({
			parent: fc.nat(),
			color: fc.integer({ min: 0, max: 0xffffff }),
			applicable: fc.boolean(),
			names: fc.dictionary(fc.constantFrom('en', 'sv', 'pt-BR'), fc.string({ unit: 'binary' }), {
				maxKeys: 3
			})
		}),
		{ maxLength: 12 }
	)
	.map((drawn) =>
		file(
			drawn.map(({ parent, color, applicable, names }, i) => ({
				...entry(i + 1, parent % (i + 1) || null),
				key: i % 3 ? null : String.fromCharCode(97 + i),
				color: `#${color.toString(16).padStart(6, '0')}`,
				applicable,
				texts: {
					...Object.fromEntries(Object.entries(names).map(([tag, n]) => [tag, texts(n.toWellFormed())])),
					de: texts(`N${i}`)
				}
			}))
		)
	);

function refusal(content: Uint8Array) {
	const result = readCodebook(content);
	if (result.ok) throw new Error('was read');
	expect(say(result.error.message.key, result.error.message.values)).not.toBe(result.error.message.key);
	return result.error;
}

test('what is written is read back the same', () => {
	fc.assert(
		fc.property(codebooks, (codebook) => {
			expect(readCodebook(writeCodebook(codebook))).toEqual({
				ok: true,
				value: { ...codebook, versionId: versionIdOf(codebook) }
			});
		}),
		{ seed: 1, numRuns: 100 }
	);
});

test('a codebook that went through a project is the same set of codes with the same texts', () => {
	fc.assert(
		fc.property(codebooks, (codebook) => {
			const codes = codebookToCodes(codebook, 'de');
			for (const code of codes) expect(codeShape.safeParse(code).success).toBe(true);
			const { guid, name, memo } = codebook;
			const again = codesToCodebook([...codes].reverse(), { guid, name, memo, language: 'de' });
			const byGuid = (file: CodebookFile) => [...file.codes].sort((a, b) => (a.guid < b.guid ? -1 : 1));
			expect(byGuid(again)).toEqual(byGuid(codebook));
			expect(codesToCodebook(codebookToCodes(again, 'de'), { guid, name, memo, language: 'de' })).toEqual(
				again
			);
			expect(readCodebook(writeCodebook(again)).ok).toBe(true);
		}),
		{ seed: 1, numRuns: 100 }
	);
});

test('a file is tab-indented, its members and languages in one order', () => {
	const { sv, en } = entry(1, null).texts;
	const one = writeCodebook(file([entry(1, null, { texts: { sv, en } })]));
	expect(one).toEqual(writeCodebook(file([entry(1, null, { texts: { en, sv } })])));
	expect(new TextDecoder().decode(one)).toContain(
		'\n\t\t\t"texts": {\n\t\t\t\t"en": {\n\t\t\t\t\t"name": "Code 1"'
	);
});

describe('codes of a project', () => {
	const book = file([
		entry(1, null),
		entry(2, null),
		entry(3, 1),
		entry(4, 1, { texts: { en: texts('Only English') } })
	]);

	test('take their texts from the language asked for, and from the first where it is missing', () => {
		const codes = codebookToCodes(book, 'sv');
		expect(codes.map(({ name }) => name)).toEqual(['Kod 1', 'Kod 2', 'Kod 3', 'Only English']);
		expect(codes[0]!.translations).toEqual({ en: texts('Code 1') });
		expect(codes[3]!.translations).toEqual({});
	});

	test('keep the order of siblings, categories after those that are there', () => {
		const [a, b, c, d] = codebookToCodes(book, 'en', 'a5').map(({ position }) => position) as [
			string,
			string,
			string,
			string
		];
		expect('a5' < a && a < b && c < d).toBe(true);
	});

	test('become a file in the order of the tree, without a parent that is left out and without a second use of a key', () => {
		const codes = codebookToCodes(book, 'en').map((code): Code => ({ ...code, key: 'a' }));
		const head = { guid: guid(9), name: {}, memo: {}, language: 'en' };
		const all = codesToCodebook(codes, head);
		expect(all.codes.map((code) => code.guid)).toEqual([guid(1), guid(3), guid(4), guid(2)]);
		expect(all.codes.map(({ key }) => key)).toEqual(['a', null, null, null]);
		expect(codesToCodebook(codes.slice(1), head).codes.map(({ parent }) => parent)).toEqual([
			null,
			null,
			null
		]);
	});
});

test.each([
	['text that is not JSON', new TextEncoder().encode('{"format":'), 'codebook.refused.notJson'],
	['an empty file', new Uint8Array(), 'codebook.refused.notJson'],
	['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0x22]), 'codebook.refused.notJson'],
	['null', bytes(null), 'codebook.refused.otherFormat'],
	['other JSON', bytes([1, 2]), 'codebook.refused.otherFormat'],
	['a newer version', bytes({ format: 'samtal-codebook', version: 3 }), 'codebook.refused.newerVersion'],
	['no name', bytes(file([], { name: undefined })), 'codebook.refused.head.value'],
	['an unknown member', bytes(file([], { extra: 1 })), 'codebook.refused.head.value'],
	['a language that is none', bytes(file([], { name: { '../x': 'a' } })), 'codebook.refused.head.value'],
	['a code that is null', bytes({ ...file([]), codes: [null] }), 'codebook.refused.code.value'],
	['a double guid', bytes(file([entry(1, null), entry(1, null)])), 'codebook.refused.code.doubleGuid'],
	[
		'a child before its parent',
		bytes(file([entry(2, 1), entry(1, null)])),
		'codebook.refused.code.unknownParent'
	],
	['a code that is its own parent', bytes(file([entry(1, 1)])), 'codebook.refused.code.unknownParent'],
	[
		'a double key',
		bytes(file([entry(1, null, { key: 'a' }), entry(2, null, { key: 'a' })])),
		'codebook.refused.code.doubleKey'
	],
	['no name for a code', bytes(file([entry(1, null, { texts: {} })])), 'codebook.refused.code.nameless'],
	['too many codes', bytes(file(Array(10_001).fill(null))), 'codebook.refused.head.tooMany']
])('%s is refused with its reason', (_, content, key) => {
	expect(refusal(content).message.key).toBe(key);
});

test('a bad code is named with its number and the place in it', () => {
	const bad = entry(2, 1, { texts: { en: { ...texts('Money'), include: 3 } } });
	expect(refusal(bytes(file([entry(1, null), bad])))).toMatchObject({
		type: 'badContent',
		message: { values: { number: 2, name: 'Money', place: 'texts.en.include' } }
	});
});

test('a file of version 1 is read as one of today', () => {
	const { borderline: _, ...old } = texts('Old');
	const {
		sets: _sets,
		parents: _parents,
		...head
	} = file([entry(1, null, { texts: { en: old } })], { version: 1 });
	const read = readCodebook(bytes(head));
	if (!read.ok) throw new Error(read.error.message.key);
	expect(read.value).toMatchObject({
		version: 2,
		sets: [],
		parents: [],
		codes: [{ texts: { en: texts('Old') } }]
	});
	expect(readCodebook(writeCodebook(read.value))).toEqual(read);
});

test('a file that was changed by hand comes from the version that it says to be', () => {
	const one = file([entry(1, null)]);
	const id = versionIdOf(one);
	const changed = readCodebook(bytes({ ...one, versionId: id, parents: ['a'.repeat(64)], codes: [] }));
	expect(changed.ok && changed.value).toMatchObject({ versionId: versionIdOf(file([])), parents: [id] });
	const kept = readCodebook(bytes({ ...one, versionId: id, parents: ['a'.repeat(64)] }));
	expect(kept.ok && kept.value.parents).toEqual(['a'.repeat(64)]);
});

test('a set holds codes of the file, once each, and its residual code', () => {
	const set = {
		guid: guid(5),
		name: 'S',
		color: '#112233',
		note: '',
		exclusive: true,
		residual: guid(1),
		codes: [guid(1)]
	};
	const read = (over: object) => readCodebook(bytes(file([entry(1, null)], { sets: [{ ...set, ...over }] })));
	expect(read({}).ok).toBe(true);
	for (const over of [
		{ codes: [guid(9)] },
		{ codes: [guid(1), guid(1)] },
		{ residual: guid(2) },
		{ name: ' ' }
	])
		expect(refusal(bytes(file([entry(1, null)], { sets: [{ ...set, ...over }] }))).message.key).toBe(
			'codebook.refused.set.value'
		);
	expect(refusal(bytes(file([entry(1, null)], { sets: [set, set] }))).message.key).toBe(
		'codebook.refused.set.doubleGuid'
	);
});

test('the JSON Schema in codebooks/ is that of the format', () => {
	const kept = JSON.parse(readFileSync('codebooks/schema.json', 'utf8'));
	expect(kept, 'write codebookJsonSchema() to codebooks/schema.json').toEqual(
		JSON.parse(JSON.stringify(codebookJsonSchema()))
	);
});

test('a file beyond the limit is not even parsed', () => {
	expect(refusal(new Uint8Array(20_000_001)).type).toBe('tooLarge');
});

const shipped = existsSync('codebooks')
	? readdirSync('codebooks').filter((name) => name.endsWith('.json') && name !== 'schema.json')
	: [];
describe.skipIf(!shipped.length)('the codebooks that ship (skipped while there are none)', () => {
	test.each(shipped)(
		'%s is read, speaks English and Swedish throughout, and is written as it stands',
		(name) => {
			const source = readFileSync(`codebooks/${name}`);
			const result = readCodebook(source);
			if (!result.ok) throw new Error(say(result.error.message.key, result.error.message.values));
			for (const { texts } of result.value.codes) {
				for (const tag of ['en', 'sv']) expect(texts[tag]?.name.trim(), JSON.stringify(texts)).toBeTruthy();
			}
			expect(new TextDecoder().decode(writeCodebook(result.value))).toBe(source.toString());
		}
	);
});
