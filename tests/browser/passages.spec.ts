/** A code's page: its passages worked on one and many at a time, split into two codes by keys, and re-checked after its rules changed. */
import { expect as standard, type Page } from '@playwright/test';
import { axe } from './axe.ts';
import { test } from './sample-study.ts';

const expect = standard.configure({ timeout: 15_000 });

const status = (page: Page) => page.getByRole('contentinfo');
const rows = (page: Page) => page.locator('li[data-passage]');
const ticks = (page: Page) => page.getByRole('checkbox', { name: /^Select: / });
const codeInTree = (page: Page, name: string) => page.getByRole('treeitem', { name: new RegExp(`^${name}`) });
const guidOf = (page: Page, nth: number) => rows(page).nth(nth).getAttribute('data-passage');
const byGuid = (page: Page, guid: string | null) => page.locator(`li[data-passage="${guid}"]`);

/** Opens a code's passages by the tree, and puts the focus on the first of them. */
async function read(page: Page, name: string, count: number): Promise<void> {
	await codeInTree(page, name).click();
	await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	await expect(rows(page)).toHaveCount(count);
	// Chosen once more, a code leads into its passages.
	await expect(codeInTree(page, name)).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(rows(page).first()).toBeFocused();
}

/** Takes a code in the palette that is open. */
async function choose(page: Page, name: string): Promise<void> {
	const field = page.getByRole('combobox').and(page.locator(':focus'));
	await expect(field).toBeVisible();
	await field.fill(name);
	await expect(page.locator('dialog').getByRole('option', { selected: true })).toContainText(name);
	await page.keyboard.press('Enter');
}

test.describe(() => {
	test.use({ start: 'codebook/passages/' });

	test('passages are coded, moved, uncoded, starred and stretched by key, one or many at a time', async ({
		page
	}) => {
		await read(page, 'Trust between people', 9);

		await test.step('Shift and arrows, tick boxes, Ctrl and a click, and Ctrl-A select', async () => {
			await page.keyboard.press('Shift+ArrowDown');
			await page.keyboard.press('Shift+ArrowDown');
			await expect(status(page)).toContainText('3 selected');
			await expect(rows(page).nth(2)).toBeFocused();
			await ticks(page).nth(4).check();
			await expect(status(page)).toContainText('4 selected');
			await rows(page)
				.nth(4)
				.locator('p')
				.first()
				.click({ modifiers: ['Control'] });
			await expect(ticks(page).nth(4)).not.toBeChecked();
			await page.keyboard.press('Control+a');
			await expect(status(page)).toContainText('9 selected');
			expect(await axe(page)).toEqual([]);
			await page.keyboard.press('Escape');
			await expect(status(page)).not.toContainText('selected');
		});

		await test.step('many get another code in one step, and one undo takes it off', async () => {
			await rows(page).first().locator('p').first().click();
			await page.keyboard.press('Shift+ArrowDown');
			await page.keyboard.press('c');
			await choose(page, 'Workload');
			await expect(status(page)).toContainText('Coded 2 passages with Workload too');
			await expect(codeInTree(page, 'Workload')).toHaveText(/4\s*$/);
			await page.keyboard.press('Control+z');
			await expect(status(page)).toContainText('Undone');
			await expect(codeInTree(page, 'Workload')).toHaveText(/2\s*$/);
			await expect(rows(page)).toHaveCount(9);
		});

		await test.step('many are put into a new theme by key, a further one into the same, and both are taken back', async () => {
			const choices = page.getByRole('menu').getByRole('menuitem');
			await page.keyboard.press('h');
			await expect(choices).toHaveText(['New theme']);
			await expect(choices.first()).toBeFocused();
			await page.keyboard.press('Enter');
			await expect(status(page)).toContainText('Added the theme New theme');
			await page.keyboard.press('Shift+ArrowDown');
			await expect(status(page)).toContainText('3 selected');
			await page.keyboard.press('h');
			await expect(choices).toHaveCount(2);
			await expect(choices.first()).toBeFocused();
			await page.keyboard.press('Enter');
			await expect(status(page)).toContainText(/in the theme New theme/);
			await page.keyboard.press('Control+z');
			await page.keyboard.press('Control+z');
			await expect(status(page)).toContainText('Undone: Added the theme New theme');
			await page.keyboard.press('Shift+ArrowUp');
			await expect(status(page)).toContainText('2 selected');
		});

		await test.step('many are stretched, and get a memo, in one step each', async () => {
			await page.keyboard.press('e');
			await expect(status(page)).toContainText('Changed the range of 2 coded passages');
			await page.keyboard.press('Control+z');
			await expect(status(page)).toContainText('Undone');
			await page.keyboard.press('m');
			const dialog = page.getByRole('dialog', { name: 'Memo on 2 coded passages' });
			await expect(dialog.getByRole('textbox')).toBeFocused();
			await page.keyboard.type('Both at the kitchen table');
			expect(await axe(page)).toEqual([]);
			await dialog.getByRole('button', { name: 'Write on each' }).click();
			await expect(status(page)).toContainText('Wrote a memo on 2 coded passages');
			await page.keyboard.press('Control+z');
			await expect(status(page)).toContainText('Undone');
		});

		await test.step('many move to another code; the focus goes to the neighbour', async () => {
			await expect(ticks(page).nth(1)).toBeChecked();
			const third = await guidOf(page, 2);
			await page.keyboard.press('v');
			await choose(page, 'Workload');
			await expect(status(page)).toContainText('Moved 2 coded passages to Workload');
			await expect(byGuid(page, third)).toBeFocused();
			await expect(rows(page)).toHaveCount(7);
			await page.keyboard.press('Control+z');
			await expect(rows(page)).toHaveCount(9);
			await expect(codeInTree(page, 'Workload')).toHaveText(/2\s*$/);
		});

		await test.step('one loses its code, and has it back', async () => {
			const fourth = await guidOf(page, 3);
			await page.keyboard.press('x');
			await expect(status(page)).toContainText('Removed a coded passage');
			await expect(rows(page)).toHaveCount(8);
			await expect(byGuid(page, fourth)).toBeFocused();
			await page.keyboard.press('Control+z');
			await expect(rows(page)).toHaveCount(9);
		});

		await test.step('a range grows by words, as fast as one presses, and shrinks at its other end', async () => {
			const row = rows(page).first();
			await row.locator('p').first().click();
			await expect(row).toBeFocused();
			const before = (await row.locator('mark').allTextContents()).join('');
			for (let i = 0; i < 3; i++) await page.keyboard.press('e');
			const longer = async () => (await row.locator('mark').allTextContents()).join('');
			await expect
				.poll(async () => (await longer()).split(/\s+/).length)
				.toBe(before.split(/\s+/).length + 3);
			await expect(status(page)).toContainText('Now: ');
			await page.keyboard.press('b');
			await page.keyboard.press('Shift+e');
			await expect
				.poll(async () => (await longer()).split(/\s+/).length)
				.toBe(before.split(/\s+/).length + 2);
			for (let i = 0; i < 4; i++) await page.keyboard.press('Control+z');
			await expect.poll(longer).toBe(before);
		});

		await test.step('a star and a memo on the passage', async () => {
			const row = rows(page).first();
			await page.keyboard.press('s');
			await expect(row.getByLabel('Starred')).toBeVisible();
			await expect(row).toBeFocused();
			await page.keyboard.press('m');
			await expect(row.getByRole('textbox', { name: 'Memo on the passage' })).toBeFocused();
			await page.keyboard.type('excess of trust');
			await page.keyboard.press('Escape');
			await expect(row).toBeFocused();
			await expect(row.getByRole('textbox')).toHaveCount(0);
			await expect(row).toContainText('excess of trust');
			await expect(rows(page)).toHaveCount(9);
		});

		await test.step('only starred passages are shown, and one that loses its star leaves the list', async () => {
			await page.getByRole('button', { name: /^Stars/ }).click();
			await page.getByRole('radio', { name: 'only with a star' }).check();
			await page.keyboard.press('Escape');
			await expect(rows(page)).toHaveCount(1);
			await expect(page.locator('header').getByRole('status')).toContainText('1 coded passage in 1 document');
			await rows(page).first().focus();
			await page.keyboard.press('s');
			await expect(rows(page)).toHaveCount(0);
			await page.getByRole('button', { name: 'Clear the filter' }).click();
			await expect(rows(page)).toHaveCount(9);
			await page.keyboard.press('Control+z');
			await rows(page).first().focus();
		});
	});

	test('a code is split by keys, in one step that one undo takes back', async ({ page }) => {
		await read(page, 'Project ends', 6);
		await page.keyboard.press('Shift+y');
		await expect(page.getByRole('heading', { level: 1, name: 'Split Project ends' })).toBeVisible();
		expect(await axe(page)).toEqual([]);
		for (const [button, name] of [
			['Choose or create the first code', 'Money runs out'],
			['Choose or create the second code', 'Workload']
		] as const) {
			await page.getByRole('button', { name: button }).click();
			const field = page.getByRole('combobox', { name: button });
			await expect(field).toBeFocused();
			await field.fill(name);
			await page.keyboard.press(name === 'Workload' ? 'Enter' : 'Shift+Enter');
		}
		await page.getByRole('button', { name: 'Sort the passages' }).click();
		const passage = page.getByRole('article');
		await expect(passage).toBeFocused();
		const of = (await passage.getAttribute('aria-label'))!.match(/of (\d+)/)![1];
		await page.keyboard.press('w');
		await expect.poll(() => passage.locator('.turn').count()).toBeGreaterThan(1);

		await page.keyboard.press('a');
		await page.keyboard.press('b');
		await page.keyboard.press('d');
		await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', `3 of ${of}`);
		await page.keyboard.press('Control+z');
		await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', `2 of ${of}`);
		await expect(passage).toHaveAccessibleName(/^passage 3 of/);
		await page.keyboard.press('d');
		expect(await axe(page)).toEqual([]);

		await test.step('choices wait while one reads something else', async () => {
			await page.getByRole('link', { name: 'Back to the passages' }).click();
			await expect(rows(page)).toHaveCount(6);
			await page.getByRole('link', { name: 'Split the code' }).click();
			await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', `3 of ${of}`);
		});

		await page.keyboard.press('Control+Enter');
		await expect(status(page)).toContainText(
			'Split the code Project ends: sorted 3 passages into 2 other codes'
		);
		await expect(page.getByRole('heading', { level: 1, name: 'Project ends' })).toBeVisible();
		await expect(codeInTree(page, 'Money runs out')).toBeVisible();
		await page.keyboard.press('Control+z');
		await expect(codeInTree(page, 'Money runs out')).toHaveCount(0);
		await expect(rows(page)).toHaveCount(6);
	});

	test('passages coded before a rule changed are kept, moved and uncoded by key, and the history tells it', async ({
		page
	}) => {
		await read(page, 'Project ends', 6);
		await page.getByRole('link', { name: 'Edit the code' }).click();
		const definition = page.getByRole('textbox', { name: 'Definition', exact: true });
		await definition.fill(`Money or posts: ${await definition.inputValue()}`);
		await page.getByRole('button', { name: 'Check them again' }).click();
		await expect(status(page)).toContainText('up for re-checking');
		await page.getByRole('link', { name: /to be checked by the new rules$/ }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Re-check Project ends' })).toBeVisible();
		const passage = page.getByRole('article');
		await expect(passage).toBeFocused();
		const n = Number((await passage.getAttribute('aria-label'))!.match(/of (\d+)/)![1]);
		const rule = page.getByRole('row', { name: /^Definition/ });
		await expect(rule.locator('ins').first()).toContainText('Money or posts');
		for (const colorScheme of ['light', 'dark'] as const) {
			await page.emulateMedia({ colorScheme });
			expect(await axe(page)).toEqual([]);
		}

		await page.keyboard.press('o');
		await expect(status(page)).toContainText('Re-checked and kept 1 passage with Project ends');
		await expect(passage).toHaveAccessibleName(new RegExp(`^passage \\d of ${n - 1},`));
		await expect(passage).toBeFocused();
		await page.keyboard.press('v');
		await choose(page, 'Workload');
		await expect(status(page)).toContainText('Re-checked 1 passage with Project ends and moved to Workload');
		await expect(passage).toHaveAccessibleName(new RegExp(`^passage \\d of ${n - 2},`));
		const third = await passage.innerText();
		await page.keyboard.press('x');
		await expect(status(page)).toContainText('Re-checked 1 passage and removed Project ends');
		await expect(passage).toHaveAccessibleName(new RegExp(`^passage \\d of ${n - 3},`));

		await test.step('what an undo brings back is looked at again', async () => {
			await page.keyboard.press('j');
			await page.keyboard.press('Control+z');
			await expect(passage).toHaveAccessibleName(new RegExp(`^passage \\d of ${n - 2},`));
			expect(await passage.innerText()).toBe(third);
			await page.keyboard.press('x');
			await expect(passage).toHaveAccessibleName(new RegExp(`^passage \\d of ${n - 3},`));
		});

		for (let left = n - 4; left >= 0; left--) {
			await page.keyboard.press('o');
			if (left) await expect(passage).toHaveAccessibleName(new RegExp(`^passage \\d of ${left},`));
		}
		await expect(page.getByText('Nothing waits to be re-checked.')).toBeVisible();
		await page.getByRole('button', { name: 'Back to the passages' }).click();
		await expect(page.getByRole('link', { name: /^Re-check/ })).toHaveCount(0);
		await page.keyboard.press('Shift+h');
		await page.waitForURL(/history\//);
		for (const line of ['and kept 1 passage', 'moved to Workload', 'and removed Project ends'])
			await expect(page.getByText(line).first()).toBeVisible();
	});
});
