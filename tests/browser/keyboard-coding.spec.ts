/** A focus group coded without the mouse: cursor, coding, ranges, margin, units and keys of one's own; the database has the last word. */
import { expect as standard, type Page } from '@playwright/test';
import initSqlJs, { type Database } from 'sql.js';
import { axe } from './axe.ts';
import { saved, test } from './sample-study.ts';

const expect = standard.configure({ timeout: 15_000 });

const bar = (page: Page) => page.getByRole('contentinfo');
const text = (page: Page) => page.locator('.transcript .ProseMirror');
const told = (page: Page, words: string | RegExp) =>
	expect(bar(page).getByRole('status').filter({ hasText: words })).toBeVisible();
const selected = (page: Page, words: string | RegExp) =>
	expect
		.poll(() => page.evaluate(() => getSelection()?.toString()))
		.toEqual(typeof words === 'string' ? words : expect.stringMatching(words));
const atTurn = (page: Page, turn: number) => expect(bar(page)).toContainText(`Turn ${turn} of 49`);

/** Presses keys one after another, none of them waited for. */
async function press(page: Page, ...keys: string[]): Promise<void> {
	for (const key of keys) await page.keyboard.press(key);
}
async function copyOf(page: Page): Promise<Database> {
	const { bytes } = await saved(page, () => page.keyboard.press('Control+s'));
	return new (await initSqlJs()).Database(bytes);
}
const theRest = "It's all in my phone, that's true, and nobody else could take it over as it is";
const cells = (db: Database, sql: string) => db.exec(sql)[0]?.values ?? [];

test('a focus group is read and coded by keys alone', async ({ page }) => {
	await expect(page.getByRole('heading', { name: 'Focus group · social services' })).toBeVisible();
	await expect(text(page).locator('p').first()).toBeVisible();
	await text(page).focus();
	const before = new Set(cells(await copyOf(page), 'select coding from v_codings').map(([guid]) => guid));
	await text(page).focus();

	await test.step('the cursor goes by turn, word and sentence; with Shift it selects', async () => {
		await press(page, 'j', 'j', 'j', 'j');
		await atTurn(page, 5);
		await press(page, 'Control+ArrowRight', 'Control+ArrowRight', 'Control+Shift+ArrowRight');
		await selected(page, 'rather');
		await press(page, 'Control+Shift+ArrowRight', 'Control+Shift+ArrowLeft', 'Control+Shift+ArrowLeft');
		await selected(page, '');
		await press(page, 'k', 'k', 'Control+ArrowDown', 'Control+Shift+ArrowDown');
		await selected(page, 'I came in later, as the family therapist.');
		await press(page, '=', 'e');
		await selected(page, 'one. I came in later, as the family therapist.');
	});

	await test.step('paragraph, answer and run are taken whole', async () => {
		await press(page, 'j', 'Shift+T');
		await selected(page, /^I can start[\s\S]*Which is rather typical\.$/);
		await press(page, 'j', 'j', 'j', 'Shift+R');
		await selected(page, /^I live in that grey zone[^\n]*didn't happen\.$/);
		await press(page, 'Shift+Y');
		await selected(page, /^I live in that grey zone[^\n]*didn't happen\.$/);
	});

	await test.step('a code’s key codes, and takes off again', async () => {
		await press(page, 'j');
		await atTurn(page, 9);
		await press(page, 't', 'w');
		await told(page, 'Workload added');
		await press(page, 'w');
		await told(page, 'Workload taken off');
		await press(page, 'w');
		await told(page, 'Workload added');
	});

	await test.step('a digit is pinned by the palette and codes from then on; the last code is repeated', async () => {
		await press(page, '1');
		const find = page.getByRole('combobox', { name: /1/ });
		await expect(find).toBeFocused();
		await page.keyboard.type('silo');
		await press(page, 'Enter');
		await told(page, 'Silo budgets added, 2 codes');
		await expect(text(page)).toBeFocused();
		await press(page, 'k', 't', '1');
		await told(page, 'Silo budgets added');
		await press(page, 'k', 't', '.');
		await told(page, 'Silo budgets added');
	});

	await test.step('the palette makes a code under a parent in place, and a code in their own words', async () => {
		await press(page, 'j', 'j', 'j', 't', 'c');
		await expect(page.getByRole('combobox', { name: /Code the selection/ })).toBeFocused();
		await page.keyboard.type('risk factors / One phone');
		await expect(page.getByRole('option', { name: 'New code “One phone” under Risk factors' })).toBeVisible();
		await press(page, 'Shift+Enter');
		await told(page, 'One phone added');
		await expect(text(page)).toBeFocused();
		await press(page, 'k', 'Control+Shift+ArrowRight', 'Control+Shift+ArrowRight', 'i');
		await told(page, 'Because you added');
	});

	await test.step('a coded passage grows by sentence and shrinks by word, as fast as one presses, and is split', async () => {
		await press(page, 'j');
		await atTurn(page, 10);
		await press(page, 'Control+Shift+ArrowDown', 'b');
		await told(page, 'Trust between people added');
		await press(page, '>', '>', 'Shift+E');
		await expect(page.getByRole('blockquote')).toHaveText(
			/^Because I do it with my phone\. Yes\. .* as it is$/
		);
		await press(page, '=');
		await told(page, 'The start of the passage moves now');
		await press(page, 'Shift+E');
		await expect(page.getByRole('blockquote')).toHaveText(/^I do it with my phone/);
		await press(page, 'k', 'j', 'Control+ArrowDown', 'Control+ArrowDown', ';');
		await told(page, 'Split a passage');
		// The first part ends with the blank before the cut.
		await press(page, 'Shift+F3');
		await expect(page.getByRole('blockquote')).toHaveText(/^I do it with my phone\. Yes\.\s*$/);
		await press(page, '_');
		await told(page, 'Changed the range');
		await press(page, 'F3');
		await expect(page.getByRole('blockquote')).toHaveText(/^It's all in my phone/);
	});

	await test.step('star, short words, translation, mark and summary', async () => {
		await press(page, '*');
		await told(page, 'Starred 1 passage');
		await press(page, 'Shift+W');
		await expect(page.getByRole('textbox', { name: 'Condensed in own words' })).toBeFocused();
		await page.keyboard.type('all of it in one phone');
		await press(page, 'Enter');
		await expect(text(page)).toBeFocused();
		await press(page, 'Shift+L');
		await expect(page.getByRole('textbox', { name: 'Translation' })).toBeFocused();
		await page.keyboard.type('Allt ligger i min telefon.');
		await press(page, 'Escape');
		await expect(page.getByText('Swedish, by Ada')).toBeVisible();
		await expect(text(page)).toBeFocused();
		expect(await axe(page)).toEqual([]);
		await press(page, 'Escape');
		await expect(page.getByRole('button', { name: /^all of it in one phone/ })).toBeVisible();
		await press(page, 'j', '#');
		await told(page, 'Marked a passage');
		await expect(page.locator('.transcript .noted').first()).toBeVisible();
		await press(page, '#');
		await expect(page.locator('.transcript .noted')).toHaveCount(0);
		await press(page, '#');
		await expect(page.locator('.transcript .noted').first()).toBeVisible();
	});

	await test.step('what follows without a code, and what is of this code', async () => {
		await press(page, '!');
		await atTurn(page, 13);
		await press(page, '"');
		await atTurn(page, 5);
	});

	await test.step('the margin shows one’s own, doubly coded or none, by key', async () => {
		await press(page, 'Escape', '%');
		const whose = page.getByRole('combobox', { name: 'Show coded passages by' });
		await expect(whose).toBeFocused();
		await press(page, 'End');
		await expect(page.getByRole('button', { name: /^Stripes · 0 of/ })).toBeVisible();
		await press(page, 'Home', 'ArrowDown');
		await expect(page.getByRole('button', { name: /^Stripes · [1-9]\d* of/ })).toBeVisible();
		await page.getByRole('checkbox', { name: 'Only doubly coded' }).focus();
		await press(page, ' ');
		await page.getByRole('radio', { name: 'As they fit' }).focus();
		await press(page, 'ArrowRight');
		await expect(page.getByRole('radio', { name: 'By coder' })).toBeChecked();
		expect(await axe(page)).toEqual([]);
		await page.getByRole('button', { name: 'Show all' }).focus();
		await press(page, 'Enter');
		await expect(page.getByRole('button', { name: 'Stripes', exact: true })).toBeVisible();
		await press(page, 'Escape');
	});

	await test.step('the document is divided, locked and gone through unit by unit', async () => {
		await page.getByRole('radio', { name: 'Details' }).focus();
		await press(page, 'ArrowLeft');
		await page.getByRole('button', { name: 'Divide' }).focus();
		await press(page, 'Enter');
		await told(page, 'into 9 units');
		await page.getByRole('button', { name: 'Lock the units' }).focus();
		await press(page, 'Enter');
		await told(page, 'Locked the units');
		expect(await axe(page)).toEqual([]);
		await text(page).focus();
		await press(page, 'k', 'Shift+G');
		await selected(page, /\S/);
		await press(page, 'u');
		await told(page, 'Unclear mandate added');
	});

	await test.step('a key is changed, refused where it clashes, shown everywhere and reset', async () => {
		await press(page, '?');
		const next = page.getByRole('button', { name: /^Change the key for Next turn,/ });
		await next.focus();
		await press(page, 'Enter', 'k');
		await expect(page.getByText('This key already means “Previous turn”')).toBeVisible();
		await press(page, 'w');
		await expect(page.getByText('Plain letters may be the keys of codes')).toBeVisible();
		await press(page, 'Shift+O');
		await expect(next).toHaveAccessibleName(/now Shift O/);
		await press(page, 'Escape');
		await expect(bar(page)).toContainText('Shift O Next turn');
		await text(page).focus();
		const turn = Number(/Turn (\d+)/.exec(await bar(page).innerText())?.[1]);
		await press(page, 'j', 'Shift+O');
		await atTurn(page, turn + 1);
		await press(page, '?');
		await page.getByRole('button', { name: 'Reset all keys' }).focus();
		await press(page, 'Enter');
		await expect(next).toHaveAccessibleName(/now j/);
		await press(page, 'Escape');
	});

	await test.step('the database holds it all, and nothing else', async () => {
		const db = await copyOf(page);
		const rows = cells(db, 'select coding, code_path, quote, coder from v_codings order by start, code_path');
		const made = rows.filter(([guid]) => !before.has(guid)).map(([, ...row]) => row.join(' | '));
		expect(rows.length - made.length).toBe(before.size);
		const [seven, eight, nine, ten] = cells(
			db,
			"select text from v_turns where title = 'Focus group · social services' order by start limit 4 offset 6"
		).flat() as string[];
		expect(made).toEqual([
			`Management barriers / Silo budgets | ${seven} | Ada`,
			`Management barriers / Unclear mandate | ${[seven, eight, nine, ten].join('\n')} | Ada`,
			`Management barriers / Silo budgets | ${eight} | Ada`,
			'Because you | Because you | Ada',
			`Management barriers / Silo budgets | ${nine} | Ada`,
			`Risk factors / Workload | ${nine} | Ada`,
			`Risk factors / One phone | ${ten} | Ada`,
			'Success factors / Trust between people | I do it with my phone. Yes. | Ada',
			`Success factors / Trust between people | ${theRest} | Ada`
		]);
		expect(cells(db, "select quote, condensation from coding where star = 1 or condensation <> ''")).toEqual([
			[theRest, 'all of it in one phone']
		]);
		expect(cells(db, 'select quote, language, text from translation')).toEqual([
			[theRest, 'sv', 'Allt ligger i min telefon.']
		]);
		expect(cells(db, "select quote, body from memo where type = 'mark'")).toEqual([
			['And if we turn to what hinders. What comes to mind first?', '']
		]);
		expect(cells(db, 'select title, units_locked from document where units_locked = 1')).toEqual([
			['Focus group · social services', 1]
		]);
		expect(cells(db, 'select count(*) from coding_unit')).toEqual([[9]]);
		db.close();
	});
});
