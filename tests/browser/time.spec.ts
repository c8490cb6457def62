/** New codes by document, on the sample study: as SQL counts them, worked by keys, and leading to the passages. */
import { expect as standard } from '@playwright/test';
import { cell, copyOf, rowsOf, saveAs, tabTo } from './figures.ts';
import { axe } from './axe.ts';
import { goTo, saved, test } from './sample-study.ts';

test.use({ start: 'analyse/' });

const expect = standard.configure({ timeout: 30_000 });

test('over time: new codes as SQL counts them, keys lead from a document to what is new and back', async ({
	page
}) => {
	await goTo(page, 'Analyse');
	await page.getByRole('link', { name: 'Over time' }).click();
	await expect(page.getByText('200 random orders of the same documents (seed 1)').first()).toBeVisible();
	await expect(page.getByText('Base and run take 6 documents together; here are 5.').first()).toBeVisible();
	await expect(page.getByText('not meaning saturation')).toBeVisible();
	await page.getByLabel('Base').fill('3');
	await page.keyboard.press('Enter');
	await page.getByLabel('Run', { exact: true }).fill('1');
	await page.keyboard.press('Enter');
	await expect(page.getByText(/the \d+ codes that the first 3 documents have/).first()).toBeVisible();

	const file = await saved(page, () => saveAs(page, 'Numbers (CSV)'));
	const rows = rowsOf(file.bytes).slice(1);
	const db = await copyOf(page);
	const [counted] = db.exec(
		`with used as (
			select v.code, min(d.date) as first from v_codings v join v_documents d on d.document = v.document
			where v.coder = 'Ada' group by 1
		)
		select d.document, (select count(*) from used where first = d.date),
			(select count(*) from used where first <= d.date)
		from v_documents d order by d.date`
	);
	const [month] = db.exec(
		`select count(*) from v_codings v join v_documents d on d.document = v.document join code k on k.guid = v.code
		where v.coder = 'Ada' and k.name = 'Trust between people' and d.date like '2026-02-%'`
	);
	db.close();
	expect(rows.map(([, guid, fresh, soFar]) => [guid, Number(fresh), Number(soFar)])).toEqual(counted!.values);

	const points = page.getByRole('listbox').getByRole('option');
	await expect(points).toHaveCount(rows.length);
	await tabTo(page, points.first());
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('End');
	await expect(points.last()).toBeFocused();
	await page.keyboard.press('Home');
	await page.keyboard.press('Enter');
	const passages = page.getByRole('complementary', { name: 'Passages' });
	await expect(passages.getByRole('heading', { name: rows[0]![0]! })).toBeFocused();
	await expect(passages.getByRole('listitem')).toHaveCount(Number(rows[0]![2]));
	expect(await axe(page)).toEqual([]);
	await page.keyboard.press('Tab');
	await page.keyboard.press('Enter');
	await expect(passages.getByRole('article').first()).toBeVisible();
	await expect(passages.getByRole('heading', { level: 2, name: rows[0]![0]! })).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(points.first()).toBeFocused();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Escape');
	await expect(passages.getByRole('link', { name: 'Codes by month' })).toBeVisible();
	await passages.getByRole('link', { name: 'Codes by month' }).click();
	await expect(page.getByRole('grid')).toBeVisible();
	await expect(page.getByLabel('Groups by')).toHaveValue('date');
	const trust = new RegExp(`^Trust between people × Feb 2026: ${Number(month!.values[0]![0])} `);
	await expect(cell(page, trust)).toBeVisible();
});
