/** The SQL console on the sample study: it counts as the app does, is ended while it runs, and reads anew after a change. */
import { expect as standard } from '@playwright/test';
import papa from 'papaparse';
import { axe } from './axe.ts';
import { goTo, saved, study, test } from './sample-study.ts';

test.use({ start: 'analyse/#view=sql' });

/** A page, its worker and its storage start together; a busy machine takes its time over that. */
const expect = standard.configure({ timeout: 30_000 });

test('questions in SQL are answered from a copy, ended while they run, and asked of a new copy after a change', async ({
	page
}) => {
	const field = page.getByRole('textbox', { name: 'Question in SQL' });
	const status = page.getByRole('main').getByRole('status').first();
	const result = page.getByRole('table', { name: 'Result' });
	const ask = async (text: string): Promise<void> => {
		await field.fill(text);
		await field.press('Control+Enter');
	};
	const own = study.codings.filter(({ coder }) => coder === 'Ada').length;
	const count = "select count(*) as n from v_codings where coder = 'Ada'";

	await test.step('by keyboard, with names of views put in', async () => {
		await expect(field).toHaveValue(/from v_codings/);
		await ask("select count(*) as n from  where coder = 'Ada'");
		await expect(page.getByText('SQLite says: near "where": syntax error.')).toBeVisible();
		await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(26, 26));
		await page.getByRole('button', { name: 'v_codings', exact: true }).click();
		await expect(field).toBeFocused();
		await expect(field).toHaveValue(count);
		await page.keyboard.press('Control+Enter');
		await expect(result.getByRole('row')).toHaveText(['n', String(own)]);
		expect(await axe(page)).toEqual([]);
	});

	await test.step('nothing but reading', async () => {
		await ask('delete from coding');
		await expect(page.getByText('This does more than read.')).toBeVisible();
		await expect(result).toBeHidden();
	});

	await test.step('whole numbers in full', async () => {
		await ask('select 9007199254740993 as n');
		await expect(result.getByRole('row')).toHaveText(['n', '9007199254740993']);
	});

	await test.step('an endless one is ended, and the next is answered', async () => {
		await ask('with recursive n (i) as (select 1 union all select i + 1 from n) select count(*) from n');
		await expect(status).toHaveText('Running …');
		await page.getByRole('button', { name: 'End', exact: true }).click();
		await expect(page.getByText('The question was ended.')).toBeVisible();
		await ask('select code_path, start from v_codings order by 1, 2');
		await expect(status).toHaveText(/^\d+ rows in/);
		const file = await saved(page, async () => {
			await page.getByRole('button', { name: 'Save result' }).click();
			await page.getByRole('menuitem', { name: 'Result (CSV)' }).click();
		});
		const { data } = papa.parse<string[]>(new TextDecoder().decode(file.bytes), { skipEmptyLines: true });
		expect([file.name, data[0]]).toEqual(['sql result.csv', ['code_path', 'start']]);
		expect(data.length - 1).toBe(Number(/^\d+/.exec((await status.textContent())!)![0]));
	});

	await test.step('a change is seen when the project is read anew', async () => {
		await goTo(page, 'Codebook');
		await page.getByRole('treeitem').first().click();
		await page.keyboard.press('Shift+K');
		await expect(page.getByRole('treeitem').getByRole('textbox', { name: 'Name' })).toBeFocused();
		await page.keyboard.press('Enter');
		await goTo(page, 'Analyse');
		await page.getByRole('link', { name: 'SQL' }).click();
		await field.waitFor();
		// At once, not with the copy: what is written meanwhile would stand behind it.
		expect(await field.inputValue()).toMatch(/from v_codings/);
		await ask('select count(*) from v_code_paths');
		const cell = result.getByRole('rowheader');
		await expect(cell).toHaveText(/^\d+$/);
		const before = Number(await cell.textContent());
		await expect(page.getByRole('button', { name: 'Read anew' })).toBeHidden();
		await page.getByRole('link', { name: 'SQL' }).focus();
		await page.keyboard.press('Control+z');
		await page.getByRole('button', { name: 'Read anew' }).click();
		await expect(page.getByRole('button', { name: 'Read anew' })).toBeHidden();
		await page.getByRole('button', { name: 'Run' }).click();
		await expect(cell).toHaveText(String(before - 1));
	});
});
