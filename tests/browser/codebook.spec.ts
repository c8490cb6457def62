/** Work on the codebook: rules that change, several codes at once, an exclusive set, a merge, and a code that goes. */
import { expect, type Locator, type Page } from '@playwright/test';
import { goTo, study, test } from './sample-study.ts';

test.use({ start: 'codebook/' });

const row = (page: Page, name: string): Locator =>
	page.getByRole('tree', { name: 'Codebook' }).getByRole('treeitem', { name: new RegExp(`^${name}`) });
const used = (code: string): number =>
	study.codings.filter((coding) => coding.code.endsWith(` / ${code}`)).length;

test('rules, several codes, a set, a merge and a removal, each taken back in one step', async ({ page }) => {
	await test.step('a changed rule offers the passages coded before, and they wait in a queue', async () => {
		await row(page, 'Trust between people').click();
		await page.getByLabel('Include when').fill('Only when somebody says it of a colleague.');
		await page.getByLabel('Borderline example').fill('“We get on well.”');
		await page.getByLabel('Borderline example').blur();
		const n = used('Trust between people');
		await expect(page.getByText(`${n} passages were coded before.`)).toBeVisible();
		await page.getByRole('button', { name: 'Check them again' }).click();
		const waiting = page.getByRole('link', { name: `${n} passages wait` });
		await expect(waiting).toHaveAttribute('href', /codebook\/passages\/#.*queue=recheck/);
		await expect(page.getByText('coded before.')).toHaveCount(0);
	});

	await test.step('codes picked by Shift and a click move as one', async () => {
		await row(page, 'Project ends').click();
		await row(page, 'Change fatigue').click({ modifiers: ['Shift'] });
		await expect(page.getByRole('heading', { name: '3 codes picked' })).toBeVisible();
		await page.getByRole('button', { name: 'Move under…' }).click();
		await expect(page.getByRole('searchbox', { name: 'Find a code' }).last()).toBeFocused();
		await page.keyboard.type('Workload');
		await page.keyboard.press('Enter');
		await expect(row(page, 'Lost continuity')).toHaveAttribute('aria-level', '3');
		await expect(row(page, 'Change fatigue')).toHaveAttribute('aria-level', '3');
		await page.keyboard.press('Control+z');
		await expect(row(page, 'Lost continuity')).toHaveAttribute('aria-level', '2');
		await expect(row(page, 'Change fatigue')).toHaveAttribute('aria-level', '2');
	});

	await test.step('the tree counts documents, stands by name, and shows one level', async () => {
		const view = async (entry: string) => {
			await page.getByRole('button', { name: 'How the tree is shown' }).click();
			await page
				.getByRole('menuitemcheckbox', { name: entry })
				.or(page.getByRole('menuitem', { name: entry }))
				.click();
		};
		await view('Documents');
		await expect(row(page, 'Unclear mandate')).toHaveAccessibleName(
			/\d documents with passages coded by Ada/
		);
		await view('By name');
		await view('1 level');
		const rows = page.getByRole('tree', { name: 'Codebook' }).getByRole('treeitem');
		await expect(rows.first()).toHaveAccessibleName(/^Horizontal integration, \d documents .*with sub-codes/);
		await view('By hand');
		await view('Coded passages');
		await view('All levels');
	});

	await test.step('codes become an exclusive set with a residual code; what breaks it leads to the text', async () => {
		await row(page, 'Existing structures').click();
		for (const name of ['Trust between people', 'Conflicting goals'])
			await row(page, name).click({ modifiers: ['Control'] });
		await page.keyboard.press('Shift+W');
		await expect(page.getByRole('heading', { name: 'New set', level: 1 })).toBeVisible();
		await page.getByRole('checkbox', { name: /Exclusive/ }).check();
		await page.getByLabel(/Residual code/).selectOption({ label: 'Conflicting goals' });
		const broken = page.getByRole('heading', { name: /^\d+ turns have several of its codes/ });
		await expect(broken).toBeVisible();
		await expect(page.getByLabel(/Residual code/)).toHaveValue(/./);
		await page.getByRole('treeitem', { name: 'Conflicting goals' }).click();
		await expect(page.getByLabel(/Residual code/)).toHaveValue('-');
		await page.keyboard.press('Control+z');
		await expect(page.getByLabel(/Residual code/)).not.toHaveValue('-');
		await page
			.getByRole('link', { name: /, turn \d+/ })
			.first()
			.click();
		await page.waitForURL(/\/code\/#.*coding=/);
		await expect(page.locator('.transcript .ProseMirror p').first()).toBeVisible();
		await page.goBack();
		await page.getByRole('radio', { name: 'Codes', exact: true }).check();

		await goTo(page, 'Analyse');
		await page.getByRole('link', { name: 'Co-occurrence' }).click();
		await page.getByRole('combobox', { name: 'Rows' }).selectOption('New set');
		await expect(page.getByRole('heading', { name: 'New set × All codes' })).toBeVisible();
		await page.getByRole('link', { name: 'Codes by group' }).click();
		await page.getByRole('combobox', { name: 'Rows' }).selectOption('New set');
		await page.keyboard.press('Shift+T');
		await expect(page.getByRole('table').getByRole('rowheader')).toContainText([
			'Trust between people',
			'Existing structures',
			'Conflicting goals'
		]);
		await goTo(page, 'Codebook');
		await page.getByRole('radio', { name: 'Codes', exact: true }).check();
	});

	await test.step('two codes become one, with what would move said before', async () => {
		await row(page, 'Protected time').click();
		await row(page, 'Shared first meeting').click({ modifiers: ['Control'] });
		await page.getByRole('radio', { name: /Shared first meeting/ }).check();
		const moved = used('Protected time');
		await expect(page.getByText(`${moved} coded passages move to “Shared first meeting”.`)).toBeVisible();
		await page.getByRole('button', { name: /^Merge 2 codes into/ }).click();
		await expect(row(page, 'Protected time')).toHaveCount(0);
		await expect(page.getByRole('heading', { name: 'Shared first meeting' })).toBeVisible();
		await page.keyboard.press('Control+z');
		await expect(row(page, 'Protected time')).toHaveAccessibleName(/2 coded passages/);
	});

	await test.step('a code goes and its passages stay, under the code above', async () => {
		await row(page, 'Workload').click({ button: 'right' });
		await expect(page.getByRole('menuitem', { name: /to the code above/ })).toBeDisabled();
		await page.keyboard.press('Escape');
		await row(page, 'Staff turnover').click();
		await page.keyboard.press('Shift+ArrowRight');
		await expect(row(page, 'Staff turnover')).toHaveAttribute('aria-level', '3');
		await row(page, 'Staff turnover').click({ button: 'right' });
		await page.getByRole('menuitem', { name: 'Delete, 2 coded passages to the code above' }).click();
		await expect(row(page, 'Staff turnover')).toHaveCount(0);
		await expect(row(page, 'Workload')).toHaveAccessibleName(/4 coded passages by Ada/);
		await page.keyboard.press('Control+z');
		await expect(row(page, 'Staff turnover')).toHaveAccessibleName(/2 coded passages by Ada/);
		await expect(row(page, 'Workload')).toHaveAccessibleName(/2 coded passages by Ada, without/);
	});
});
