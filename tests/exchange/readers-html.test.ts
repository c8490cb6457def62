/** Web pages: what comes through, encodings by what the page says, and that nothing in a page can run or hang. */
import { describe, expect, test } from 'vitest';
import { planFor, refusalOf, speakerCounts, spoken } from './reading.ts';

const texts = async (content: Uint8Array | string, name = 'a.html') =>
	(await planFor(content, name)).document.turns.map(({ text }) => text);
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('html', () => {
	test('takes headings, bold names in three ways, lists, lines and entities', async () => {
		const page = `<!DOCTYPE html><html><head><title>Titel</title><style>
			.c1{font-weight:700} p.c2, span.c3 { color: red; font-weight: bold }</style></head><body>
			<h1>Fokusgrupp &amp; samtal</h1>
			<p><b>Moderator:</b> Hur b&ouml;rjade
			   det?</p>
			<p><span class="c1">Ärla Ö:</span> Med ett möte.<br>Sedan fler &#128578;</p>
			<ul><li>Det första</li><li>Det andra</li></ul>
			<p><span style="font-weight: 600">Moderator:</span> Tack&nbsp;<i>så</i> mycket.</p>
			<p class="c2"><span class="c3">Ärla Ö:</span><span style="font-weight:normal"> Varsågod.</span></p>
			</body></html>`;
		const { plan, document } = await planFor(page, 'a.html');
		expect([plan.reader, plan.layout]).toEqual(['html', 'boldName']);
		expect(spoken(document)).toEqual([
			[null, 'Fokusgrupp & samtal'],
			['Moderator', 'Hur började det?'],
			['Ärla Ö', 'Med ett möte.\nSedan fler 🙂\nDet första\nDet andra'],
			['Moderator', 'Tack\u00a0så mycket.'],
			['Ärla Ö', 'Varsågod.']
		]);
	});

	test('finds speakers in lines parted by br and in pre', async () => {
		const talk = ['Anna: Hej', 'Bo: Hej hej', 'Anna: Nu börjar vi', 'Bo: Ja'];
		for (const page of [`<html><p>${talk.join('<br>\n')}</p>`, `<html><pre>${talk.join('\n')}</pre>`])
			expect(speakerCounts((await planFor(page, 'a.htm')).document)).toEqual({ Anna: 2, Bo: 2 });
	});

	test('tables: a column of speakers is talk, a layout table flows, figures stay a row', async () => {
		const rows = [
			['Talare', 'Text'],
			['Anna', 'Vi börjar.'],
			['Bo', 'Ja.'],
			['Anna', 'Bra.']
		];
		const table = (cells: string[][]) =>
			`<table>${cells.map((row) => `<tr>${row.map((cell) => `<td>${cell}`).join('')}`).join('')}</table>`;
		const { document } = await planFor(`<html><body>${table(rows)}`, 'a.html');
		expect(spoken(document).slice(1)).toEqual([
			['Anna', 'Vi börjar.'],
			['Bo', 'Ja.'],
			['Anna', 'Bra.']
		]);
		const around = `<table><tr><td>Meny</td><td><p>Först.</p>${table([
			['Skola', 'Elever'],
			['Norr', '120']
		])}<p>Sist.</p></td></tr></table>`;
		expect(await texts(`<html>${around}`)).toEqual(['Meny', 'Först.', 'Skola\tElever', 'Norr\t120', 'Sist.']);
	});

	test('decides the encoding by the bytes first, then by what the page says', async () => {
		const page = (charset: string) => `<html><head>${charset}</head><p>Åsa på väg till möte`;
		const declared = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">';
		expect(await texts(latin(page(declared)))).toEqual(['Åsa på väg till möte']);
		expect(await texts(page(declared))).toEqual(['Åsa på väg till möte']);
		const russian = latin('<html><meta charset="koi8-r"><p>\u00f0\u00d2\u00c9\u00d7\u00c5\u00d4');
		const { plan, document } = await planFor(russian, 'a.html');
		expect(document.turns[0]!.text).toBe('Привет');
		expect(plan.notes).toContainEqual({ key: 'import.note.encoding', values: { encoding: 'koi8-r' } });
		expect(await texts(latin('<html><meta charset="no-such"><p>Åsa'))).toEqual(['Åsa']);
	});

	test('nothing of scripts, styles, handlers and hidden parts survives', async () => {
		const page = `<html><body onload="steal()"><script>steal()</script><p onclick="steal()">Ett</p>
			<scr<script>ipt>steal()</scr</script>ipt><img src=x onerror=steal()><iframe srcdoc="<p>steal"></iframe>
			<svg><script>steal()</script><text>steal</text></svg><noscript><p>steal</noscript><object>steal</object>
			<a href="javascript:steal()">två</a><style>p::before{content:"steal"}</style><template><p>steal</template>
			<p style="display:none">steal</p><p hidden>steal</p><!-- steal --><p>&lt;script&gt;tre</body></html>`;
		const { plan, document } = await planFor(page, 'a.html');
		const text = document.turns.map((turn) => turn.text).join('\n');
		expect(text.replace(/[^\wåäö<>]+/g, ' ').split(' ')).toEqual(
			expect.arrayContaining(['Ett', 'två', '<script>tre'])
		);
		expect(text).not.toMatch(/steal(?!\(\)ipt)/);
		expect(plan.notes).toContainEqual({ key: 'import.note.hidden', values: { n: 2 } });
		expect(plan.notes).toContainEqual({ key: 'import.note.pictures', values: { n: 1 } });
	});

	test('broken pages give what they hold, empty ones are refused', async () => {
		expect(await texts('<html><table><td>ett<td>två</p></table></div>tre<b')).toEqual(['ett\ttvå', 'tre']);
		expect(await texts('<html><table>lös<tr><td>ett</table>')).toEqual(['lös', 'ett']);
		expect(await refusalOf('<html><body><script>x</script></body></html>', 'a.html')).toBe('noText');
		expect(await refusalOf('', 'a.html')).toBe('empty');
		expect(await refusalOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'a.html')).toBe('binary');
		const { plan } = await planFor('<!-- saved --><!DOCTYPE html><p>Hej', 'a.txt');
		expect(plan.notes[0]).toEqual({
			key: 'import.note.readAs',
			values: { format: 'html', extension: 'txt' }
		});
		expect((await planFor('Inga taggar alls', 'a.html')).document.turns).toHaveLength(1);
	});

	test('depth and length cost no more than their share', async () => {
		const pieces = ['<p>a b', 'x<br>', '<td>', '<tr>', '&amp;', '<p class="', '<style>.a{', '<!--'];
		for (const piece of pieces) await planFor(`<html><p>Hej</p>${piece.repeat(100_000)}`, 'a.html');
		for (const piece of ['<div>', '<table><tr><td>x', '<b>'])
			expect(await refusalOf(`<html>${piece.repeat(100_000)}`, 'a.html')).toBe('damaged');
	}, 60_000);
});
