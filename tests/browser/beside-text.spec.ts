/** What stands beside a transcript: its recording, played, followed and used for times, and pictures. */
import { expect as standard, type Page } from '@playwright/test';
import { axe } from './axe.ts';
import { test } from './sample-study.ts';
import { greyPng, toneWav } from './made-media.ts';

const expect = standard.configure({ timeout: 15_000 });

const turns = (page: Page) => page.locator('.transcript .turn');
const player = (page: Page) => page.getByRole('region', { name: 'Recording' });

/** Chooses files where a browser without handles asks for them. */
async function choose(
	page: Page,
	ask: () => Promise<void>,
	files: { name: string; mimeType: string; buffer: Buffer }[]
): Promise<void> {
	await page.evaluate(() => Reflect.deleteProperty(window, 'showOpenFilePicker'));
	const [chooser] = await Promise.all([page.waitForEvent('filechooser'), ask()]);
	await chooser.setFiles(files);
}

const menu = (page: Page, entry: string) => async (): Promise<void> => {
	await page.getByRole('button', { name: 'More for this document' }).click();
	await page.getByRole('menuitem', { name: entry }).click();
};

/** Clicks the time of a turn, which stands in the column beside its words. */
async function clickTime(page: Page, number: number): Promise<void> {
	const turn = turns(page).nth(number - 1);
	await turn.click({ position: { x: 80, y: 38 } });
}

test('a recording is played, the turn that is spoken marked, and a time set from it', async ({ page }) => {
	const wav = { name: 'talk.wav', mimeType: 'audio/wav', buffer: toneWav(120) };
	await expect(turns(page).first()).toBeVisible();
	await choose(page, menu(page, 'Tie to a recording…'), [wav]);
	await expect(player(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();

	await test.step('F4 plays and pauses', async () => {
		await page.keyboard.press('F4');
		await expect(player(page).getByRole('button', { name: 'Pause' })).toBeVisible();
		await page.keyboard.press('F4');
		await expect(player(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
	});

	await test.step('a click on a time plays from there, and the turn is marked as current', async () => {
		await clickTime(page, 2);
		await expect(turns(page).nth(1)).toHaveAttribute('aria-current', 'true');
		await page.keyboard.press('F4');
		await expect(player(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
	});

	await test.step('a key sets the time of the turn that is read to where the recording is', async () => {
		const place = player(page).getByRole('slider', { name: 'Place in the recording' });
		await place.fill('77000');
		await turns(page).nth(1).locator('p').click();
		await page.keyboard.press('Control+Shift+Enter');
		await expect(page.getByRole('group', { name: /turn 2, 00:01:17$/ })).toBeVisible();
		await page.keyboard.press('Control+z');
		await expect(page.getByRole('group', { name: /turn 2, 00:01:17$/ })).toHaveCount(0);
	});

	await test.step('Ctrl and full stop plays faster', async () => {
		await page.keyboard.press('Control+.');
		await expect(player(page).getByText('1.1×')).toBeVisible();
		await page.keyboard.press('Control+,');
	});

	await test.step('after a reload the file is asked for in one sentence, and everything else works', async () => {
		await page.reload();
		await expect(player(page).getByText('talk.wav is not at hand', { exact: false })).toBeVisible();
		await expect(turns(page).first()).toBeVisible();
		await choose(page, async () => player(page).getByRole('button', { name: 'Choose the file' }).click(), [
			wav
		]);
		await expect(player(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
	});
});

test(
	'pictures stand beside a document: made smaller, shown large, named, removed and brought back',
	{ tag: '@long' },
	async ({ page }) => {
		await expect(turns(page).first()).toBeVisible();
		await choose(page, menu(page, 'Add pictures…'), [
			{ name: 'wall.png', mimeType: 'image/png', buffer: greyPng(3000, 600) },
			{ name: 'notes.png', mimeType: 'image/png', buffer: greyPng(200, 100) },
			{ name: 'broken.png', mimeType: 'image/png', buffer: Buffer.from('no picture') }
		]);
		await expect(
			page.getByText('Added 2 pictures. 1 was made smaller', { exact: false }).first()
		).toBeVisible();
		await expect(
			page.getByText('Not a picture that can be shown: broken.png.', { exact: false }).first()
		).toBeVisible();
		await page.getByRole('radio', { name: 'Pictures 2' }).check();
		await expect(page.getByRole('img', { name: 'wall.png' })).toHaveAttribute('width', '2560');

		await page.getByRole('button', { name: 'wall.png' }).click();
		const dialog = page.getByRole('dialog');
		await dialog.getByLabel('Name').fill('The wall at noon');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('img', { name: 'The wall at noon' })).toBeVisible();
		await page.getByRole('button', { name: 'The wall at noon' }).click();
		await dialog.getByRole('button', { name: 'Next picture' }).click();
		await expect(dialog.getByRole('img', { name: 'notes.png' })).toBeVisible();
		await dialog.getByRole('button', { name: 'Remove the picture' }).click();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('img', { name: 'notes.png' })).toHaveCount(0);
		await page.keyboard.press('Control+z');
		await expect(page.getByRole('img', { name: 'notes.png' })).toBeVisible();
	}
);

test('the states beside a transcript hold against axe @long', async ({ page }) => {
	const clean = async (): Promise<void> => {
		expect(await axe(page)).toEqual([]);
	};
	await expect(turns(page).first()).toBeVisible();
	await page.keyboard.press('Control+e');
	await clean();
	await page.keyboard.press('Control+Enter');
	await expect(page.getByRole('dialog')).toBeVisible();
	await clean();
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+e');
	await page.keyboard.press('F7');
	await clean();
	await choose(page, menu(page, 'Tie to a recording…'), [
		{ name: 'talk.wav', mimeType: 'audio/wav', buffer: toneWav(30) }
	]);
	await expect(player(page).getByRole('button', { name: 'Play', exact: true })).toBeVisible();
	await player(page).getByRole('button', { name: 'Recording settings' }).click();
	await clean();
});
