/** The summary grid on the sample study: written by keys beside the passages, kept, taken to Word and Excel, and folded away by an approach. */
import { expect as standard, type Locator, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { axe } from './axe.ts';
import { saveAs } from './figures.ts';
import { saved, test } from './sample-study.ts';

test.use({ start: 'analyse/#view=grid' });

/** A page, its worker and its storage start together; a busy machine takes its time over that. */
const expect = standard.configure({ timeout: 30_000 });

test('a summary is written beside its passages, kept, taken back, and taken to other programs', async ({
	page
}) => {
	await expect(page.getByRole('grid', { name: 'Summary grid' })).toBeVisible();
	await page.getByRole('rowheader', { name: 'Mirjam, social worker' }).click();
	await page.keyboard.press('ArrowRight');
	const cell = cellOf(page, 'Mirjam, social worker', 1);
	await expect(cell).toBeFocused();
	await expect(cell).toContainText('3 passages');
	const pane = page.getByRole('complementary', { name: 'Passages' });
	await expect(pane.getByRole('heading', { name: 'Mirjam, social worker × Success factors' })).toBeVisible();
	await expect(pane.getByText('3 coded passages')).toBeVisible();
	await expect(pane.getByRole('article')).toHaveCount(3);

	await page.keyboard.press('Enter');
	const field = page.getByRole('textbox', { name: 'Mirjam, social worker under Success factors' });
	await expect(field).toBeFocused();
	await page.keyboard.type('Trusts the network.');
	await page.keyboard.press('Enter');
	await page.keyboard.type('Knows & phones.');
	await expect(page.getByRole('banner')).toContainText('Not saved');
	await expect(pane.getByRole('article')).toHaveCount(3);
	await page.keyboard.press('Escape');
	await expect(cell).toBeFocused();
	await expect(cell).toContainText('Trusts the network.\nKnows & phones.');
	expect(await axe(page)).toEqual([]);

	await page.reload();
	await expect(cell).toContainText('Trusts the network.');
	const word = await saved(page, () => saveAs(page, 'Table in Word (DOCX)'));
	expect(word.name).toBe('Summary grid.docx');
	expect(part(word.bytes, 'word/document.xml')).toMatch(/Trusts the network\.[^]*Knows &amp; phones\./);
	const sheet = await saved(page, () => saveAs(page, 'Summary grid (Excel)'));
	const cells = [...part(sheet.bytes, 'xl/worksheets/sheet1.xml').matchAll(/<t [^>]*>([^<]*)</g)];
	expect(cells.map(([, words]) => words)).toContain('Trusts the network.\nKnows &#38; phones.');

	// A letter begins to write after what is there; Delete empties; each is taken back by undo.
	await cell.click();
	await page.keyboard.type('!');
	await expect(field).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(cell).toContainText('phones.!');
	await expect(cell).toBeFocused();
	await page.keyboard.press('Delete');
	await expect(cell).not.toContainText('Trusts');
	await page.keyboard.press('Control+z');
	await expect(cell).toContainText('phones.!');
	await page.keyboard.press('Control+z');
	await expect(cell).not.toContainText('Trusts');
	await page.keyboard.press('Control+Shift+z');
	await expect(cell).toContainText('phones.!');

	await page.getByLabel('Columns').selectOption({ label: 'Themes' });
	await expect(page.getByText('There are no themes yet.')).toBeVisible();
	await page.getByLabel('Approach').selectOption({ label: 'Content analysis' });
	const more = page.getByRole('group').filter({ hasText: 'More views' });
	await expect(more.getByRole('link', { name: 'Summary grid' })).toBeVisible();
	await page.getByRole('link', { name: 'Frequencies' }).click();
	await expect(page.getByRole('link', { name: 'Summary grid' })).toBeHidden();
	await page.getByText('More views').click();
	await page.getByRole('link', { name: 'Summary grid' }).click();
	await expect(page.getByRole('grid', { name: 'Summary grid' })).toBeVisible();
});

/** A cell of the row with this name; columns count from 1. */
const cellOf = (page: Page, row: string, column: number): Locator =>
	page
		.getByRole('row', { name: row })
		.getByRole('gridcell')
		.nth(column - 1);

const part = (bytes: Uint8Array, name: string): string => strFromU8(unzipSync(bytes)[name]!);
