/** Word documents beyond running text: tables as talk, grids of notes, tables in tables, lines inside a paragraph. */
import { describe, expect, test } from 'vitest';
import { docxFile, paragraph, table } from './docx-file.ts';
import { planFor, speakerCounts, spoken } from './reading.ts';

const read = (body: string) => planFor(docxFile(body), 'a.docx');

describe('docx', () => {
	test('a table with a column of speakers is talk, its title row and what follows it are not', async () => {
		const rows = [
			['Talare', 'Yttrande'],
			['Anna', 'Vi börjar.'],
			['Bo', 'Ja.'],
			['Anna', 'Bra.']
		];
		const { plan, document } = await read(paragraph('', 'Möte i Malmö') + table(rows));
		expect(spoken(document)).toEqual([
			[null, 'Möte i Malmö'],
			[null, 'Talare\tYttrande'],
			['Anna', 'Vi börjar.'],
			['Bo', 'Ja.'],
			['Anna', 'Bra.']
		]);
		expect(plan.notes).toContainEqual({ key: 'import.note.tableSpeakers', values: { n: 3 } });
	});

	test('a grid of notes gives a turn a cell and no speakers, even where its words look like labels', async () => {
		const rows = [
			['Hinder: mål', 'Stöd: mål'],
			['Tid: vi har för lite', 'Chefer: de är med oss'],
			['Tid: ingen vet vem', 'Chefer: de svarar alltid']
		];
		const { plan, document } = await read(table(rows));
		expect(document.turns).toHaveLength(6);
		expect(document.speakers).toEqual([]);
		expect(plan.notes).toContainEqual({ key: 'import.note.tableCells', values: { n: 6 } });
	});

	test('a table around a table only holds the page together', async () => {
		const inner = table([
			['Skola', 'Elever'],
			['Norr', '120']
		]);
		const outer = `<w:tbl><w:tr><w:tc>${paragraph('', 'Först.')}${inner}</w:tc><w:tc>${paragraph('', 'Sist.')}</w:tc></w:tr></w:tbl>`;
		const { document } = await read(outer);
		expect(document.turns.map(({ text }) => text)).toEqual(['Först.', 'Skola\tElever', 'Norr\t120', 'Sist.']);
	});

	test('speakers on lines of one paragraph are found', async () => {
		const lines = ['Anna: Hej.', 'Bo: Hej hej.', 'Anna: Nu.', 'Bo: Ja.'].join('</w:t><w:br/><w:t>');
		expect(speakerCounts((await read(paragraph('', lines))).document)).toEqual({ Anna: 2, Bo: 2 });
	});
});
