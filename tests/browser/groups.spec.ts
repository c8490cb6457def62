/** Codes by groups on the sample study: numbers as SQL counts them, passages behind a cell, a test that is asked for. */
import { expect as standard } from '@playwright/test';
import { copyOf, rowsOf, saveAs, tabTo } from './figures.ts';
import { goTo, saved, test } from './sample-study.ts';

test.use({ start: 'analyse/' });
const expect = standard.configure({ timeout: 30_000 });

test('codes are counted by unit as SQL counts them, lead to their passages, and are tested when asked', async ({
	page
}) => {
	await goTo(page, 'Analyse');
	await page.getByRole('link', { name: 'Codes by group' }).click();
	await page.getByLabel('Groups by').selectOption('Level');
	await expect(page.getByRole('grid', { name: 'Codes by level' })).toBeVisible();

	const file = await saved(page, () => saveAs(page, 'All numbers of all cells (CSV)'));
	const [heads, ...cells] = rowsOf(file.bytes);
	expect(heads!.slice(0, 4)).toEqual(['code path', 'code guid', 'group', 'Passages']);
	const db = await copyOf(page);
	const bySql = db.exec(
		`select v.code, coalesce(c.value, 'No value'), count(*), count(distinct v.document), count(distinct v."case")
		from v_codings v
		left join v_cases c on c.name = v."case" and c.attribute = 'Level'
		where v.coder = 'Ada' and exists
			(select 1 from v_coding_turns x where x.coding = v.coding and x.role is not 'facilitator')
		group by 1, 2`
	)[0]!.values as [string, string, number, number, number][];
	db.close();
	const counted = cells.filter(([, , , passages]) => passages !== '0');
	expect(counted.map(([, guid, group, ...numbers]) => [guid, group, ...numbers.slice(0, 3)]).sort()).toEqual(
		bySql.map((row) => row.map(String)).sort()
	);

	const cell = page.getByRole('gridcell', { name: /^Trust between people × unit: \d+ passages/ });
	await tabTo(page, page.getByRole('grid').locator('[data-cursor]'));
	await cell.click();
	const passages = page.getByRole('complementary', { name: 'Passages' });
	await expect(passages.getByRole('heading', { name: 'Trust between people: unit' })).toBeVisible();
	const count = Number(/: (\d+) /.exec((await cell.getAttribute('aria-label'))!)![1]);
	await expect(passages.getByRole('article')).toHaveCount(count);
	await expect(passages.getByText(/p\s[=<]/)).toBeHidden();
	await passages.getByRole('button', { name: 'Test Trust between people across the groups' }).click();
	await expect(passages.getByRole('button', { name: 'Close the test' })).toBeFocused();
	await expect(passages.getByText(/Fisher’s exact test[\s\S]*p\s[=<][\s\S]*Cramér’s V/)).toBeVisible();
	await expect(passages.getByText(/Corrected for \d+ codes shown \(Holm\)/)).toBeVisible();

	await passages.getByRole('article').first().getByRole('link').click();
	await page.waitForURL(/\/code\/#.*at=\d+/);
	await page.goBack();
	await expect(passages.getByText(/Fisher’s exact test/)).toBeVisible();

	// With the test open, another code: at no moment do the numbers of the one stand under the other's name.
	await passages.evaluate((pane) => {
		const shown: string[][] = [];
		Object.assign(globalThis, { shown });
		new MutationObserver(() => {
			const table = pane.querySelector('table');
			if (table) shown.push([table.caption?.textContent ?? '', table.tBodies[0]?.innerText ?? '']);
		}).observe(pane, { childList: true, characterData: true, subtree: true });
	});
	await page.getByRole('gridcell', { name: /^Unclear mandate × unit: \d+ passages/ }).click();
	await expect(passages.getByRole('table', { name: 'Unclear mandate: present by group' })).toBeVisible();
	await page.getByRole('gridcell', { name: /^Trust between people × management: / }).click();
	await expect(passages.getByRole('table', { name: 'Trust between people: present by group' })).toBeVisible();
	const shown = await page.evaluate(() => (globalThis as unknown as { shown: string[][] }).shown);
	const tested = new Map(shown.map(([caption = '', counts = '']) => [caption, counts]));
	expect(new Set(tested.values()).size).toBe(2);
	expect(shown.filter(([caption = '', counts]) => tested.get(caption) !== counts)).toEqual([]);

	await passages.getByRole('checkbox', { name: 'The same cases before and after' }).check();
	const [before, after] = [
		passages.getByLabel('Before', { exact: true }),
		passages.getByLabel('After', { exact: true })
	];
	await before.selectOption('management');
	await after.selectOption('political');
	await expect(passages.getByText(/^Left out: \d+ cases in one of the two groups only/)).toBeVisible();
	await page.evaluate(() => {
		const values = new URLSearchParams(location.hash.slice(1));
		values.set('where', JSON.stringify([[values.get('by'), ['management', 'political'], null, null]]));
		location.hash = values.toString();
	});
	await expect(page.getByRole('gridcell', { name: /^Trust between people × unit: / })).toHaveCount(0);
	await expect(before.locator('option:checked')).toHaveText('management');
	await expect(after.locator('option:checked')).toHaveText('political');
	await page.getByRole('button', { name: 'Clear the filter' }).click();
	await page.keyboard.press('Shift+T');
	await expect(page.getByRole('table', { name: 'Codes by group' })).toBeVisible();
	await expect(
		page.getByRole('button', { name: new RegExp(`^Trust between people, unit: ${count}$`) })
	).toBeVisible();
});
