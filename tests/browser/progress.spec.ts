/** History is narrowed, the project is restored as it was at a step; documents are assigned and states set, and both undone. */
import { expect, type Page } from '@playwright/test';
import { axe } from './axe.ts';
import { saved, test } from './sample-study.ts';

const rows = (page: Page) => page.getByRole('region', { name: 'History' }).getByRole('listitem');
const cell = (page: Page, document: string, column: number) =>
	page.getByRole('row', { name: document }).getByRole('gridcell').nth(column);

test.describe(() => {
	test.use({ start: 'history/' });

	test('the history is narrowed, and the project restored as it was becomes one of its own', async ({
		page
	}) => {
		await expect(rows(page).nth(1)).toContainText('Set Questionnaire');
		const filter = page.getByRole('group', { name: 'What is shown' });
		await filter.getByLabel('Document').selectOption({ label: 'Workshop · early signals' });
		await expect(rows(page).nth(1)).toContainText('Set Workshop · early signals to coding');
		await expect(page.locator('header').getByRole('status')).toHaveText(/^\d+ of \d+ steps$/);
		await filter.getByLabel('Coder').selectOption({ label: 'Bo' });
		await expect(page.getByText('No step matches what you chose.')).toBeVisible();
		await page.reload();
		await expect(page.getByText('No step matches what you chose.')).toBeVisible({ timeout: 30_000 });
		await filter.getByRole('button', { name: 'Show all steps' }).click();

		await filter.getByRole('button', { name: /^Days/ }).click();
		const from = page.getByRole('dialog', { name: 'Days' }).getByLabel('From');
		await from.fill('2999-01-01');
		await from.blur();
		await expect(page.getByText('No step matches what you chose.')).toBeVisible();
		await page.keyboard.press('Escape');
		await filter.getByRole('button', { name: 'Show all steps' }).click();

		const step = rows(page).filter({ hasText: 'Set Workshop · early signals to coding' });
		await step.getByRole('button', { name: 'Restore the project as it was then' }).click();
		const made = page.getByText(/is now a project of its own/);
		await expect(made).toBeVisible({ timeout: 30_000 });
		expect(await axe(page)).toEqual([]);
		const before = page.url();
		await page.getByRole('button', { name: 'Open it' }).click();
		await page.waitForURL((url) => url.pathname.endsWith('/code/') && url.href !== before);
		await expect(page.getByRole('banner')).toContainText('Urgent support for children');
		await page.keyboard.press('Shift+H');
		await expect(rows(page).nth(1)).toContainText('Renamed the project');
		await expect(rows(page).nth(2)).toContainText('Set Workshop · early signals to coding');
		await expect(rows(page).filter({ hasText: 'Set Questionnaire' })).toHaveCount(0);
	});
});

test.describe(() => {
	test.use({ start: 'documents/' });

	test('documents are assigned to a coder who is new here, a state is set in place, and both are undone', async ({
		page
	}) => {
		await page.getByRole('link', { name: 'Progress' }).click();
		const grid = page.getByRole('grid', { name: 'Progress' });
		await expect(grid.getByRole('row', { name: 'Interview · head teacher' })).toContainText('90%');

		await page.getByRole('button', { name: 'Add a coder' }).click();
		const name = page.getByRole('textbox', { name: 'Name' });
		await expect(name).toBeFocused();
		await name.fill('ADA');
		await page.keyboard.press('Enter');
		await expect(page.getByText('ADA is here already.')).toBeVisible();
		await name.fill('Cai');
		await page.keyboard.press('Enter');
		await expect(grid.getByRole('columnheader', { name: 'Cai' })).toBeVisible();

		const corner = grid.getByRole('columnheader', { name: 'Title' });
		await corner.focus();
		await page.keyboard.press('Space');
		await page.keyboard.press('End');
		await expect(grid.getByRole('columnheader', { name: 'Cai' })).toBeFocused();
		await page.keyboard.press('Space');
		await expect(page.getByText('5 documents, 1 coder ticked')).toBeVisible();
		await page.keyboard.press('a');
		const cai = cell(page, 'Interview · head teacher', 4);
		await expect(cai).toContainText('Unread');
		await expect(cell(page, 'Interview · head teacher', 1)).toHaveText('1 of 2');
		await page.keyboard.press('Control+Z');
		await expect(cai).toContainText('Not assigned');

		await page.getByRole('button', { name: 'Join coders' }).click();
		const joining = page.getByRole('dialog', { name: 'Join coders' });
		await joining.getByLabel('Coder', { exact: true }).selectOption('Cai');
		await joining.getByLabel('Is the same person as').selectOption('Bo');
		await expect(joining).toContainText('0 coded passages and 0 assigned documents of Cai become Bo’s');
		await joining.getByRole('button', { name: 'Join' }).click();
		await expect(grid.getByRole('columnheader', { name: 'Cai' })).toBeHidden();
		await page.keyboard.press('Control+Z');
		await expect(grid.getByRole('columnheader', { name: 'Cai' })).toBeVisible();

		const own = cell(page, 'Interview · head teacher', 2);
		await own.focus();
		await page.keyboard.press('Enter');
		const state = own.getByRole('combobox');
		await expect(state).toBeFocused();
		await state.selectOption('Checked');
		await expect(page.getByRole('contentinfo')).toContainText('Set Interview · head teacher to checked');
		await page.keyboard.press('Escape');
		await expect(own).toBeFocused();
		await page.keyboard.press('Control+Z');
		await expect(state).toHaveValue('finished');

		const { name: file, bytes } = await saved(page, () =>
			page.getByRole('button', { name: 'Save as CSV' }).click()
		);
		expect(file).toMatch(/progress\.csv$/);
		expect(new TextDecoder().decode(bytes)).toContain('Interview · head teacher');
		expect(await axe(page)).toEqual([]);
	});
});
