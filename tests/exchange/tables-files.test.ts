/** Tables that others made, pinned after checking against the files by eye, and against python's csv where it is there. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { asGuessed, contentsOf, documentsOf } from '../../src/lib/exchange/questionnaire.ts';
import { planFor, spoken, wordBag } from './reading.ts';

const folder = '../shared/data/qualcoder-examples';
const bytesOf = (name: string) => new Uint8Array(readFileSync(`${folder}/${name}`));

const pins = [
	{
		file: 'cases123.csv',
		attributes: ['Age number', 'gender oneOf', 'interest text'],
		cases: { ID1: ['20', 'f', 'science'], ID2: ['22', 'm', 'performing arts'], ID3: ['45', 'f', 'politics'] },
		documents: []
	},
	{
		file: 'cases456.xlsx',
		attributes: ['Age number', 'gender oneOf', 'interest text'],
		cases: { ID4: ['56', 'f', 'netball'], ID5: ['73', 'm', 'gardening'], ID6: ['29', 'm', 'soccer'] },
		documents: []
	},
	{
		file: 'survey456.csv',
		attributes: ['Age number', 'Gender oneOf', 'Interest text'],
		cases: { ID4: ['24', 'f', 'shopping'], ID5: ['', 'm', 'golf'], ID6: ['67', 'm', 'gardening'] },
		documents: [
			{
				title: 'freetext',
				turns: 3,
				speakers: ['ID4', 'ID5', 'ID6'],
				first: 'I wanted to do some more studies',
				last: 'and doing my gardening. '
			}
		]
	},
	{
		file: 'survey789.xlsx',
		attributes: ['Age number', 'Gender oneOf', 'Interest text'],
		cases: { ID7: ['33', 'm', 'surveys'], ID8: ['', 'f', 'television'], ID9: ['55', 'f', 'economics'] },
		documents: [
			{
				title: 'Qual_hobby_opinions',
				turns: 3,
				speakers: ['ID7', 'ID8', 'ID9'],
				first: 'I work for a survey company',
				last: 'as I am an accountant.'
			},
			{
				title: 'Qual_pet_opinions',
				turns: 3,
				speakers: ['ID7', 'ID8', 'ID9'],
				first: 'I had a pet sheepdog',
				last: 'and the yearly vet visit.'
			}
		]
	}
];

describe.skipIf(!existsSync(folder))('tables of ../shared/data/qualcoder-examples', () => {
	it.each(pins)('$file', async ({ file, attributes, cases, documents }) => {
		const { plan } = await planFor(bytesOf(file), file);
		const table = plan.table!;
		const contents = contentsOf(table, asGuessed(table));
		expect(contents.attributes.map(({ name, type }) => `${name} ${type}`)).toEqual(attributes);
		expect(Object.fromEntries(contents.rows.map(({ name, values }) => [name, values]))).toEqual(cases);
		const made = documentsOf(table, asGuessed(table), contents);
		expect(made).toHaveLength(documents.length);
		made.forEach((document, at) => {
			const pin = documents[at]!;
			const said = spoken(document);
			expect([document.title, said.length, said.map(([speaker]) => speaker)]).toEqual([
				pin.title,
				pin.turns,
				pin.speakers
			]);
			expect(said[0]![1].startsWith(pin.first)).toBe(true);
			expect(said.at(-1)![1].endsWith(pin.last)).toBe(true);
		});
	});
});

const python = spawnSync('python3', ['--version']).status === 0;

describe.skipIf(!existsSync(folder) || !python)('beside python’s own readers', () => {
	const run = (code: string, name: string) =>
		JSON.parse(spawnSync('python3', ['-c', code, `${folder}/${name}`], { encoding: 'utf8' }).stdout);

	it.each(['cases123.csv', 'survey456.csv'])('%s has the same cells as python’s csv finds', async (file) => {
		const rows = run(
			"import csv,json,sys; print(json.dumps([r for r in csv.reader(open(sys.argv[1], newline='', encoding='utf-8-sig')) if r]))",
			file
		);
		const { plan } = await planFor(bytesOf(file), file);
		expect([plan.table!.columns.map(({ name }) => name), ...plan.table!.rows]).toEqual(rows);
	});

	it.each(['cases456.xlsx', 'survey789.xlsx'])('%s loses no word of the workbook’s strings', async (file) => {
		const code =
			"import json,re,sys,zipfile; from xml.etree import ElementTree as E; z=zipfile.ZipFile(sys.argv[1]); n='{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'; s=[''.join(t.text or '' for t in i.iter(n+'t')) for i in E.fromstring(z.read('xl/sharedStrings.xml'))]; print(json.dumps([s[int(c.find(n+'v').text)] if c.get('t')=='s' else c.find(n+'v').text for c in E.fromstring(z.read('xl/worksheets/sheet1.xml')).iter(n+'c') if c.find(n+'v') is not None]))";
		const cells: string[] = run(code, file);
		const { plan } = await planFor(bytesOf(file), file);
		const read = [plan.table!.columns.map(({ name }) => name), ...plan.table!.rows].flat();
		expect(wordBag(read.join('\n'))).toEqual(wordBag(cells.join('\n')));
		expect(read.filter((cell) => cell)).toEqual(cells);
	});
});
