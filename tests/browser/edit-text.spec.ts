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

test('what was corrected is checked one by one, and a corrected file takes the place of the text', async ({
	page
}) => {
	const first = page.locator('.transcript .coded').first();
	await expect(first).toBeVisible();
	const passage = (await first.textContent())!;
	const turn = first.locator('xpath=ancestor::*[contains(@class,"turn")][1]');
	const number =
		(await turns(page).evaluateAll(
			(all, wanted) => all.findIndex((one) => one.contains(document.querySelector(wanted))),
			'.transcript .coded'
		)) + 1;
	const word = passage.split(' ').find((one) => /^[a-z]{5,}$/.test(one))!;
	const whole = (await turn.locator('p').textContent())!;

	await test.step('a word inside a coded passage is corrected: the passage is to be checked', async () => {
		await text(page).focus();
		await page.keyboard.press('Control+e');
		await caretAt(page, number, word);
		await page.keyboard.type('x');
		await page.keyboard.press('Escape');
		await expect(words(page, number)).toHaveText(whole.replace(word, `x${word}`));
		await expect(page.getByRole('button', { name: /passages? to check/ })).toBeVisible();
	});

	await test.step('F7 goes there; old and new words stand beside each other; it is confirmed', async () => {
		await page.keyboard.press('F7');
		const list = page.getByRole('list', { name: 'Passages to check' });
		const current = list.locator('[aria-current]');
		await expect(current.locator('ins').first()).toHaveText('x');
		await expect(current.getByText('Before')).toBeVisible();
		const count = await list.getByRole('listitem').count();
		await current.getByRole('button', { name: 'Right as it is' }).click();
		await expect(list.getByRole('listitem')).toHaveCount(count - 1);
		await page.keyboard.press('Control+z');
		await expect(list.getByRole('listitem')).toHaveCount(count);
	});

	await test.step('a corrected file: what it does is shown, and one undo takes it back', async () => {
		const lines = await turns(page).evaluateAll((all) =>
			all.map((one) => `${(one as HTMLElement).dataset['speaker']}: ${one.querySelector('p')!.textContent}`)
		);
		lines[number - 1] = lines[number - 1]!.replace(`x${word}`, word.toUpperCase());
		const removed = lines.pop();
		const count = lines.length;
		await page.getByRole('button', { name: 'More for this document' }).click();
		const [chooser] = await Promise.all([
			page.waitForEvent('filechooser'),
			page.getByRole('menuitem', { name: 'Replace by a corrected file…' }).click()
		]);
		const buffer = Buffer.from(lines.join('\n\n'));
		await chooser.setFiles({ name: 'corrected.txt', mimeType: 'text/plain', buffer });
		const dialog = page.getByRole('dialog');
		await expect(dialog.getByText('with unchanged words.')).toBeVisible();
		await expect(dialog.getByText(/get(s)? other words/)).toBeVisible();
		await dialog.getByRole('button', { name: 'Replace the text' }).click();
		await expect(dialog).toBeHidden();
		await expect(turns(page)).toHaveCount(count);
		await expect(words(page, number)).toHaveText(whole.replace(word, word.toUpperCase()));
		await text(page).focus();
		await page.keyboard.press('Control+z');
		await expect(turns(page)).toHaveCount(count + 1);
		await expect(words(page, count + 1)).toHaveText(removed!.slice(removed!.indexOf(': ') + 2));
		await expect(words(page, number)).toHaveText(whole.replace(word, `x${word}`));
	});
});
