/** A questionnaire from its file to coded answers: the wizard, the grid, a later export, and back again. */
import { expect as standard, type Locator, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { axe } from './axe.ts';
import { goTo, test } from './sample-study.ts';

const expect = standard.configure({ timeout: 20_000 });
const survey456 = fileURLToPath(
	new URL('../../../shared/data/qualcoder-examples/survey456.csv', import.meta.url)
);
const here = existsSync(survey456);

/** An export as Qualtrics writes it: three rows of heads, then a row a respondent. */
function qualtrics(answers: readonly (readonly [id: string, often: string, well: string, change: string])[]) {
	const quoted = (cells: readonly string[]): string =>
		cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
	const lines = [
		['StartDate', 'IPAddress', 'ResponseId', 'Q1', 'Q2', 'Q3'],
		[
			'Start Date',
			'IP Address',
			'Response ID',
			'How often do you meet?',
			'What works well?',
			'What would you change?'
		],
		['startDate', 'ipAddress', '_recordId', 'QID1', 'QID2_TEXT', 'QID3_TEXT'].map(
			(id) => `{"ImportId":"${id}"}`
		),
		...answers.map(([id, ...cells]) => ['2026-03-01 09:12:00', '10.0.0.1', id, ...cells])
	];
	return Buffer.from(lines.map(quoted).join('\r\n'));
}

const first = qualtrics([
	[
		'R_1',
		'Often',
		'We know each other and can call when something happens.',
		'One common system for all of us.'
	],
	['R_2', 'Never', 'The shared meetings work well, though not everybody comes.', ''],
	[
		'R_3',
		'Sometimes',
		'Hard to say, since the school answers fast and the health centre does not.',
		'More time to meet, so that we can talk about each case.'
	]
]);
const later = qualtrics([
	[
		'R_1',
		'Always',
		'We know each other well and can call when something happens.',
		'One common system for all of us.'
	],
	[
		'R_2',
		'Never',
		'The shared meetings work well, though not everybody comes.',
		'Clear roles, so that we know who calls whom.'
	],
	[
		'R_4',
		'Often',
		'Everybody is easy to reach and always friendly on the phone.',
		'Nothing that I can think of just now, it works.'
	]
]);

test('a questionnaire is looked over, taken in, coded by keys, brought up to date, and taken out again', async ({
	page
}) => {
	test.setTimeout(240_000);
	await goTo(page, 'Documents');
	const before = await page.getByRole('grid').getByRole('row').count();
	await choose(page, first);
	await expect(page.getByText('3 rows · 6 columns')).toBeVisible();
	await expect(page.getByRole('combobox', { name: 'Use of ResponseId' })).toHaveValue('id');
	await expect(page.getByRole('combobox', { name: 'Use of IPAddress' })).toHaveValue('ignored');
	await expect(page.getByRole('combobox', { name: 'Use of Q2' })).toHaveValue('open');
	const effect = page.getByRole('region', { name: 'What would be stored' });
	await expect(effect).toContainText('3 new, 0 known');
	await expect(effect.getByRole('row').filter({ hasText: 'What would you change?' })).toContainText(/2\s*1$/);
	await expect(page.getByRole('combobox', { name: 'Type of Q1' })).toHaveValue('ordered');
	const order = page.getByRole('list', { name: 'Order of the values in Q1' });
	const often = order.getByRole('button', { name: 'Move Often down' });
	await often.focus();
	await page.keyboard.press('Enter');
	await expect(order.getByRole('listitem').last()).toContainText('Often');
	expect(await axe(page)).toEqual([]);
	await page.getByRole('button', { name: 'Import 1 file' }).press('Enter');
	await expect(page.getByRole('grid').getByRole('row')).toHaveCount(before + 2);

	await page.keyboard.press('Shift+Q');
	await page.waitForURL(/answers\/#/);
	const grid = page.getByRole('grid', { name: 'Answers' });
	await expect(grid.getByRole('row')).toHaveCount(4);
	await expect(row(page, 'R_1')).toContainText('One common system');
	const answer = cell(page, 'R_1', 'We know each other');
	await expect(answer).toBeFocused();
	await page.keyboard.press('t');
	await expect(answer.locator('.marked')).toHaveText(/^We know .* happens\.\s*$/);
	await hears(page, /^Selected: We know each other .* happens\.\s*$/);
	await page.keyboard.press('c');
	await page.keyboard.type('Meet');
	await page.keyboard.press('Enter');
	await expect(answer.getByRole('group', { name: 'Codes' }).getByRole('button')).toHaveCount(1);
	await expect(answer.locator('.coded').first()).toBeVisible();
	await page.keyboard.press('Escape');
	await page.keyboard.press('n');
	await hears(page, /^Meeting for .*, coded passage by .*, turn 1\. We know each other .* happens\.\s*$/);

	// Words in the middle, a code made of them, and the last code once more on the next answer.
	await page.keyboard.press('F7');
	const second = cell(page, 'R_2', 'The shared meetings');
	await expect(second).toBeFocused();
	await page.keyboard.press('Control+ArrowRight');
	await page.keyboard.press('Control+ArrowRight');
	await page.keyboard.press('e');
	await expect(second.locator('.marked')).toHaveText('shared meetings');
	await page.keyboard.press('i');
	await expect(second.getByRole('button', { name: 'shared meetings' })).toBeVisible();
	await page.keyboard.press('x');
	await expect(second.getByRole('group', { name: 'Codes' })).toHaveCount(0);
	await page.keyboard.press('Control+z');
	await expect(second.getByRole('button', { name: 'shared meetings' })).toBeVisible();
	await page.keyboard.press('F7');
	await expect(cell(page, 'R_3', 'Hard to say')).toBeFocused();
	await page.keyboard.press('t');
	await page.keyboard.press('.');
	await expect(
		cell(page, 'R_3', 'Hard to say').getByRole('button', { name: 'shared meetings' })
	).toBeVisible();
	// Over the empty answer of R_2 into the next question's document, without a rest between the keys.
	await page.keyboard.press('F7');
	await page.keyboard.press('t');
	await page.keyboard.press('.');
	await expect(
		cell(page, 'R_1', 'One common system').getByRole('button', { name: 'shared meetings' })
	).toBeVisible();
	expect(await axe(page)).toEqual([]);

	await page.getByRole('searchbox', { name: 'Find in answers' }).fill('school');
	await expect(grid.getByRole('row')).toHaveCount(2);
	await page.getByRole('searchbox', { name: 'Find in answers' }).fill('');
	await page.getByRole('columnheader', { name: 'Respondent' }).getByRole('button').click();
	await page.getByRole('columnheader', { name: 'Respondent' }).getByRole('button').click();
	await expect(grid.getByRole('row').nth(1)).toContainText('R_3');

	// A later export: one new respondent, a changed answer, one who is gone.
	await goTo(page, 'Documents');
	await choose(page, later, 'survey later.csv');
	await expect(page.getByText('An earlier export is here.')).toBeVisible();
	await expect(effect).toContainText('1 new, 2 known');
	await expect(effect).toContainText('1 earlier respondent is not in the file and stays as it is');
	await expect(effect).toContainText('3 new, 1 changed');
	await page.getByRole('button', { name: 'Import 1 file' }).click();
	await expect(page.getByRole('grid').getByRole('row')).toHaveCount(before + 2);
	await page.keyboard.press('Shift+Q');
	await page.getByRole('combobox', { name: 'Questionnaire' }).selectOption('survey.csv');
	await expect(grid.getByRole('row')).toHaveCount(5);
	await expect(row(page, 'R_1')).toContainText('Always');
	await expect(cell(page, 'R_1', 'We know each other well').locator('.coded').first()).toBeVisible();
	await expect(
		cell(page, 'R_1', 'One common system').getByRole('button', { name: 'shared meetings' })
	).toBeVisible();
	await page.reload();
	await expect(grid.getByRole('row')).toHaveCount(5);
	await expect(
		cell(page, 'R_2', 'The shared meetings').getByRole('button', { name: 'shared meetings' })
	).toBeVisible();

	// The export goes in one step, and then each coding in its own.
	await cell(page, 'R_2', 'The shared meetings').click();
	await page.keyboard.press('Control+z');
	await expect(grid.getByRole('row')).toHaveCount(4);
	await expect(row(page, 'R_1')).not.toContainText('Always');
	await expect(cell(page, 'R_1', 'We know each other and').locator('.coded').first()).toBeVisible();
	for (let n = 0; n < 8 && (await row(page, 'R_1').count()); n++) {
		await page.keyboard.press('Control+z');
		await page.waitForTimeout(600);
	}
	// The study's own questionnaire is left.
	await expect(row(page, 'R_1')).toHaveCount(0);
});

test.describe(here ? 'a real table' : 'a real table: skipped, ../shared/data is absent', () => {
	test.skip(!here, '../shared/data is absent');

	test('every respondent may be a document, and the grid is the same', { tag: '@long' }, async ({ page }) => {
		await goTo(page, 'Documents');
		await choose(page, readFileSync(survey456), 'survey456.csv');
		await expect(page.getByRole('combobox', { name: 'Use of Case' })).toHaveValue('id');
		await page.getByRole('combobox', { name: 'Use of Interest' }).selectOption('open');
		await page.getByRole('radio', { name: 'Every respondent' }).click();
		const effect = page.getByRole('region', { name: 'What would be stored' });
		await expect(effect).toContainText('3 new');
		await page.getByRole('button', { name: 'Import 1 file' }).click();
		await page.getByRole('grid').waitFor();
		await page.keyboard.press('Shift+Q');
		await expect(row(page, 'ID6')).toContainText('gardening');
		await expect(row(page, 'ID5')).toContainText('upskill');
		await expect(page.getByRole('grid', { name: 'Answers' }).getByRole('row')).toHaveCount(4);
		await row(page, 'ID6').getByRole('link', { name: 'ID6' }).click();
		await page.waitForURL(/cases\/#/);
		await expect(page.getByText('I did not enrol in any studies')).toBeVisible();
	});
});

async function choose(page: Page, bytes: Buffer, name = 'survey.csv'): Promise<void> {
	await page
		.locator('input[type=file]')
		.first()
		.setInputFiles([{ name, mimeType: 'text/csv', buffer: bytes }]);
	await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
}

/** What a screen reader is told at last. */
const hears = (page: Page, words: RegExp): Promise<void> =>
	expect(page.getByRole('status').filter({ hasText: words })).toBeAttached();

const row = (page: Page, name: string): Locator =>
	page
		.getByRole('grid', { name: 'Answers' })
		.getByRole('row')
		.filter({ has: page.getByRole('rowheader', { name, exact: true }) });

const cell = (page: Page, name: string, words: string): Locator =>
	row(page, name).getByRole('gridcell').filter({ hasText: words });
