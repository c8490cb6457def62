import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { expect, test } from 'vitest';
import { writeSummariesDocx } from '../../src/lib/exchange/writers/summaries-docx.ts';

const about = {
	language: 'en',
	project: 'Skolan & vi',
	date: '24 November 2026',
	filter: 'All cases.'
} as const;
const write = (columns: readonly string[], rows: readonly (readonly [string, ...(string | null)[]])[]) =>
	writeSummariesDocx(
		{ corner: 'Case', rows: rows.map(([name]) => name), columns, values: rows.map(([, ...cells]) => cells) },
		about
	);

test('the grid is one table on landscape pages, its heads on each', async () => {
	const bytes = await write(
		['Risk / Tid', 'Tema'],
		[
			['Åsa & Bo', 'Ser\nrisk.\n\nMer \u0000', null],
			['Bo', '', 'x']
		]
	);
	const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
	expect(value).toContain('<p>2 cases, saved 24 November 2026</p><p>All cases.</p><table><thead><tr>');
	expect(value).toContain('<strong>Risk / Tid</strong>');
	expect(value).toContain(
		'<td><p><strong>Åsa &amp; Bo</strong></p></td><td><p>Ser<br />risk.</p><p>Mer \uFFFD</p></td><td></td>'
	);
	const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
	const [, width, height] = /<w:pgSz w:w="(\d+)" w:h="(\d+)" w:orient="landscape"/.exec(xml)!.map(Number);
	expect(width).toBeGreaterThan(height!);
	expect(xml).toContain('<w:tblHeader/>');
});

test('a grid without columns still names its cases', async () => {
	const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(await write([], [['Bo']])) });
	expect(value).toContain('<strong>Bo</strong>');
});
