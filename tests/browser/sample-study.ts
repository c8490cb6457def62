/** The sample study in a browser: opened as a coder of its own, and what its file says must come out of it. */
import { expect, type Download, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

type Study = {
	coders: { name: string }[];
	codings: { coder: string; document: string; code: string; quote?: string }[];
};

/** What the sample's own file holds. */
export const study = JSON.parse(
	readFileSync(fileURLToPath(new URL('../../static/sample/study.json', import.meta.url)), 'utf8')
) as Study;

/** The sample's coder Ada, so that her passages are one's own. */
export const ada = { guid: 'a66390db-75e7-42b4-85f5-2a1e6c7a4283', name: 'Ada', color: '#1f7fb8' };

/** Opens the sample study in a fresh browser; files are then saved as downloads, which a test can read. */
export async function openSample(page: Page): Promise<void> {
	await page.addInitScript(
		(settings) => {
			if (!localStorage.getItem('samtal settings')) localStorage.setItem('samtal settings', settings);
			Reflect.deleteProperty(window, 'showSaveFilePicker');
		},
		JSON.stringify({ coder: ada, language: 'en' })
	);
	await page.goto('./');
	await page.getByRole('button', { name: 'Open the sample study' }).click();
	await page.waitForURL(/code\/#project=/, { timeout: 60_000 });
	await expect(page.getByRole('navigation', { name: 'Project' })).toBeVisible();
}

/** Goes to a section of the open project without loading the page anew. */
export async function goTo(page: Page, section: string): Promise<void> {
	await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click();
	await page.waitForURL(new RegExp(`/${section.toLowerCase()}/`));
}

/** The bytes of what `deed` saves, and the name under which. */
export async function saved(
	page: Page,
	deed: () => Promise<void>
): Promise<{ name: string; bytes: Uint8Array }> {
	const [download] = await Promise.all([page.waitForEvent('download', { timeout: 60_000 }), deed()]);
	return { name: download.suggestedFilename(), bytes: await bytesOf(download) };
}

async function bytesOf(download: Download): Promise<Uint8Array> {
	return new Uint8Array(await readFile(await download.path()));
}
