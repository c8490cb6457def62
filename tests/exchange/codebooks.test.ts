import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { textFields } from '../../src/lib/core/code-texts.ts';
import { canonical, nameIn, type Codebook } from '../../src/lib/core/codebook.ts';
import { compareCodebooks } from '../../src/lib/core/codebook-compare.ts';
import { planMerge } from '../../src/lib/core/codebook-merge.ts';
import { codebookFile, type CodebookFile } from '../../src/lib/exchange/codebook-file.ts';
import {
	describe as described,
	described as undescribed
} from '../../src/lib/exchange/codebooks/description.ts';
import { colorOf } from '../../src/lib/exchange/codebooks/gather.ts';
import {
	codebookReaders,
	codebookWriterOf,
	codebookWriters,
	previewCodebookTable,
	readCodebookFile
} from '../../src/lib/exchange/codebooks/index.ts';
import { docx } from '../../src/lib/exchange/readers/docx.ts';
import { say } from '../../src/lib/words/say.ts';
import { book, code, codebooks, guid, set, texts } from '../core/codebooks.ts';

const file = (codebook: Codebook): CodebookFile => codebookFile(codebook, { guid: guid(999) });
const options = { language: 'en', words: 'en' } as const;

async function written(id: string, codebook: Codebook, more: object = {}): Promise<Uint8Array> {
	const bytes = await codebookWriterOf(id)!.write(file(codebook), { ...options, ...more });
	if (!bytes.ok) throw new Error(bytes.error.key);
	return bytes.value;
}
async function read(bytes: Uint8Array, name: string, language = 'en') {
	const reading = await readCodebookFile(bytes, { name, language });
	if (!reading.ok) throw new Error(say(reading.error.message.key, reading.error.message.values));
	for (const { key, values } of reading.value.notes) expect(say(key, values)).not.toBe(key);
	return reading.value;
}
const text = (content: string) => new TextEncoder().encode(content);
const some = codebooks().filter(({ codes }) => codes.length > 0);

describe('what is written is read back', () => {
	it('whole, as JSON', async () => {
		await fc.assert(
			fc.asyncProperty(codebooks(), async (codebook) => {
				expect((await read(await written('json', codebook), 'a.json')).codebook).toEqual(file(codebook));
			}),
			{ seed: 1, numRuns: 100 }
		);
	});

	it.each(['csv', 'xlsx'])('with everything of its codes, as %s', async (id) => {
		await fc.assert(
			fc.asyncProperty(some, async (codebook) => {
				const { codebook: again, silent } = await read(await written(id, codebook), `a.${id}`);
				expect(again.codes).toEqual(file(codebook).codes);
				expect(silent).toEqual(['set', 'codebook']);
			}),
			{ seed: 1, numRuns: id === 'xlsx' ? 40 : 100 }
		);
	});

	it('with the tree, names, colours, rules of one language, and sets, as qdc', async () => {
		await fc.assert(
			fc.asyncProperty(some, async (codebook) => {
				const { codebook: again } = await read(await written('qdc', codebook), 'a.qdc');
				const claimed = ({ codes, sets }: Codebook) => ({
					codes: codes.map((one) => ({
						...one,
						key: null,
						texts: { en: { ...one.texts.en!, name: nameIn(one, 'en') } }
					})),
					sets: sets.map((one) => ({ ...one, color: '', exclusive: false, residual: null }))
				});
				expect(claimed(again)).toEqual(claimed(codebook));
			}),
			{ seed: 1, numRuns: 100 }
		);
	});

	it('so that merging it into its own codebook changes nothing', async () => {
		await fc.assert(
			fc.asyncProperty(some, fc.constantFrom('qdc', 'csv', 'xlsx'), async (mine, id) => {
				const { codebook: theirs, silent } = await read(await written(id, mine), `a.${id}`);
				const plan = planMerge({ base: null, mine, theirs, silent: new Set(silent) });
				expect(plan.lines.filter(({ from }) => from !== 'mine')).toEqual([]);
			}),
			{ seed: 1, numRuns: 60 }
		);
	});
});

describe('every format', () => {
	it('has a name, and says in sentences what it leaves out', () => {
		for (const { label } of [...codebookReaders, ...codebookWriters]) expect(say(label)).not.toBe(label);
		for (const { cannotCarry } of codebookWriters) {
			expect(cannotCarry.length).toBeGreaterThan(0);
			for (const key of cannotCarry) expect(say(key)).not.toBe(key);
		}
	});

	it('is refused with a sentence when its bytes are something else', async () => {
		for (const name of ['a.json', 'a.qdc', 'a.csv', 'a.xlsx', 'a.txt', 'a.docx', 'a']) {
			for (const bytes of [new Uint8Array(), text('  '), new Uint8Array(64).map((_, i) => (i * 37) % 32)]) {
				const reading = await readCodebookFile(bytes, { name, language: 'en' });
				if (reading.ok) throw new Error(`${name} was read`);
				expect(say(reading.error.message.key, reading.error.message.values)).not.toBe(
					reading.error.message.key
				);
			}
		}
	});
});

describe('a qdc file', () => {
	const qdc = (codes: string, sets = '', root = 'xmlns="urn:QDA-XML:codebook:1:0"') =>
		text(`\ufeff<?xml version="1.0"?>\n<CodeBook ${root}><Codes>${codes}</Codes>${sets}</CodeBook>`);

	it('is read with any namespace, prefix, GUIDs in braces, any colour, a boolean as a number', async () => {
		const { codebook, silent, notes } = await read(
			text(
				`<q:CodeBook xmlns:q="urn:QDA-XML:codebook:0:4"><q:Codes><q:Code guid="{5215CC69-B628-4E02-AFB9-9BEEAEE55808}" name="A" isCodable="0" color="rgba(255, 0, 16, 0.5)">` +
					`<q:Description>\n    one\n    two  \n</q:Description><q:Code guid="x" name="B" isCodable="1" color="#abc"/></q:Code>` +
					`<q:Code guid="y" name="" isCodable="true" color="pink"/></q:Codes><q:Sets/></q:CodeBook>`
			),
			'a.qdc'
		);
		expect(codebook.codes).toMatchObject([
			{
				guid: '5215cc69-b628-4e02-afb9-9beeaee55808',
				applicable: false,
				color: '#ff0010',
				texts: { en: { definition: 'one\ntwo' } }
			},
			{ parent: '5215cc69-b628-4e02-afb9-9beeaee55808', applicable: true, color: '#aabbcc' },
			{ texts: { en: { name: 'Code 3' } } }
		]);
		expect(silent).toContain(`${codebook.codes[2]!.guid} color`);
		expect(notes.map(({ key }) => key).sort()).toEqual([
			'codebook.note.badColors',
			'codebook.note.otherGuids',
			'codebook.note.unnamed'
		]);
	});

	it('keeps rules that another tool has carried in the description', async () => {
		const description = described({ ...texts(''), definition: 'd', include: 'i\n\nj', exclude: 'e' }, 'sv');
		const { codebook } = await read(
			qdc(`<Code guid="a" name="A" isCodable="true"><Description>${description}</Description></Code>`),
			'a.qdc'
		);
		expect(codebook.codes[0]!.texts.en).toMatchObject({ definition: 'd', include: 'i\n\nj', exclude: 'e' });
	});

	it('gives a GUID used twice to the first, and leaves out members of sets that are not there', async () => {
		const one = `<Code guid="${guid(1)}" name="A" isCodable="true"/>`;
		const sets = `<Sets><Set guid="s" name="S"><MemberCode guid="{${guid(1)}}"/><MemberCode guid="gone"/></Set></Sets>`;
		const { codebook } = await read(qdc(one + one, sets), 'a.qdc');
		expect(new Set(codebook.codes.map((each) => each.guid)).size).toBe(2);
		expect(codebook.sets).toMatchObject([{ name: 'S', codes: [guid(1)] }]);
	});

	it.each([
		[
			'entities of its own',
			'<!DOCTYPE CodeBook [<!ENTITY a "b">]>\n<CodeBook><Codes><Code guid="a" name="&a;" isCodable="true"/></Codes></CodeBook>',
			'xml'
		],
		['another root', '<html></html>', 'notQdc'],
		['a whole project', '<Project xmlns="urn:QDA-XML:project:1.0"></Project>', 'qdeProject'],
		['nothing in it', '<CodeBook><Codes/></CodeBook>', 'noCodes'],
		[
			'codes without an end',
			'<CodeBook><Codes>' + '<Code guid="a" name="b" isCodable="true">'.repeat(3000),
			'tooDeep'
		]
	])('with %s is refused', async (_, content, type) => {
		const reading = await readCodebookFile(text(content), { name: 'a.qdc', language: 'en' });
		expect(reading).toMatchObject({ ok: false, error: { type } });
	});

	it('without codes is not written: the schema allows none', async () => {
		expect((await codebookWriterOf('qdc')!.write(file(book([])), options)).ok).toBe(false);
	});
});

const shared = '../shared/data/qdc';
describe.skipIf(!existsSync(shared))('the qdc files of real tools (skipped without the shared data)', () => {
	it.each(existsSync(shared) ? readdirSync(shared) : [])(
		'%s is read, or refused with its line',
		async (name) => {
			const reading = await readCodebookFile(readFileSync(join(shared, name)), { name, language: 'en' });
			const expected: Record<string, number | string> = {
				'atlasti23_requal_truncated_ns04.qdc': 'line 18',
				'atlasti23_requal_valid.qdc': 1,
				'refi-tools_example_codebook.qdc': 44,
				'refi-tools_example_codebook_defect.qdc': 'line 132',
				'standard_annexA1_codebook.qdc': 6,
				'taguette_expected_export.qdc': 3
			};
			const found = reading.ok
				? reading.value.codebook.codes.length
				: /line \d+/.exec(say(reading.error.message.key, reading.error.message.values, 'en'))?.[0];
			expect(found).toBe(expected[name]);
		}
	);
});

const schema = '../shared/refi-qda/Codebook.xsd';
const hasJudge = existsSync(schema) && spawnSync('xmllint', ['--version']).status === 0;
describe.skipIf(!hasJudge)('xmllint (skipped without it or the schema)', () => {
	const folder = mkdtempSync(join(tmpdir(), 'samtal-qdc-'));
	afterAll(() => rmSync(folder, { recursive: true }));

	it('accepts every qdc file that is written', async () => {
		const numRuns = process.env['SAMTAL_LONG'] ? 500 : 20;
		const names: string[] = [];
		for (const codebook of fc.sample(some, { seed: 1, numRuns })) {
			const name = join(folder, `${names.length}.qdc`);
			writeFileSync(name, await written('qdc', codebook));
			names.push(name);
		}
		const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, ...names], {
			encoding: 'utf8'
		});
		expect(stderr.split('\n').filter((line) => line && !line.endsWith(' validates'))).toEqual([]);
		expect(status).toBe(0);
	}, 120_000);
});

describe('a table of codes', () => {
	const csv = async (content: string, language = 'en') =>
		(await read(text(content), 'a.csv', language)).codebook;
	const tree = ({ codes }: Codebook) =>
		codes.map((one) => [
			nameIn(one),
			codes.find((other) => other.guid === one.parent)?.texts.en?.name ?? null
		]);

	it('is Taguette’s', async () => {
		const { codes } = await csv(
			'tag,description,number of highlights\nfood,What they eat,3\nwork\\place,,0\n'
		);
		expect(codes.map(({ texts }) => texts.en)).toEqual([
			{ ...texts('food'), definition: 'What they eat' },
			texts('work\\place')
		]);
	});

	it('has its tree in paths, in any order of columns and rows; what only stands in paths groups', async () => {
		const codebook = await csv('Definition;Path\nd;Risk / Time\n;Other\nr;Gone / Below\n;Risk\n');
		expect(tree(codebook)).toEqual([
			['Risk', null],
			['Time', 'Risk'],
			['Other', null],
			['Gone', null],
			['Below', 'Gone']
		]);
		expect(codebook.codes.filter(({ applicable }) => !applicable).map((one) => nameIn(one))).toEqual([
			'Gone'
		]);
	});

	it('has its tree in a column of parents', async () => {
		const codebook = await csv(
			'Kod,Kategori,Färg,Kan sättas\nRisk,,#f00,nej\nTid,Risk,,ja\nPengar,Stöd,,\n',
			'sv'
		);
		expect(codebook.codes.map((one) => [nameIn(one), one.color, one.applicable])).toMatchObject([
			['Risk', '#ff0000', false],
			['Tid', expect.any(String), true],
			['Stöd', expect.any(String), false],
			['Pengar', expect.any(String), true]
		]);
		expect(codebook.codes[1]!.parent).toBe(codebook.codes[0]!.guid);
	});

	it('with parents in a circle loses no row', async () => {
		expect((await csv('name,parent\nA,B\nB,A\nC,C\n')).codes.length).toBeGreaterThanOrEqual(3);
	});

	it('is looked at before it is read: heads, rows, and a guess that can be changed', async () => {
		const bytes = text('thing,name (sv),Name,x\nA,B,C,D\n');
		const preview = await previewCodebookTable(bytes, 'a.csv');
		expect(preview).toMatchObject({
			ok: true,
			value: {
				heads: ['thing', 'name (sv)', 'Name', 'x'],
				rows: [['A', 'B', 'C', 'D']],
				mapping: [
					{ use: 'ignored' },
					{ use: 'name', language: 'sv' },
					{ use: 'name', language: null },
					{ use: 'ignored' }
				]
			}
		});
		const mapping = [
			{ use: 'definition', language: null },
			{ use: 'ignored', language: null },
			{ use: 'ignored', language: null },
			{ use: 'name', language: null }
		] as const;
		const reading = await readCodebookFile(bytes, { name: 'a.csv', language: 'en', mapping });
		expect(reading.ok && reading.value.codebook.codes[0]!.texts.en).toMatchObject({
			name: 'D',
			definition: 'A'
		});
		expect(await previewCodebookTable(bytes, 'a.qdc')).toEqual({ ok: true, value: null });
	});

	it('without a column of names is refused, its columns named', async () => {
		const reading = await readCodebookFile(text('a,b\n1,2\n'), { name: 'a.csv', language: 'en' });
		expect(reading).toMatchObject({
			error: { type: 'noNameColumn', message: { values: { columns: 'a, b' } } }
		});
	});

	it('read twice has the same GUIDs, so that nothing is added twice', async () => {
		const content = 'name,parent\nA,\nB,A\n';
		expect(compareCodebooks(await csv(content), await csv(content))).toEqual([]);
		expect((await csv(content)).codes.map((one) => one.guid)).toEqual(
			(await csv(content)).codes.map((one) => one.guid)
		);
	});
});

describe('QualCoder’s list of codes', () => {
	it('has categories before `>>` and the meaning after a tab', async () => {
		const content =
			'code1\tA memo\r\ncat1>>code2\r\ncat1>>code3\r\ncat3>>cat2>>code4\tanother\r\ncat3>>code5\r\ncode6';
		const { codebook } = await read(text(content), 'list.txt');
		const name = (guid: string | null) => codebook.codes.find((one) => one.guid === guid)?.texts.en?.name;
		expect(
			codebook.codes.map((one) => `${name(one.parent) ?? ''}>${nameIn(one)}${one.applicable ? '' : '*'}`)
		).toEqual([
			'>code1',
			'>cat1*',
			'cat1>code2',
			'cat1>code3',
			'>cat3*',
			'cat3>cat2*',
			'cat2>code4',
			'cat3>code5',
			'>code6'
		]);
		expect(codebook.codes[0]!.texts.en!.definition).toBe('A memo');
	});
});

describe('an appendix', () => {
	const codebook = book(
		[
			code(1, null, { applicable: false, texts: { en: texts('Risk & <care>') } }),
			code(2, 1, {
				key: 'q',
				texts: { en: { ...texts('Time'), definition: '1. Not # enough', include: 'i', borderline: 'b' } }
			})
		],
		[set(50, [2], { exclusive: true })]
	);
	const more = {
		counts: new Map([[guid(2), 3]]),
		quotes: new Map([[guid(2), [{ text: 'We <never> had it', source: 'Anna, 3' }]]])
	};

	it('in Markdown and html holds definitions, rules, counts and quotes, as text', async () => {
		const md = new TextDecoder().decode(await written('markdown', codebook, more));
		for (const part of [
			'## Risk \\& \\<care\\>',
			'### Time',
			'3 coded passages',
			'1\\. Not \\# enough',
			'**Use it when:** i',
			'> We \\<never\\> had it',
			'## Code sets'
		])
			expect(md).toContain(part);
		const html = new TextDecoder().decode(await written('html', codebook, more));
		for (const part of [
			'<h1>Test</h1>',
			'Risk &#38; &#60;care&#62;',
			'Borderline example:',
			'We &#60;never&#62; had it',
			'One of its codes a unit.'
		])
			expect(html).toContain(part);
		expect(html).not.toContain('<script');
	});

	it('in Word is a document that Word’s reader reads', async () => {
		const bytes = await written('docx', codebook, more);
		const plan = await docx.read(bytes, { name: 'a.docx', sourceHash: '' }, {});
		const words = plan.ok ? plan.value.documents[0]!.turns.map((turn) => turn.text).join('\n') : '';
		for (const part of ['Risk & <care>', 'Time', '3 coded passages', 'Use it when: i', 'We <never> had it'])
			expect(words).toContain(part);
	});
});

describe('a description', () => {
	it('gives back the rules that it was made of, whatever they say', () => {
		const line = fc.constantFrom(
			'',
			'a',
			'Include: x',
			'\\Include: y',
			'Exempel: z',
			' Exclude:',
			'\n\n',
			'\\',
			'Gränsfall:'
		);
		const words = fc.array(line, { maxLength: 4 }).map((lines) => lines.join('\n'));
		fc.assert(
			fc.property(
				fc.record(Object.fromEntries(textFields.slice(1).map((field) => [field, words]))),
				fc.constantFrom('en', 'sv'),
				(rules, language) => {
					expect(undescribed(described(rules as never, language))).toEqual(rules);
				}
			),
			{ seed: 1, numRuns: 300 }
		);
	});
});

it('colours are read in every way that tools write them', () => {
	expect(
		[
			'#ABC',
			'#abcd',
			'46AA00',
			'#46AA00ff',
			'rgb(1,2,3)',
			'rgba(255, 0, 16, 0.5)',
			'red',
			'#12',
			'rgb(256,0,0)',
			''
		].map(colorOf)
	).toEqual(['#aabbcc', '#aabbcc', '#46aa00', '#46aa00', '#010203', '#ff0010', null, null, null, null]);
	expect(canonical(book([])).codes).toEqual([]);
});
