/** Memos are written with formatting and links, lead to what they are about, and leave as documents. */
import { expect, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import { axe } from './axe.ts';
import { goTo, saved, test } from './sample-study.ts';

test.use({ start: 'memos/' });

const text = (page: Page) => page.getByRole('textbox', { name: 'Memo text' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Memos' }).getByRole('option');
const chosen = (page: Page, name: string) => page.getByRole('combobox', { name }).first();

/** Types `[[`, finds by words, and takes what is found first: by Enter, or first its coded passages. */
async function link(page: Page, words: string, { passages = false, into = text(page) } = {}): Promise<void> {
	await page.keyboard.type('[[');
	const field = page.getByRole('combobox', { name: /^Link to a code/ });
	await expect(field).toBeFocused();
	await field.fill(words);
	await expect(page.getByRole('option', { name: words }).first()).toBeVisible();
	if (passages) {
		await page.keyboard.press('Shift+Enter');
		await expect(page.getByRole('combobox', { name: /^Coded passages of/ })).toBeFocused();
	}
	await page.keyboard.press('Enter');
	await expect(into).toBeFocused();
}

test('a journal entry links to a code and a passage, leads there, is found, sorted and saved', async ({
	page
}) => {
	await goTo(page, 'Memos');
	await expect(options(page).first()).toBeVisible();
	await page.keyboard.press('j');
	await expect(text(page)).toBeFocused();
	await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue(/^Journal, .*\d{4}$/);
	await page.keyboard.press('Control+b');
	await page.keyboard.type('Today');
	await page.keyboard.press('Control+b');
	await page.keyboard.type(' on ');
	await link(page, 'Protected time');
	await page.keyboard.type('and ');
	await link(page, 'Protected time', { passages: true });
	await expect(text(page).locator('[data-to=code]')).toHaveText('Protected time');
	await expect(text(page).locator('[data-to=coding]')).toHaveText(/^“.+”$/);
	await expect(text(page).locator('strong')).toHaveText('Today');
	await page.getByRole('textbox', { name: 'Title' }).focus();
	await expect(page.getByText('Not saved')).toHaveCount(0);
	expect(await axe(page)).toEqual([]);

	await chosen(page, 'Type').selectOption({ label: 'Reflection' });
	await chosen(page, 'About').selectOption({ label: 'Project' });
	await expect(options(page).filter({ hasText: 'Journal' })).toHaveCount(1);
	await chosen(page, 'Order').selectOption({ label: 'By title' });
	const titles = await options(page).locator('.name').allTextContents();
	expect(titles).toEqual(titles.toSorted((a, b) => a.localeCompare(b)));
	await expect(page).toHaveURL(/type=reflexive.*target=project.*sort=title/);
	for (const [format, read] of [
		['Text (Markdown)', (bytes: Uint8Array) => strFromU8(bytes)],
		[
			'Document (DOCX) for Word and LibreOffice',
			(bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml']!).replaceAll(/<[^>]+>/g, '')
		]
	] as const) {
		await page.getByRole('button', { name: 'Export the memos' }).click();
		const panel = page.getByRole('dialog', { name: 'Export the memos' });
		await panel.getByRole('combobox', { name: 'Format' }).selectOption({ label: format });
		await expect(panel.getByText('become plain words')).toBeVisible();
		const file = await saved(page, () => panel.getByRole('button', { name: /^Save \d+ memo/ }).click());
		const words = read(file.bytes);
		expect(words).toContain('Type: Reflection. About: Project.');
		expect(words).toMatch(/Today(\*\*)? on Protected time and “/);
	}

	const memos = page.url();
	await text(page).locator('[data-to=code]').click();
	await expect(page).toHaveURL(/\/codebook\/#.*code=/);
	await expect(page.getByRole('textbox', { name: 'Name' }).first()).toHaveValue('Protected time');
	await page.goBack();
	await expect(page).toHaveURL(memos);
	await text(page).locator('[data-to=coding]').click();
	await expect(page).toHaveURL(/\/code\/#.*coding=/, { timeout: 30_000 });
	await page.goBack();
	await expect(text(page).locator('strong')).toHaveText('Today');
	await chosen(page, 'Type').focus();
	await page.keyboard.press('Control+z');
	await expect(text(page).locator('strong')).toHaveCount(0);
});

test('a memo on the document is drafted beside the text, whose place stays', async ({ page }) => {
	await goTo(page, 'Code');
	const head = page.getByText(/^Turn 3 of/);
	await expect(page.getByText(/^Turn 1 of/)).toBeVisible();
	await page.keyboard.press('j');
	await page.keyboard.press('j');
	await expect(head).toBeVisible();
	await page.keyboard.press('(');
	const card = page.getByRole('region', { name: 'Memo on the document' });
	const memo = card.getByRole('textbox', { name: 'Memo on the document' });
	await expect(memo).toHaveCount(1);
	await expect(memo).toBeFocused();
	await page.keyboard.type(' Beside.');
	await page.keyboard.press('Escape');
	await expect(page.getByText('Not saved')).toHaveCount(0);
	await expect(memo).toHaveText(/To talk about\. Beside\.$/);
	await expect(head).toBeVisible();
	await page.keyboard.press('k');
	await expect(page.getByText(/^Turn 2 of/)).toBeVisible();
	await expect(card).toContainText(/Ada · \d+ \w+ \d{4}/);
	await chosen(page, 'Type').selectOption({ label: 'To do' });
	await page.keyboard.press('Control+z');
	await expect(chosen(page, 'Type')).toHaveValue('reflexive');
	expect(await axe(page)).toEqual([]);

	await page.getByRole('treeitem', { name: /^Protected time/ }).click();
	await page.keyboard.press(')');
	const onCode = page.getByRole('textbox', { name: 'Memo on Protected time' });
	await expect(onCode).toBeFocused();
	await page.keyboard.type('Said by ');
	await link(page, 'Solveig', { into: onCode });
	await page.keyboard.press('Escape');
	await expect(page.getByText('Not saved')).toHaveCount(0);
	await onCode.locator('[data-to=case]').click();
	await expect(page).toHaveURL(/\/cases\/#.*case=/);
});
