/** Memos are found, changed, undone and still there after a reload; the history says who did what in the reader's language. */
import { expect, type Page } from '@playwright/test';
import { axe } from './axe.ts';
import { goTo, test } from './sample-study.ts';

test.use({ start: 'memos/' });

const list = (page: Page) => page.getByRole('listbox', { name: 'Memos' });
const text = (page: Page) => page.getByRole('textbox', { name: 'Memo text' });
const title = (page: Page) => page.getByRole('textbox', { name: 'Title' });

test('a memo is changed, undone whole, changed again, and a reload keeps it', async ({ page }) => {
	await goTo(page, 'Memos');
	await list(page)
		.getByRole('option', { name: /^Seven cards, one boy/ })
		.click();
	await expect(text(page)).toContainText('Nobody at the tables');
	await text(page).fill('Åäö: they saw it every time.');
	await title(page).focus();
	await expect(page.getByText('Not saved')).toHaveCount(0);
	await page.getByRole('listbox', { name: 'Memos' }).getByRole('option', { selected: true }).focus();
	await page.keyboard.press('Control+z');
	await expect(text(page)).toContainText('Nobody at the tables');
	await page.keyboard.press('Control+Shift+z');
	await expect(text(page)).toHaveText('Åäö: they saw it every time.');
	await title(page).fill('Seven cards');
	await title(page).press('Enter');
	await expect(list(page).getByRole('option', { name: /^Seven cards, Analytic/ })).toBeVisible();
	await page.getByRole('combobox', { name: 'Type' }).last().selectOption({ label: 'To do' });
	await expect(list(page).getByRole('option', { name: /^Seven cards, To do/ })).toBeVisible();
	await page.reload();
	await expect(title(page)).toHaveValue('Seven cards', { timeout: 30_000 });
	await expect(text(page)).toHaveText('Åäö: they saw it every time.');
});

test(
	'a memo that is left while it is typed belongs to itself, not to the next',
	{ tag: '@long' },
	async ({ page }) => {
		await goTo(page, 'Memos');
		await list(page)
			.getByRole('option', { name: /^Two pairs/ })
			.click();
		await title(page).fill('Two pairs, again');
		await list(page)
			.getByRole('option', { name: /^About this study/ })
			.click();
		await expect(title(page)).toHaveValue('About this study');
		await expect(list(page).getByRole('option', { name: /^Two pairs, again/ })).toBeVisible();
		await goTo(page, 'Export');
		await goTo(page, 'Memos');
		await expect(list(page).getByRole('option', { name: /^About this study/ })).toBeVisible();
	}
);

test(
	'memos are searched and filtered, begun and removed, and removal is undone',
	{ tag: '@long' },
	async ({ page }) => {
		await goTo(page, 'Memos');
		await expect(list(page).getByRole('option').nth(2)).toBeVisible();
		await page.getByRole('searchbox', { name: 'Search in memos' }).fill('bo thursday');
		await expect(list(page).getByRole('option')).toHaveCount(1);
		await expect(page.getByText(`1 of 11`)).toBeVisible();
		await page.keyboard.press('Escape');
		await page.getByRole('combobox', { name: 'About' }).selectOption({ label: 'Project' });
		await expect(list(page).getByRole('option')).toHaveCount(3);
		await page.getByRole('button', { name: 'New project memo' }).click();
		await expect(title(page)).toBeFocused();
		await expect(list(page).getByRole('option').first()).toBeVisible();
		await title(page).fill('Journal, day one');
		await title(page).press('Enter');
		const journal = list(page).getByRole('option', { name: /^Journal, day one/ });
		await expect(journal).toBeVisible();
		await journal.focus();
		await page.keyboard.press('Delete');
		await expect(journal).toHaveCount(0);
		await page.keyboard.press('Control+z');
		await expect(journal).toBeVisible();
	}
);

test(
	'a memo on a coded passage shows its words and leads to its place',
	{ tag: '@long' },
	async ({ page }) => {
		await goTo(page, 'Memos');
		await page.getByRole('combobox', { name: 'About' }).selectOption({ label: 'Coded passage' });
		await list(page).getByRole('option').first().click();
		const sheet = page.getByRole('article', { name: 'The memo' });
		await expect(sheet.getByRole('figure', { name: 'Passage' })).toContainText(/\w{3}/);
		await expect(sheet.getByRole('link', { name: 'Show in the text' })).toHaveAttribute(
			'href',
			/document=.*at=\d+.*coding=/
		);
		await sheet.getByRole('link', { name: 'Show in the text' }).click();
		await expect(page).toHaveURL(/\/code\/#.*coding=/, { timeout: 30_000 });
	}
);

test('the history names every step in the language of the reader, and marks what undo would take back', async ({
	page
}) => {
	await goTo(page, 'Memos');
	await page.getByRole('button', { name: 'New project memo' }).click();
	await expect(title(page)).toBeFocused();
	await title(page).blur();
	await page.keyboard.press('Shift+H');
	await page.waitForURL(/history\//);
	const steps = page.getByRole('region', { name: 'History' }).getByRole('listitem');
	await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
	await expect(steps.nth(1)).toContainText('Ada');
	await expect(steps.nth(1)).toContainText('Wrote a memo on Urgent support');
	await steps.nth(1).getByRole('button', { name: 'Undo' }).click();
	await expect(steps.nth(1)).toContainText('Undone: Wrote a memo on Urgent support');
	await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(1);
	await expect(steps.nth(1).getByRole('button', { name: 'Undo' })).toHaveCount(0);

	await page.evaluate(() => {
		const settings = JSON.parse(localStorage.getItem('samtal settings') ?? '{}') as object;
		localStorage.setItem('samtal settings', JSON.stringify({ ...settings, language: 'sv' }));
	});
	await page.reload();
	const stegen = page.getByRole('region', { name: 'Historik' }).getByRole('listitem');
	await expect(stegen.nth(1)).toContainText('Ångrat: Skrev ett memo om Urgent support', { timeout: 30_000 });
	await expect(page.getByRole('heading', { name: 'I dag' })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(
		`axe finds nothing on the pages of memos and history, ${colorScheme}`,
		{ tag: '@long' },
		async ({ page }) => {
			await page.emulateMedia({ colorScheme });
			await goTo(page, 'Memos');
			await list(page).getByRole('option').last().click();
			expect(await axe(page)).toEqual([]);
			await title(page).blur();
			await page.keyboard.press('Shift+H');
			await page.waitForURL(/history\//);
			await expect(page.getByRole('heading', { name: 'Today' })).toBeVisible();
			expect(await axe(page)).toEqual([]);
		}
	);
}
