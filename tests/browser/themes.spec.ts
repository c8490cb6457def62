/** Themes: made, described, filled with codes and passages, ordered, taken back; a reload keeps them. */
import { expect, type Locator, type Page } from '@playwright/test';
import mammoth from 'mammoth';
import { axe } from './axe.ts';
import { saved, test } from './sample-study.ts';

test.use({ start: 'themes/' });

test('a theme gathers codes and passages, is ordered by keys, and undo takes all back', async ({ page }) => {
	const list = page.getByRole('listbox', { name: 'Themes' });
	const field = (name: string) => page.getByRole('textbox', { name, exact: true });
	await page.getByRole('button', { name: 'New theme' }).click();
	await field('Name').fill('Time runs out');
	await field('Central idea').fill('Meetings eat the hours that the work needs.');
	await field('Boundaries').fill('Not about pay.');
	await page.getByRole('combobox', { name: 'Status' }).last().selectOption('Reviewed');
	await expect(page.getByRole('heading', { level: 1, name: 'Time runs out' })).toBeVisible();

	const add = async (button: string): Promise<void> => {
		await page.getByRole('button', { name: button }).click();
		const find = page.getByRole('dialog', { name: button }).getByRole('searchbox');
		await expect(find).toBeFocused();
		await find.press('ArrowDown');
		const first = page.getByRole('dialog', { name: button }).getByRole('option').nth(1);
		await first.click();
	};
	await add('Add a code');
	await expect(page.getByRole('heading', { name: '1 code', exact: true })).toBeVisible();
	await add('Add a code');
	await expect(page.getByRole('heading', { name: '2 codes' })).toBeVisible();
	await add('Add passages of a code');
	const offered = page.getByRole('region', { name: /^Passages coded/ });
	const put = offered.getByRole('button', { name: /^Add to the theme/ });
	await put.first().click();
	await expect(page.getByRole('heading', { name: '1 coded passage' })).toBeVisible();
	const find = offered.getByRole('searchbox', { name: 'Words in the passages' });
	await find.fill('no such words');
	await expect(offered.getByText('No passage holds these words.')).toBeVisible();
	await find.fill('');
	await expect(put.first()).toBeVisible();
	await offered.getByRole('button', { name: 'Done' }).click();
	await expect(
		list.getByRole('option', { name: 'Time runs out, Reviewed, 2 codes, 1 passage' })
	).toBeVisible();

	const file = await saved(page, async () => {
		await page.getByRole('button', { name: 'More with the themes' }).click();
		await page.getByRole('menuitem', { name: 'Save as a Word document' }).click();
	});
	expect(file.name).toMatch(/ themes \d{4}-\d\d-\d\d\.docx$/);
	const words = (await mammoth.extractRawText({ buffer: Buffer.from(file.bytes) })).value;
	expect(words).toContain('Time runs out');
	expect(words).toContain('Meetings eat the hours that the work needs.');
	expect(words).toMatch(/turn \d+/);

	await page.getByText('History of the theme').click();
	await expect(page.getByText('Added the theme New theme')).toBeVisible();
	await expect(page.getByText('Renamed the theme New theme to Time runs out')).toBeVisible();
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		expect(await axe(page)).toEqual([]);
	}

	await page.getByRole('button', { name: 'New theme' }).click();
	const options = list.getByRole('option');
	await expect(options).toHaveCount(2);
	await options.first().click();
	await page.getByRole('button', { name: 'Draw an arrow to' }).click();
	await page.getByRole('menuitem', { name: 'New theme' }).click();
	const label = page.getByRole('textbox', { name: 'What the arrow to New theme says' });
	await label.fill('makes worse');
	await label.press('Enter');
	await options.nth(1).click();
	await expect(page.getByText('← Time runs out: makes worse')).toBeVisible();
	await expect(options.nth(1)).toBeFocused();
	await page.keyboard.press('Shift+ArrowUp');
	await expect(options.first()).toHaveAccessibleName(/^New theme/);

	await page.reload();
	await expect(options.first()).toHaveAccessibleName(/^New theme/);
	await expect(options.nth(1)).toHaveAccessibleName('Time runs out, Reviewed, 2 codes, 1 passage');
	await page.getByRole('combobox', { name: 'Status' }).first().selectOption('Reviewed');
	await expect(options).toHaveCount(1);

	await expect(async () => {
		await page.locator('body').press('Control+z');
		await expect(page.getByText('A theme gathers codes and passages')).toBeVisible({ timeout: 300 });
	}).toPass();
});

test('on the board cards are moved by keys and by mouse, noted, put in rows, saved, and taken back', async ({
	page
}) => {
	for (const name of ['Time runs out', 'The group carries']) {
		await page.getByRole('button', { name: 'New theme' }).click();
		const field = page.getByRole('textbox', { name: 'Name', exact: true });
		await expect(field).toHaveValue('New theme');
		await field.fill(name);
		await field.press('Tab');
		await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	}
	await page.getByRole('radio', { name: 'Board' }).check();
	const area = (name: string) => page.getByRole('region', { name, exact: true });
	const card = (theme: string, name: RegExp) =>
		area(theme).getByRole('listitem').getByRole('button', { name });
	const [time, group] = ['Time runs out', 'The group carries'] as const;

	await drag(page, page.getByRole('option', { name: /^Protected time/ }), area(time), { x: 200, y: 140 });
	await expect(card(time, /^Protected time/)).toBeVisible();
	await page.getByRole('option', { name: /^Workload/ }).press('Enter');
	await page.getByRole('menuitem', { name: group }).click();
	await expect(card(group, /^Workload/)).toBeVisible();

	const workload = card(group, /^Workload/);
	const before = await within(workload, area(group));
	await workload.focus();
	for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowRight');
	await expect.poll(() => within(workload, area(group))).toEqual({ x: before.x + 24, y: before.y });
	await expect(page.getByText('Placed 1 card in the theme The group carries').first()).toBeVisible();
	await page.keyboard.press('m');
	await page.getByRole('menuitem', { name: time }).press('Enter');
	await expect(card(time, /^Workload/)).toBeFocused();
	await page.keyboard.press('F2');
	const note = page.getByRole('textbox', { name: 'Note on the card Workload' });
	await expect(note).toBeFocused();
	await note.fill('Said by all');
	await note.press('Enter');
	await expect(card(time, /^Workload.*Said by all/)).toBeFocused();

	await page.locator('body').press('=');
	await drag(page, card(time, /^Protected time/), area(group), { x: 230, y: 150 });
	await expect(card(group, /^Protected time/)).toBeVisible();
	const dropped = await within(card(group, /^Protected time/), area(group));
	await page.getByRole('button', { name: `More with the theme ${time}` }).press('a');
	await page.getByRole('menuitem', { name: group }).press('Enter');
	const arrow = page.getByRole('button', { name: `Arrow from ${time} to ${group}` });
	await arrow.press('F2');
	const words = page.getByRole('textbox', { name: `What the arrow to ${group} says` });
	await expect(words).toBeFocused();
	await words.fill('leads to');
	await words.press('Enter');
	await expect(arrow).toHaveText('leads to');
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		expect(await axe(page)).toEqual([]);
	}
	const file = await saved(page, () => page.getByRole('button', { name: 'Save as SVG' }).click());
	expect(file.name).toMatch(/\.svg$/);
	const svg = new TextDecoder().decode(file.bytes);
	for (const text of [time, group, 'Workload', 'Said by all', 'Protected time', 'leads to'])
		expect(svg).toContain(`>${text}</text>`);

	await page.reload();
	await expect(card(group, /^Protected time/)).toBeVisible();
	await page.locator('body').press('=');
	expect(await within(card(group, /^Protected time/), area(group))).toEqual(dropped);
	await page.getByRole('button', { name: 'Arrange' }).click();
	await page.getByRole('menuitem', { name: 'All cards in rows' }).click();
	await expect.poll(() => within(card(group, /^Protected time/), area(group))).not.toEqual(dropped);
	await page.locator('body').press('Control+z');
	await expect.poll(() => within(card(group, /^Protected time/), area(group))).toEqual(dropped);
	await card(time, /^Workload/).press('Delete');
	await expect(card(time, /^Workload/)).toHaveCount(0);
});

/** Where an element is in another one, in whole px. */
async function within(inner: Locator, outer: Locator): Promise<{ x: number; y: number }> {
	const [a, b] = [await inner.boundingBox(), await outer.boundingBox()];
	if (!a || !b) throw new Error('not on the screen');
	return { x: Math.round(a.x - b.x), y: Math.round(a.y - b.y) };
}

/** Drags by the mouse to a point of another element. */
async function drag(page: Page, from: Locator, to: Locator, at: { x: number; y: number }): Promise<void> {
	const [a, b] = [await from.boundingBox(), await to.boundingBox()];
	if (!a || !b) throw new Error('not on the screen');
	await page.mouse.move(a.x + 30, a.y + 12);
	await page.mouse.down();
	await page.mouse.move(b.x + at.x - 10, b.y + at.y - 10, { steps: 3 });
	await page.mouse.move(b.x + at.x, b.y + at.y);
	await page.mouse.up();
}
