/** Cases on the sample study: the grid by keys and by paste, a case's page, whom speakers are, and groups that filter what is counted. */
import { expect as standard, type Locator, type Page } from '@playwright/test';
import initSqlJs, { type Database } from 'sql.js';
import { axe } from './axe.ts';
import { goTo, saved, test } from './sample-study.ts';

/** A page, its worker and its storage start together; a busy machine takes its time over that. */
const expect = standard.configure({ timeout: 30_000 });

test.beforeEach(async ({ page, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await goTo(page, 'Cases');
	await expect(page.getByRole('grid')).toBeVisible();
});

test('the grid is worked by keys, pasted into as one step, and keeps what is written', async ({ page }) => {
	const level = (row: string): Locator => cell(page, row, 1);
	await page.getByRole('rowheader', { name: 'Respondent 01' }).click();
	await page.keyboard.press('ArrowRight');
	await page.keyboard.type('pol');
	await page.keyboard.press('Enter');
	await expect(level('Respondent 01')).toHaveText('political');
	await expect(level('Respondent 02')).toBeFocused();
	await page.keyboard.press('Delete');
	await expect(level('Respondent 02')).toHaveText('');

	await page.keyboard.press('ArrowUp');
	await page.keyboard.press('Shift+ArrowDown');
	await page.keyboard.press('Control+c');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Control+v');
	await expect(level('Respondent 03')).toHaveText('political');
	await expect(level('Respondent 04')).toHaveText('');
	await page.keyboard.press('Control+z');
	await expect(level('Respondent 03')).toHaveText('unit');
	await expect(level('Respondent 04')).toHaveText('management');

	await level('Respondent 04').click();
	await page.evaluate(() => navigator.clipboard.writeText('unit\tSchool\tAstronaut\npolitical\tMoon\tNurse'));
	await page.keyboard.press('Control+v');
	const notice = page.getByRole('status').filter({ hasText: 'left out' });
	await expect(notice).toContainText('Pasted 4 cells.');
	await expect(notice).toContainText('Respondent 04, Role: “Astronaut”');
	await expect(notice).toContainText('Respondent 05, Unit: “Moon”');
	await expect(level('Respondent 04')).toHaveText('unit');
	await expect(cell(page, 'Respondent 05', 3)).toHaveText('Nurse');
	await notice.getByRole('button', { name: 'Add 2 of them to the lists' }).click();
	await expect(cell(page, 'Respondent 05', 2)).toHaveText('Moon');
	await page.keyboard.press('Control+z');
	await page.keyboard.press('Control+z');
	await expect(level('Respondent 04')).toHaveText('management');
	await expect(cell(page, 'Respondent 05', 3)).toHaveText('Manager');

	await page.reload();
	await expect(level('Respondent 01')).toHaveText('political');
});

test(
	'an attribute is added, checked as it is written, and told what a new type would do',
	{ tag: '@long' },
	async ({ page }) => {
		await page.getByRole('button', { name: 'Add attribute' }).click();
		await page.getByLabel('Name', { exact: true }).fill('Years');
		await page.getByLabel('Type', { exact: true }).selectOption({ label: 'Number' });
		await page.getByRole('button', { name: 'Add', exact: true }).click();
		await expect(page.getByRole('columnheader', { name: 'Years' })).toBeVisible();
		await cell(page, 'Family therapist', 4).click();
		await page.keyboard.type('many');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('alert')).toHaveText('“many” is not a number.');
		await page.keyboard.press('Control+a');
		await page.keyboard.type('12,5');
		await page.keyboard.press('Enter');
		await expect(cell(page, 'Family therapist', 4)).toHaveText('12.5');
		await page.getByRole('columnheader', { name: 'Years' }).click();
		await page.getByRole('menuitem', { name: 'Name, type, options' }).click();
		await page.getByLabel('Type', { exact: true }).selectOption({ label: 'Date' });
		await expect(page.getByText('1 value does not fit: 12.5')).toBeVisible();
		await page.keyboard.press('Escape');
		await page.getByRole('columnheader', { name: 'Years' }).click();
		await page.getByRole('menuitem', { name: 'Remove with its 1 value' }).click();
		await expect(page.getByRole('columnheader', { name: 'Years' })).toHaveCount(0);
		await page.keyboard.press('Control+z');
		await expect(cell(page, 'Family therapist', 4)).toHaveText('12.5');
	}
);

test('a case has a page: what it said, its coded passages, memos, and the next one by key', async ({
	page
}) => {
	await page.getByRole('rowheader', { name: 'Solveig, head teacher' }).click();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Solveig, head teacher' })).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Interview · head teacher' })).toBeVisible();
	await expect(page.getByText('With a boy in year four', { exact: false })).toBeVisible();
	await page.getByLabel('Consent').selectOption({ label: 'Given' });
	await page.getByRole('radio', { name: /^Coded passages \(\d+\)$/ }).check();
	await expect(page.getByRole('region', { name: 'Coded passages of Solveig, head teacher' })).toBeVisible();
	await page.getByRole('radio', { name: 'Memos (0)' }).check();
	await page.getByRole('button', { name: 'New memo' }).click();
	await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
	await page.keyboard.type('Kitchen door');
	await page.getByRole('heading', { name: 'Solveig, head teacher' }).click();
	await page.keyboard.press('Shift+K');
	await expect(page.getByRole('heading', { name: 'Respondent 26' })).toBeVisible();
	await page.keyboard.press('Shift+J');
	await expect(page.getByRole('radio', { name: 'Memos (1)' })).toBeChecked();
	await expect(page.getByRole('textbox', { name: 'Title' })).toHaveValue('Kitchen door');
	await page.reload();
	await expect(page.getByLabel('Consent')).toHaveValue('given');

	await page.getByRole('radio', { name: /^Everything said/ }).check();
	await page.getByRole('link', { name: 'turn 2', exact: true }).click();
	await page.waitForURL(/\/code\/#.*document=.*at=\d+/);
	await expect(page.getByRole('main')).toContainText('With a boy in year four');
});

test(
	'speakers are unlinked, proposed and linked again; two cases become one',
	{ tag: '@long' },
	async ({ page }) => {
		await page.getByRole('rowheader', { name: 'Solveig, head teacher' }).click();
		await page.keyboard.press('Enter');
		await page.getByRole('button', { name: 'Unlink Solveig in Interview · head teacher' }).click();
		await expect(page.getByText('No speaker is linked to this case.')).toBeVisible();
		await page.getByRole('heading', { name: 'Solveig, head teacher' }).click();
		await page.keyboard.press('Shift+L');
		const dialog = page.getByRole('dialog', { name: 'Link speakers to cases' });
		await expect(dialog.getByRole('checkbox', { name: 'Solveig' })).toBeChecked();
		await dialog.getByRole('button', { name: 'Link 1 speaker' }).click();
		await expect(page.getByRole('contentinfo')).toContainText('39 cases');
		await page.getByRole('button', { name: 'Join with another case' }).click();
		await page.getByRole('button', { name: 'Choose the other case' }).click();
		await page.keyboard.type('Solveig');
		await page.keyboard.press('Enter');
		await expect(page.getByText('They differ in no attribute.')).toBeVisible();
		await page.getByRole('button', { name: 'Join', exact: true }).click();
		await expect(page.getByRole('contentinfo')).toContainText('38 cases');
		await expect(page.getByRole('heading', { name: 'Interview · head teacher' })).toBeVisible();
	}
);

test('groups filter what is counted, in every section, and facilitators stay out', async ({ page }) => {
	await goTo(page, 'Analyse');
	const status = page.getByRole('contentinfo');
	await page.getByRole('button', { name: 'Filter by more' }).click();
	await page.getByRole('menuitem', { name: 'Level' }).click();
	await page.getByRole('button', { name: 'Level all' }).click();
	await page.getByRole('checkbox', { name: 'management' }).check();
	await page.keyboard.press('Escape');
	const [n, documents] = await counted(
		page,
		`select count(*), count(distinct v.document) from v_codings v where v.coder = 'Ada' and v."case" in
			(select name from v_values where attribute = 'Level' and value = 'management')`
	);
	expect(n).toBeGreaterThan(0);
	await expect(status).toContainText(`${n} coded passages by Ada`);
	expect(documents).toBeGreaterThan(0);
	await expect(page.getByText(/Only what the \d+ cases in the filter say/).first()).toBeVisible();

	await goTo(page, 'Export');
	await expect(page.getByRole('button', { name: 'Level management' })).toBeVisible();
	await page.getByLabel('Coder').selectOption({ label: 'Ada' });
	await expect(status).toContainText(`${n} coded passages`);
	await goTo(page, 'Code');
	await expect(page.getByRole('button', { name: /^Filter documents \d of 5/ })).toBeVisible();

	await goTo(page, 'Cases');
	await page.getByRole('rowheader', { name: 'Head of department' }).click();
	await page.keyboard.press('Enter');
	await page.getByRole('checkbox', { name: 'Facilitator' }).check();
	await goTo(page, 'Analyse');
	const [left] = await counted(
		page,
		`select count(*) from v_codings v where v.coder = 'Ada' and v."case" = 'Head of department' and not exists
			(select 1 from v_coding_turns x where x.coding = v.coding and x.role is not 'facilitator')`
	);
	expect(left).toBeGreaterThan(0);
	await expect(page.getByRole('button', { name: `Facilitators left out (${left} passage` })).toBeVisible();
	await expect(status).toContainText(`${n! - left!} coded passages by Ada`);
	await page.getByRole('button', { name: /^Facilitators/ }).click();
	await page.getByRole('radio', { name: 'counted' }).check();
	await expect(status).toContainText(`${n} coded passages by Ada`);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing on the states of cases, ${colorScheme}`, { tag: '@long' }, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await cell(page, 'Family therapist', 1).click();
		await page.keyboard.press('F2');
		await expect(page.getByRole('option', { name: 'unit', exact: true })).toBeVisible();
		await isClean(page);
		await page.keyboard.press('Escape');
		await page.getByRole('button', { name: 'Add attribute' }).click();
		await page.getByLabel('Type', { exact: true }).selectOption({ label: 'One of a list' });
		await page.getByRole('button', { name: 'Add an option' }).click();
		await isClean(page);
		await page.keyboard.press('Escape');
		await page.getByRole('radio', { name: 'Case by case' }).check();
		for (const part of [/^Everything said \(/, /^Coded passages \(/, /^Memos/]) {
			await page.getByRole('radio', { name: part }).check();
			await isClean(page);
		}
		await page.getByRole('button', { name: 'Join with another case' }).click();
		await isClean(page);
		await page.keyboard.press('Escape');
		await goTo(page, 'Analyse');
		await page.getByRole('button', { name: 'Filter by more' }).click();
		await page.getByRole('menuitem', { name: 'Level' }).click();
		await page.getByRole('button', { name: 'Level all' }).click();
		await isClean(page);
	});
}

/** The cell of a row in a column, counted from 1 after the name. */
const cell = (page: Page, row: string, column: number): Locator =>
	page
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name: row, exact: true }) })
		.getByRole('gridcell')
		.nth(column - 1);

/** The first row that SQL gives on the project as it stands now. */
async function counted(page: Page, sql: string): Promise<number[]> {
	const db = await copyOf(page);
	const row = db.exec(sql)[0]!.values[0] as number[];
	db.close();
	return row;
}

async function copyOf(page: Page): Promise<Database> {
	const { bytes } = await saved(page, () => page.keyboard.press('Control+s'));
	return new (await initSqlJs()).Database(bytes);
}

async function isClean(page: Page): Promise<void> {
	expect(await axe(page)).toEqual([]);
}
