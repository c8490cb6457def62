/** Every route: axe finds nothing in light and dark, title, landmarks and controls have names, and nothing runs over at 768 to 1920 px. */
import { expect } from '@playwright/test';
import { axFaults } from './accessibility-tree.ts';
import { axe } from './axe.ts';
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
	'export/',
	'history/',
	'progress/'
];

for (const route of routes) {
	test.describe(() => {
		test.use({ start: route });

		test(`nothing is wrong with /${route}, light or dark, narrow or wide`, async ({ page }) => {
			await page.waitForLoadState('networkidle');
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				expect(await axe(page)).toEqual([]);
			}
			expect(await axFaults(page)).toEqual([]);
			for (const width of [768, 1280, 1920]) {
				await page.setViewportSize({ width, height: 800 });
				// Panes and figures take a frame to find their new size.
				const over = (): Promise<number> =>
					page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
				await expect.poll(over, { message: `at ${width}` }).toBeLessThanOrEqual(0);
			}
		});
	});
}
