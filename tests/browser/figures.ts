/** What walks over the analysis page do again and again: save a figure, read what was saved, reach a mark by key. */
import { expect, type Locator, type Page } from '@playwright/test';
import papa from 'papaparse';
import initSqlJs, { type Database } from 'sql.js';
import { saved } from './sample-study.ts';

/** Saves the figure, or the result where none is drawn, as one of the files of its menu. */
export async function saveAs(page: Page, name: string): Promise<void> {
	const item = page.getByRole('menuitem', { name });
	// A menu that closed a moment ago takes the next press for the one that closed it.
	await expect(async () => {
		await page.getByRole('button', { name: /^Save (figure|result)$/ }).click();
		await expect(item).toBeVisible({ timeout: 2000 });
	}).toPass();
	await item.click();
}

/** Presses Tab until the focus is there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let steps = 0; steps < 60; steps++) {
		if (await target.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	throw new Error('Tab does not reach it');
}

/** The project as it stands now, saved as a file and opened by SQLite. */
export async function copyOf(page: Page): Promise<Database> {
	const { bytes } = await saved(page, () => page.keyboard.press('Control+s'));
	return new (await initSqlJs()).Database(bytes);
}

/** The cells of a CSV file. */
export function rowsOf(bytes: Uint8Array): string[][] {
	const text = new TextDecoder().decode(bytes);
	return papa.parse<string[]>(text, { skipEmptyLines: true }).data;
}

/** A cell of a matrix. */
export const cell = (page: Page, name: string | RegExp): Locator => page.getByRole('gridcell', { name });

/** Shows a category on each axis of a matrix. */
export async function axes(page: Page, rows: string, columns: string): Promise<void> {
	for (const [label, category] of [
		['Rows', rows],
		['Columns', columns]
	] as const) {
		await page.getByLabel(label, { exact: true }).selectOption({ label: category });
	}
}
