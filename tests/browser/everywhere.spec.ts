/** Every route: axe finds nothing in light and dark, nothing runs over at 768 to 1920 px, and no request leaves the machine. */
import AxeBuilder from '@axe-core/playwright';
import { expect as standard } from '@playwright/test';
import { test } from './sample-study.ts';

const expect = standard.configure({ timeout: 30_000 });
const routes = [
	'',
	'documents/',
	'cases/',
	'cases/#view=page',
	'code/',
	'answers/',
	'codebook/',
	'codebook/passages/',
	'memos/',
	'analyse/',
	'export/',
	'history/'
];

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing on any route, ${colorScheme}`, async ({ page }) => {
		test.setTimeout(300_000);
		await page.emulateMedia({ colorScheme });
		const strays: string[] = [];
		page.on('request', (request) => {
			if (!/^(http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) strays.push(request.url());
		});
		const project = /project=([0-9a-f-]+)/.exec(page.url())?.[1];
		for (const route of routes) {
			await page.goto(address(route, project));
			await expect(page.getByRole('contentinfo')).toBeVisible();
			await expect(page.getByText('Opening the project')).toHaveCount(0);
			await page.waitForLoadState('networkidle');
			const { violations } = await new AxeBuilder({ page }).analyze();
			expect(violations.map(({ id, nodes }) => `${route} ${id}: ${nodes[0]?.html}`)).toEqual([]);
		}
		expect(strays).toEqual([]);
	});
}

test('nothing runs over the window from 768 to 1920 px', async ({ page }) => {
	test.setTimeout(300_000);
	const project = /project=([0-9a-f-]+)/.exec(page.url())?.[1];
	for (const route of routes) {
		await page.goto(address(route, project));
		await expect(page.getByRole('contentinfo')).toBeVisible();
		await expect(page.getByText('Opening the project')).toHaveCount(0);
		for (const width of [768, 1280, 1920]) {
			await page.setViewportSize({ width, height: 800 });
			const over = await page.evaluate(
				() => document.documentElement.scrollWidth - document.documentElement.clientWidth
			);
			expect(over, `${route} at ${width}`).toBeLessThanOrEqual(0);
		}
	}
});

/** The address of a route in the project; a route may bring values of its own for the fragment. */
function address(route: string, project: string | undefined): string {
	const [path, values] = route.split('#');
	return `./${path}#project=${project}${values ? `&${values}` : ''}`;
}
