import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { codebook } from '../../src/cli/codebook.ts';
import type { Codebook } from '../../src/lib/core/codebook.ts';
import {
	codebookFile,
	readCodebook,
	writeCodebook,
	type CodebookFile
} from '../../src/lib/exchange/codebook-file.ts';
import { book, code, guid, texts } from '../core/codebooks.ts';

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'samtal-codebook-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
/** Runs the command in this process; once, below, it is a program. */
async function samtal(...args: string[]) {
	let [stdout, stderr] = ['', ''];
	const status = await codebook(args, {
		read: (path) => readFile(path),
		write: async (text) => void (stdout += text),
		tell: (sentence) => void (stderr += `${sentence}\n`),
		save: (path, bytes) => writeFile(path, bytes)
	});
	return { status, stdout, stderr };
}
function put(name: string, content: Codebook): string {
	writeFileSync(at(name), writeCodebook(codebookFile(content, { guid: guid(999) })));
	return at(name);
}
function get(name: string): CodebookFile {
	const read = readCodebook(readFileSync(at(name)));
	if (!read.ok) throw new Error(read.error.message.key);
	return read.value;
}
const named = (n: number, name: string) => code(n, null, { texts: { en: texts(name) } });
const base = book([named(1, 'One'), named(2, 'Two')]);

it('codebook convert goes from format to format and says what is left out', async () => {
	const one = put('one.json', base);
	const there = await samtal('convert', one, at('one.qdc'));
	expect(there).toMatchObject({ status: 0, stdout: '' });
	expect(there.stderr).toContain('Keys are left out.');
	expect((await samtal('convert', at('one.qdc'), at('again.json'))).status).toBe(0);
	expect(get('again.json').codes).toEqual(get('one.json').codes);
	expect(await samtal('convert', one, at('one.pdf'))).toMatchObject({ status: 2 });
	writeFileSync(at('bad.qdc'), '<CodeBook>\n<Codes>\n</Cod>');
	expect((await samtal('convert', at('bad.qdc'), at('bad.json'))).stderr).toContain('line 3');
});

it('codebook compare says in sentences what differs, and as data', async () => {
	const [one, two] = [
		put('a.json', base),
		put('b.json', book([named(1, 'First'), named(2, 'Two'), named(3, 'Three')]))
	];
	expect(await samtal('compare', one, two)).toEqual({
		status: 0,
		stdout: '“One” is now called “First”.\n“Three” is new.\n',
		stderr: ''
	});
	expect(JSON.parse((await samtal('compare', one, two, '--json')).stdout)).toMatchObject([
		{ kind: 'renamed', guid: guid(1), before: 'One', after: 'First' },
		{ kind: 'added', guid: guid(3) }
	]);
	expect((await samtal('compare', one, one)).stdout).toBe('Nothing differs.\n');
});

it('codebook merge takes what both sides changed, and ends with 1 where they met', async () => {
	const [b, m, t] = [
		put('base.json', base),
		put('mine.json', book([named(1, 'Mine'), named(2, 'Two')])),
		put('theirs.json', book([named(1, 'One'), named(2, 'Theirs'), named(3, 'Three')]))
	];
	const both = book([named(1, 'Mine'), named(2, 'Theirs'), named(3, 'Three')]);
	expect(await samtal('merge', b, m, t, '--out', at('out.json'))).toEqual({
		status: 0,
		stdout: '',
		stderr: ''
	});
	expect(get('out.json').codes).toEqual(both.codes);
	expect(get('out.json').parents).toEqual([get('mine.json').versionId, get('theirs.json').versionId]);
	expect((await samtal('merge', b, m, t)).status).toBe(0);
	const once = readFileSync(m, 'utf8');
	expect((await samtal('merge', b, m, t)).status).toBe(0);
	expect(readFileSync(m, 'utf8')).toBe(once);
	const other = put('other.json', book([named(1, 'Other'), named(2, 'Two')]));
	const met = await samtal('merge', b, m, other);
	expect(met.status).toBe(1);
	expect(met.stderr).toContain(
		'Conflict. Here: “One” is now called “Mine”. There: “One” is now called “Other”.'
	);
	expect(readFileSync(m, 'utf8')).toBe(once);
});

it('codebook merge serves git, whose files have no names of their own', async () => {
	writeFileSync(at('.merge_base'), '');
	const [m, t] = [put('.merge_mine', base), put('.merge_theirs', book([named(1, 'One'), named(3, 'Three')]))];
	expect((await samtal('merge', at('.merge_base'), m, t, '--name', 'team/codebook.json')).status).toBe(0);
	expect(get('.merge_mine').codes).toHaveLength(3);
});

it('codebook says what it can do, and what it can’t', async () => {
	expect(await samtal('--help')).toMatchObject({ status: 0, stderr: '' });
	expect((await samtal('merge', '--help')).stdout).toContain('BASE MINE THEIRS');
	for (const args of [
		['merge', 'a'],
		['sing'],
		['convert', 'a.json', 'b.json', '--loud'],
		['compare', 'no.json', 'no.json'],
		['merge', '--out']
	]) {
		const { status, stderr } = await samtal(...args);
		expect(status, args.join(' ')).toBe(2);
		expect(stderr).toContain('--help');
	}
});

it('is a command of the program', () => {
	const program = ['--import', 'tsx', 'src/cli/main.ts', 'codebook', 'compare'];
	const [one, two] = [put('c.json', base), put('d.json', book([named(1, 'One')]))];
	const { status, stdout } = spawnSync(process.execPath, [...program, one, two], { encoding: 'utf8' });
	expect({ status, stdout }).toEqual({ status: 0, stdout: '“Two” is deleted.\n' });
});
