/**
 * The main job from end to end on real transcripts: project, import, codebook, coding by keys and mouse, reload, a killed
 * browser, the matrix, undo, and both exports. What was acknowledged must be there, and every number must be SQL's.
 */
import {
	chromium,
	expect as standard,
	test,
	type BrowserContext,
	type Locator,
	type Page
} from '@playwright/test';
import { unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import papa from 'papaparse';
import initSqlJs, { type Database } from 'sql.js';
import { chromiumLaunch } from '../tools/chromium.mjs';
import { ada, goTo, saved } from './sample-study.ts';

const expect = standard.configure({ timeout: 30_000 });
const root = fileURLToPath(new URL('../../', import.meta.url));
const data = join(root, '../shared/data');
const real = [
	'hitsave/wintermoor_bold_speakers.md',
	'hitsave/otter_lantana.md',
	'hitsave/keitai.vtt',
	'hitsave/goodboy.srt',
	'zoom-engager/GMT20240124-202901_Recording.transcript.vtt',
	'qualcoder-examples/ID1.docx'
].map((name) => join(data, name));
const made = ['bold-names.md', 'otter-blocks.txt', 'teams.vtt', 'name-colon.txt'].map((name) =>
	join(root, 'tests/fixtures/transcripts', name)
);

const hasReal = real.every(existsSync);

for (const [kind, files, title, skipped] of [
	['real transcripts', real, 'keitai', !hasReal && 'the folder ../shared/data is not here'],
	['made transcripts', made, 'name-colon', hasReal && 'the real transcripts are here']
] as const) {
	test(`the whole job on ${kind}`, async () => {
		test.skip(!!skipped, skipped || '');
		test.setTimeout(600_000);
		const profile = mkdtempSync(join(tmpdir(), 'samtal-walk-'));
		try {
			await walk(profile, files, title);
		} finally {
			kill(profile);
			rmSync(profile, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
		}
	});
}

async function walk(profile: string, files: readonly string[], title: string): Promise<void> {
	let { context, page } = await launch(profile);
	await page.getByRole('button', { name: 'New project' }).click();
	await page.getByRole('dialog').getByRole('textbox').fill('Walk');
	await page.keyboard.press('Enter');
	await page.waitForURL(/documents\/#project=/);
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles([...files]);
	await page.getByRole('button', { name: `Import ${files.length} documents` }).click();
	await expect(
		page.getByRole('status').filter({ hasText: `Imported ${files.length} documents` })
	).toBeVisible();

	await goTo(page, 'Codebook');
	await page.getByRole('button', { name: 'Choose a codebook' }).first().click();
	await page.getByRole('button', { name: 'Take Innovation in public services' }).click();
	await expect(page.getByRole('treeitem', { name: /Success factors/ })).toBeVisible();

	await goTo(page, 'Code');
	const documents = page.getByRole('listbox', { name: 'Documents' }).getByRole('option');
	await expect(documents).toHaveCount(files.length);
	await documents.filter({ hasText: title }).click();
	await expect(page.getByRole('heading', { name: title })).toBeVisible();
	await expect(page.locator('.transcript .ProseMirror p').first()).toBeVisible();

	await page.locator('.transcript .ProseMirror').focus();
	// By key: turn after turn, one code and on every second a further one.
	for (let turn = 0; turn < 4; turn++) {
		await take(page);
		await codeBy(page, 'w', 'Workload');
		if (turn % 2 === 0) await codeBy(page, 'o', 'Existing structures');
		await page.keyboard.press('j');
	}
	// By the palette, which also makes a code.
	await take(page);
	await page.keyboard.press('c');
	await page.getByRole('combobox', { name: /Code the selection/ }).fill('unclear man');
	await page.keyboard.press('Enter');
	await expect(told(page, 'Unclear mandate added')).toBeVisible();
	await page.keyboard.press('c');
	await page.getByRole('combobox', { name: /Code the selection/ }).fill('Weather');
	await page.keyboard.press('Shift+Enter');
	await expect(told(page, 'Weather added')).toBeVisible();
	// In their own words, and by mouse from the tree.
	await page.keyboard.press('j');
	await take(page);
	await page.keyboard.press('i');
	await expect(told(page, 'added, 1 code on this passage')).toBeVisible();
	await page.getByRole('treeitem', { name: /^Silo budgets/ }).click();
	await expect(told(page, 'Silo budgets added, 2 codes')).toBeVisible();

	// A memo on the selected passage, saved after a rest.
	await page.keyboard.press('m');
	await expect(page.getByRole('textbox', { name: /^Memo on/ })).toBeFocused();
	await page.keyboard.type('Åke said it first');
	await expect(page.getByText('Not saved').first()).toBeVisible();
	await expect(page.getByText('Not saved')).toHaveCount(0);
	await page.keyboard.press('Escape');

	let db = await copyOf(page);
	const before = codingsOf(db);
	expect(before.length).toBe(4 + 2 + 2 + 2);
	expect(db.exec("select count(*) from memo where body like '%Åke said it first%'")[0]?.values[0]?.[0]).toBe(
		1
	);
	db.close();

	await page.reload();
	await expect(page.locator('.transcript .ProseMirror p').first()).toBeVisible();
	db = await copyOf(page);
	expect(codingsOf(db)).toEqual(before);
	db.close();

	// One more, and the browser is killed as soon as it is acknowledged.
	await page.keyboard.press('Escape');
	await page.keyboard.press('j');
	await take(page);
	await codeBy(page, 'v', '');
	kill(profile);
	await context.close().catch(() => undefined);
	({ context, page } = await launch(profile));
	await page.getByRole('link', { name: 'Walk' }).click();
	await expect(page.locator('.transcript .ProseMirror p').first()).toBeVisible();
	db = await copyOf(page);
	const after = codingsOf(db);
	expect(after.length).toBe(before.length + 1);
	for (const coding of before) expect(after).toContainEqual(coding);

	// The matrix, against SQL.
	const pairs = db.exec(
		`select a.code, b.code, count(*) from v_codings a join v_codings b
		on a.document = b.document and a.code <> b.code and a.start < b."end" and b.start < a."end" group by 1, 2`
	)[0]!.values as [string, string, number][];
	db.close();
	await goTo(page, 'Analyse');
	await expect(page.getByRole('grid')).toBeVisible();
	const table = await saved(page, async () => {
		await page.getByRole('button', { name: 'Save figure' }).click();
		await page.getByRole('menuitem', { name: 'Pairs with all numbers (CSV)' }).click();
	});
	const rows = papa.parse<string[]>(text(table.bytes), { skipEmptyLines: true }).data.slice(1);
	expect(2 * rows.length).toBe(pairs.length);
	for (const [, a, , b, count] of rows) {
		expect(Number(count)).toBe(pairs.find(([one, other]) => one === a && other === b)?.[2]);
	}
	// A cell leads to its passages, and a passage back into the text.
	await page
		.getByRole('gridcell', {
			name: /Workload × Existing structures: 2 pairs|Existing structures × Workload: 2 pairs/
		})
		.first()
		.click();
	const behind = page.getByRole('complementary', { name: 'Passages' });
	await expect(behind.getByRole('article')).toHaveCount(2);
	await behind.getByRole('article').first().getByRole('link').first().click();
	await page.waitForURL(/\/code\/#/);

	// Undo of the newest step, across the kill; and again.
	await page.keyboard.press('Control+z');
	await expect(told(page, 'Undone:')).toBeVisible();
	db = await copyOf(page);
	expect(codingsOf(db)).toEqual(before);
	db.close();
	await page.keyboard.press('Control+Shift+z');
	await expect(told(page, 'Done again:')).toBeVisible();

	await exports(
		page,
		after.map(({ quote }) => quote)
	);
	await context.close();
}

async function exports(page: Page, quotes: readonly string[]): Promise<void> {
	await goTo(page, 'Export');
	const format = page.getByRole('combobox', { name: 'Format' });
	const save = (): Promise<void> => page.getByRole('button', { name: 'Save the coded excerpts' }).click();
	await format.selectOption({ label: 'Table (CSV) for spreadsheets, R and Python' });
	const csv = await saved(page, save);
	expect([...csv.bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	const rows = papa.parse<Record<string, string>>(text(csv.bytes), {
		header: true,
		skipEmptyLines: true
	}).data;
	const plain = (words: string): string => words.replace(/^'(?=[=+\-@\t\r\n])/, '').replace(/\r\n/g, '\n');
	expect(rows.map((row) => plain(row['passage'] ?? '')).sort()).toEqual([...quotes].sort());
	expect(rows.every((row) => row['coder'] === 'Ada' && Number(row['turn']) > 0)).toBe(true);
	expect(rows.some((row) => row['memo'] === 'Åke said it first')).toBe(true);

	await format.selectOption({ label: 'Document (DOCX) for Word and LibreOffice' });
	const docx = await saved(page, save);
	const xml = text(unzipSync(docx.bytes)['word/document.xml'] as Uint8Array);
	const words = xml
		.replace(/<w:(br|tab)\b[^>]*>/g, ' ')
		.replace(/<[^>]+>/g, '')
		.replace(/&amp;/g, '&');
	const squeeze = (one: string): string => one.replace(/&(apos|quot|lt|gt);|['"<>]|\s+/g, '');
	for (const quote of quotes) expect(squeeze(words)).toContain(squeeze(quote));
}

/** Selects the turn that is read, and waits until the status bar says so. */
async function take(page: Page): Promise<void> {
	await page.keyboard.press('t');
	await expect(page.getByRole('contentinfo').getByText(/characters? selected/)).toBeVisible();
}

async function codeBy(page: Page, key: string, name: string): Promise<void> {
	await page.keyboard.press(key);
	await expect(told(page, `${name} added`.trim())).toBeVisible();
}

const told = (page: Page, words: string): Locator =>
	page.getByRole('contentinfo').getByRole('status').filter({ hasText: words });

async function launch(profile: string): Promise<{ context: BrowserContext; page: Page }> {
	const port = process.env.SAMTAL_TEST_PORT ?? '4179';
	rmSync(join(profile, 'SingletonLock'), { force: true });
	const context = await chromium.launchPersistentContext(profile, {
		...chromiumLaunch(),
		headless: true,
		viewport: { width: 1440, height: 900 },
		locale: 'en-GB',
		baseURL: `http://127.0.0.1:${port}/`,
		acceptDownloads: true
	});
	await context.addInitScript(
		(settings) => {
			if (!localStorage.getItem('samtal settings')) localStorage.setItem('samtal settings', settings);
			Reflect.deleteProperty(window, 'showSaveFilePicker');
		},
		JSON.stringify({ coder: ada, language: 'en' })
	);
	const page = context.pages()[0] ?? (await context.newPage());
	await page.goto('./');
	return { context, page };
}

/** Ends every process of the browser at once, as a power cut would. */
function kill(profile: string): void {
	try {
		execFileSync('pkill', ['-9', '-f', profile]);
	} catch {
		// Nothing was left to end.
	}
}

async function copyOf(page: Page): Promise<Database> {
	const { bytes } = await saved(page, () => page.keyboard.press('Control+s'));
	const sql = await initSqlJs();
	return new sql.Database(bytes);
}

type Row = { coding: string; code: string; start: number; end: number; quote: string };
function codingsOf(db: Database): Row[] {
	const rows =
		db.exec('select coding, code, start, "end", quote from v_codings order by coding')[0]?.values ?? [];
	return rows.map(([coding, code, start, end, quote]) => ({ coding, code, start, end, quote }) as Row);
}

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
