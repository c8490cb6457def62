/** What coders agree on is taken into the consensus, whole documents at a time or by the passage, counted alone, and undone. */
import { expect } from '@playwright/test';
import { axe } from './axe.ts';
import { test } from './sample-study.ts';

test.use({ start: 'progress/' });

test('agreed passages become the consensus coder’s, one that is talked over joins them, and they are counted alone', async ({
	page
}) => {
	const grid = page.getByRole('grid', { name: 'Progress' });
	await page.getByRole('button', { name: 'Consensus' }).click();
	const panel = page.getByRole('dialog', { name: 'Consensus' });
	await expect(panel).toContainText('In the 5 documents shown.');
	await panel.getByRole('radio', { name: 'Any two' }).focus();
	await page.keyboard.press('Space');
	await expect(panel).toContainText('at least two people');
	expect(await axe(page)).toEqual([]);
	await panel.getByRole('button', { name: 'Take in what is agreed' }).press('Enter');
	const foot = page.getByRole('contentinfo');
	await expect(foot).toContainText(/Took \d+ agreed passages? into the consensus/);
	const agreed = Number(/Took (\d+)/.exec(await foot.innerText())?.[1]);
	await expect(grid.getByRole('columnheader', { name: 'Consensus' })).toBeVisible();
	await page.keyboard.press('Control+Z');
	await expect(grid.getByRole('columnheader', { name: 'Consensus' })).toBeHidden();
	await page.keyboard.press('Control+Y');
	await expect(grid.getByRole('columnheader', { name: 'Consensus' })).toBeVisible();

	await page.keyboard.press('Shift+C');
	await expect(page.locator('.transcript .ProseMirror p').first()).toBeVisible();
	await page.keyboard.press('n');
	await page.keyboard.press('n');
	await expect(page.getByRole('blockquote')).toHaveText(/^We were four adults .* and the grandmother,$/);
	await expect(page.getByRole('button', { name: 'Take the coded passage into the consensus' })).toBeVisible();
	await page.keyboard.press('Shift+V');
	await expect(foot).toContainText('Took 1 coded passage into the consensus');

	await page.keyboard.press('Shift+A');
	await page.getByRole('button', { name: /^Coder/ }).click();
	await page.getByRole('radio', { name: 'Consensus (agreed passages)' }).check();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('main')).toContainText('Agreed on by the coders (Consensus)');
	await expect(foot).toContainText(`${agreed + 1} coded passages by Consensus`);
	expect(await axe(page)).toEqual([]);
});
