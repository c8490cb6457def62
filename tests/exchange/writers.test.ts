import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import papaparse from 'papaparse';
import { expect, test } from 'vitest';
import { codePath } from '../../src/lib/core/code-path.ts';
import { clock, type Excerpt } from '../../src/lib/exchange/excerpt.ts';
import { sheetsOf } from '../../src/lib/exchange/readers/xlsx.ts';
import { guard, unguard, writeCsv } from '../../src/lib/exchange/writers/csv.ts';
import { writerOf, writers } from '../../src/lib/exchange/writers/index.ts';
import { writeMatrix } from '../../src/lib/exchange/writers/matrix.ts';
import en from '../../src/lib/words/en.json' with { type: 'json' };

const options = { language: 'en', project: 'Skolan & vi', date: '24 November 2026', filter: '' } as const;
const guid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const excerpt = (over: Partial<Excerpt> = {}): Excerpt => ({
	codePath: codePath(['Hinder', 'Pengar/tid']),
	codeGuid: guid(1),
	document: 'Möte 3',
	documentGuid: guid(2),
	kind: 'focusGroup',
	speaker: 'Åsa',
	case: 'Rektor 4',
	turn: 12,
	time: 3_723_900,
	coder: 'Bo',
	quote: 'Vi sa "nej",\noch gick.',
	memo: '',
	created: '2026-11-24T10:00:00Z',
	guid: guid(3),
	...over
});

function parse(bytes: Uint8Array): string[][] {
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
	expect(text[0]).toBe('\uFEFF');
	expect(text.endsWith('\r\n')).toBe(true);
	return papaparse.parse<string[]>(text.slice(1, -2), { newline: '\r\n' }).data;
}

test('a CSV parser reads back every text cell', () => {
	const cell = fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', ' ', '=', '-', "'", 'å', '1', '😀') });
	fc.assert(
		fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 4 }), (rows) => {
			expect(parse(writeCsv(rows)).map((row) => row.map(unguard))).toEqual(rows);
		}),
		{ seed: 1, numRuns: 200 }
	);
});

test.each(['=1+1', '+1', '-1', '@a', '\ta', '\ra', "'=1"])(
	'%j does not reach a spreadsheet as a formula',
	(text) => {
		expect(parse(writeCsv([[text, 'b']]))[0]![0]).toBe(`'${text}`);
		expect(unguard(guard(text))).toBe(text);
	}
);

test('a number is written as a number, a missing one as an empty cell', () => {
	expect(parse(writeCsv([[-1.5, null, 0, Number.NaN]]))).toEqual([['-1.5', '', '0', '']]);
});

test('a matrix keeps its labels and refuses a missing cell', () => {
	const matrix = {
		corner: 'code',
		rows: ['a', '=b'],
		columns: ['c', 'd'],
		values: [
			[1, null],
			[0, 0.5]
		]
	};
	expect(parse(writeMatrix.csv(matrix))).toEqual([
		['code', 'c', 'd'],
		['a', '1', ''],
		["'=b", '0', '0.5']
	]);
	expect(() => writeMatrix.csv({ ...matrix, values: [[1, 2], [3]] })).toThrow(RangeError);
});

test('a whole number that no double holds is written in full, in a workbook as text', () => {
	const values = [[9007199254740993n, -9007199254740993n]];
	const matrix = { corner: 'n', rows: [5], columns: ['a', 'b'], values };
	expect(parse(writeMatrix.csv(matrix))[1]).toEqual(['5', '9007199254740993', '-9007199254740993']);
	const sheet = strFromU8(unzipSync(writeMatrix.xlsx(matrix))['xl/worksheets/sheet1.xml']!);
	expect(sheet).toContain('<c r="A2" s="2"><v>5</v></c>');
	for (const [at, digits] of ['9007199254740993', '-9007199254740993'].entries())
		expect(sheet).toMatch(new RegExp(`<c r="${'BC'[at]}2"[^>]* t="inlineStr"><is><t[^>]*>${digits}</t>`));
});

test('a clock counts hours past a day and rounds down', () => {
	expect([clock(null), clock(0), clock(3_723_999), clock(360_000_000)]).toEqual([
		'',
		'00:00:00',
		'01:02:03',
		'100:00:00'
	]);
});

test('the CSV of passages names every column and holds every value', async () => {
	const rows = parse(
		await writerOf('excerpts-csv')!.write([excerpt(), excerpt({ turn: null, time: null })], options)
	);
	expect(rows[0]).toEqual([
		'code path',
		'code guid',
		'document',
		'document guid',
		'kind',
		'speaker',
		'case',
		'turn',
		'time',
		'coder',
		'passage',
		'memo',
		'created',
		'guid'
	]);
	expect(rows[1]).toEqual([
		'Hinder / Pengar\\/tid',
		guid(1),
		'Möte 3',
		guid(2),
		'Focus group',
		'Åsa',
		'Rektor 4',
		'12',
		'01:02:03',
		'Bo',
		'Vi sa "nej",\noch gick.',
		'',
		'2026-11-24T10:00:00Z',
		guid(3)
	]);
	expect(rows[2]!.slice(7, 9)).toEqual(['', '']);
});

test('the CSV speaks the language of the report', async () => {
	const rows = parse(await writerOf('excerpts-csv')!.write([excerpt()], { ...options, language: 'sv' }));
	expect(rows[0]!.slice(0, 3)).toEqual(['kodsökväg', 'kodens guid', 'dokument']);
	expect(rows[1]![4]).toBe('Fokusgrupp');
});

test('the document groups passages by code, each with where it comes from', async () => {
	const bytes = await writerOf('excerpts-docx')!.write(
		[
			excerpt(),
			excerpt({
				codeGuid: guid(9),
				codePath: 'Stöd',
				quote: 'Ja \u0000\uD800 <b>',
				memo: 'Tänk på\ndetta',
				case: ''
			}),
			excerpt({ quote: 'Nej', turn: null, time: null, speaker: '' })
		],
		{ ...options, filter: 'Only focus groups.' }
	);
	const styleMap = ['SamtalPassage => blockquote', 'SamtalSource => p.source', 'SamtalMemo => p.memo'].map(
		(line) => line.replace(/^(\w+)/, 'p.$1')
	);
	const { value } = await mammoth.convertToHtml(
		{ buffer: Buffer.from(bytes) },
		{ styleMap: [...styleMap, "p[style-name='Title'] => h1.title"] }
	);
	expect(value).toContain('<h1 class="title">Skolan &amp; vi: coded passages</h1>');
	expect(value).toContain('3 coded passages, saved 24 November 2026');
	expect(value).toContain('Only focus groups.');
	expect(value).toMatch(
		/<h1>Hinder \/ Pengar\/tid \(2\)<\/h1><blockquote>Vi sa "nej",<br \/>och gick\.<\/blockquote><p class="source">Åsa, Rektor 4 · Möte 3 · turn 12 · 01:02:03 · coded by Bo<\/p><blockquote>Nej<\/blockquote><p class="source">Rektor 4 · Möte 3 · coded by Bo<\/p><h1>Stöd \(1\)<\/h1>/
	);
	expect(value).toContain('<blockquote>Ja \uFFFD\uFFFD &lt;b&gt;</blockquote>');
	expect(value).toContain('<p class="memo">Tänk på<br />detta</p>');
});

test('no passages give a document that says so', async () => {
	const bytes = await writerOf('excerpts-docx')!.write([], { ...options, language: 'sv' });
	const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
	expect(value).toContain('0 kodade avsnitt, sparade 24 November 2026');
});

test('every format names itself and what it leaves out with a sentence of the catalogue', () => {
	expect(new Set(writers.map(({ id }) => id)).size).toBe(writers.length);
	for (const { label, cannotCarry, extension } of writers) {
		expect(extension).toMatch(/^\.[a-z]+$/);
		for (const key of [label, ...cannotCarry]) expect(en).toHaveProperty([key]);
	}
});

test('a matrix as a workbook keeps numbers as numbers, and what looks like a formula as words', async () => {
	const bytes = writeMatrix.xlsx({
		corner: 'code',
		rows: ['=a', 'b'],
		columns: ['c', 'd'],
		values: [
			[0.25, null],
			[12, 'words']
		]
	});
	const read = await sheetsOf(bytes);
	expect(read.ok && read.value[0].rows).toEqual([
		['code', 'c', 'd'],
		['=a', '0.25', ''],
		['b', '12', 'words']
	]);
	const sheet = strFromU8(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
	expect(sheet).toContain('<v>0.25</v>');
	expect(sheet).not.toContain('<f>');
});
