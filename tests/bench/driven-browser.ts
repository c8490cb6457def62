/** The built app in a Chromium of its own, for a benchmark to drive; and what is watched inside its pages. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { chromiumLaunch } from '../tools/chromium.mjs';
import { serve } from '../tools/start.mjs';
import { built } from './built.ts';

/** What a benchmark drives: a page, its context, where the app is served, and a folder that goes with the run. */
export type Driven = {
	readonly page: Page;
	readonly context: BrowserContext;
	readonly address: string;
	readonly folder: string;
};

/** Runs `measure` in a browser with a profile on the disk, so that what the app stores is durable; all goes afterwards. */
export async function drive<T>(measure: (driven: Driven) => Promise<T>): Promise<T> {
	const server = await serve({ root: await built(), port: 0 });
	const folder = await mkdtemp(join(tmpdir(), 'samtal-bench-'));
	const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
		...chromiumLaunch(),
		viewport: { width: 1440, height: 900 },
		locale: 'en-GB'
	});
	try {
		// The compiler that runs this file marks functions with their names by a function that the page has not.
		await context.addInitScript({ content: 'globalThis.__name = (marked) => marked' });
		const page = context.pages()[0] ?? (await context.newPage());
		return await measure({ page, context, address: server.address, folder });
	} finally {
		await context.close();
		await server.close();
		await rm(folder, { recursive: true, force: true });
	}
}

/** Brings a project in by the home page's own field for files; gives its folder. */
export async function takeIn(page: Page, address: string, path: string): Promise<string> {
	await page.goto(address);
	await page.getByRole('button', { name: 'New project' }).waitFor();
	await page.locator('input[type=file]').setInputFiles(path);
	await page.waitForURL(/#project=/, { timeout: 180_000 });
	return new URLSearchParams(new URL(page.url()).hash.slice(1)).get('project')!;
}

/** The longest task since the last time it was asked, in ms, once the page has been at rest for a while; 0 for none over 50. */
export async function longestTask(page: Page): Promise<number> {
	await page.waitForTimeout(700);
	return Number(await page.evaluate('globalThis.longestTask()'));
}

/** Runs before the page's own scripts, so that `longestTask` can ask. */
export const watchTasks = `
	if (location.protocol !== 'about:') {
		let longest = 0;
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
		}).observe({ type: 'longtask', buffered: true });
		globalThis.longestTask = () => {
			const answer = longest;
			longest = 0;
			return answer;
		};
	}
`;
