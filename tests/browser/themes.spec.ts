/** Themes: made, described, filled with codes and passages, ordered, taken back; a reload keeps them. */
import { expect } from '@playwright/test';
import mammoth from 'mammoth';
import { axe } from './axe.ts';
import { saved, test } from './sample-study.ts';

test.use({ start: 'themes/' });

test('a theme gathers codes and passages, is ordered by keys, and undo takes all back', async ({ page }) => {
	const list = page.getByRole('listbox', { name: 'Themes' });
	const field = (name: string) => page.getByRole('textbox', { name, exact: true });
	await page.getByRole('button', { name: 'New theme' }).click();
	await field('Name').fill('Time runs out');
	await field('Central idea').fill('Meetings eat the hours that the work needs.');
	await field('Boundaries').fill('Not about pay.');
	await page.getByRole('combobox', { name: 'Status' }).last().selectOption('Reviewed');
	await expect(page.getByRole('heading', { level: 1, name: 'Time runs out' })).toBeVisible();

	const add = async (button: string): Promise<void> => {
		await page.getByRole('button', { name: button }).click();
		const find = page.getByRole('dialog', { name: button }).getByRole('searchbox');
		await expect(find).toBeFocused();
		await find.press('ArrowDown');
		const first = page.getByRole('dialog', { name: button }).getByRole('option').nth(1);
		await first.click();
	};
	await add('Add a code');
	await expect(page.getByRole('heading', { name: '1 code', exact: true })).toBeVisible();
	await add('Add a code');
	await expect(page.getByRole('heading', { name: '2 codes' })).toBeVisible();
	await add('Add passages of a code');
	const offered = page.getByRole('region', { name: /^Passages coded/ });
	await offered
		.getByRole('button', { name: /^Add to the theme/ })
		.first()
		.click();
	await expect(page.getByRole('heading', { name: '1 coded passage' })).toBeVisible();
	await offered.getByRole('button', { name: 'Done' }).click();
	await expect(
		list.getByRole('option', { name: 'Time runs out, Reviewed, 2 codes, 1 passage' })
	).toBeVisible();

	const file = await saved(page, async () => {
		await page.getByRole('button', { name: 'More with the themes' }).click();
		await page.getByRole('menuitem', { name: 'Save as a Word document' }).click();
	});
	expect(file.name).toMatch(/ themes \d{4}-\d\d-\d\d\.docx$/);
	const words = (await mammoth.extractRawText({ buffer: Buffer.from(file.bytes) })).value;
	expect(words).toContain('Time runs out');
	expect(words).toContain('Meetings eat the hours that the work needs.');
	expect(words).toMatch(/turn \d+/);

	await page.getByText('History of the theme').click();
	await expect(page.getByText('Added the theme New theme')).toBeVisible();
	await expect(page.getByText('Renamed the theme New theme to Time runs out')).toBeVisible();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		expect(await axe(page)).toEqual([]);
	}

	await page.getByRole('button', { name: 'New theme' }).click();
	const options = list.getByRole('option');
	await expect(options).toHaveCount(2);
	await options.first().click();
	await page.getByRole('button', { name: 'Draw an arrow to' }).click();
	await page.getByRole('menuitem', { name: 'New theme' }).click();
	const label = page.getByRole('textbox', { name: 'What the arrow to New theme says' });
	await label.fill('makes worse');
	await label.press('Enter');
	await options.nth(1).click();
	await expect(page.getByText('← Time runs out: makes worse')).toBeVisible();
	await expect(options.nth(1)).toBeFocused();
	await page.keyboard.press('Shift+ArrowUp');
	await expect(options.first()).toHaveAccessibleName(/^New theme/);

	await page.reload();
	await expect(options.first()).toHaveAccessibleName(/^New theme/);
	await expect(options.nth(1)).toHaveAccessibleName('Time runs out, Reviewed, 2 codes, 1 passage');
	await page.getByRole('combobox', { name: 'Status' }).first().selectOption('Reviewed');
	await expect(options).toHaveCount(1);

	await expect(async () => {
		await page.locator('body').press('Control+z');
		await expect(page.getByText('A theme gathers codes and passages')).toBeVisible({ timeout: 300 });
	}).toPass();
});
