/** What axe finds wrong with a page. */
import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axeCore from 'axe-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * Every violation of every rule of axe, as `RULE: HTML OF EACH ELEMENT`. It runs in the page itself, which has no frames:
 * gathering over frames would open a second page for each look and take seven times as long.
 */
export async function axe(page: Page): Promise<string[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
	return page.evaluate(async () => {
		if (document.querySelector('iframe, frame')) throw new Error('axe would miss what is in frames');
		const { axe } = window as unknown as { axe: typeof axeCore };
		const { violations } = await axe.run({
			resultTypes: ['violations'],
			rules: { 'target-size': { enabled: true } }
		});
		return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
	});
}
