/** The document portrait on the sample study, by keys alone: from the list of analyses to a mark, its passages, the text and back. */
import { expect as standard, type Locator } from '@playwright/test';
import { axe } from './axe.ts';
import { tabTo } from './figures.ts';
import { test } from './sample-study.ts';

test.use({ start: 'analyse/' });

/** A page, its worker and its storage start together; a busy machine takes its time over that. */
const expect = standard.configure({ timeout: 30_000 });

test('document portrait: keys lead from the list of analyses to a mark, its passages, the text and back', async ({
	page
}) => {
	const lanes = page.getByRole('listbox');
	const passages = page.getByRole('complementary', { name: 'Passages' });
	const focused = page.getByRole('option').and(page.locator(':focus'));

	await tabTo(page, page.getByRole('link', { name: 'Document portrait' }));
	await page.keyboard.press('Enter');
	await expect(lanes).toBeVisible();
	expect(await axe(page)).toEqual([]);
	await tabTo(page, lanes.getByRole('option').first());
	await page.keyboard.press('ArrowDown');
	await expect(focused).toHaveAccessibleName(/^Open the portrait of /);
	const title = /^Open the portrait of (.+): /.exec(await nameOf(focused))![1]!;
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: `${title} along its length` })).toBeVisible();
	await expect(focused).toHaveAccessibleName(/: \d+ turns?$/);

	for (let lane = 0; lane < 20 && !/coded passage/.test(await nameOf(focused)); lane++)
		await page.keyboard.press('ArrowDown');
	const [, code, marks] = /^(.+): (\d+) coded passages?$/.exec(await nameOf(focused))!;
	await page.keyboard.press('End');
	const mark = await nameOf(focused);
	expect(mark).toMatch(new RegExp(`^${code}, turns? .+, begins at \\d+%$`));
	await page.keyboard.press('Enter');
	const heading = passages.getByRole('heading', { name: code!, exact: true });
	await expect(heading).toBeFocused();
	await expect(passages.getByRole('article')).toHaveCount(Number(marks));
	expect(await axe(page)).toEqual([]);
	const words = await passages.getByRole('article').first().locator('mark').first().innerText();

	await page.keyboard.press('Tab');
	await expect(passages.getByRole('article').first().getByRole('link')).toBeFocused();
	await page.keyboard.press('Enter');
	await page.waitForURL(/\/code\/#.*document=.*at=\d+/);
	await expect(page.getByRole('main')).toContainText(words.split(/\n|…/)[0]!.slice(0, 40).trim());
	// The browser's own key for it does not reach a page without a window.
	await page.goBack();
	await page.waitForURL(/\/analyse\/#.*view=portrait/);
	await expect(heading).toBeVisible();
	await expect(page.getByRole('heading', { name: `${title} along its length` })).toBeVisible();
	const kept = page.getByRole('option', { name: mark, exact: true });
	await expect(kept).toHaveAttribute('aria-selected', 'true');
	await page.keyboard.press('Escape');
	await expect(kept).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(heading).toBeHidden();
});

const nameOf = (option: Locator): Promise<string> =>
	option.evaluate((one) => one.getAttribute('aria-label') ?? '');
