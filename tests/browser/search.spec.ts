/** Searching all documents: hits in their context, through the text by arrow keys and back, and auto-coding with undo. */
import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './sample-study.ts';

const field = (page: Page): Locator => page.getByRole('searchbox', { name: 'Search for' });
const hits = (page: Page): Locator => page.getByRole('listbox', { name: 'Hits' });
const summary = (page: Page, text: string): Promise<void> =>
	expect(page.locator('main').getByRole('status').filter({ hasText: text })).toBeVisible();

test('hits are found, walked through in the text, and coded in one step that undo takes back', async ({
	page
}) => {
	await test.step('a key leads to the search, and typing finds words in every document', async () => {
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.keyboard.press('ControlOrMeta+Shift+f');
		await page.waitForURL(/search\/#/);
		await expect(field(page)).toBeFocused();
		await page.keyboard.type('school');
		await summary(page, '19 hits in 4 documents');
		await expect(hits(page).getByRole('option').first()).toHaveText(/Focus group · social services 8 hits/);
	});

	await test.step('Enter opens a hit, arrow keys go on to the next document, and the way back leads to the list', async () => {
		await page.keyboard.press('ArrowDown');
		await expect(hits(page).getByRole('option').nth(1)).toBeFocused();
		for (let press = 0; press < 7; press++) await page.keyboard.press('ArrowDown');
		await page.keyboard.press('Enter');
		await page.waitForURL(/code\/#/);
		const bar = page.getByRole('group', { name: 'Hits of the search' });
		await expect(bar).toBeFocused();
		await expect(bar.getByRole('status')).toHaveText('8 of 19');
		await expect(page.getByRole('contentinfo')).toContainText('6 characters');
		await page.keyboard.press('ArrowDown');
		await expect(bar.getByRole('status')).toHaveText('9 of 19');
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Interview · head teacher');
		await expect(page.getByRole('contentinfo')).toContainText('6 characters');
		await bar.getByRole('link', { name: 'school' }).click();
		await page.waitForURL(/search\/#/);
		await expect(hits(page).getByRole('option', { selected: true })).toBeFocused();
		await expect(field(page)).toHaveValue('school');
	});

	await test.step('a broken pattern is told of, and typing ends one that would take for ever', async () => {
		await page.getByRole('combobox', { name: 'How to search' }).selectOption('Regular expression');
		await field(page).fill('(school');
		await expect(page.getByText('This is no regular expression')).toBeVisible();
		await field(page).fill('^(.*)*(.*)*(.*)*\\d{9}$');
		await expect.poll(() => new URL(page.url()).hash).toContain('9');
		await field(page).fill('schools?\\b');
		await expect(page.getByText('This is no regular expression')).toHaveCount(0);
		await expect(hits(page).getByRole('option').first()).toBeVisible();
		await page.getByRole('combobox', { name: 'How to search' }).selectOption('Whole words');
		await field(page).fill('school');
		await summary(page, '19 hits in 4 documents');
	});

	await test.step('sentences around hits are coded with a new code, but for one that was ticked off', async () => {
		const pane = page.getByRole('complementary', { name: 'Auto-code' });
		await pane.getByRole('combobox', { name: 'Code' }).selectOption('its sentence');
		await pane.getByRole('button', { name: 'Choose or create a code' }).click();
		await expect(page.getByRole('combobox', { name: 'Choose or create a code' })).toBeFocused();
		await page.keyboard.type('The school');
		await page.keyboard.press('Shift+Enter');
		await expect(pane.getByRole('button', { name: 'The school' })).toBeVisible();
		const run = pane.getByRole('button', { name: /^Code \d+ passages/ });
		await expect(run).toHaveText('Code 17 passages');
		await pane.getByRole('checkbox').first().uncheck();
		await expect(run).toHaveText('Code 16 passages');
		await run.click();
		await expect(page.getByRole('contentinfo')).toContainText('16');
		await expect(pane.getByText('coded already').first()).toBeVisible();
		await expect(pane.getByRole('button', { name: /^Code 1 passage/ })).toBeVisible();
	});

	await test.step('the passages bound a search, and one undo takes all of them and the code back', async () => {
		await page.getByRole('button', { name: 'Within or outside a code' }).click();
		await expect(page.getByRole('searchbox', { name: 'Find a code' })).toBeFocused();
		await page.keyboard.type('the school');
		await page.getByRole('option', { name: 'The school', exact: true }).click();
		await summary(page, '18 hits in 4 documents');
		await page.keyboard.press('ControlOrMeta+z');
		await summary(page, '19 hits in 4 documents');
		await expect(page.getByRole('button', { name: /^Coded within/ })).toHaveCount(0);
		await expect(page.getByText('coded already')).toHaveCount(0);
	});

	await test.step('what is typed in the find-or-do field can be looked for', async () => {
		await page.keyboard.press('ControlOrMeta+k');
		await expect(page.getByRole('combobox', { name: 'Find or do anything' })).toBeFocused();
		await page.keyboard.type('nurse');
		await page.getByRole('option', { name: 'Search all documents for “nurse”' }).click();
		await expect(field(page)).toHaveValue('nurse');
		await expect(hits(page).getByRole('option').first()).toBeVisible();
	});
});
