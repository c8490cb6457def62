/** Rich text as f4, Word and TextEdit write it (files made here), broken and hostile files, and unrtf beside it. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import { planFor, refusalOf, speakerCounts, spoken, wordBag, wordsOf } from './reading.ts';

const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const read = (rtf: string) => planFor(bytesOf(rtf), 'a.rtf');
const texts = async (rtf: string) => (await read(rtf)).document.turns.map(({ text }) => text);

const head = String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}{\f1\fswiss\fcharset204{\*\fname Arial;}Arial CYR;}{\f2\fnil\fcharset128 MS Mincho;}}{\colortbl;\red0\green0\blue0;}{\stylesheet{\ql \snext0 Normal;}{\s1\b\snext0 heading 1;}}{\*\generator Made by hand;}{\info{\title Titel}{\author Ida}}`;
/** As f4transkript writes: a time mark at the end of each paragraph. */
const f4 = String.raw`{\rtf1\ansi\ansicpg1252\deff0\deflang1031{\fonttbl{\f0\fnil\fcharset0 Arial;}}
\viewkind4\uc1\pard\f0\fs22 I: Wie hat es angefangen? #00:00:05-0#\par
B: Mit einer gro\'dfen Sitzung. (lacht) #00:00:12-4#\par
I: Und dann? #00:00:14-1#\par
B: Dann kamen alle. #00:01:02-0#\par
}`;

describe('rtf', () => {
	test('takes what f4 writes, with its time marks', async () => {
		const { plan, document } = await read(f4);
		expect([plan.reader, plan.layout]).toEqual(['rtf', 'nameColon']);
		expect(spoken(document)).toEqual([
			['I', 'Wie hat es angefangen?'],
			['B', 'Mit einer großen Sitzung. (lacht)'],
			['I', 'Und dann?'],
			['B', 'Dann kamen alle.']
		]);
		expect(document.turns.map(({ endTime }) => endTime)).toEqual([5000, 12_400, 14_100, 62_000]);
	});

	test('takes what Word writes: headings, bold, code pages, unicode, notes, comments, tables, hidden and deleted words', async () => {
		const { plan, document } = await read(
			head +
				String.raw`\pard\plain\s1\b Fokusgrupp\par \pard\plain {\b Moderator:}{ Hur b\'f6rjade\~det?}\par {\rtlch\b\fs22 \'c4rla \u214\'d6:}{ Med ett m\'f6te.\line Sedan \u-10179?\u-8694?}{\footnote\pard\plain {\super\chftn} En not.}\par ` +
				String.raw`\trowd\cellx1\cellx2\pard\intbl Skola\cell Elever\cell\row\trowd\cellx1\cellx2\pard\intbl Norr\cell 120\cell\row\pard\plain ` +
				String.raw`{\b Moderator:} Tack{\v dolt}{\deleted struket}{\*\atnid x}{\*\annotation sagt}\ldblquote s\'e5\rdblquote\par{\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt l\'e4nk}} {\f1\'cf\'f0\'e8\f2\'93\'fa\'96{}{}{\*\okant nej}}{\pict\bin5 }}{x}}\par}`
		);
		expect(plan.layout).toBe('boldName');
		expect(spoken(document)).toEqual([
			[null, 'Fokusgrupp'],
			['Moderator', 'Hur började\u00a0det?'],
			['Ärla Ö', 'Med ett möte.\nSedan 😊'],
			[null, 'Skola\tElever'],
			[null, 'Norr\t120'],
			['Moderator', 'Tack“så”\nlänk При日\u0096'.replace('\u0096', '\ufffd')],
			[null, 'En not.']
		]);
		for (const key of ['footnotes', 'comments', 'hidden', 'deleted', 'pictures'] as const)
			expect(plan.notes).toContainEqual({ key: `import.note.${key}`, values: { n: 1 } });
	});

	test('a column of speakers in a table is talk', async () => {
		const row = (...cells: string[]) =>
			`\\trowd\\cellx1\\cellx2\\pard\\intbl ${cells.join('\\cell ')}\\cell\\row`;
		const rows = [row('Anna:', 'Hej.'), row('Bo:', 'Hej hej.\\par Nu b\\u246?rjar vi.'), row('Anna:', 'Ja.')];
		const { document } = await read(`${head}${rows.join('')}\\pard Slut.\\par}`);
		expect(spoken(document)).toEqual([
			['Anna', 'Hej.'],
			['Bo', 'Hej hej.\nNu börjar vi.'],
			['Anna', 'Ja.\nSlut.']
		]);
	});

	test('code pages: by the file, by the font, Macintosh, and UTF-8 written against the rules', async () => {
		expect(await texts(String.raw`{\rtf1\ansi\ansicpg1251 \'cf\'f0\'e8\'e2\'e5\'f2}`)).toEqual(['Привет']);
		expect(await texts(String.raw`{\rtf1\mac \'8c\'8a\'9a}`)).toEqual(['åäö']);
		expect(await texts(String.raw`{\rtf1\ansi\ansicpg65001 \'c3\'a5}`)).toEqual(['å']);
		expect(await texts(String.raw`{\rtf1\ansi\ansicpg99999 \'e5}`)).toEqual(['å']);
		expect(await texts('{\\rtf1\\ansi \u00c3\u00a5ngest}')).toEqual(['ångest']);
		expect(await texts('{\\rtf1\\ansi \u00e5ngest}')).toEqual(['ångest']);
		expect(
			await texts(String.raw`{\rtf1\ansi{\uc2 \u229 xx}\uc0\u228 \u246 {\upr{a?}{\*\ud a\u246 }}}`)
		).toEqual(['åäöaö']);
	});

	test('refuses what is cut off or something else, at any length', async () => {
		const whole = bytesOf(f4);
		for (let length = 5; length < whole.length - 1; length += 17)
			expect(await refusalOf(whole.slice(0, length), 'a.rtf')).toBe('damaged');
		expect(await refusalOf('Only words', 'a.rtf')).toBe('notThisFormat');
		expect(await refusalOf('{\\rtf1\\ansi }', 'a.rtf')).toBe('noText');
		const { plan } = await planFor(bytesOf(f4), 'a.doc');
		expect(plan.notes[0]).toEqual({ key: 'import.note.readAs', values: { format: 'rtf', extension: 'doc' } });
	});

	test('hostile nesting, numbers and objects do no harm', async () => {
		expect(await refusalOf(`{\\rtf1 ${'{'.repeat(1_000_000)}`, 'a.rtf')).toBe('damaged');
		expect(await texts(`{\\rtf1 a${'{'.repeat(4000)}b${'}'.repeat(4000)}}`)).toEqual(['ab']);
		expect(await texts('{\\rtf1 a\\uc99999999\\u99999999999 b\\bin0 c\\u-1?d}')).toHaveLength(1);
		expect(await refusalOf('{\\rtf1 a\\bin999999999999 b}', 'a.rtf')).toBe('damaged');
		expect(
			await texts(
				'{\\rtf1 Hej{\\object\\objemb{\\*\\objclass Package}{\\*\\objdata 0105}{\\result }}{\\*\\template http://x}}'
			)
		).toEqual(['Hej']);
		for (const piece of [
			'\\par x',
			'\\u1',
			"\\'e5",
			'{\\b x}',
			'\\cell ',
			'\\trowd\\intbl x\\cell\\row ',
			'{\\footnote x}',
			'\\',
			'x\\line '
		])
			await readFile(bytesOf(`{\\rtf1 ${piece.repeat(100_000)}}`), 'a.rtf');
		await fc.assert(
			fc.asyncProperty(
				fc.array(
					fc.constantFrom(
						'{',
						'}',
						'\\',
						'\\par',
						'\\intbl',
						'\\cell',
						'\\row',
						'\\u',
						'-5',
						"\\'",
						'e5',
						'\\*',
						'\\footnote',
						'\\bin',
						'x',
						' '
					)
				),
				async (pieces) => {
					expect(typeof (await readFile(bytesOf(`{\\rtf1 ${pieces.join('')}}`), 'a.rtf')).ok).toBe('boolean');
				}
			),
			{ seed: 1, numRuns: 300 }
		);
	}, 60_000);

	const unrtf = spawnSync('unrtf', ['--version']).error === undefined;
	test.skipIf(!unrtf)('loses no word that unrtf finds (skipped where unrtf is not installed)', async () => {
		const folder = mkdtempSync(join(tmpdir(), 'rtf-'));
		const file = join(folder, 'a.rtf');
		const plain = `${head}${String.raw`\pard {\b Moderator:} How did it begin?\par {\b Anna Berg:} With one meeting.\line Then more.\par\trowd\cellx1\cellx2\pard\intbl School\cell Pupils\cell\row\pard {\b Moderator:} Thanks.\par}`}`;
		for (const rtf of [plain, f4.replace("gro\\'dfen", 'langen')]) {
			writeFileSync(file, bytesOf(rtf));
			const { stdout } = spawnSync('unrtf', ['--text', file], { encoding: 'utf8' });
			const body = stdout.slice(stdout.indexOf('-----------------')).replace(/#[\d:-]+#/g, '');
			const { document } = await read(rtf);
			expect(wordsOf(document, true)).toEqual(wordBag(body));
		}
		expect(speakerCounts((await read(plain)).document)).toEqual({ 'Moderator*': 2, 'Anna Berg': 1 });
		rmSync(folder, { recursive: true });
	});
});
