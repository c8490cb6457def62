/** The readers of tables: csv and xlsx, their heads, the guesses about their columns, and whiteboards. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { TableDraft } from '../../src/lib/core/draft.ts';
import { asGuessed, contentsOf } from '../../src/lib/exchange/questionnaire.ts';
import { readFile } from '../../src/lib/exchange/readers/index.ts';
import { writeCsv } from '../../src/lib/exchange/writers/csv.ts';
import { withStatedSize } from './docx-file.ts';
import { planFor, refusalOf, speakerCounts, spoken } from './reading.ts';
import { sheetRows, xlsxFile } from './xlsx-file.ts';

async function tableFor(content: Uint8Array | string, name = 'survey.csv'): Promise<TableDraft> {
	const { plan } = await planFor(content, name);
	if (!plan.table) throw new Error('no table');
	return plan.table;
}
const rolesOf = ({ columns }: TableDraft) =>
	Object.fromEntries(columns.map(({ name, role, type }) => [name, role === 'attribute' ? type : role]));
const noteKeys = async (content: Uint8Array | string, name = 'survey.csv') =>
	(await planFor(content, name)).plan.notes.map(({ key }) => key.replace('import.note.', ''));

describe('csv', () => {
	it.each([
		['comma', 'id,town,note\nA1,"Lund, Skåne",x\nA2,Umeå,y\n'],
		['semicolon', 'id;town;note\nA1;Lund, Skåne;x\nA2;Umeå;y\n'],
		['tab', 'id\ttown\tnote\nA1\tLund, Skåne\tx\nA2\tUmeå\ty\n'],
		['upright stroke', 'id|town|note\nA1|Lund, Skåne|x\nA2|Umeå|y\n'],
		['declared', 'sep=;\nid;town;note\nA1;Lund, Skåne;x\nA2;Umeå;y\n']
	])('finds the separator: %s', async (_, text) => {
		const { rows, columns } = await tableFor(text);
		expect(columns.map(({ name }) => name)).toEqual(['id', 'town', 'note']);
		expect(rows).toEqual([
			['A1', 'Lund, Skåne', 'x'],
			['A2', 'Umeå', 'y']
		]);
	});

	it('keeps decimal commas in a file that is parted by semicolons', async () => {
		const table = await tableFor('id;a;b\nA1;3,5;4,25\nA2;1,0;2,5\n');
		expect(rolesOf(table)).toEqual({ id: 'id', a: 'number', b: 'number' });
		expect(contentsOf(table, asGuessed(table)).rows[0]!.values).toEqual(['3.5', '4.25']);
	});

	it.each([
		['utf-16le', (text: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(text, 'utf16le')])],
		['windows-1252', (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))],
		['UTF-8 with a mark', (text: string) => new TextEncoder().encode(`\ufeff${text}`)]
	])('reads %s', async (_, encode) => {
		const { rows } = await tableFor(
			encode('id;svar på frågan\r\nA1;Åsa är på ön och äter ägg\r\nA2;Örjan går hem\r\n')
		);
		expect(rows).toEqual([
			['A1', 'Åsa är på ön och äter ägg'],
			['A2', 'Örjan går hem']
		]);
	});

	it('keeps line breaks and quotation marks in quoted fields', async () => {
		const { rows } = await tableFor('id,comment\nA1,"first\r\nsecond ""quoted"""\nA2,x\n');
		expect(rows[0]).toEqual(['A1', 'first\nsecond "quoted"']);
	});

	it('notes ragged rows and loses none of their cells', async () => {
		const text = 'id,a\nA1,x,extra\nA2\n\nA3,y\n';
		expect(await noteKeys(text)).toContain('raggedRows');
		const { columns, rows } = await tableFor(text);
		expect(columns.map(({ name }) => name)).toEqual(['id', 'a', 'C']);
		expect(rows).toEqual([
			['A1', 'x', 'extra'],
			['A2', '', ''],
			['A3', 'y', '']
		]);
	});

	it('tells of a quotation mark that is never closed and keeps the words', async () => {
		const text = 'id,a\nA1,"open\nA2,y\n';
		expect(await noteKeys(text)).toContain('openQuote');
		expect(JSON.stringify((await tableFor(text)).rows)).toContain('A2,y');
	});

	it('keeps formulas as the text that they are', async () => {
		const { rows } = await tableFor('id,a\nA1,=1+1\nA2,"=HYPERLINK(""http://x"")"\n');
		expect(rows.map((row) => row[1])).toEqual(['=1+1', '=HYPERLINK("http://x")']);
	});

	it.each([
		['a head and no rows', 'id,name\n', 'noRows'],
		['nothing but separators', ',,,\n,,\n', 'noText'],
		['100,000 columns', `${'a,'.repeat(99_999)}a\n${'1,'.repeat(99_999)}1\n`, 'tooWide'],
		['more cells than can be held', `a,b\n${','.repeat(11_000_000)}`, 'tooManyCells'],
		[
			'many wide rows',
			`${','.repeat(9_999)}x\n`.repeat(1_000) + `${','.repeat(9_999)}x\n`.repeat(10),
			'tooManyCells'
		],
		['nothing', '', 'empty']
	])('refuses %s', async (_, text, type) => {
		expect(await refusalOf(text, 'survey.csv')).toBe(type);
	});

	it('refuses what is no text', async () => {
		const noise = Uint8Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256);
		expect(await refusalOf(noise, 'survey.csv')).toBe('binary');
		expect(await refusalOf(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d]), 'survey.csv')).not.toBe('read');
	});

	test('what the writer wrote is read again as it was', async () => {
		const cell = fc
			.oneof(
				fc.string({ unit: 'grapheme' }),
				fc.constantFrom('=1+1', "'=x", '-5', '+', '@a', 'a;b', 'a\tb', '"', ' x ', 'a\nb', '', "'")
			)
			// What cleaning a text would change anyway, and cells that only blanks fill.
			.map((text) => text.replace(/\p{C}/gu, (sign) => (sign === '\n' || sign === '\t' ? sign : '?')))
			.filter((text) => text === '' || /\S/.test(text));
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.tuple(fc.nat(999), cell, cell), { minLength: 1, maxLength: 12 }),
				async (cells) => {
					const rows = cells.map(([number, a, b], at) => [`ID${at}`, String(number), a, b, 'end']);
					const bytes = writeCsv([['id', 'number', 'a', 'b', 'last'], ...rows]);
					expect((await tableFor(bytes)).rows).toEqual(rows);
				}
			),
			{ seed: 1, numRuns: 100 }
		);
	});
});

describe('xlsx', () => {
	const sheet = sheetRows([
		['id', 'born', 'member', 'score', 'comment'],
		['A1', { date: 36_526 }, true, 3.5, 'All good & well, I would say'],
		['A2', { date: 36_526.5 }, false, 4, 'Not <really>\nmy thing'],
		[
			'A3',
			null,
			null,
			null,
			{ xml: '<c t="str"><f>CONCATENATE("a","b")</f><v>ab from a formula, kept</v></c>' }
		]
	]);

	it('reads text, numbers, dates, booleans and what formulas came to', async () => {
		const table = await tableFor(xlsxFile({ Answers: sheet }), 'survey.xlsx');
		expect(table.rows).toEqual([
			['A1', '2000-01-01', 'TRUE', '3.5', 'All good & well, I would say'],
			['A2', '2000-01-01 12:00', 'FALSE', '4', 'Not <really>\nmy thing'],
			['A3', '', '', '', 'ab from a formula, kept']
		]);
		expect(rolesOf(table)).toEqual({
			id: 'id',
			born: 'date',
			member: 'boolean',
			score: 'number',
			comment: 'open'
		});
		expect(contentsOf(table, asGuessed(table)).rows[1]!.values).toEqual(['2000-01-01', 'false', '4']);
	});

	it('reads the first sheet that holds anything and names the others', async () => {
		const bytes = xlsxFile({ Empty: '', Answers: sheet, Codes: sheetRows([['x']]) });
		const { plan } = await planFor(bytes, 'survey.xlsx');
		expect(plan.table?.rows).toHaveLength(3);
		expect(plan.notes).toContainEqual({
			key: 'import.note.otherSheets',
			values: { sheet: 'Answers', names: 'Codes' }
		});
	});

	it('keeps the columns and rows that are empty in between', async () => {
		const xml =
			'<row r="1"><c r="A1" t="inlineStr"><is><t>id</t></is></c><c r="C1" t="inlineStr"><is><t>town</t></is></c></row><row r="5"><c r="A5" t="inlineStr"><is><t>A1</t></is></c><c r="C5" t="inlineStr"><is><t>Lund</t></is></c></row>';
		const table = await tableFor(xlsxFile({ S: xml }), 'survey.xlsx');
		expect(table.rows).toEqual([['A1', '', 'Lund']]);
		expect(table.columns.map(({ name, role }) => [name, role])).toEqual([
			['id', 'id'],
			['B', 'ignored'],
			['town', 'attribute']
		]);
	});

	it('knows a workbook by its content', async () => {
		const { plan } = await planFor(xlsxFile({ Answers: sheet }), 'survey.docx');
		expect(plan.reader).toBe('xlsx');
		expect(plan.notes[0]).toEqual({
			key: 'import.note.readAs',
			values: { format: 'xlsx', extension: 'docx' }
		});
	});

	const far = (row: number, cell: string) =>
		`<row r="1"><c r="A1"><v>1</v></c></row><row r="${row}"><c r="${cell}"><v>1</v></c></row>`;
	const whole = xlsxFile({ Answers: sheet });
	it.each([
		['half a zip', whole.slice(0, whole.length / 2), 'damaged'],
		['text of that name', new TextEncoder().encode('id,a\n1,2\n'), 'notThisFormat'],
		['a zip without a workbook', xlsxFile({ S: sheet }, { 'xl/workbook.xml': new Uint8Array() }), 'damaged'],
		['two cells far apart', xlsxFile({ S: far(1_048_576, 'XFD1048576') }), 'tooManyCells'],
		['a column beyond all columns', xlsxFile({ S: far(2, 'ZZZZZ2') }), 'tooWide'],
		[
			'a row whose place is hidden',
			xlsxFile({ S: far(1_048_576, 'XFD1048576').replaceAll('<row r=', '<row x=">" r=') }),
			'tooManyCells'
		],
		[
			'a cell whose place is no place',
			xlsxFile({ S: '<row r="1"><c r="&#88;FD1"><v>1</v></c></row>' }),
			'damaged'
		],
		['a cell without a place', xlsxFile({ S: '<row r="1"><c><v>1</v></c></row>' }), 'damaged'],
		['broken XML', xlsxFile({ S: '<row r="1"><c r="A1"><v>1</c></row>' }), 'damaged'],
		['no cells', xlsxFile({ S: '' }), 'noText'],
		[
			'a string that is not there',
			xlsxFile({ S: '<row r="1"><c r="A1" t="s"><v>7</v></c></row>' }),
			'damaged'
		]
	])('refuses %s', async (_, bytes, type) => {
		expect(await refusalOf(bytes, 'survey.xlsx')).toBe(type);
	});

	it('refuses bombs before they unfold', async () => {
		const size = 3_000_000;
		const bomb = xlsxFile({ S: sheet }, { 'xl/sharedStrings.xml': new Uint8Array(size).fill(32) });
		expect(await refusalOf(withStatedSize(bomb, size, 4_000_000_000), 'survey.xlsx')).toBe('zipBomb');
		expect(await refusalOf(withStatedSize(bomb, size, 1000), 'survey.xlsx')).toBe('zipBomb');
		const entities = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>';
		const strings = `${entities}<sst><si><t>&b;</t></si></sst>`;
		const read = await readFile(
			xlsxFile(
				{ S: '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>' },
				{ 'xl/sharedStrings.xml': new TextEncoder().encode(strings) }
			),
			'a.xlsx'
		);
		expect(JSON.stringify(read)).not.toContain('aaaaaaaaaaa');
	});

	it('refuses one long string named by very many cells', async () => {
		const long = `<sst><si><t>${'word '.repeat(20_000)}</t></si></sst>`;
		const cells = Array.from(
			{ length: 3000 },
			(_, y) => `<row r="${y + 1}"><c r="A${y + 1}" t="s"><v>0</v></c></row>`
		).join('');
		const bytes = xlsxFile({ S: cells }, { 'xl/sharedStrings.xml': new TextEncoder().encode(long) });
		expect(await refusalOf(bytes, 'a.xlsx')).toBe('zipBomb');
	});
});

describe('heads and roles', () => {
	it('Qualtrics: names, questions and import ids', async () => {
		const text = [
			'StartDate,EndDate,Status,IPAddress,Progress,Duration (in seconds),Finished,RecordedDate,ResponseId,Q1,Q2,Q3,Q3_4_TEXT',
			'Start Date,End Date,Response Type,IP Address,Progress,Duration (in seconds),Finished,Recorded Date,Response ID,How satisfied are you?,What would you change?,Where?,Where? - Other - Text',
			Array.from({ length: 13 }, (_, at) => `"{""ImportId"":""QID${at}""}"`).join(','),
			'2026-01-01 10:00:00,2026-01-01 10:05:00,IP Address,1.2.3.4,100,300,True,2026-01-01 10:05:01,R_1,Very satisfied,"The waiting time, which is far too long for everybody",Home,',
			'2026-01-02 10:00:00,2026-01-02 10:05:00,IP Address,1.2.3.5,100,200,True,2026-01-02 10:05:01,R_2,Dissatisfied,Nothing at all really,Other,By the sea',
			'2026-01-03 10:00:00,2026-01-03 10:05:00,IP Address,1.2.3.6,50,100,False,2026-01-03 10:05:01,R_3,Satisfied,,Home,'
		].join('\n');
		const table = await tableFor(text);
		const { columns } = table;
		expect(columns.filter(({ role }) => role === 'ignored').map(({ name }) => name)).toEqual([
			'StartDate',
			'EndDate',
			'Status',
			'IPAddress',
			'Progress',
			'Duration (in seconds)',
			'Finished',
			'RecordedDate'
		]);
		expect(columns.slice(8)).toEqual([
			{ name: 'ResponseId', question: 'Response ID', role: 'id', type: 'text', options: [] },
			{
				name: 'Q1',
				question: 'How satisfied are you?',
				role: 'attribute',
				type: 'ordered',
				options: [
					'Very dissatisfied',
					'Dissatisfied',
					'Neither satisfied nor dissatisfied',
					'Satisfied',
					'Very satisfied'
				]
			},
			{ name: 'Q2', question: 'What would you change?', role: 'open', type: 'text', options: [] },
			{ name: 'Q3', question: 'Where?', role: 'attribute', type: 'oneOf', options: ['Home', 'Other'] },
			{ name: 'Q3_4_TEXT', question: 'Where? - Other - Text', role: 'open', type: 'text', options: [] }
		]);
		expect(table.rows).toHaveLength(3);
		expect(await noteKeys(text)).toEqual(['table', 'headRows', 'tableId']);
	});

	it('LimeSurvey: codes and questions in one head', async () => {
		const table = await tableFor(
			'"id. Response ID","submitdate. Date submitted","lastpage. Last page","startlanguage. Start language","seed. Seed","G1Q1. Age","G1Q2. What do you think of it?"\n"1","2026-01-01","2","sv","99","34","I think that it is good, but that it could be better"\n"2","2026-01-02","2","sv","98","35","No"\n'
				.replaceAll('id. Response', 'Response')
				.replaceAll('submitdate. ', '')
				.replaceAll('lastpage. ', '')
				.replaceAll('startlanguage. ', '')
				.replaceAll('seed. ', '')
		);
		expect(rolesOf(table)).toEqual({
			'Response ID': 'id',
			'Date submitted': 'ignored',
			'Last page': 'ignored',
			'Start language': 'ignored',
			Seed: 'ignored',
			G1Q1: 'number',
			G1Q2: 'open'
		});
		expect(table.columns.at(-1)!.question).toBe('What do you think of it?');
	});

	it('Google Forms and Microsoft Forms, in Swedish too', async () => {
		const google = await tableFor(
			'Tidstämpel,Hur ofta åker du buss?,Berätta om din senaste resa\n2026-01-01 10:00:00,Sällan,Den var lång men fin och jag såg en älg på vägen\n2026-01-02 10:00:00,Ofta,Minns inte riktigt\n'
		);
		expect(rolesOf(google)).toEqual({
			Tidstämpel: 'ignored',
			'Hur ofta åker du buss?': 'ordered',
			'Berätta om din senaste resa': 'open'
		});
		expect(google.columns[1]!.options).toEqual(['Aldrig', 'Sällan', 'Ibland', 'Ofta', 'Alltid']);
		expect(contentsOf(google, asGuessed(google)).rows.map(({ name }) => name)).toEqual(['R1', 'R2']);
		const head = [
			'ID',
			'Starttid',
			'Slutförandetid',
			'E-post',
			'Namn',
			'Vad tycker du om kursen?',
			'Går du på den igen?'
		];
		const microsoft = await tableFor(
			xlsxFile({
				Blad1: sheetRows([
					head,
					['1', { date: 46_000.5 }, { date: 46_000.6 }, 'anonymous', 'Ada', 'Den var bra men för kort', 'Ja'],
					['2', { date: 46_001.5 }, { date: 46_001.6 }, 'anonymous', 'Bo', 'Nja', 'Nej']
				])
			}),
			'Kurs.xlsx'
		);
		expect(Object.values(rolesOf(microsoft))).toEqual([
			'id',
			'ignored',
			'ignored',
			'ignored',
			'ignored',
			'open',
			'boolean'
		]);
	});

	it.each([
		['numbers, also with decimal commas', ['1,5', '20', ''], 'number', []],
		['codes with leading zeros are text', ['007', '008', '009'], 'text', []],
		['days by points', ['31.1.2026', '1.2.2026'], 'date', []],
		['days by strokes, once it is clear which part is the day', ['31/01/2026', '02/01/2026'], 'date', []],
		['days by strokes that may be read in two ways are text', ['01/02/2026', '02/01/2026'], 'text', []],
		['yes and no', ['Ja', 'nej', ''], 'boolean', []],
		['few texts again and again', ['red', 'blue', 'red', 'red'], 'oneOf', ['blue', 'red']],
		[
			'numbered answers',
			['5 (helt)', '1 (inte alls)', '3', '3'],
			'ordered',
			['1 (inte alls)', '3', '5 (helt)']
		],
		[
			'a scale with those who do not know',
			['Agree', 'Vet ej', 'Disagree'],
			'ordered',
			['Strongly disagree', 'Disagree', 'Neither agree nor disagree', 'Agree', 'Strongly agree', 'Vet ej']
		],
		[
			'Swedish degrees',
			['Instämmer helt', 'instämmer delvis', 'Instämmer inte alls'],
			'ordered',
			[
				'Instämmer inte alls',
				'Instämmer i låg grad',
				'instämmer delvis',
				'Instämmer i hög grad',
				'Instämmer helt'
			]
		]
	])('types: %s', async (_, cells, type, options) => {
		const table = await tableFor(`id;x\n${cells.map((cell, at) => `A${at};${cell}`).join('\n')}\n`);
		expect(table.columns[1]).toMatchObject({ role: 'attribute', type, options });
	});

	it('gives columns without a head letters, and makes names distinct', async () => {
		const table = await tableFor('id,,a,a\n1,x,y,z\n');
		expect(table.columns.map(({ name }) => name)).toEqual(['id', 'B', 'a', 'a (2)']);
	});

	it('joins rows of one id and loses no words', async () => {
		const table = await tableFor('id,n,comment\nA,1,first words\nA,2,other words\nB,3,x\n');
		const choice = asGuessed(table);
		const columns = choice.columns.map((column, at) => ({
			...column,
			role: (['id', 'attribute', 'open'] as const)[at]!
		}));
		const contents = contentsOf(table, { ...choice, columns });
		expect(contents.repeated).toBe(1);
		expect(contents.rows[0]).toMatchObject({
			name: 'A',
			values: ['2'],
			answers: ['first words\nother words']
		});
	});
});

describe('whiteboards', () => {
	it('Mural: a turn a note, its area the speaker', async () => {
		const { document, plan } = await planFor(
			'ID,BG Color,Text,Sender,Position X,Position Y,Area,Last Updated\n1,#FFF,Shorter queues,,1,2,Ideas,\n2,#FFF,"No staff,\nno time",,1,2,Obstacles,\n3,#FFF,Ask people,,3,4,Ideas,\n4,#FFF,Alone,,3,4,,\n5,#FFF,,,3,4,Ideas,\n',
			'board.csv'
		);
		expect(document.kind).toBe('workshop');
		expect(speakerCounts(document)).toEqual({ Ideas: 2, Obstacles: 1 });
		expect(spoken(document)).toEqual([
			['Ideas', 'Shorter queues'],
			['Ideas', 'Ask people'],
			['Obstacles', 'No staff,\nno time'],
			[null, 'Alone']
		]);
		expect(plan.table).toBeUndefined();
	});

	it('Miro: frames as speakers', async () => {
		const { document } = await planFor(
			'Frame;Sticky note;Tags\nTable 1;Better signs;a\nTable 2;Free buses;\nTable 1;More light;b\n',
			'board.csv'
		);
		expect(spoken(document)).toEqual([
			['Table 1', 'Better signs'],
			['Table 1', 'More light'],
			['Table 2', 'Free buses']
		]);
	});

	it('takes a table of cases with an area and notes for what it is', async () => {
		expect((await tableFor('id,area,notes\nA,North,x\nB,South,y\n')).kind).toBe('cases');
		expect((await tableFor('Name,Area,Text,Age\nA,North,x,1\nB,South,y,2\n')).kind).toBe('cases');
	});
});
