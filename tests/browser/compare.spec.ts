/** Two of anything on the sample study: the numbers are SQL's, and each side's passages stand behind a code. */
import { expect as standard } from '@playwright/test';
import { copyOf, rowsOf, saveAs } from './figures.ts';
import { goTo, saved, test } from './sample-study.ts';

test.use({ start: 'analyse/' });
const expect = standard.configure({ timeout: 30_000 });

test('interviews and focus groups are compared code by code, as SQL counts them', async ({ page }) => {
	await goTo(page, 'Analyse');
	await page.getByRole('link', { name: 'Compare two' }).click();
	await page.getByLabel('Compare', { exact: true }).selectOption('Interview');
	await page.getByLabel('with', { exact: true }).selectOption('Focus group');
	await expect(page.getByRole('listbox', { name: 'Interview and Focus group' })).toBeVisible();
	const file = await saved(page, () => saveAs(page, 'Numbers (CSV)'));
	const [, ...rows] = rowsOf(file.bytes);
	const db = await copyOf(page);
	const bySql = db.exec(
		`select v.code, sum(d.kind = 'interview'), sum(d.kind = 'focusGroup')
		from v_codings v join v_documents d on d.document = v.document
		where v.coder = 'Ada' and d.kind in ('interview', 'focusGroup') and exists
			(select 1 from v_coding_turns x where x.coding = v.coding and x.role is not 'facilitator')
		group by 1`
	)[0]!.values;
	db.close();
	expect(rows.map(([, guid, left, right]) => [guid, left, right]).sort()).toEqual(
		bySql.map((row) => row.map(String)).sort()
	);
	const differences = rows.map((row) => Math.abs(Number(row[6])));
	expect(differences).toEqual(differences.toSorted((a, b) => b - a));

	const first = page.getByRole('option').and(page.locator('[data-cursor]'));
	await first.focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	const passages = page.getByRole('complementary', { name: 'Passages' });
	const [, , left, right] = rows[1]!;
	await expect(passages.getByRole('article')).toHaveCount(Math.min(20, Number(left)));
	await passages.getByRole('radio', { name: 'Focus group' }).check();
	await expect(passages.getByRole('article')).toHaveCount(Math.min(20, Number(right)));
	await page.reload();
	await expect(page.getByRole('listbox', { name: 'Interview and Focus group' })).toBeVisible();
	await expect(passages.getByRole('radio', { name: 'Focus group' })).toBeChecked();
	await expect(passages.getByRole('article')).toHaveCount(Math.min(20, Number(right)));
});
