/**
 * The codebook page of the built app in Chromium with 2,000 codes: the longest task of the page's own thread while it
 * opens, while the tree is filtered letter by letter, put in another order, and changed by a move. The browser itself
 * tells of tasks over 50 ms; where it tells of none, the figure is 0.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumLaunch } from '../tools/chromium.mjs';
import { serve } from '../tools/start.mjs';
import { built } from './built.ts';
import { makeStudy } from '../../src/cli/generated-study.ts';
import { budget, rowOf, type Part, type Row } from './row.ts';
import { sqlJs } from './studies.ts';
import { coder, writeStudy } from '../../src/cli/study-file.ts';

const codes = 2000;
const rounds = 5;

export const part: Part = {
	name: 'codebook',
	about: `the codebook page with ${codes.toLocaleString('en')} codes: its longest task`,
	measure: async () => {
		const server = await serve({ root: await built(), port: 0 });
		const folder = await mkdtemp(join(tmpdir(), 'samtal-bench-'));
		const context = await chromium.launchPersistentContext(join(folder, 'profile'), {
			...chromiumLaunch(),
			viewport: { width: 1440, height: 900 },
			locale: 'en-GB'
		});
		try {
			await context.addInitScript({ content: watchTasks(JSON.stringify({ coder, language: 'en' })) });
			const page = context.pages()[0] ?? (await context.newPage());
			const study = writeStudy(await sqlJs(), makeStudy({ codings: 20_000, codes }), 'Codebook');
			const path = join(folder, 'codebook.samtal');
			await writeFile(path, study.bytes);
			await page.goto(server.address);
			await page.getByRole('button', { name: 'New project' }).waitFor();
			await page.locator('input[type=file]').setInputFiles(path);
			await page.waitForURL(/#project=/, { timeout: 180_000 });
			const hash = new URL(page.url()).hash;
			return await measured(page, `${server.address}codebook/${hash}`);
		} finally {
			await context.close();
			await server.close();
			await rm(folder, { recursive: true, force: true });
		}
	}
};

async function measured(page: Page, address: string): Promise<Row[]> {
	const samples: Record<string, number[]> = { open: [], filter: [], sort: [], move: [] };
	for (let i = 0; i < rounds; i++) {
		await page.goto('about:blank');
		await page.goto(address);
		await page.locator('[role=treeitem]').first().waitFor();
		samples['open']!.push(await longest(page));
		for (const [name, deed] of Object.entries(deeds)) {
			await longest(page);
			await deed(page, i);
			samples[name]!.push(await longest(page));
		}
	}
	return Object.entries(samples).map(([name, list]) =>
		rowOf(`longest task of the codebook page: ${name}`, codes, list, budget(50))
	);
}

const deeds: Record<string, (page: Page, round: number) => Promise<void>> = {
	filter: async (page) => {
		const field = page.getByRole('searchbox', { name: 'Find a code' });
		await field.pressSequentially('code 1', { delay: 60 });
		await field.fill('');
	},
	sort: async (page) => {
		for (const order of ['By name', 'By count, largest first', 'By hand']) {
			await page.getByRole('button', { name: 'How the tree is shown' }).click();
			await page.getByRole('menuitemcheckbox', { name: order }).click();
			await page.waitForTimeout(100);
		}
	},
	move: async (page, round) => {
		const row = page.locator('[role=treeitem]').nth(3 + round);
		await row.click();
		await row.press('Alt+ArrowDown');
		await page.waitForTimeout(300);
		await page.keyboard.press('Control+z');
	}
};

/** The longest task since the last time it was asked, in ms, once the page has been at rest for a while. */
async function longest(page: Page): Promise<number> {
	await page.waitForTimeout(700);
	return Number(await page.evaluate('globalThis.longestTask()'));
}

/** Runs before the page's own scripts: settings, and the longest task that the browser tells of. */
const watchTasks = (settings: string): string => `
	if (location.protocol !== 'about:') {
		localStorage.getItem('samtal settings') ?? localStorage.setItem('samtal settings', ${JSON.stringify(settings)});
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
