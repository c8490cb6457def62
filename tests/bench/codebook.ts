/**
 * The codebook page of the built app in Chromium with 2,000 codes: the longest task of the page's own thread while it
 * opens, while the tree is filtered letter by letter, put in another order, and changed by a move. The browser itself
 * tells of tasks over 50 ms; where it tells of none, the figure is 0.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeStudy } from '../../src/cli/generated-study.ts';
import { drive, longestTask, takeIn, watchTasks } from './driven-browser.ts';
import { budget, rowOf, type Part, type Row } from './row.ts';
import { sqlJs } from './studies.ts';
import { coder, writeStudy } from '../../src/cli/study-file.ts';

const codes = 2000;
const rounds = 5;

export const part: Part = {
	name: 'codebook',
	about: `the codebook page with ${codes.toLocaleString('en')} codes: its longest task`,
	measure: () =>
		drive(async ({ context, page, address, folder }) => {
			const settings = JSON.stringify(JSON.stringify({ coder, language: 'en' }));
			await context.addInitScript({
				content: `${watchTasks}localStorage.getItem('samtal settings') ?? localStorage.setItem('samtal settings', ${settings})`
			});
			const study = writeStudy(await sqlJs(), makeStudy({ codings: 20_000, codes }), 'Codebook');
			const path = join(folder, 'codebook.samtal');
			await writeFile(path, study.bytes);
			const project = await takeIn(page, address, path);
			return measured(page, `${address}codebook/#project=${project}`);
		})
};

async function measured(page: Page, address: string): Promise<Row[]> {
	const samples: Record<string, number[]> = { open: [], filter: [], sort: [], move: [] };
	for (let i = 0; i < rounds; i++) {
		await page.goto('about:blank');
		await page.goto(address);
		await page.locator('[role=treeitem]').first().waitFor();
		samples['open']!.push(await longestTask(page));
		for (const [name, deed] of Object.entries(deeds)) {
			await longestTask(page);
			await deed(page, i);
			samples[name]!.push(await longestTask(page));
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
