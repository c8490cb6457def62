/** The whole job by keyboard, as Chromium's accessibility tree tells it: the turn, its speaker, its codes, and each change. */
import { expect as standard, test, type Page } from '@playwright/test';
import { axFocused, axNode, hears, tabTo, type AxNode } from './accessibility-tree.ts';

const expect = standard.configure({ timeout: 30_000 });

test.beforeEach(async ({ page }) => {
	// What is saved is then a download, as in browsers that write no files.
	await page.addInitScript(() => Reflect.deleteProperty(window, 'showSaveFilePicker'));
});

const press = async (page: Page, ...keys: string[]): Promise<void> => {
	for (const key of keys) await page.keyboard.press(key);
};

/** The turn of the transcript with this number, as it is told. */
async function turn(page: Page, number: number): Promise<AxNode> {
	return axNode(page, 'group', new RegExp(`, turn ${number}, \\d\\d:\\d\\d:\\d\\d$`));
}

test('from first start to a saved file, a screen reader hears every turn, code and change', async ({
	page
}) => {
	const transcript = 'Transcript: Focus group · social services';

	await test.step('the first start asks who codes and opens the sample study', async () => {
		await page.goto('./');
		await axNode(page, 'heading', /^Samtal is for reading interviews/);
		await tabTo(page, 'button', 'Open the sample study');
		await press(page, 'Enter');
		await axNode(page, 'dialog', 'Who codes on this device?');
		await axFocused(page, 'textbox', 'Name');
		await page.keyboard.type('Eva');
		await press(page, 'Enter');
		await page.waitForURL(/code\/#project=/, { timeout: 60_000 });
		await axNode(page, 'main', 'Code');
	});

	await test.step('a document is found in the table of documents and read', async () => {
		await axFocused(page, 'textbox', transcript);
		await press(page, 'Tab');
		await axFocused(page, 'button', /^Shared first meeting, coded passage by (Ada|Bo), turn 2$/);
		await press(page, 'ArrowDown', 'ArrowDown');
		await axFocused(page, 'button', /^Child is heard, coded passage by (Ada|Bo), turn 2$/);
		await tabToNav(page, 'Documents');
		await tabTo(page, 'row', /^Focus group · social services Focus group 10 Mar 2026 English 6 49 /);
		await press(page, 'Enter');
		await page.waitForURL(/code\/#/);
		await axFocused(page, 'textbox', transcript);
	});

	await test.step('turns are walked, each told with its speaker, number, codes and words', async () => {
		await press(page, 'j');
		await hears(
			page,
			/^P1, turn 2\. 2 codes: Shared first meeting, Child is heard\. I can start\..* moved less\.$/
		);
		const told = await turn(page, 2);
		expect(told.description).toBe('2 codes: Shared first meeting, Child is heard');
		expect(told.words).toMatch(/^I can start\. It was the sisters .* moved less\.$/);
		await press(page, 'j');
		await hears(page, /^P2, turn 3\. 1 code: Need seen from the child\. I remember that one\./);
		await press(page, 'k', 'k');
		await hears(page, /^Moderator, turn 1\. No codes\. Welcome, all of you\./);
	});

	await test.step('words are taken and coded, and each code is told', async () => {
		await press(page, 'j', 't');
		await hears(page, /^Selected: I can start\. It was the … for two years that moved less\.$/);
		await press(page, 'c');
		await axNode(page, 'combobox', 'Code the selection');
		await page.keyboard.type('workload');
		await axFocused(page, 'option', /^Workload/);
		await press(page, 'Enter');
		await hears(page, 'Workload added, 3 codes on this passage');
		await press(page, 'c');
		await page.keyboard.type('silo');
		await axFocused(page, 'option', /^Silo budgets/);
		await press(page, 'Enter');
		await hears(page, 'Silo budgets added, 4 codes on this passage');
		await axFocused(page, 'textbox', transcript);
		await expect(async () => {
			expect((await turn(page, 2)).description).toMatch(/^4 codes: .*Silo budgets/);
		}).toPass();
		await axNode(page, 'button', 'Silo budgets, coded passage by Eva, turn 2');
	});

	await test.step('uncoded, undone, done again', async () => {
		await press(page, 'x');
		await hears(page, 'Silo budgets taken off, 3 codes on this passage');
		await press(page, 'Control+z');
		await hears(page, /^Undone: Removed a coded passage with Silo budgets/);
		await press(page, 'Control+Shift+z');
		await hears(page, /^Done again: Removed a coded passage with Silo budgets/);
		await press(page, 'Control+z');
		await hears(page, /^Undone: Removed/);
	});

	await test.step('from passage to passage: told with code, coder, turn and words; starred and stretched', async () => {
		await press(page, 'k', 'n');
		await hears(page, /^(Workload|Silo budgets), coded passage by Eva, turn 2\. I can start\. It was the … /);
		await press(page, '*');
		await hears(page, 'Starred 1 passage');
		await axNode(page, 'button', /^(Workload|Silo budgets), coded passage by Eva, turn 2, key quote$/);
		await press(page, 'Shift+E');
		await hears(page, /^The passage is now: I can start\. .* that moved less$/);
		await press(page, 'F3');
		await hears(page, /^(Workload|Silo budgets), coded passage by (Ada|Bo), turn \d+\. /);
		await press(page, 'Shift+F3');
		await hears(page, /^(Workload|Silo budgets), coded passage by Eva, turn 2\. key quote\. I can start\./);
	});

	await test.step('a memo is written beside the text, and told as saved', async () => {
		await press(page, 'm');
		await axFocused(page, 'textbox', /^Memo on (Workload|Silo budgets)$/);
		await page.keyboard.type('Asked, not said.');
		await hears(page, 'Not saved');
		await press(page, 'Escape');
		await hears(page, 'Memo saved');
		await axFocused(page, 'textbox', transcript);
	});

	await test.step('words are found, each hit told with its turn', async () => {
		await press(page, 'Control+f');
		await axFocused(page, 'searchbox', 'Find in the text');
		await page.keyboard.type('grandmother');
		await hears(page, /^1 of \d+$/);
		await press(page, 'Enter');
		await hears(page, /^P\d, turn \d+\. .*grandmother/);
		await press(page, 'Escape');
		await axFocused(page, 'textbox', transcript);
	});

	await test.step('the codebook is a tree with levels, folds and a chosen code', async () => {
		await tabToNav(page, 'Codebook');
		const category = await axNode(page, 'treeitem', /^Success factors/);
		expect(category.states).toMatchObject({ level: 1, expanded: true, selected: false });
		await tabTo(page, 'treeitem', /^Success factors/);
		await press(page, 'ArrowDown', 'Enter');
		const code = await axFocused(page, 'treeitem', /^Protected time/);
		expect(code.states).toMatchObject({ level: 2, selected: true });
		await press(page, 'ArrowUp', 'ArrowLeft');
		expect((await axFocused(page, 'treeitem', /^Success factors/)).states).toMatchObject({ expanded: false });
	});

	await test.step('the matrix names the cell that one stands on', async () => {
		await tabToNav(page, 'Analyse');
		await axNode(page, 'grid', 'Which codes occur together');
		await tabTo(page, 'gridcell', /not compared$/);
		await press(page, 'ArrowRight');
		await axFocused(page, 'gridcell', 'Workload × Silo budgets: 1 pair, of 1 and 1 coded passages');
	});

	await test.step('the excerpts are saved, and that is told', async () => {
		await tabToNav(page, 'Export');
		await axNode(page, 'heading', 'Coded excerpts');
		const saving = page.waitForEvent('download');
		await tabTo(page, 'button', 'Save the coded excerpts');
		await press(page, 'Enter');
		await saving;
		await hears(page, /^\d+ coded passages? saved as .*\.(docx|xlsx|csv|txt|md)$/);
	});
});

/** Goes to a section from wherever the focus is. */
async function tabToNav(page: Page, section: string): Promise<void> {
	await page.locator('body').evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
	await tabTo(page, 'link', section);
	await page.keyboard.press('Enter');
	await axNode(page, 'main', section);
}
