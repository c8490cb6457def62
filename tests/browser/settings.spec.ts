/** What a device remembers of how one likes it, and how text that is read is set. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { axe } from './axe.ts';
import { test } from './sample-study.ts';

/** The bars in the margin that don't stand beside the words they mark; null where there are none to look at. */
async function strayBars(page: Page): Promise<string[] | null> {
	return page.evaluate(() => {
		const line = getComputedStyle(document.querySelector('.transcript .turn p') as Element).lineHeight;
		const half = parseFloat(line) / 2;
		const bars = [...document.querySelectorAll<HTMLElement>('.margin .bar')];
		const stray = bars.filter((bar) => {
			// Hovering lights the passage, which tells where its words are.
			bar.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
			const [range] = CSS.highlights.get('transcript-hover') ?? [];
			const words = (range as Range).getBoundingClientRect();
			const { top, bottom } = bar.getBoundingClientRect();
			// Of two that meet on a line each has half of it.
			const gaps = [top - words.top, words.bottom - bottom];
			return Math.min(...gaps) < -2 || Math.max(...gaps) > half;
		});
		return bars.length ? stray.map(({ title }) => title) : null;
	});
}

/** How the first turn's words are set. */
async function setting(page: Page): Promise<{ font: string; size: string; leading: number; width: number }> {
	return page
		.locator('.transcript .turn p')
		.first()
		.evaluate((words) => {
			const { fontFamily, fontSize, lineHeight } = getComputedStyle(words);
			const leading = parseFloat(lineHeight) / parseFloat(fontSize);
			const font = fontFamily.split(',')[0]!.replaceAll('"', '');
			return { font, size: fontSize, leading: Math.round(leading * 100) / 100, width: words.clientWidth };
		});
}

const slider = (dialog: Locator, name: RegExp): Locator => dialog.getByRole('slider', { name });

test('text is set as one likes it at once, stripes stay beside their passages, and all holds across a reload', async ({
	page
}) => {
	await page.setViewportSize({ width: 1920, height: 1080 });
	const text = page
		.getByRole('document', { name: /Transcript/ })
		.or(page.locator('.ProseMirror'))
		.first();
	await text.focus();
	await expect.poll(() => strayBars(page)).toEqual([]);
	const first = await setting(page);
	expect(first).toMatchObject({ font: 'Source Serif 4 Variable', size: '17px', leading: 1.62 });

	await page.keyboard.press('Shift+F9');
	await page.keyboard.press('Shift+F9');
	await page.keyboard.press('Shift+F8');
	await expect(page.getByRole('contentinfo')).toContainText('Text size: 18 px');
	expect((await setting(page)).size).toBe('18px');
	await expect.poll(() => strayBars(page)).toEqual([]);

	await page.keyboard.press('Shift+S');
	const dialog = page.getByRole('dialog');
	await slider(dialog, /Line spacing/).fill('2');
	await expect.poll(() => strayBars(page)).toEqual([]);
	await slider(dialog, /Line width/).fill('50');
	await expect.poll(() => strayBars(page)).toEqual([]);
	await dialog.getByRole('radio', { name: 'Inter' }).check();
	await expect.poll(() => strayBars(page)).toEqual([]);
	await dialog.getByRole('radio', { name: 'Atkinson Hyperlegible' }).check();
	await slider(dialog, /Text size/).fill('22');
	const wished = { font: 'Atkinson Hyperlegible', size: '22px', leading: 2 };
	await expect.poll(() => setting(page)).toMatchObject(wished);
	await expect.poll(() => strayBars(page)).toEqual([]);
	const changed = await setting(page);
	const sample = dialog.getByText('It would have to be somebody’s time');
	await expect(sample).toHaveCSS('font-size', '22px');
	await expect(sample).toHaveCSS('line-height', '44px');
	await dialog.getByRole('radio', { name: 'Svenska' }).check();
	await expect(dialog).toHaveAccessibleName('Inställningar');
	await dialog.getByRole('radio', { name: 'Mörkt' }).check();
	expect(await axe(page)).toEqual([]);

	await page.reload();
	const root = page.locator('html');
	await expect(root).toHaveAttribute('lang', 'sv');
	await expect(root).toHaveAttribute('data-theme', 'dark');
	await expect(page.locator('.transcript .turn').first()).toBeVisible();
	expect(await setting(page)).toEqual(changed);
	await expect.poll(() => strayBars(page)).toEqual([]);

	await page.keyboard.press('Shift+S');
	await dialog.getByRole('button', { name: 'Återställ' }).click();
	await expect.poll(() => setting(page)).toEqual(first);
});
