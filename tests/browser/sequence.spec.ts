/** Which codes follow which, on the sample study: as SQL counts it, worked by keys, and leading to the passages. */
import { expect as standard } from '@playwright/test';
import { axes, cell, copyOf, rowsOf, saveAs, tabTo } from './figures.ts';
import { axe } from './axe.ts';
import { goTo, saved, test } from './sample-study.ts';

test.use({ start: 'analyse/' });

const expect = standard.configure({ timeout: 30_000 });

test('sequences: counts as SQL does, keys lead from a cell and an arc to the passages and back', async ({
	page
}) => {
	await goTo(page, 'Analyse');
	await page.getByRole('link', { name: 'Sequence' }).click();
	await expect(page.getByText('200 shuffles (seed 1)').first()).toBeVisible();
	await page.getByLabel('Follows:').selectOption('within 2 turns');
	await expect(page.getByText('at most 2 turns later').first()).toBeVisible();
	const file = await saved(page, () => saveAs(page, 'Pairs with all numbers (CSV)'));
	expect(file.name).toBe('sequence within 2 turns pairs.csv');
	const found = rowsOf(file.bytes)
		.slice(1)
		.map(([, a, , b, count]) => [a, b, Number(count)] as const)
		.filter(([, , count]) => count > 0);
	const db = await copyOf(page);
	const [counted] = db.exec(
		`with own as (
			select v.coding, v.code, v.document, v.start, v."end", t.number,
				(select max(u.number) from v_turns u where u.document = v.document and u.start < v."end") as last
			from v_codings v join v_turns t on t.turn = v.turn where v.coder = 'Ada'
		)
		select a.code, b.code, count(distinct a.coding)
		from own a join own b on b.document = a.document and b.start >= a."end" and b.number - a.last <= 2
		group by 1, 2`
	);
	db.close();
	expect(found.map(String).sort()).toEqual(counted!.values.map(String).sort());

	await axes(page, 'Management barriers', 'Success factors');
	await page.getByRole('radio', { name: 'Difference' }).check();
	const trust = /^Existing structures → Trust between people: \+\d+\.\d than expected, of 9 and 9/;
	await expect(cell(page, trust)).toBeAttached();
	await page.getByRole('radio', { name: 'Count' }).check();
	const name = /^Existing structures → Trust between people: 9 times/;
	const passages = page.getByRole('complementary', { name: 'Passages' });
	const heading = passages.getByRole('heading', { name: 'Existing structures → Trust between people' });
	await tabTo(page, page.getByRole('grid').getByRole('gridcell').first());
	// Codes without a passage stand on no axis, so the cell is walked to rather than counted to.
	const [row, column] = [/^Existing structures →/, /→ Trust between people:/];
	const isIn = async (part: RegExp): Promise<boolean> =>
		part.test((await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))) ?? '');
	for (const key of ['ArrowRight', 'ArrowDown'])
		for (let steps = 0; steps < 6 && !(await isIn(key === 'ArrowRight' ? column : row)); steps++)
			await page.keyboard.press(key);
	await expect(cell(page, name)).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(heading).toBeFocused();
	await expect(passages.getByRole('article')).toHaveCount(9);
	const first = passages.getByRole('article').first();
	await expect(first.locator('mark[title="Existing structures"]').first()).toBeVisible();
	await expect(first.locator('mark[title="Trust between people"]').first()).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(cell(page, name)).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(heading).toBeHidden();

	await page.getByRole('radio', { name: 'Arcs' }).check();
	await tabTo(page, page.getByRole('listbox').getByRole('option').first());
	await expect(page.getByRole('option', { name })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(heading).toBeFocused();
	expect(await axe(page)).toEqual([]);
	await first.getByRole('link').click();
	await page.waitForURL(/\/code\/#.*document=.*at=\d+/);
	const bar = page.getByRole('group', { name: 'Two passages read together' });
	const [former, latter] = ['Existing structures', 'Trust between people'].map((name) =>
		bar.getByRole('button', { name })
	);
	await expect(former!).toHaveAttribute('aria-current', 'true');
	await expect(page.locator('.transcript .pair-a').first()).toBeInViewport();
	await page.keyboard.press(')');
	await expect(latter!).toHaveAttribute('aria-current', 'true');
	await expect(page.locator('.transcript .pair-b').first()).toBeInViewport();
	expect(await axe(page)).toEqual([]);
	// The pair is of one document: beside another it is neither marked nor offered.
	const documents = page.getByRole('listbox', { name: 'Documents' });
	const paired = await documents.getByRole('option', { selected: true }).getAttribute('aria-label');
	await documents.getByRole('option', { name: /^Workshop/ }).click();
	await expect(page.getByRole('heading', { name: /^Workshop/ })).toBeVisible();
	await expect(bar).toHaveCount(0);
	await expect(page.locator('.transcript .pair-a')).toHaveCount(0);
	await documents.getByRole('option', { name: paired!.split(',')[0]! }).click();
	await bar.getByRole('link', { name: 'Back to the analysis' }).click();
	await page.waitForURL(/\/analyse\//);
	await expect(heading).toBeVisible();
	await expect(page.getByRole('radio', { name: 'Arcs' })).toBeChecked();

	await page.getByRole('checkbox', { name: 'With sub-codes' }).check();
	const rolled = page.getByRole('option', { name: /^Management barriers → Success factors: \d+ times/ });
	await rolled.press('Enter');
	await expect(
		passages.getByRole('heading', { name: 'Management barriers → Success factors' })
	).toBeVisible();
	const times = Number(/(\d+) times/.exec((await rolled.getAttribute('aria-label'))!)![1]);
	await expect(passages.getByRole('article')).toHaveCount(times);
});
