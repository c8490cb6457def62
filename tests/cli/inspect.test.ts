import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sheetRows, xlsxFile } from '../exchange/xlsx-file.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'samtal-inspect-'));
	writeFileSync(
		join(folder, 'talk.vtt'),
		'WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Moderator>Hello?\n\n00:00:03.000 --> 00:00:04.000\n<v Anna>Hej å ä ö\n'
	);
	writeFileSync(
		join(folder, 'survey.csv'),
		'id;age;comment\nA1;34;"Fine, but\nslow"\nA2;;Good enough for me\n'
	);
	writeFileSync(join(folder, 'picture.csv'), Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
});
afterAll(() => rmSync(folder, { recursive: true }));

function samtal(...args: string[]) {
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'src/cli/main.ts', ...args],
		{ encoding: 'utf8' }
	);
	return { status, stdout, stderr };
}
const inspect = (...args: string[]) => samtal('inspect', ...args);

describe('samtal inspect', () => {
	it('writes one JSON array with documents, cases and attributes', () => {
		const [talk, survey] = [join(folder, 'talk.vtt'), join(folder, 'survey.csv')];
		const { status, stdout, stderr } = inspect(talk, survey);
		expect(stderr).toBe('');
		expect(status).toBe(0);
		const [first, second] = JSON.parse(stdout);
		expect(first).toMatchObject({
			file: talk,
			reader: 'vtt',
			documents: [
				{
					title: 'talk',
					turns: [
						{ speaker: 'Moderator', facilitator: true, start: 1000, end: 2500, text: 'Hello?' },
						{ speaker: 'Anna', facilitator: false, start: 3000, end: 4000, text: 'Hej å ä ö' }
					]
				}
			],
			cases: [],
			attributes: []
		});
		expect(second).toEqual({
			file: survey,
			reader: 'csv',
			documents: [
				{
					title: 'comment',
					kind: 'questionnaire',
					turns: [
						{ speaker: 'A1', facilitator: false, start: null, end: null, text: 'Fine, but\nslow' },
						{ speaker: 'A2', facilitator: false, start: null, end: null, text: 'Good enough for me' }
					]
				}
			],
			cases: [
				{ name: 'A1', attributes: { age: '34' } },
				{ name: 'A2', attributes: {} }
			],
			attributes: [{ name: 'age', type: 'number' }],
			notes: [expect.stringContaining(';'), expect.stringContaining('2 rows'), expect.stringContaining('id')]
		});
	});

	it('puts columns where it is told to', () => {
		const { status, stdout } = inspect(
			join(folder, 'survey.csv'),
			'--open',
			'AGE',
			'--attribute=comment',
			'--id',
			'age',
			'--ignore',
			'id'
		);
		expect(status).toBe(0);
		expect(JSON.parse(stdout)[0]).toMatchObject({
			documents: [],
			cases: [
				{ name: '34', attributes: { comment: 'Fine, but\nslow' } },
				{ name: 'R2', attributes: { comment: 'Good enough for me' } }
			],
			attributes: [{ name: 'comment', type: 'text' }]
		});
	});

	it('says which file was refused and why, and ends with 1', () => {
		const [missing, picture] = [join(folder, 'nowhere.txt'), join(folder, 'picture.csv')];
		const { status, stdout, stderr } = inspect(missing, join(folder, 'survey.csv'), picture);
		expect(status).toBe(1);
		const all = JSON.parse(stdout);
		expect(all.map((one: object) => Object.keys(one))).toEqual([
			['file', 'refused'],
			expect.any(Array),
			['file', 'refused']
		]);
		expect(stderr.split('\n').filter(Boolean)).toEqual([
			`${missing}: ${all[0].refused}`,
			`${picture}: ${all[2].refused}`
		]);
	});

	it('ends with 2 and a sentence when it is asked for what there is not', () => {
		for (const args of [
			[],
			['--open'],
			['--sideways', 'a.txt'],
			[join(folder, 'survey.csv'), '--open', 'nothing']
		]) {
			const { status, stderr } = inspect(...args);
			expect(status, args.join(' ')).toBe(2);
			expect(stderr).not.toBe('');
		}
		expect(samtal('dance').status).toBe(2);
	});

	it('reads a large workbook where no code may be made of text, as the app’s policy has it', () => {
		const rows = Array.from({ length: 4000 }, (_, at) => [
			`A${at}`,
			`answer ${at} ${'at some length '.repeat(10)}`
		]);
		const file = join(folder, 'large.xlsx');
		writeFileSync(file, xlsxFile({ S: sheetRows([['id', 'comment'], ...rows]) }));
		const strict = [
			'--disallow-code-generation-from-strings',
			'--import',
			'tsx',
			'src/cli/main.ts',
			'inspect',
			file
		];
		const { status, stdout } = spawnSync(process.execPath, strict, { encoding: 'utf8', maxBuffer: 1e8 });
		expect(status).toBe(0);
		expect(JSON.parse(stdout)[0].documents[0].turns).toHaveLength(4000);
	});

	it('helps', () => {
		const { status, stdout } = inspect('--help');
		expect(status).toBe(0);
		for (const word of ['--id', '--open', '--attribute', '--ignore', 'refused'])
			expect(stdout).toContain(word);
	});
});

it('samtal writes its help where it is asked for, and tells it where no command is named', () => {
	const asked = samtal('--help');
	expect([asked.status, asked.stderr]).toEqual([0, '']);
	expect(asked.stdout).toContain('cooccurrence PROJECT.samtal');
	expect(samtal()).toEqual({ status: 2, stdout: '', stderr: asked.stdout });
});
