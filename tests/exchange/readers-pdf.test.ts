/** Pdf files: reading order and furniture on made pages, broken and hostile files, real ones in ../shared/data beside pdftotext. */
import { spawnSync } from 'node:child_process';
import { zlibSync } from 'fflate';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import { supplyPdfParts } from '../../src/lib/exchange/readers/pdf-engine.ts';
import { cjkFile, column, pdfFile, type PdfText } from './pdf-file.ts';
import { planFor, refusalOf, speakerCounts, spoken, wordBag, wordsOf } from './reading.ts';

const words = (n: number, word: string) => Array.from({ length: n }, () => word).join(' ');
const pageOf = (lines: readonly string[]) => column(70, 760, lines);

describe('pdf', () => {
	test('takes bold names and headings, and joins lines and cut words into paragraphs', async () => {
		const full = words(14, 'orden');
		const page: PdfText[] = [
			{ x: 70, y: 780, text: 'Fokusgrupp', size: 18 },
			{ x: 70, y: 740, text: 'Moderator:', bold: true },
			{ x: 132, y: 740, text: 'Hur b\u00f6rjade det?' },
			{ x: 70, y: 720, text: '\u00c4rla:', bold: true },
			{ x: 105, y: 720, text: `${words(13, 'orden')} sam-` },
			...column(70, 706, [`arbete och ${full}`, 'in- och utg\u00e5ngar, st\u00f6d-', 'grupper.']),
			{ x: 70, y: 650, text: 'Moderator:', bold: true },
			{ x: 132, y: 650, text: 'Tack.' }
		];
		const { plan, document } = await planFor(pdfFile([page]), 'a.pdf');
		expect([plan.reader, plan.layout]).toEqual(['pdf', 'boldName']);
		expect(spoken(document)).toEqual([
			[null, 'Fokusgrupp'],
			['Moderator', 'Hur b\u00f6rjade det?'],
			['\u00c4rla', `${words(13, 'orden')} samarbete och ${full} in- och utg\u00e5ngar, st\u00f6dgrupper.`],
			['Moderator', 'Tack.']
		]);
		expect(plan.notes).toContainEqual({ key: 'import.note.hyphens', values: { n: 2 } });
	});

	test('leaves out running heads, page numbers and numbers in the margin, and says how many', async () => {
		const said = ['Anna: Ja.', 'Bo: Nej.', 'Anna: Jo.', 'Bo: Kanske.'];
		const pages = [1, 2, 3, 4].map((number) => [
			{ x: 70, y: 810, text: 'Intervju 12, utskrift' },
			{ x: 500, y: 30, text: `Sida ${number} av 4` },
			...said.map((text, at) => ({ x: 70, y: 740 - at * 30, text: `${text} Svar ${number}.` })),
			...said.map((_, at) => ({ x: 40, y: 740 - at * 30, text: String((number - 1) * 4 + at + 1) }))
		]);
		const { plan, document } = await planFor(pdfFile(pages), 'a.pdf');
		expect(speakerCounts(document)).toEqual({ Anna: 8, Bo: 8 });
		expect(document.turns.map(({ text }) => text).join(' ')).not.toMatch(/Intervju|Sida|\b\d\d\b/);
		expect(plan.notes).toContainEqual({ key: 'import.note.pageFurniture', values: { n: 8 } });
		expect(plan.notes).toContainEqual({ key: 'import.note.marginNumbers', values: { n: 16 } });
	});

	test('keeps numbers and repeated words that belong to the talk', async () => {
		const pages = [1, 2, 3].map((n) =>
			pageOf(['Anna: Ja.', '', `Bo: Det var ${n}.`, '', '1984', '', 'Anna: Ja.'])
		);
		const { plan, document } = await planFor(pdfFile(pages), 'a.pdf');
		expect(speakerCounts(document)).toEqual({ Anna: 6, Bo: 3 });
		expect(document.turns.filter(({ text }) => text.includes('1984'))).toHaveLength(3);
		expect(plan.notes.map(({ key }) => key)).not.toContain('import.note.marginNumbers');
	});

	test('reads columns one after the other, and a column of names across', async () => {
		const lines = (name: string) =>
			Array.from({ length: 8 }, (_, at) => `${name} rad ${at} ${words(6, 'text')}`);
		const page = [
			{ x: 70, y: 790, text: words(20, 'Titel'), size: 10 },
			...column(60, 700, lines('V\u00e4nster')),
			...column(320, 700, lines('H\u00f6ger'))
		];
		const { document } = await planFor(pdfFile([page]), 'a.pdf');
		const text = document.turns.map((turn) => turn.text).join(' ');
		expect(
			[...text.matchAll(/(V\u00e4nster|H\u00f6ger) rad (\d)/g)]
				.map(([, side, row]) => `${side![0]}${row}`)
				.join(' ')
		).toBe('V0 V1 V2 V3 V4 V5 V6 V7 H0 H1 H2 H3 H4 H5 H6 H7');
		const talk = Array.from({ length: 8 }, (_, at) => [
			{ x: 60, y: 700 - at * 40, text: at % 2 ? 'Bo Ek' : 'Anna' },
			{ x: 160, y: 700 - at * 40, text: `Svar ${at} ${words(12, 'text')}` },
			{ x: 160, y: 686 - at * 40, text: 'och slut.' }
		]).flat();
		const { document: spokenOf } = await planFor(pdfFile([talk]), 'a.pdf');
		expect(speakerCounts(spokenOf)).toEqual({ Anna: 4, 'Bo Ek': 4 });
		expect(spoken(spokenOf)[1]).toEqual(['Bo Ek', `Svar 1 ${words(12, 'text')} och slut.`]);
	});

	test('reads a table with a column of times and one of names as talk, though its cells stand close', async () => {
		const talk = Array.from({ length: 6 }, (_, at) => [
			{ x: 60, y: 760 - at * 60, text: `00:0${at}:00` },
			{ x: 116, y: 760 - at * 60, text: at % 2 ? 'Bo' : 'Intervjuare' },
			...[0, 1, 2].map((row) => ({
				x: 184,
				y: 760 - at * 60 - row * 14,
				text: `${words(11, 'text')} ${row}`
			}))
		]).flat();
		const { document } = await planFor(pdfFile([talk]), 'a.pdf');
		expect(speakerCounts(document)).toEqual({ 'Intervjuare*': 3, Bo: 3 });
		expect(document.turns.map(({ startTime }) => startTime)).toEqual(
			[0, 1, 2, 3, 4, 5].map((m) => m * 60_000)
		);
		expect(document.turns[0]!.text.match(/\d/g)).toEqual(['0', '1', '2']);
	});

	test('names pages without text, and refuses a file that has none', async () => {
		const pages = [pageOf(['Hej p\u00e5 er.']), [], pageOf(['Hej d\u00e5.']), [], []];
		const { plan } = await planFor(pdfFile(pages), 'a.pdf');
		expect(plan.notes).toContainEqual({
			key: 'import.note.pagesWithoutText',
			values: { n: 3, pages: '2, 4\u20135' }
		});
		const read = await readFile(pdfFile([[], []]), 'a.pdf');
		expect(read).toEqual({ ok: false, error: { type: 'scanned', pages: 2 } });
	});

	test('leaves the bytes it was given as they are, of whatever kind', async () => {
		const whole = pdfFile([pageOf(['Hej.'])]);
		for (const bytes of [whole.slice(), Buffer.from(whole)]) {
			expect((await planFor(bytes, 'a.pdf')).document.turns[0]!.text).toBe('Hej.');
			expect(new Uint8Array(bytes)).toEqual(whole);
		}
	});

	test('finds Japanese in a font that is not in the file, with the tables handed in, and fails clearly without', async () => {
		const bytes = cjkFile('一問一答。');
		expect(await refusalOf(bytes, 'a.pdf')).toBe('scanned');
		supplyPdfParts(async (path) => new Uint8Array(readFileSync(`node_modules/pdfjs-dist/${path}`)));
		expect((await planFor(bytes, 'a.pdf')).document.turns[0]!.text).toBe('一問一答。');
	});

	test('refuses what is locked, cut off or something else', async () => {
		const whole = pdfFile([pageOf(['Anna: Hej.'])]);
		expect(await refusalOf(pdfFile([pageOf(['Hej'])], { encrypt: true }), 'a.pdf')).toBe('encrypted');
		expect(await refusalOf('Only words', 'a.pdf')).toBe('notThisFormat');
		expect(await refusalOf('%PDF-1.7', 'a.txt')).toBe('damaged');
		for (let length = 20; length < 500; length += 60)
			expect(await refusalOf(whole.slice(0, length), 'a.pdf')).toMatch(/damaged|scanned/);
	});

	test('refuses bombs and pages beyond counting', async () => {
		const zeros = new Uint8Array(51_000_000).fill(32);
		const once = zlibSync(zeros, { level: 1 });
		expect(await refusalOf(pdfFile([[]], { stream: once, filter: '/FlateDecode' }), 'a.pdf')).toBe('zipBomb');
		const twice = zlibSync(once, { level: 9 });
		const filter = '[/FlateDecode/FlateDecode]';
		expect(await refusalOf(pdfFile([[]], { stream: twice, filter }), 'a.pdf')).toBe('zipBomb');
		for (const count of [2_000_000_000, -1])
			expect(await refusalOf(pdfFile([pageOf(['Hej'])], { count }), 'a.pdf')).toMatch(/read|damaged/);
	});

	test('no changed byte makes it throw', async () => {
		const whole = pdfFile([pageOf(['Anna: Hej.', '', 'Bo: Hej.']), pageOf(['Anna: Ja.'])]);
		for (let at = 0; at < whole.length; at += 41) {
			const bytes = whole.slice();
			bytes[at] = bytes[at]! ^ 21;
			expect(typeof (await readFile(bytes, 'a.pdf')).ok).toBe('boolean');
		}
	});
});

const folder = '../shared/data/pdpilot-pdf';

describe.skipIf(!existsSync(folder))(
	'real files in ../shared/data (skipped where the folder is absent)',
	() => {
		const pins = [
			['P1', 95, { Dan: 47, Participant: 47 }, 'Okay. So now you can stop sharing', 'Thank you.'],
			[
				'P2',
				166,
				{ Dan: 81, Participant: 84 },
				'Okay. So now I just had,',
				'Yes, let me remember where that button is.'
			],
			['P3', 123, { Dan: 61, Participant: 61 }, "Okay. Now I'll share my screen.", 'Bye.']
		] as const;
		const bytesOf = (name: string) => new Uint8Array(readFileSync(`${folder}/${name}.pdf`));

		test.each(pins)('%s, as checked by eye', async (name, turns, speakers, first, last) => {
			const { document } = await planFor(bytesOf(name), `${name}.pdf`);
			expect(speakerCounts(document)).toEqual(speakers);
			expect(document.turns).toHaveLength(turns);
			expect(document.turns[0]!.text).toBe('Interview');
			expect(spoken(document)[1]![0]).toBe('Dan');
			expect(document.turns[1]!.text.startsWith(first)).toBe(true);
			expect(document.turns.at(-1)!.text).toBe(last);
		});

		const pdftotext = spawnSync('pdftotext', ['-v']).error === undefined;
		test.skipIf(!pdftotext)(
			'hold the words that pdftotext finds (skipped where pdftotext is not installed)',
			async () => {
				for (const [name] of pins) {
					const { document } = await planFor(bytesOf(name), `${name}.pdf`);
					const { stdout } = spawnSync('pdftotext', ['-layout', `${folder}/${name}.pdf`, '-'], {
						encoding: 'utf8'
					});
					const bare = stdout.replace(/^\f?\d+(?=\s|$)/gm, '').replace(/\b\d\/\d\s*$/gm, '');
					expect(wordsOf(document, true)).toEqual(wordBag(bare));
				}
			}
		);
	}
);
