/** Words on the sample study: counted as SQL and a plain tokenizer do, each in its context and on into the text. */
import { expect as standard } from '@playwright/test';
import { axe } from './axe.ts';
import { copyOf, rowsOf, saveAs, tabTo } from './figures.ts';
import { goTo, saved, test } from './sample-study.ts';

test.use({ start: 'analyse/' });
const expect = standard.configure({ timeout: 30_000 });

test('words are counted, read in their context, left out, and compared between a code and the rest', async ({
	page
}) => {
	await goTo(page, 'Analyse');
	await page.getByRole('link', { name: 'Words' }).click();
	const words = page.getByRole('listbox', { name: 'Which words are said most often' });
	await expect(words.getByRole('option')).toHaveCount(50);
	const file = await saved(page, () => saveAs(page, 'Numbers (CSV)'));
	const db = await copyOf(page);
	const texts = db.exec(`select text from v_turns where role is not 'facilitator'`)[0]!.values as [string][];
	db.close();
	const said = texts.flatMap(
		([text]) => text.toLowerCase().match(/[\p{L}\p{N}]+(?:['’.:][\p{L}\p{N}]+)*/gu) ?? []
	);
	const [, ...rows] = rowsOf(file.bytes);
	for (const [word, count, rate] of rows) {
		const times = said.filter((one) => one === word).length;
		expect([word, Number(count)]).toEqual([word, times]);
		expect(Number(rate)).toBeCloseTo((1000 * times) / said.length, 6);
	}

	const pane = page.getByRole('complementary', { name: 'Passages' });
	const second = words.getByRole('option').nth(1);
	const word = (await second.getAttribute('aria-label'))!.split(':')[0]!;
	await tabTo(page, words.getByRole('option').first());
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(pane.getByRole('heading', { name: word, exact: true })).toBeFocused();
	await expect(pane.getByRole('listitem').first()).toContainText(new RegExp(word, 'i'));
	expect(await axe(page)).toEqual([]);
	const places = await saved(page, () => saveAs(page, `“${word}” in its context (CSV)`));
	expect(rowsOf(places.bytes)).toHaveLength(1 + Number(rows[1]![1]));
	await pane.getByRole('listitem').first().getByRole('link').click();
	await page.waitForURL(/\/code\/#.*at=\d+/);
	await page.goBack();
	const beside = words.getByRole('option').nth(2);
	const next = (await beside.getAttribute('aria-label')) ?? '';
	await pane.getByRole('button', { name: 'Leave this word out' }).click();
	await expect(words.getByRole('option', { name: new RegExp(`^${word}:`) })).toBeHidden();
	await expect(page.getByText('1 word of your own').first()).toBeVisible();
	await expect(words.getByRole('option', { name: next, exact: true })).toBeFocused();

	await page.getByLabel('Text:').selectOption('Success factors / Trust between people');
	await page.getByLabel('Order').selectOption('Most typical of the code first');
	await page.keyboard.press('Shift+T');
	const first = page.getByRole('table').getByRole('row').nth(1);
	await expect(first).toContainText('trust');
	await expect(page.getByRole('columnheader', { name: 'G²' })).toBeVisible();
	expect(await axe(page)).toEqual([]);
});
