/** The home page: projects are made, renamed, duplicated, deleted, brought back, saved and opened; nothing goes without being asked. */
import { expect as standard, test, type Locator, type Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import initSqlJs from 'sql.js';
import { axe } from './axe.ts';

/** A page, its worker and its storage start together; a busy machine takes its time over that. */
const expect = standard.configure({ timeout: 30_000 });

const coder = { guid: '0d8f6c1e-6b0e-4a53-9a3c-3f1f5c7f2b11', name: 'Eva', color: '#2f8f4e' };

test.beforeEach(async ({ page }) => {
	await page.addInitScript((settings) => {
		if (!localStorage.getItem('samtal settings')) localStorage.setItem('samtal settings', settings);
		// Files are then saved as downloads, which a test can read.
		Reflect.deleteProperty(window, 'showSaveFilePicker');
	}, JSON.stringify({ coder }));
	await page.goto('./');
});

test('asks who codes before the first project, and stays when nobody says', async ({ page }) => {
	await page.evaluate(() => localStorage.setItem('samtal settings', '{}'));
	await page.reload();
	await page.getByRole('button', { name: 'New project' }).click();
	await nameIn(page, 'Study');
	const asked = page.getByRole('dialog', { name: 'Who codes on this device?' });
	await expect(asked).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(asked).toBeHidden();
	await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible();
	await page.getByRole('button', { name: 'New project' }).click();
	await nameIn(page, 'Study');
	await asked.getByRole('textbox', { name: 'Name', exact: true }).fill('Eva');
	await page.keyboard.press('Enter');
	await page.waitForURL(/documents\/#project=/);
	await expect(page.getByRole('banner')).toContainText('Study');
});

test('makes, renames and duplicates a project, and a reload keeps all', async ({ page }) => {
	await make(page, 'First');
	await choose(page, 'First', 'Rename');
	await nameIn(page, 'Fem dagar');
	await expect(row(page, 'Fem dagar')).toBeVisible();
	await choose(page, 'Fem dagar', 'Duplicate');
	await expect(row(page, 'Fem dagar (copy)')).toBeVisible();
	await page.reload();
	await expect(page.getByRole('rowheader')).toHaveText(['Fem dagar (copy)', 'Fem dagar']);
	await row(page, 'Fem dagar').getByRole('link').click();
	await page.waitForURL(/documents\/#project=/);
	await expect(page.getByRole('banner')).toContainText('Fem dagar');
});

test(
	'deletes into a bin, from where a project comes back, and erases only when asked to',
	{ tag: '@long' },
	async ({ page }) => {
		await make(page, 'Kept');
		await make(page, 'Gone');
		await choose(page, 'Gone', 'Delete');
		await expect(row(page, 'Gone')).toBeHidden();
		await page.keyboard.press('Control+z');
		await expect(row(page, 'Gone')).toBeVisible();
		await choose(page, 'Gone', 'Delete');
		await page.reload();
		await page.getByText('Bin (1)').click();
		await expect(page.getByText('30 days left')).toBeVisible();
		await page.getByRole('button', { name: 'Restore Gone' }).click();
		await expect(row(page, 'Gone')).toBeVisible();
		await choose(page, 'Gone', 'Delete');
		await page.getByText('Bin (1)').click();
		await page.getByRole('button', { name: 'Erase for good: Gone' }).click();
		const asks = page.getByRole('dialog', { name: 'Erase for good?' });
		await asks.getByRole('button', { name: 'Cancel' }).click();
		await expect(page.getByText('Bin (1)')).toBeVisible();
		await page.getByRole('button', { name: 'Erase for good: Gone' }).click();
		await asks.getByRole('button', { name: 'Erase for good' }).click();
		await expect(page.getByText('Bin (1)')).toBeHidden();
		await page.reload();
		await expect(page.getByRole('rowheader')).toHaveText(['Kept']);
	}
);

test('saves a copy as SQLite, and asks when it comes back', async ({ page }) => {
	await make(page, 'Study');
	const bytes = await savedCopy(page, 'Study');
	await expect(row(page, 'Study')).toContainText('just now');
	await expect(row(page, 'Study').getByText('none')).toBeHidden();

	const SQL = await initSqlJs();
	const db = new SQL.Database(bytes);
	expect(db.exec('select name from project')[0]?.values).toEqual([['Study']]);
	expect(db.exec('pragma application_id')[0]?.values[0]?.[0]).not.toBe(0);
	db.close();

	const asks = page.getByRole('dialog', { name: 'This project is here already' });
	await bring(page, 'study.samtal', bytes);
	await expect(asks).toContainText('study.samtal');
	await page.keyboard.press('Escape');
	await expect(page.getByRole('rowheader')).toHaveCount(1);

	await bring(page, 'study.samtal', bytes);
	await asks.getByRole('button', { name: 'Take in as a copy' }).click();
	await page.waitForURL(/#project=/);
	await expect(page.getByRole('banner')).toContainText('Study (copy)');

	await page.goto('./');
	await bring(page, 'study.samtal', bytes);
	await asks.getByRole('button', { name: 'Open the one here' }).click();
	await page.waitForURL(/#project=/);
	await expect(page.getByRole('banner')).not.toContainText('(copy)');
});

test(
	'names what a file from outside brought that is no part of a project',
	{ tag: '@long' },
	async ({ page }) => {
		await make(page, 'Study');
		const SQL = await initSqlJs();
		const db = new SQL.Database(await savedCopy(page, 'Study'));
		db.run(
			'create table loot (x); create trigger trap after insert on coding begin delete from document; end'
		);
		const bytes = Buffer.from(db.export());
		db.close();
		await choose(page, 'Study', 'Delete');
		await bring(page, 'foreign.samtal', bytes);
		const told = page.getByRole('status').filter({ hasText: 'foreign.samtal was taken in' });
		await expect(told).toContainText('loot');
		await expect(told).toContainText('trap');
		await told.getByRole('button', { name: 'Open' }).click();
		await page.waitForURL(/#project=/);
	}
);

test('refuses a file that is no project with a sentence that names it', async ({ page }) => {
	await bring(page, 'letter.samtal', Buffer.from('Dear reader'));
	await expect(page.getByRole('alert')).toContainText('letter.samtal: This is not a Samtal project.');
	await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible();
});

test(
	'makes a project of transcripts, and asks for one where there are some',
	{ tag: '@long' },
	async ({ page }) => {
		await bring(page, 'one.txt', Buffer.from('Anna: Hello there.\nBo: Hello.'));
		await page.waitForURL(/documents\/#project=/);
		await expect(page.getByRole('banner')).toContainText('Untitled study');
		await page.goto('./');
		await bring(page, 'two.txt', Buffer.from('Anna: And again.'));
		const asks = page.getByRole('dialog', { name: 'Where does 1 transcript go?' });
		await expect(asks.getByRole('combobox')).toContainText('Untitled study');
		await asks.getByRole('button', { name: 'Cancel' }).click();
		await expect(asks).toBeHidden();
		await expect(page.getByRole('rowheader')).toHaveCount(1);
	}
);

test('tells a second tab, which can take the project over', async ({ page, context }) => {
	await make(page, 'Study');
	await row(page, 'Study').getByRole('link').click();
	await page.waitForURL(/#project=/);
	await expect(page.getByRole('banner')).toContainText('Study');
	const second = await context.newPage();
	await second.goto(page.url());
	await expect(second.getByText('open in another tab')).toBeVisible();
	await second.getByRole('button', { name: 'Continue here' }).click();
	await expect(second.getByRole('banner')).toContainText('Study');
	await expect(page.getByText('open in another tab')).toBeVisible();
	await second.goto('./');
	await choose(second, 'Study', 'Rename');
	await nameIn(second, 'Renamed');
	await expect(row(second, 'Renamed')).toBeVisible();
});

test('opens the sample study, which is said to be invented, and only once', async ({ page }) => {
	await page.getByRole('button', { name: 'Open the sample study' }).click();
	await page.waitForURL(/code\/#project=/);
	await expect(page.getByRole('banner')).toContainText('(invented)');
	await page.getByRole('link', { name: 'Samtal, all projects' }).click();
	const sample = row(page, 'Urgent support for children (invented)');
	await expect(sample.getByRole('cell').nth(0)).toHaveText('5');
	await expect(sample.getByRole('cell').nth(1)).toHaveText('167');
	await page.getByRole('button', { name: 'Open the sample study' }).click();
	await page.waitForURL(/code\/#project=/);
	await page.goto('./');
	await expect(page.getByRole('rowheader')).toHaveCount(1);
});

test('without a place of the browser’s own to store in, a project opens in memory, with a warning that stays', async ({
	page
}) => {
	await page.route('**/workers/worker-*.js', async (route) => {
		const answer = await route.fetch();
		const closed =
			'StorageManager.prototype.getDirectory = () => Promise.reject(new DOMException("", "SecurityError"));';
		await route.fulfill({ response: answer, body: closed + (await answer.text()) });
	});
	await page.reload();
	await page.getByRole('button', { name: 'New project' }).click();
	await nameIn(page, 'Study');
	await page.waitForURL(/documents\/#project=/);
	await expect(page.getByText('The project goes when the window closes.')).toBeVisible();
	await expect(page.getByRole('banner')).toContainText('Kept in this window only');
	await page.getByRole('link', { name: 'Samtal, all projects' }).click();
	await expect(page.getByText('The project goes when the window closes.')).toBeVisible();
	const file = await savedCopy(page, 'Study');
	expect(file.subarray(0, 15).toString()).toBe('SQLite format 3');
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing on the home page in ${colorScheme}`, { tag: '@long' }, async ({ page }) => {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		await expect(page.getByRole('button', { name: 'Open the sample study' })).toBeVisible();
		await expectNoFaults(page);
		await make(page, 'Kept');
		await make(page, 'Gone');
		await choose(page, 'Gone', 'Delete');
		await page.getByText('Bin (1)').click();
		await expectNoFaults(page);
		await page.keyboard.press('Shift+S');
		await expect(page.getByRole('dialog')).toBeVisible();
		await expectNoFaults(page);
	});
}

/** The row of a project by its whole name. */
function row(page: Page, name: string): Locator {
	return page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
}

async function nameIn(page: Page, name: string): Promise<void> {
	await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill(name);
	await page.keyboard.press('Enter');
}

/** Makes an empty project and comes back to the list. */
async function make(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: 'New project' }).click();
	await nameIn(page, name);
	await page.waitForURL(/documents\/#project=/);
	await expect(page.getByRole('banner')).toContainText(name);
	await page.getByRole('link', { name: 'Samtal, all projects' }).click();
	await expect(row(page, name)).toBeVisible();
}

async function choose(page: Page, project: string, action: string): Promise<void> {
	await page.getByRole('button', { name: `More for ${project}`, exact: true }).click();
	await page.getByRole('menuitem', { name: action, exact: true }).click();
}

async function savedCopy(page: Page, project: string): Promise<Buffer> {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: `Save a copy of ${project} on disk` }).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe(`${project}.samtal`);
	return readFile(await file.path());
}

/** Brings a file by the page's own field for files. */
async function bring(page: Page, name: string, buffer: Buffer): Promise<void> {
	await expect(page.getByRole('button', { name: 'New project' })).toBeVisible();
	await page
		.locator('input[type=file]')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
}

async function expectNoFaults(page: Page): Promise<void> {
	expect(await axe(page)).toEqual([]);
}
