/** The sample study in a browser: a copy for each test, its coder, and what its file says must come out of it. */
import { expect, test as base, type BrowserContext, type Download, type Page } from '@playwright/test';
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

/**
 * A test with the sample study at hand: each worker makes it once, as a person does, and every test gets a copy of that
 * project in the same browser; a request off the machine fails it. Tests of making it, and those that need an empty browser, take Playwright's own `test`.
 */
export const test = base.extend<{ start: string }, { studied: { context: BrowserContext; folder: string } }>({
	/** Where the project is opened: the page's path, with further values of its fragment after a #. */
	start: ['code/', { option: true }],
	studied: [
		async ({ browser }, use, { project }) => {
			const { baseURL, locale, viewport } = project.use;
			const context = await browser.newContext({
				...(baseURL ? { baseURL } : {}),
				...(locale ? { locale } : {}),
				...(viewport ? { viewport } : {}),
				reducedMotion: 'reduce'
			});
			const page = await context.newPage();
			await settle(page);
			await page.goto('./');
			await page.getByRole('button', { name: 'Open the sample study' }).click();
			await page.waitForURL(/code\/#project=/, { timeout: 60_000 });
			await expect(page.getByRole('navigation', { name: 'Project' })).toBeVisible();
			const folder = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('project') as string;
			await page.close();
			await use({ context, folder });
			await context.close();
		},
		{ scope: 'worker', timeout: 120_000 }
	],
	context: async ({ studied }, use) => {
		await use(studied.context);
		for (const page of studied.context.pages()) await page.close();
	},
	page: async ({ context, studied, start }, use) => {
		const page = await context.newPage();
		const strays: string[] = [];
		page.on('request', (request) => {
			if (!/^(http:\/\/127\.0\.0\.1|blob:|data:)/.test(request.url())) strays.push(request.url());
		});
		await settle(page);
		// Any file of the app will do, as long as it starts no app.
		await page.goto('./sample/study.json');
		const project = await page.evaluate(copyProject, studied.folder);
		const [path, values] = start.split('#');
		await page.goto(`./${path}#project=${project}${values ? `&${values}` : ''}`);
		await expect(page.getByRole('contentinfo')).toBeVisible({ timeout: 30_000 });
		await expect(page.getByText('Opening the project')).toHaveCount(0, { timeout: 30_000 });
		await use(page);
		expect(strays).toEqual([]);
	}
});

/** Settings as after Ada's first visit; files are saved as downloads, which a test can read. */
async function settle(page: Page): Promise<void> {
	await page.addInitScript(
		(settings) => {
			if (!sessionStorage.getItem('settled')) localStorage.setItem('samtal settings', settings);
			sessionStorage.setItem('settled', 'yes');
			Reflect.deleteProperty(window, 'showSaveFilePicker');
		},
		JSON.stringify({ coder: ada, language: 'en' })
	);
}

/** Runs in the page: copies the files of a project that no tab has open; gives the copy's folder. */
async function copyProject(folder: string): Promise<string> {
	const root = await navigator.storage.getDirectory();
	const projects = await root.getDirectoryHandle('projects');
	const source = await projects.getDirectoryHandle(folder);
	const name = crypto.randomUUID();
	const target = await projects.getDirectoryHandle(name, { create: true });
	for await (const handle of source.values()) {
		if (handle.kind !== 'file') continue;
		const bytes = await (await (handle as FileSystemFileHandle).getFile()).arrayBuffer();
		const file = await target.getFileHandle(handle.name, { create: true });
		const writable = await file.createWritable();
		await writable.write(bytes);
		await writable.close();
	}
	return name;
}

/** Goes to a section of the open project without loading the page anew. */
export async function goTo(page: Page, section: string): Promise<void> {
	const there = new RegExp(`/${section.toLowerCase()}/`);
	if (there.test(page.url())) return;
	await page.getByRole('navigation').getByRole('link', { name: section, exact: true }).click();
	await page.waitForURL(there);
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
