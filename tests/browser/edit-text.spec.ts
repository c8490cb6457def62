/** Editing a transcript on the Code page: words, turns, speakers; what is coded stays with its words; undo; a reload. */
import { expect as standard, type Page } from '@playwright/test';
import { test } from './sample-study.ts';

const expect = standard.configure({ timeout: 15_000 });

const text = (page: Page) => page.getByRole('textbox', { name: /^Transcript:/ });
const turns = (page: Page) => page.locator('.transcript .turn');
const words = (page: Page, number: number) =>
	turns(page)
		.nth(number - 1)
		.locator('p');
const saved = (page: Page) => expect(page.getByText('Not saved').or(page.getByText('Saving'))).toHaveCount(0);

/** Puts the caret before the first place of `before` in a turn. */
async function caretAt(page: Page, number: number, before: string): Promise<void> {
	await words(page, number).evaluate((element, wanted) => {
		const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
		let left = (element.textContent ?? '').indexOf(wanted);
		for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			const { length } = node.nodeValue ?? '';
			if (left <= length) {
				getSelection()?.collapse(node, left);
				return;
			}
			left -= length;
		}
	}, before);
}

/** The words of the first coded segments, joined: they must not change by what is edited elsewhere. */
const coded = (page: Page): Promise<string> =>
	page
		.locator('.transcript .coded')
		.allTextContents()
		.then((all) => all.slice(0, 6).join('|'));

test('words, turns and speakers are edited, and coded passages keep their words', async ({ page }) => {
	const before = await words(page, 1).textContent();
	await expect(page.locator('.transcript .coded').first()).toBeVisible();
	const passages = await coded(page);

	await test.step('a word is typed, saved when typing rests, and undone', async () => {
		await text(page).focus();
		await page.keyboard.press('Control+e');
		await expect(page.getByRole('button', { name: 'Edit text' })).toHaveAttribute('aria-pressed', 'true');
		await expect(text(page)).toHaveAttribute('aria-readonly', 'false');
		await caretAt(page, 1, before!.slice(0, 8));
		await page.keyboard.type('Hello there. ');
		await expect(page.getByText('Not saved')).toBeVisible();
		await saved(page);
		await expect(words(page, 1)).toHaveText(`Hello there. ${before}`);
		expect(await coded(page)).toBe(passages);
		await page.keyboard.press('Control+z');
		await expect(words(page, 1)).toHaveText(before!);
		await page.keyboard.press('Control+Shift+z');
		await expect(words(page, 1)).toHaveText(`Hello there. ${before}`);
	});

	await test.step('Enter parts the turn, Backspace joins it again', async () => {
		const count = await turns(page).count();
		await caretAt(page, 1, before!.slice(0, 8));
		await page.keyboard.press('Enter');
		await expect(words(page, 1)).toHaveText('Hello there.');
		await expect(words(page, 2)).toHaveText(before!);
		expect(await turns(page).count()).toBe(count + 1);
		await page.keyboard.press('Backspace');
		await expect(words(page, 1)).toHaveText(`Hello there. ${before}`);
		await page.keyboard.press('Enter');
		await expect(words(page, 2)).toHaveText(before!);
	});

	await test.step('the second turn gets a speaker who is new, and a time', async () => {
		await page.keyboard.press('Control+Enter');
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Somebody new').check();
		await dialog.getByLabel('Name of the new speaker').fill('Passer-by');
		await dialog.getByLabel('Begins at').fill('soon');
		await page.keyboard.press('Enter');
		await expect(dialog.getByText('Write the time as 0:12:30.').first()).toBeVisible();
		await dialog.getByLabel('Begins at').fill('0:00:07');
		await dialog.getByLabel('Ends at').fill('');
		await page.keyboard.press('Enter');
		await expect(dialog).toBeHidden();
		await expect(page.getByRole('group', { name: 'Passer-by, turn 2, 00:00:07' })).toBeVisible();
		expect(await coded(page)).toBe(passages);
	});

	await test.step('Escape ends editing; a reload shows everything', async () => {
		await text(page).focus();
		await page.keyboard.press('Escape');
		await expect(text(page)).toHaveAttribute('aria-readonly', 'true');
		await page.reload();
		await expect(words(page, 1)).toHaveText('Hello there.');
		await expect(page.getByRole('group', { name: 'Passer-by, turn 2, 00:00:07' })).toBeVisible();
		await expect(page.locator('.transcript .coded').first()).toBeVisible();
		expect(await coded(page)).toBe(passages);
	});
});
