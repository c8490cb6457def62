/** One long transcript, many passages deep in its middle: walked to its end, coded, resized, uncoded, undone and filtered. */
import { expect as standard, test, type Page } from '@playwright/test';
import initSqlJs from 'sql.js';
import { coder, writeStudy } from '../../src/cli/study-file.ts';
import { deep, longTalk } from '../bench/long-talk.ts';
import { saved } from './sample-study.ts';

const expect = standard.configure({ timeout: 30_000 });

const text = (page: Page) => page.locator('.transcript .ProseMirror');
const bars = (page: Page) => page.locator('.transcript .bar');
const quote = (page: Page) => page.getByRole('blockquote');
const told = (page: Page, words: string | RegExp) =>
	expect(page.getByRole('contentinfo').getByRole('status').filter({ hasText: words })).toBeVisible();

const sizes = [
	{ words: 10_000, tag: [] },
	{ words: 300_000, tag: ['@long'] }
];

for (const { words, tag } of sizes) {
	test(`a transcript of ${words} words is walked, coded and filtered`, { tag }, async ({ page }) => {
		const study = longTalk(words);
		const { turns } = study.documents[0]!;
		const { name: code, key } = study.codes.find((one) => one.key)!;
		await page.addInitScript(
			(settings) => {
				localStorage.setItem('samtal settings', settings);
				Reflect.deleteProperty(window, 'showSaveFilePicker');
			},
			JSON.stringify({ coder, language: 'en' })
		);
		await page.goto('./');
		const { bytes } = writeStudy(await initSqlJs(), study, 'Long');
		const file = { name: 'long.samtal', mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
		await page.locator('input[type=file]').setInputFiles(file);
		await page.waitForURL(/#project=/, { timeout: 90_000 });
		await page.getByRole('link', { name: 'Code', exact: true }).click();
		await expect(text(page).locator('.turn')).toHaveCount(turns.length);
		await expect(bars(page).first()).toBeVisible();

		await test.step('to the end by key', async () => {
			await text(page).focus();
			await page.keyboard.press('Control+End');
			await expect(page.getByRole('contentinfo')).toContainText(
				new RegExp(`of ${turns.length.toLocaleString('en')}`)
			);
			await expect(text(page).locator('.turn').last()).toBeInViewport();
			await expect(text(page).locator('.turn').last()).toHaveClass(/turn-read/);
		});

		await test.step('coded, resized, uncoded and undone there', async () => {
			for (const pressed of ['k', 't', key!]) await page.keyboard.press(pressed);
			await told(page, `${code} added`);
			await expect(quote(page)).toHaveText(turns.at(-2)!.text);
			await expect(page.locator('.transcript .bar.on')).toBeInViewport();
			await page.keyboard.press('Shift+E');
			await expect(quote(page)).not.toHaveText(turns.at(-2)!.text);
			await page.keyboard.press('x');
			await expect(page.locator('.transcript .bar.on')).toHaveCount(0);
			await page.keyboard.press('Control+z');
			await told(page, 'Undone: Removed a coded passage');
			await page.keyboard.press('Control+z');
			await told(page, 'Undone: Changed the range of a passage');
		});

		await test.step('to the middle by the strip, where passages lie deep', async () => {
			const strip = (await page.locator('.transcript .density').boundingBox())!;
			await page.mouse.click(strip.x + strip.width / 2, strip.y + strip.height / 2);
			await expect(
				text(page)
					.locator('.turn')
					.nth(turns.length / 2)
			).toBeInViewport();
			const more = page.getByRole('button', { name: /more coded passages here/ });
			const counts = async () => (await more.allTextContents()).map(Number);
			await expect.poll(async () => Math.max(...(await counts()))).toBeGreaterThan(deep / 2);
		});

		await test.step('narrowed to no stripes and back', async () => {
			await page.getByRole('button', { name: /^Stripes/ }).click();
			const whose = page.getByRole('combobox', { name: 'Show coded passages by' });
			await whose.selectOption({ label: 'None' });
			await expect(bars(page)).toHaveCount(0);
			await expect(text(page).locator('.coded')).toHaveCount(0);
			await whose.selectOption({ label: 'All coders' });
			await expect(bars(page).first()).toBeVisible();
		});

		const copy = await saved(page, () => page.keyboard.press('Control+s'));
		const db = new (await initSqlJs()).Database(copy.bytes);
		const [codings] = db.exec('select quote, start, "end" from coding');
		expect(codings!.values.length).toBe(study.codings.length + 1);
		const whole = turns.map((turn) => turn.text).join('\n');
		for (const [words, start, end] of codings!.values)
			expect(words).toBe(whole.slice(Number(start), Number(end)));
	});
}
