/** A folder of many files in the built app: read one after the other, told of in one report, taken in at once, or not at all. */
import { expect as standard, test, type Page } from '@playwright/test';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { docxFile, paragraph } from '../exchange/docx-file.ts';
import { pins, refusedFiles, tableFiles } from '../exchange/shared-pins.ts';
import { saved } from './sample-study.ts';

const expect = standard.configure({ timeout: 30_000 });
const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const coder = { guid: '3a8d7a52-6b33-4c3f-9b9b-0c41b5f0a6d1', name: 'Eva', color: '#2f8f4e' };

let folder: string;
test.beforeEach(async ({ page }) => {
	folder = mkdtempSync(join(tmpdir(), 'samtal-folder-'));
	await page.addInitScript(
		(settings) => {
			if (!localStorage.getItem('samtal settings')) localStorage.setItem('samtal settings', settings);
			Reflect.deleteProperty(window, 'showSaveFilePicker');
		},
		JSON.stringify({ coder, language: 'en' })
	);
	await page.goto('./');
	await page.getByRole('button', { name: 'New project' }).click();
	await page.getByRole('dialog').getByRole('textbox').fill('Trial');
	await page.keyboard.press('Enter');
	await page.waitForURL(/documents\/#project=/);
	await expect(page.getByText('No documents yet')).toBeVisible();
});
test.afterEach(() => rmSync(folder, { recursive: true }));

test('a folder of sixty files comes in as one step, with a report of what was refused and why', async ({
	page
}) => {
	fill(folder, 55);
	mkdirSync(join(folder, 'wave 2', 'bad'), { recursive: true });
	writeFileSync(
		join(folder, 'wave 2', 'talk.docx'),
		docxFile(
			paragraph('Anna:', ' Hej på er.') +
				paragraph('Bo:', ' Hej. Och du?') +
				paragraph('Anna:', ' Ja.') +
				paragraph('Bo:', ' Bra.')
		)
	);
	writeFileSync(
		join(folder, 'wave 2', 'bad', 'cut.docx'),
		docxFile(paragraph('', 'Never seen.')).slice(0, 400)
	);
	writeFileSync(join(folder, 'wave 2', 'bad', 'nothing.txt'), '');
	writeFileSync(
		join(folder, 'wave 2', 'bad', 'picture.txt'),
		Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0])
	);
	writeFileSync(join(folder, 'wave 2', 'again.txt'), talk(0));
	for (const clutter of ['.DS_Store', 'Thumbs.db', '~$talk.docx', 'wave 2/.hidden.txt'])
		writeFileSync(join(folder, clutter), 'not of the study');

	await chooseFolder(page, folder);
	await expect(page.getByRole('heading', { name: '60 files to bring in' })).toBeVisible();
	await expect(page.getByRole('radio', { name: 'Refused 3' })).toBeEnabled();
	await page.getByRole('radio', { name: 'Refused 3' }).check();
	const list = page.getByRole('region', { name: 'Files', exact: true }).getByRole('listitem');
	await expect(list).toHaveCount(3);
	await expect(list.filter({ hasText: 'nothing.txt' })).toContainText('The file is empty.');
	await expect(list.filter({ hasText: 'cut.docx' })).toContainText('damaged');

	const table = await saved(page, () => report(page, 'As a table (csv)'));
	expect(table.name).toBe('Import report.csv');
	const rows = new TextDecoder().decode(table.bytes).trim().split('\r\n');
	expect(rows).toHaveLength(61);
	const name = folder.split('/').at(-1)!;
	expect(rows.find((row) => row.includes('nothing.txt'))).toMatch(
		new RegExp(`^${name}/wave 2/bad/nothing\\.txt,Refused,.*The file is empty\\.`)
	);
	expect(rows.find((row) => row.includes('wave 2/talk.docx'))).toContain('Read,talk,Word document,4,8,2');
	expect(rows.filter((row) => row.includes('Here already'))).toHaveLength(1);
	const text = await saved(page, () => report(page, 'As text (txt)'));
	expect(text.name).toBe('Import report.txt');
	expect(new TextDecoder().decode(text.bytes)).toMatch(
		/^Read: 56\nLeft out: 0\nHere already: 1\nRefused: 3\n/
	);

	await page.getByRole('button', { name: 'Import 56 documents' }).click();
	await expect(page.getByRole('heading', { name: /^Documents/ })).toContainText('56');
	await page.keyboard.press('Control+z');
	await expect(page.getByText('No documents yet')).toBeVisible();
});

test('stopped while it is read, a folder leaves nothing behind', { tag: '@long' }, async ({ page }) => {
	fill(folder, 500, 60);
	await chooseFolder(page, folder);
	const bar = page.getByRole('progressbar');
	await expect(bar).toBeVisible();
	await expect(bar).toHaveAttribute('aria-valuetext', /^\d+ of 500$/);
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(bar).toBeHidden();
	await expect(page.getByText('No documents yet')).toBeVisible();
	// What was stopped does not come back, and the next drop begins anew.
	const small = mkdtempSync(join(tmpdir(), 'samtal-folder-'));
	fill(small, 2);
	await chooseFolder(page, small);
	await expect(page.getByRole('heading', { name: '2 files to bring in' })).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await page.reload();
	await expect(page.getByText('No documents yet')).toBeVisible();
	rmSync(small, { recursive: true });
});

test.describe('files that others made (skipped where ../shared/data is absent)', () => {
	test.skip(!existsSync(data), '../shared/data is absent');

	test('every one is read in the app as it was pinned', async ({ page }) => {
		test.setTimeout(240_000);
		for (const inside of [
			'hitsave',
			'pdpilot-pdf',
			'qualcoder-examples',
			'refi-standard-annex',
			'swedish-srt',
			'zoom-engager'
		]) {
			const here = (file: string): boolean => file.startsWith(`${inside}/`);
			const transcripts = pins.filter(({ file }) => here(file));
			const count = [...transcripts.map(({ file }) => file), ...tableFiles, ...refusedFiles].filter(
				here
			).length;
			await chooseFolder(page, join(data, inside));
			await expect(page.getByRole('heading', { name: `${count} files to bring in` })).toBeVisible();
			const { bytes } = await saved(page, () => report(page, 'As a table (csv)'));
			const rows = new TextDecoder().decode(bytes).trim().split('\r\n');
			expect(rows).toHaveLength(count + 1);
			for (const { file, turns, speakers } of transcripts) {
				const row = rows.find((line) => line.startsWith(`${file},`));
				// After the words come the speakers.
				expect(row, file).toMatch(new RegExp(`,${turns},\\d+,${Object.keys(speakers).length},`));
			}
			for (const file of refusedFiles.filter(here))
				expect(rows.find((line) => line.startsWith(`${file},Refused`))).toContain('REFI-QDA');
			for (const file of tableFiles.filter(here))
				expect(rows.find((line) => line.startsWith(`${file},Read`))).toBeDefined();
			await page.getByRole('button', { name: 'Cancel' }).click();
		}
	});
});

async function chooseFolder(page: Page, path: string): Promise<void> {
	const [chooser] = await Promise.all([
		page.waitForEvent('filechooser'),
		page.getByRole('button', { name: 'Import a folder' }).first().click()
	]);
	await chooser.setFiles(path);
}

async function report(page: Page, as: string): Promise<void> {
	await page.getByRole('button', { name: 'Save report' }).click();
	await page.getByRole('menuitem', { name: as }).click();
}

/** Talks of two people, each of its own. */
function fill(into: string, files: number, rounds = 2): void {
	for (let number = 0; number < files; number++) {
		writeFileSync(join(into, `talk ${String(number).padStart(3, '0')}.txt`), talk(number, rounds));
	}
}

function talk(number: number, rounds = 2): string {
	return Array.from(
		{ length: rounds },
		(_, at) => `Moderator: Fråga ${at} i samtal ${number}?\n\nAnna: Ett svar om sak ${at}.`
	).join('\n\n');
}
