/** The query view on the sample study: a query built by keyboard finds what SQL finds, is kept, and its result is coded. */
import { expect as standard, type Locator, type Page } from '@playwright/test';
import papa from 'papaparse';
import initSqlJs from 'sql.js';
import { axe } from './axe.ts';
import { saved, test } from './sample-study.ts';

test.use({ start: 'analyse/#view=query' });

/** A page, its worker and its storage start together; a busy machine takes its time over that. */
const expect = standard.configure({ timeout: 30_000 });

const bySql = `with own as (select * from v_codings where coder = 'Ada'),
	a as (select * from own where code_path = 'Management barriers / Unclear mandate')
select document, start, "end" from a where exists (
	select 1 from own b where b.code_path = 'Risk factors / Project ends'
	and b.document = a.document and b.start < a."end" and a.start < b."end"
) and a.turn not in (select turn from own c where c.code_path = 'Risk factors / Change fatigue')
order by 1, 2`;

test('a query is built by keyboard, finds what SQL finds, is kept by name, and its result coded and undone', async ({
	page
}) => {
	const builder = page.getByRole('region', { name: 'What is asked' });
	const status = page.getByRole('region', { name: 'What is found' }).getByRole('status').first();
	const passages = page.getByRole('complementary', { name: 'Passages' });
	const writing = builder.getByRole('textbox', { name: 'In writing' });

	await test.step('three codes and two rules, without a pointer', async () => {
		await expect(status).toHaveText(/^\d+ passages in 5 documents/);
		await chooseCode(page, builder, 'any code', 'Unclear mandate');
		await press(page, builder.getByRole('button', { name: 'Add a condition' }));
		await expect(builder.getByRole('combobox', { name: 'Holds or not' })).toBeFocused();
		await chooseCode(page, builder, 'any code', 'Project ends');
		await press(page, builder.getByRole('button', { name: 'Add a condition' }));
		await expect(builder.getByRole('combobox', { name: 'Holds or not' }).nth(1)).toBeFocused();
		await page.keyboard.type('and not');
		await page.keyboard.press('Tab');
		await page.keyboard.type('in the same turn');
		await chooseCode(page, builder, 'any code', 'Change fatigue');
		await expect(builder.locator('p').first()).toHaveText(
			'Finds passages coded “Management barriers / Unclear mandate” that overlap passages coded “Risk factors / Project ends” and do not belong to the same turn as passages coded “Risk factors / Change fatigue”.'
		);
		await expect(status).toHaveText(/^4 passages/);
	});

	await test.step('the passages are those that SQL finds', async () => {
		const { bytes: copy } = await saved(page, () => page.keyboard.press('Control+s'));
		const db = new (await initSqlJs()).Database(copy);
		const known = db.exec(bySql)[0]?.values ?? [];
		db.close();
		const file = await saved(page, async () => {
			await press(page, page.getByRole('button', { name: 'Save result' }));
			await page.getByRole('menuitem', { name: 'Passages (CSV)' }).click();
		});
		expect(file.name).toBe('query passages.csv');
		const [, ...rows] = papa.parse<string[]>(new TextDecoder().decode(file.bytes), {
			skipEmptyLines: true
		}).data;
		expect(rows.map(([, guid, start, end]) => [guid, Number(start), Number(end)]).sort()).toEqual(
			known.sort()
		);
		expect(known).toHaveLength(4);
	});

	await test.step('a count leads to its passages, and Escape back', async () => {
		await page.getByRole('radio', { name: 'By code' }).check();
		await press(
			page,
			page.getByRole('button', { name: /Risk factors \/ Project ends/ }).and(page.locator('tbody button'))
		);
		await expect(passages.getByRole('heading', { name: 'Risk factors / Project ends' })).toBeFocused();
		await expect(passages.getByRole('article')).toHaveCount(4);
		await page.keyboard.press('Escape');
		await expect(page.locator('tbody').getByRole('button', { name: 'Project ends' })).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(passages.getByText('shows its passages here')).toBeVisible();
	});

	await test.step('what can not be read stays in the field, and the query in force stands', async () => {
		const text = await writing.inputValue();
		await writing.fill('PATTERN "(school"');
		await expect(status).toContainText('no regular expression');
		await writing.fill('PATTERN "^(.*)*(.*)*(.*)*\\d{9}$"');
		await writing.fill('PATTERN "schools?\\b" AND CODED');
		await expect(status).toHaveText(/^\d+ passages/);
		await writing.fill(`CODED SHARED WITH ("Project ends" OR (${text} AND WITHIN 2 TURNS WORDS "school"))`);
		await expect(builder.getByRole('group', { name: /^Group: / })).toHaveCount(2);
		await expect(status).toHaveText(/^\d+ passages/);
		expect(await axe(page)).toEqual([]);
		await writing.fill(text);
		await expect(status).toHaveText(/^4 passages/);
		await writing.fill(`${text} AND`);
		await expect(builder.getByText('The query ends where a part should follow')).toBeVisible();
		await expect(status).toHaveText(/^4 passages/);
		await builder.getByRole('button', { name: 'Back to the query' }).click();
		await expect(writing).toHaveValue(text);
		await builder.getByRole('button', { name: 'Move up' }).nth(2).click();
		await expect(writing).toHaveValue(/^"[^"]+" AND NOT SAME TURN "[^"]+" AND OVERLAPPING "[^"]+"$/);
		await builder.getByRole('button', { name: 'Remove' }).nth(1).click();
		await expect(status).toHaveText(/^5 passages/);
	});

	await test.step('it is kept by name, in the address, and asked again', async () => {
		await press(page, page.getByRole('button', { name: 'Save query' }));
		await expect(page.getByRole('textbox', { name: 'Name of the query' })).toBeFocused();
		await page.keyboard.type('Mandate at the end');
		await page.keyboard.press('Enter');
		await expect(page.getByText('Saved as Mandate at the end')).toBeVisible();
		await page.reload();
		await expect(status).toHaveText(/^5 passages/);
		await builder.getByRole('button', { name: 'Remove' }).nth(1).click();
		await expect(status).toHaveText(/^10 passages/);
		await page.getByRole('button', { name: 'Saved queries (1)' }).click();
		await page.getByRole('button', { name: 'Mandate at the end', exact: true }).click();
		await expect(status).toHaveText(/^5 passages/);
	});

	await test.step('it is compared with sub-codes, and what can not be found is said beside the choice of sides', async () => {
		const address = page.url();
		for (const [name, query] of [
			['Success', 'UNDER "Success factors"'],
			['Unclosed', 'PATTERN "("']
		] as const) {
			await writing.fill(query);
			await page.getByRole('button', { name: 'Save query' }).click();
			await page.getByRole('textbox', { name: 'Name of the query' }).fill(name);
			await page.keyboard.press('Enter');
			await expect(page.getByText(`Saved as ${name}`)).toBeVisible();
		}
		await page.getByRole('link', { name: 'Compare two' }).click();
		const left = page.getByLabel('Compare', { exact: true });
		await left.selectOption('Success');
		await page.getByLabel('with', { exact: true }).selectOption('Interview');
		await page.getByLabel('Number', { exact: true }).selectOption('Passages');
		await page.getByRole('checkbox', { name: 'With sub-codes' }).check();
		await expect(page.getByText('Success has 23 passages, Interview 53 passages.').first()).toBeVisible();
		await expect(page.getByRole('option', { name: /^Success factors: Success 23, / })).toBeVisible();
		await page.getByRole('option', { name: /^Success factors: / }).click();
		await expect(passages).toContainText('20 of 23');
		await left.selectOption('Unclosed');
		await expect(page.getByText('This is no regular expression')).toBeVisible();
		await left.selectOption('Success');
		await expect(page.getByRole('listbox', { name: 'Success and Interview' })).toBeVisible();
		await page.goto(address);
		await expect(status).toHaveText(/^5 passages/);
	});

	await test.step('the result is coded in one step, and one undo takes it back', async () => {
		await press(page, page.getByRole('button', { name: 'Code the result' }));
		await expect(passages.getByRole('heading', { name: 'Code the result' })).toBeFocused();
		await passages.getByRole('button', { name: 'Choose or create a code' }).click();
		await expect(page.getByRole('combobox', { name: 'Choose or create a code' })).toBeFocused();
		await page.keyboard.type('Unclear at the end');
		await page.keyboard.press('Shift+Enter');
		await passages.getByRole('button', { name: 'Code 5 passages' }).click();
		await expect(passages.getByText('coded already')).toHaveCount(5);
		await page.getByRole('radio', { name: 'By code' }).check();
		expect(await axe(page)).toEqual([]);
		const row = page.getByRole('row', { name: /Unclear at the end/ });
		await expect(row).toContainText('5');
		await page.keyboard.press('Control+z');
		await expect(row).toHaveCount(0);
		await expect(passages.getByText('coded already')).toHaveCount(0);
	});
});

async function press(page: Page, target: Locator): Promise<void> {
	await target.focus();
	await page.keyboard.press('Enter');
}

/** Chooses a code, by typing its name, where one called `now` stands. */
async function chooseCode(page: Page, builder: Locator, now: string, code: string): Promise<void> {
	await press(page, builder.getByRole('button', { name: `Code: ${now}` }));
	await expect(page.getByRole('searchbox', { name: 'Find a code' })).toBeFocused();
	await page.keyboard.type(code);
	await page.keyboard.press('Enter');
	await expect(builder.getByRole('button', { name: `Code: ${code}` })).toBeFocused();
}
