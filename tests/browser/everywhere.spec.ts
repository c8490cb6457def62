/**
 * Every route: axe finds nothing in light and dark, title, landmarks and controls have names, and nothing runs over or is cut off
 * from 320 px (1280 at four times the size) to 1920 px.
 */
import { expect, type Locator, type Page } from '@playwright/test';
import { axFaults } from './accessibility-tree.ts';
import { axe } from './axe.ts';
import { outOfReach } from './reach.ts';
import { test } from './sample-study.ts';

const routes = [
	'',
	'documents/',
	'cases/',
	'cases/#view=page',
	'code/',
	'answers/',
	'codebook/',
	'codebook/passages/',
	'codebook/merge/',
	'codebook/versions/',
	'memos/',
	'search/#q=school',
	'themes/',
	'analyse/',
	'analyse/#view=query',
	'analyse/#view=grid',
	'export/',
	'history/',
	'progress/'
];

for (const route of routes) {
	test.describe(() => {
		test.use({ start: route });

		test(`nothing is wrong with /${route}, light or dark, narrow or wide`, async ({ page }) => {
			await page.waitForLoadState('networkidle');
			// What a page shows may be a part that is loaded by itself.
			await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				expect(await axe(page)).toEqual([]);
			}
			expect(await axFaults(page)).toEqual([]);
			for (const width of [1920, 1280, 768, 640, 320]) {
				await page.setViewportSize({ width, height: 800 });
				// Panes and figures take a frame to find their new size.
				const over = (): Promise<number> =>
					page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
				await expect.poll(over, { message: `at ${width}` }).toBeLessThanOrEqual(0);
				if (width < 768) await allIsInReach(page, width);
			}
		});
	});
}

/** Nothing is cut off, nor with any of the panes open. */
async function allIsInReach(page: Page, width: number): Promise<void> {
	const faults = (): Promise<string[]> => outOfReach(page);
	await expect.poll(faults, { message: `at ${width}` }).toEqual([]);
	for (const rail of await page.locator('[data-rail]').all()) {
		await rail.click();
		await expect(rail).toHaveAttribute('aria-expanded', 'true');
		await expect.poll(faults, { message: `at ${width} with a pane` }).toEqual([]);
		await rail.click();
	}
}

test.describe(() => {
	test.use({ start: 'code/' });

	test('with colours of the system, what is current, chosen or has the focus is still seen; nothing moves where motion is not wished', async ({
		page
	}) => {
		await page.emulateMedia({ forcedColors: 'active' });
		const outline = (locator: Locator): Promise<string> =>
			locator.evaluate((element) => getComputedStyle(element).outlineStyle);
		expect(await outline(page.getByRole('link', { name: 'Code', exact: true }))).toBe('dashed');
		expect(await outline(page.getByRole('option', { selected: true }).first())).toBe('dashed');
		expect(await outline(page.locator('.turn-read'))).toBe('dashed');
		await page.keyboard.press('Tab');
		expect(await outline(page.locator(':focus'))).toBe('solid');
		const colors = await page
			.locator('.bar')
			.evaluateAll((bars) => bars.map((bar) => getComputedStyle(bar, '::before').backgroundColor));
		expect(new Set(colors).size).toBeGreaterThan(2);
		const moving = await page.evaluate(() =>
			[...document.querySelectorAll('*')]
				.filter((one) => parseFloat(getComputedStyle(one).transitionDuration) > 0.001)
				.map(({ className }) => String(className))
		);
		expect(moving).toEqual([]);
	});
});
