/** Two projects and one codebook file: both edit, one saves, the other merges; versions, tables and the shared file. */
import { expect, type Page } from '@playwright/test';
import { axe } from './axe.ts';
import { goTo, saved, test } from './sample-study.ts';

test.use({ start: 'codebook/' });

test.beforeEach(async ({ page }) => {
	// Files are then chosen by the browser's field, which a test can fill.
	await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
});

test('a file that two projects changed is merged, a conflict chosen, and undo restores', async ({ page }) => {
	const file = await saveCodebook(page);
	await rename(page, 'Workload', 'Load of work');
	// Another project takes the file in and changes it too.
	const home = page.url();
	await page.goto('./');
	await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
	await page.getByRole('button', { name: 'New project' }).click();
	await page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true }).fill('Second');
	await page.keyboard.press('Enter');
	await page.waitForURL(/documents\/#project=/);
	await goTo(page, 'Codebook');
	await open(page, 'shared.json', file);
	await expect(page.getByText('The file holds 46 codes.')).toBeVisible();
	await page.getByRole('button', { name: /^Merge \d+ changes/ }).click();
	await page.waitForURL(/\/codebook\/#/);
	await rename(page, 'Workload', 'Too much to do');
	await rename(page, 'Staff turnover', 'People leave');
	const changed = await saveCodebook(page);

	await page.goto('about:blank');
	await page.goto(home);
	await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
	await open(page, 'shared.json', changed);
	await expect(page.getByText('Both come from', { exact: false })).toBeVisible();
	const conflict = page.getByRole('region', { name: /Load of work$/ });
	await expect(conflict).toContainText('To be decided');
	await expect(page.getByRole('button', { name: '1 left to decide' })).toBeDisabled();
	expect(await axe(page)).toEqual([]);
	await page.keyboard.press('n');
	await expect(conflict.getByRole('radio', { name: 'Here' })).toBeFocused();
	await page.keyboard.press('2');
	await expect(conflict.getByRole('radio', { name: 'The file' })).toBeChecked();
	await page.keyboard.press('Control+Enter');
	await page.waitForURL(/\/codebook\/#/);
	await expect(code(page, 'Too much to do')).toBeVisible();
	await expect(code(page, 'People leave')).toBeVisible();

	await open(page, 'shared.json', changed);
	await expect(page.getByText('The file and the codebook here are the same.')).toBeVisible();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await page.keyboard.press('Control+z');
	await expect(code(page, 'Load of work')).toBeVisible();
	await expect(code(page, 'Staff turnover')).toBeVisible();
});

test('versions are kept, compared and returned to; a table is mapped before it comes in', async ({
	page
}) => {
	await page.keyboard.press('Shift+E');
	await page.waitForURL(/codebook\/versions\//);
	await keep(page, 'Before the pilot');
	await expect(page.getByText('The two are the same.')).toBeVisible();
	await page.getByRole('link', { name: 'To the codebook' }).click();
	await rename(page, 'Workload', 'Load of work');
	await menu(page, 'Versions');
	const renamed = page.getByRole('region', { name: 'Renamed' });
	await expect(renamed).toContainText('Load of work');
	await expect(renamed).toContainText('3 coded passages');
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Return to this version' }).click();
	await expect(page.getByText('The two are the same.')).toBeVisible();
	await page.keyboard.press('Control+z');
	await expect(renamed).toContainText('Load of work');

	await page.getByRole('link', { name: 'To the codebook' }).click();
	await open(
		page,
		'codes.csv',
		Buffer.from('Begrepp,Hör till,Betyder\nWeather,Risk factors,Rain and snow\n')
	);
	await expect(page.getByRole('alert')).toContainText('No column of this table');
	await page.getByRole('combobox', { name: 'What Begrepp is' }).selectOption({ label: 'Name' });
	await page.getByRole('combobox', { name: 'What Hör till is' }).selectOption({ label: 'Code above' });
	await page.getByRole('combobox', { name: 'What Betyder is' }).selectOption({ label: 'Definition' });
	await expect(page.getByRole('region', { name: /Weather$/ })).toBeVisible();
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Merge 1 change' }).click();
	await page.waitForURL(/\/codebook\/#/);
	await expect(code(page, 'Weather')).toBeVisible();
});

test('a shared file is watched, and never written over when somebody else has changed it', async ({
	page
}) => {
	// A file of the browser's own store has the same handle as one on the disk.
	const mine = await saveCodebook(page);
	await page.evaluate(async (text) => {
		const root = await navigator.storage.getDirectory();
		const handle = await root.getFileHandle('team.json', { create: true });
		const writable = await handle.createWritable();
		await writable.write(text);
		await writable.close();
		Object.assign(window, { showOpenFilePicker: async () => [handle] });
	}, mine.toString());
	await menu(page, 'Watch a shared codebook file');
	await rename(page, 'Workload', 'Load of work');
	await menu(page, 'Save to team.json');
	await expect(page.getByRole('contentinfo')).toContainText('The codebook is saved to team.json.');
	await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		const handle = await root.getFileHandle('team.json');
		const text = await (await handle.getFile()).text();
		const writable = await handle.createWritable();
		await writable.write(text.replaceAll('Staff turnover', 'People leave'));
		await writable.close();
	});
	await expect(page.getByText('team.json has changed on the disk', { exact: false })).toBeVisible({
		timeout: 30_000
	});
	await rename(page, 'Load of work', 'Workload again');
	await menu(page, 'Save to team.json');
	await page.waitForURL(/codebook\/merge\//);
	await expect(page.getByRole('region', { name: /Staff turnover$/ })).toContainText('People leave');
	const inFile = await page.evaluate(async () => {
		const root = await navigator.storage.getDirectory();
		return (await (await root.getFileHandle('team.json')).getFile()).text();
	});
	expect(inFile).toContain('People leave');
	await page.getByRole('button', { name: /^Merge \d+ change/ }).click();
	await page.waitForURL(/\/codebook\/#/);
	await expect(page.getByText('team.json has changed on the disk', { exact: false })).toBeHidden();
	await menu(page, 'Save to team.json');
	await expect(page.getByRole('contentinfo')).toContainText('The codebook is saved to team.json.');
});

const code = (page: Page, name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });

async function menu(page: Page, entry: string): Promise<void> {
	await page.getByRole('button', { name: 'More with the codebook' }).click();
	await page.getByRole('menuitem', { name: entry }).click();
}

async function open(page: Page, name: string, buffer: Buffer): Promise<void> {
	const [chooser] = await Promise.all([page.waitForEvent('filechooser'), menu(page, 'Open a codebook file')]);
	await chooser.setFiles({ name, mimeType: 'application/octet-stream', buffer });
	await page.waitForURL(/codebook\/merge\//);
}

async function saveCodebook(page: Page): Promise<Buffer> {
	await menu(page, 'Save the codebook to a file');
	const dialog = page.getByRole('dialog', { name: 'Save the codebook to a file' });
	const { bytes } = await saved(page, () =>
		dialog.getByRole('button', { name: 'Save', exact: true }).click()
	);
	return Buffer.from(bytes);
}

async function rename(page: Page, from: string, to: string): Promise<void> {
	await code(page, from).click();
	const name = page.getByRole('textbox', { name: 'Name', exact: true });
	await expect(name).toHaveValue(from);
	await name.fill(to);
	await name.press('Tab');
	await expect(code(page, to)).toBeVisible();
}

async function keep(page: Page, name: string): Promise<void> {
	await page.getByRole('button', { name: 'Keep a version' }).first().click();
	const dialog = page.getByRole('dialog', { name: 'Keep a version' });
	await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
	await dialog.getByRole('button', { name: 'Keep', exact: true }).click();
	await expect(page.getByRole('option', { name: new RegExp(`^${name}`) })).toBeVisible();
}
