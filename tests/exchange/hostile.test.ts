/** Files made to do harm, beyond those that stand beside each reader: refused by name, or read as the harmless words they hold. */
import { strToU8 } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import { odtContent, odtFile, odtParagraph } from './odt-file.ts';
import { planFor, refusalOf } from './reading.ts';
import { sheetRows, xlsxFile } from './xlsx-file.ts';

/** A thousand million letters out of ten entities, each of ten of the one before. */
const laughs = `<!DOCTYPE x [<!ENTITY e0 "lol">${Array.from({ length: 9 }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(10)}">`).join('')}<!ENTITY file SYSTEM "file:///etc/passwd">]>`;
const sheet = sheetRows([
	['id', 'answer'],
	['A1', 'Short and clear'],
	['A2', 'Long and winding']
]);

describe('entities', () => {
	test.each(['&e9;', '&file;'])('odt refuses %s', async (entity) => {
		const xml = odtContent(odtParagraph('', `Hej ${entity}`)).replace('?>', `?>${laughs}`);
		expect(await refusalOf(odtFile('', { 'content.xml': strToU8(xml) }), 'a.odt')).toBe('damaged');
	});

	test.each(['&e9;', '&file;'])('xlsx unfolds no %s', async (entity) => {
		const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
		const xml = `<?xml version="1.0"?>${laughs}<worksheet xmlns="${main}"><sheetData>${sheet.replace('Short and clear', entity)}</sheetData></worksheet>`;
		const read = await readFile(
			xlsxFile({ S: sheet }, { 'xl/worksheets/sheet1.xml': strToU8(xml) }),
			'a.xlsx'
		);
		if (read.ok) expect(JSON.stringify(read.value)).not.toMatch(/lollol|root:/);
		else expect(read.error.type).toBe('damaged');
	});
});

test('xlsx follows no path out of its pack', async () => {
	const odd = xlsxFile(
		{ S: sheet },
		{
			'../../up.xml': strToU8('<x/>'),
			'/xl/worksheets/sheet1.xml': strToU8('<x/>'),
			'__proto__/x.xml': strToU8('<x/>')
		}
	);
	expect((await planFor(odd, 'a.xlsx')).plan.table!.rows).toHaveLength(2);
	const outside = xlsxFile(
		{ S: sheet },
		{
			'xl/_rels/workbook.xml.rels': strToU8(
				'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="../../../../etc/passwd" TargetMode="External"/></Relationships>'
			)
		}
	);
	expect(await refusalOf(outside, 'a.xlsx')).toMatch(/damaged|noText|notThisFormat/);
});

test('html fetches and runs nothing: data addresses, frames, forms and handlers leave only the words to be seen', async () => {
	const page = `<!DOCTYPE html><html><head><base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=data:text/html,steal">
		<link rel=stylesheet href="data:text/css,steal"></head><body>
		<img src="data:image/svg+xml,<svg onload=steal()>"><iframe src="data:text/html,<script>steal()</script>"></iframe>
		<embed src="data:text/html,steal"><form action="javascript:steal()"><input value="steal"><button onclick="steal()">Svara</button></form>
		<a href="data:text/html,<script>steal()</script>" onmouseover="steal()">Anna</a><math><mtext onload=steal()>och</mtext></math>
		<p style="background:url(data:x,steal)">Bo</p></body></html>`;
	const { document } = await planFor(page, 'a.html');
	const text = document.turns.map((turn) => turn.text).join(' ');
	expect(text).not.toMatch(/steal|<script|data:/);
	for (const word of ['Anna', 'Bo']) expect(text).toContain(word);
});

test('rtf of a hundred thousand groups in one another', async () => {
	const depth = 100_000;
	const rtf = `{\\rtf1 Hej ${'{\\b '.repeat(depth)}du${'}'.repeat(depth)}}`;
	const read = await readFile(strToU8(rtf), 'a.rtf');
	if (read.ok) expect(read.value.documents[0]!.turns[0]!.text).toBe('Hej du');
	else expect(read.error.type).toBe('damaged');
});

describe('pdf', () => {
	const pdf = (objects: readonly string[], trailer: string): Uint8Array => {
		let text = '%PDF-1.7\n';
		const places = objects.map((object, at) => {
			const place = text.length;
			text += `${at + 1} 0 obj\n${object}\nendobj\n`;
			return place;
		});
		const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
		const size = objects.length + 1;
		const at = text.length;
		return strToU8(
			`${text}xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<</Size ${size}/Root 1 0 R${trailer.replace('HERE', String(at))}>>\nstartxref\n${at}\n%%EOF`
		);
	};
	const page =
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>';
	const words = '<</Length 38>>\nstream\nBT /F1 11 Tf 70 700 Td (Anna: Hej.) Tj ET\nendstream';

	test('whose table of places names itself as the one before', async () => {
		const loop = pdf(
			['<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>', page, words],
			'/Prev HERE'
		);
		expect((await planFor(loop, 'a.pdf')).document.turns[0]!.text).toContain('Hej.');
	});

	test('whose tree of pages holds itself', async () => {
		const loop = pdf(
			[
				'<</Type/Catalog/Pages 2 0 R>>',
				'<</Type/Pages/Parent 2 0 R/Kids[2 0 R 3 0 R 2 0 R]/Count 3>>',
				page,
				words
			],
			''
		);
		expect(await refusalOf(loop, 'a.pdf')).toMatch(/^(read|damaged)$/);
	});

	test('with a tree of pages ten thousand deep, and one of half a million pages', async () => {
		const deep = Array.from(
			{ length: 10_000 },
			(_, at) => `<</Type/Pages/Parent ${at + 1} 0 R/Kids[${at + 3} 0 R]/Count 1>>`
		);
		expect(await refusalOf(pdf(['<</Type/Catalog/Pages 2 0 R>>', ...deep, page], ''), 'a.pdf')).not.toBe(
			'read'
		);
		const kids = '3 0 R '.repeat(500_000);
		const wide = pdf(
			['<</Type/Catalog/Pages 2 0 R>>', `<</Type/Pages/Kids[${kids}]/Count 500000>>`, page, words],
			''
		);
		expect(await refusalOf(wide, 'a.pdf')).toBe('damaged');
	});

	test('whose fonts, words and forms name themselves', async () => {
		const loop = pdf(
			[
				'<</Type/Catalog/Pages 2 0 R>>',
				'<</Type/Pages/Kids[3 0 R]/Count 1>>',
				'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents[4 0 R 4 0 R]/Resources<</XObject<</X 5 0 R>>/Font 6 0 R>>>>',
				'<</Length 5 0 R>>\nstream\n/X Do\nendstream',
				'<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>\nstream\n/X Do\nendstream',
				'6 0 R'
			],
			''
		);
		expect(await refusalOf(loop, 'a.pdf')).toMatch(/^(scanned|damaged)$/);
	});
});

describe('tables', () => {
	test.each([',', ';', '\t'])(
		'a million columns parted by %j are refused by their number',
		async (separator) => {
			const wide = `${Array.from({ length: 1_000_000 }, (_, at) => `q${at}`).join(separator)}\n${`1${separator}`.repeat(1_000_000)}\n`;
			expect(await refusalOf(wide, 'a.csv')).toMatch(/^(tooWide|tooManyCells)$/);
		}
	);

	test('a quotation mark that is never closed takes no more than its share', async () => {
		const rows = `id,answer\n${'A,"x\n'.repeat(200_000)}`;
		expect(typeof (await readFile(strToU8(rows), 'a.csv')).ok).toBe('boolean');
	});
});

describe('json', () => {
	test.each([
		['[', ']'],
		['{"a":', '}'],
		['{"results":[', ']}']
	])('%s a hundred thousand deep is refused', async (open, close) => {
		const depth = 100_000;
		const nested = `${open.repeat(depth)}1${close.repeat(depth)}`;
		expect(await refusalOf(nested, 'a.json')).toMatch(/^(damaged|noTranscript)$/);
		expect(await refusalOf(`{"segments":${nested}}`, 'a.json')).toMatch(/^(damaged|noTranscript|noText)$/);
	});

	test('keys of every object’s forebear are keys like any other', async () => {
		const said =
			'{"__proto__":{"text":"steal"},"constructor":{"prototype":1},"segments":[{"start":0,"end":1,"text":"Hej"}]}';
		expect((await planFor(said, 'a.json')).document.turns[0]!.text).toBe('Hej');
		expect(({} as Record<string, unknown>)['text']).toBeUndefined();
	});
});
