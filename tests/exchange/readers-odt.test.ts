/** OpenDocument texts: made ones, broken and hostile ones, and the real one in ../shared/data beside odt2txt. */
import { spawnSync } from 'node:child_process';
import { strToU8 } from 'fflate';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { withStatedSize } from './docx-file.ts';
import { odtContent, odtFile, odtParagraph, odtTable } from './odt-file.ts';
import { planFor, refusalOf, speakerCounts, spoken, wordBag, wordsOf } from './reading.ts';

const note =
	'<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>En not om mötet.</text:p></text:note-body></text:note>';
const comment =
	'<office:annotation><dc:creator>Ida</dc:creator><text:p>Kolla det här</text:p></office:annotation>';
const box = '<draw:frame><draw:text-box><text:p>I en ruta.</text:p></draw:text-box></draw:frame>';

describe('odt', () => {
	test('takes headings, bold names, breaks, blanks, notes, comments, boxes and deletions', async () => {
		const body =
			'<text:tracked-changes><text:changed-region><text:deletion><text:p>Struket</text:p></text:deletion></text:changed-region></text:tracked-changes>' +
			'<text:h text:outline-level="1">Fokusgrupp\n  ett</text:h>' +
			odtParagraph('Moderator:', ' Hur började<text:s text:c="3"/>det?') +
			odtParagraph('Ärla Ö:', ` Med ett möte.${note}<text:line-break/>Sedan${comment} fler 🙂${box}`) +
			odtParagraph('', '<text:span text:style-name="R1">Det här är viktigt:</text:span> alla kom.') +
			odtParagraph('Moderator:', '<text:tab/>Tack.');
		const { plan, document } = await planFor(odtFile(body), 'a.odt');
		expect([plan.reader, plan.layout]).toEqual(['odt', 'boldName']);
		expect(spoken(document)).toEqual([
			[null, 'Fokusgrupp ett'],
			['Moderator', 'Hur började   det?'],
			['Ärla Ö', 'Med ett möte.\nSedan fler 🙂\nI en ruta.\nDet här är viktigt: alla kom.'],
			['Moderator', 'Tack.'],
			[null, 'En not om mötet.']
		]);
		for (const key of ['footnotes', 'comments', 'deleted'] as const)
			expect(plan.notes).toContainEqual({ key: `import.note.${key}`, values: { n: 1 } });
	});

	test('reads a table with a column of speakers as talk, times and numbers told apart', async () => {
		const rows = [
			['Nr', 'Tid', 'Namn', 'Yttrande'],
			['1', '00:00:05', 'Anna', 'Vi börjar.'],
			['2', '00:01:10', 'Bo Ek', 'Ja.'],
			['3', '00:01:12', 'Anna', 'Bra.'],
			['', '', '', 'Då fortsätter vi.']
		];
		const { plan, document } = await planFor(odtFile(odtTable(rows)), 'a.odt');
		expect(spoken(document)).toEqual([
			[null, 'Nr\tTid\tNamn\tYttrande'],
			['Anna', 'Vi börjar.'],
			['Bo Ek', 'Ja.'],
			['Anna', 'Bra.\nDå fortsätter vi.']
		]);
		expect(document.turns.map(({ startTime }) => startTime)).toEqual([null, 5000, 70_000, 72_000]);
		expect(plan.notes).toContainEqual({ key: 'import.note.tableSpeakers', values: { n: 3 } });
		expect(plan.notes).toContainEqual({ key: 'import.note.rowNumbers', values: { n: 3 } });
	});

	test('gives a turn a cell to a grid of notes, a turn a row to figures, and lets a frame of one column flow', async () => {
		const grid = [
			['Hinder', 'Möjligheter'],
			['Vi har för lite tid', 'Skolan vill vara med'],
			['Ingen vet vem som ringer', '']
		];
		const figures = [
			['Skola', 'Elever'],
			['Norr', '120']
		];
		const frame = [['Bara en ram runt texten.']];
		const { document } = await planFor(
			odtFile(odtTable(grid) + odtTable(figures) + odtTable(frame)),
			'a.odt'
		);
		expect(document.turns.map(({ text }) => text)).toEqual([
			'Hinder',
			'Möjligheter',
			'Vi har för lite tid',
			'Skolan vill vara med',
			'Ingen vet vem som ringer',
			'Skola\tElever',
			'Norr\t120',
			'Bara en ram runt texten.'
		]);
	});

	test('reads the flat form', async () => {
		const flat = odtContent(odtParagraph('', 'Hej.')).replaceAll('document-content', 'document');
		const { plan, document } = await planFor(flat, 'a.fodt');
		expect([plan.reader, document.turns[0]!.text]).toEqual(['odt', 'Hej.']);
	});

	test('refuses what is broken, locked or something else', async () => {
		const whole = odtFile(odtParagraph('', 'Hej.'));
		for (let length = 4; length < whole.length; length += 61)
			expect(await refusalOf(whole.slice(0, length), 'a.odt')).toBe('damaged');
		const parts = (xml: string) => ({ 'content.xml': strToU8(xml) });
		expect(await refusalOf(odtFile('', parts('<a><b></a>')), 'a.odt')).toBe('damaged');
		expect(await refusalOf(odtFile('', parts('<a>Hej</a>')), 'a.odt')).toBe('notThisFormat');
		expect(await refusalOf(odtFile(''), 'a.odt')).toBe('noText');
		expect(await refusalOf('Only words', 'a.odt')).toBe('notThisFormat');
		const locked = { 'META-INF/manifest.xml': strToU8('<m:encryption-data m:checksum="x"/>') };
		expect(await refusalOf(odtFile('', locked), 'a.odt')).toBe('encrypted');
	});

	test('unfolds no bomb and no entity, follows no path, and survives any depth', async () => {
		const size = 5_000_000;
		const packed = odtFile('', { 'content.xml': new Uint8Array(size) });
		for (const stated of [210_000_000, 1_000])
			expect(await refusalOf(withStatedSize(packed, size, stated), 'a.odt')).toBe('zipBomb');
		const entities =
			'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>';
		for (const name of ['&b;', '&c;']) {
			const xml = odtContent(odtParagraph('', name)).replace('?>', `?>${entities}`);
			expect(await refusalOf(odtFile('', { 'content.xml': strToU8(xml) }), 'a.odt')).toBe('damaged');
		}
		const odd = odtFile(odtParagraph('', 'Hej'), {
			'../../up.xml': strToU8('<x/>'),
			'/content.xml': strToU8('<x/>')
		});
		expect((await planFor(odd, 'a.odt')).document.turns[0]!.text).toBe('Hej');
		const deep = (depth: number) =>
			'<table:table><table:table-row><table:table-cell><text:p>x</text:p>'.repeat(depth) +
			'</table:table-cell></table:table-row></table:table>'.repeat(depth);
		expect((await planFor(odtFile(deep(1000)), 'a.odt')).document.turns).toHaveLength(1000);
		expect(await refusalOf(odtFile(deep(100_000)), 'a.odt')).toBe('damaged');
		const blanks = odtParagraph('', 'a<text:s text:c="999999999"/>b');
		expect((await planFor(odtFile(blanks), 'a.odt')).document.turns[0]!.text.length).toBeLessThan(300);
	});
});

const real = '../shared/data/qualcoder-examples/ID2.odt';

describe.skipIf(!existsSync(real))('ID2.odt in ../shared/data (skipped where the folder is absent)', () => {
	const bytes = () => new Uint8Array(readFileSync(real));

	test('as checked by eye', async () => {
		const { plan, document } = await planFor(bytes(), 'ID2.odt');
		expect([plan.reader, plan.layout, document.turns.length]).toEqual(['odt', 'plain', 3]);
		expect(speakerCounts(document)).toEqual({});
		expect(document.turns[0]!.text).toMatch(/^I have not studied much before, .* did not help\.$/);
		expect(document.turns[2]!.text).toBe('The course cost €200.00 and I do not want to waste my money.');
	});

	const odt2txt = spawnSync('odt2txt', ['--version']).error === undefined;
	test.skipIf(!odt2txt)(
		'holds the words that odt2txt finds (skipped where odt2txt is not installed)',
		async () => {
			const { document } = await planFor(bytes(), 'ID2.odt');
			const { stdout } = spawnSync('odt2txt', ['--width=-1', '--encoding=UTF-8', real], { encoding: 'utf8' });
			expect(wordsOf(document, true)).toEqual(wordBag(stdout));
		}
	);
});
