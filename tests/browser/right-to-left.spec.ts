/** Transcripts in Arabic and Hebrew, with Latin words and numbers among theirs: brought in, read, coded by keys and by mouse. */
import { expect as standard, type Locator, type Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import initSqlJs, { type Database } from 'sql.js';
import { axe } from './axe.ts';
import { saved, test } from './sample-study.ts';

const expect = standard.configure({ timeout: 15_000 });
test.use({ start: 'documents/' });

const text = (page: Page) => page.locator('.transcript .ProseMirror');
const turn = (page: Page, number: number) => page.locator('.transcript .turn').nth(number - 1);
const told = (page: Page, words: string) =>
	expect(page.getByRole('contentinfo').getByRole('status').filter({ hasText: words })).toBeVisible();
const selection = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? '');
const quote = (page: Page) => page.getByRole('blockquote');

const talks = [
	{ title: 'arabic', facilitator: 'المحاورة', word: 'أهلًا', latins: ['BankID', '45'] },
	{ title: 'hebrew', facilitator: 'מראיינת', word: 'זה', latins: ['Google'] }
];

test('interviews in Arabic and Hebrew are brought in, read and coded from right to left', async ({
	page
}) => {
	await page.locator('input[type=file]').setInputFiles(talks.map(({ title }) => fixture(title)));
	await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
	for (const { title, facilitator } of talks) {
		const files = page.getByRole('region', { name: 'Files', exact: true });
		const file = files.getByRole('listitem').filter({ hasText: title });
		await expect(file).toContainText('20 turns');
		await expect(file).toContainText('2 speakers');
		await file.getByRole('button').first().click();
		await page.getByRole('checkbox', { name: `${facilitator} is a facilitator` }).check();
	}
	await page.getByRole('button', { name: 'Import 2 documents' }).click();
	await page.getByRole('grid').getByText('hebrew', { exact: true }).click();
	await page.keyboard.press('Enter');
	await page.waitForURL(/code\/#project=.*document=/);

	for (const { title, word, latins } of talks.toReversed()) {
		await test.step(title, async () => {
			await page.getByRole('option', { name: title }).click();
			await expect(page.getByRole('heading', { name: title })).toBeVisible();
			await expect(turn(page, 1)).toBeVisible();
			await text(page).focus();
			await expect(text(page)).toBeFocused();
			await standsMirrored(page);
			await keysAreMirrored(page);
			await codeByKeys(page, word);
			for (const latin of latins) await codeByMouse(page, latin);
			// Two digits leave little room between the handles.
			expect(await axe(page)).toEqual([]);
			await stretchByHandle(page, latins.at(-1)!);
			await dragHandle(page);
		});
	}

	const { bytes } = await saved(page, () => page.keyboard.press('Control+s'));
	const db = new (await initSqlJs()).Database(bytes);
	for (const { title, latins } of talks)
		expect(quotesAndSlices(db, title)).toEqual([true, true, ...latins.map(() => true)]);
});

/** Speakers to the right of their words, the margin and the strip to the left, the cursor's mark at the right edge. */
async function standsMirrored(page: Page): Promise<void> {
	const box = async (selector: string) => (await page.locator(selector).first().boundingBox())!;
	const [words, margin, strip, whole] = await Promise.all(
		['.transcript .turn p', '.transcript .margin', '.transcript .density', '.transcript .turn'].map(box)
	);
	expect(margin!.x + margin!.width).toBeLessThanOrEqual(words!.x);
	expect(strip!.x).toBeLessThan(margin!.x);
	expect(whole!.x + whole!.width).toBeGreaterThan(words!.x + words!.width + 90);
	await expect(page.locator('.turn-read')).toHaveCSS(
		'background-position',
		/^(right 0px|100%) top 10px|^100% 10px/
	);
}

/** The sheet of keys and the palette show the arrow that goes on, which is the left one. */
async function keysAreMirrored(page: Page): Promise<void> {
	await page.keyboard.press('?');
	await expect(page.getByRole('button', { name: 'for Next word' })).toHaveText('Ctrl ←');
	await expect(page.getByRole('button', { name: 'Select on to the next word' })).toHaveText('Ctrl Shift ←');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Control+k');
	await page.getByRole('combobox', { name: 'Find or do anything' }).fill('next word');
	await expect(page.getByRole('option', { name: /^Next word/ })).toContainText('Ctrl ←');
	await page.keyboard.press('Escape');
	await expect(text(page)).toBeFocused();
}

/** Two words by Shift and the arrow that goes on, which is the left one; then a turn. */
async function codeByKeys(page: Page, word: string): Promise<void> {
	await page.keyboard.press('j');
	await page.keyboard.press('Control+Shift+ArrowLeft');
	await expect.poll(() => selection(page)).toBe(word);
	for (let letter = 0; letter < 3; letter++) await page.keyboard.press('Shift+ArrowLeft');
	// A letter and the mark on it are one.
	await expect.poll(() => selection(page)).toMatch(new RegExp(`^${word}\\P{M}{3}\\p{M}?$`, 'u'));
	await page.keyboard.press('Shift+ArrowRight');
	await expect.poll(() => selection(page)).toMatch(new RegExp(`^${word}\\P{M}{2}$`, 'u'));
	await page.keyboard.press('b');
	await told(page, 'Trust between people added');
	for (const key of ['j', 'j', 't', 'w']) await page.keyboard.press(key);
	await told(page, 'Workload added');
	await expect(quote(page)).toHaveText((await turn(page, 4).locator('p').textContent())!);
	const [bar, words] = await Promise.all([
		page.locator('.transcript .bar.on').boundingBox(),
		turn(page, 4).locator('.coded').first().boundingBox()
	]);
	expect(bar!.x + bar!.width).toBeLessThan(words!.x);
	expect(Math.abs(bar!.y - words!.y)).toBeLessThan(8);
}

/** A double click takes a word of Latin letters or a number within the others, also while another turn is selected. */
async function codeByMouse(page: Page, latin: string): Promise<void> {
	const { x, y, width, height } = await boxOf(page, latin);
	await page.mouse.dblclick(x + width / 2, y + height / 2);
	await expect.poll(async () => (await selection(page)).trim()).toBe(latin);
	await page.keyboard.press('p');
	await told(page, 'Protected time added');
	await expect(quote(page)).toHaveText(latin);
}

/** The handle stands where the word ends, and its arrows move it by a word to the side on which reading goes on. */
async function stretchByHandle(page: Page, latin: string): Promise<void> {
	const coded = await boxOf(page, latin);
	const line = await endHandle(page).evaluate(
		(handle) =>
			handle.getBoundingClientRect().left + parseFloat(getComputedStyle(handle, '::before').left) + 1
	);
	// A Latin word or a number ends at its right.
	expect(Math.abs(line - (coded.x + coded.width))).toBeLessThan(1);
	await endHandle(page).focus();
	await page.keyboard.press('ArrowLeft');
	await expect.poll(async () => (await quote(page).textContent())!.length).toBeGreaterThan(latin.length);
	await page.keyboard.press('ArrowRight');
	await expect(quote(page)).toHaveText(latin);
}

/** The end is dragged over the next word, which is to the left, and back by a key. */
async function dragHandle(page: Page): Promise<void> {
	const short = (await quote(page).textContent())!;
	await endHandle(page).press('ArrowLeft');
	await expect(quote(page)).not.toHaveText(short);
	const long = (await quote(page).textContent())!;
	const next = await boxOf(page, long.split(/\s/).at(-1)!, '[class*="-on"]');
	await endHandle(page).press('ArrowRight');
	await expect(quote(page)).toHaveText(short);
	// Waits until the handle stands still.
	await endHandle(page).hover();
	await page.mouse.down();
	await page.mouse.move(next.x + 1, next.y + next.height / 2, { steps: 4 });
	await page.mouse.up();
	await expect(quote(page)).toHaveText(long);
	await text(page).focus();
}

const endHandle = (page: Page): Locator => page.getByRole('button', { name: 'End of the coded passage' });

/** Where words stand that come first in the text, or first after an element of it; they are scrolled into view. */
function boxOf(page: Page, sought: string, after = '.turn'): Promise<DOMRect> {
	return text(page).evaluate(
		(element, [sought, after]) => {
			const words = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
			words.currentNode = element.querySelector(after)!;
			for (let node = words.nextNode(); node; node = words.nextNode()) {
				const at = node.nodeValue!.indexOf(sought);
				if (at < 0) continue;
				node.parentElement!.scrollIntoView({ block: 'nearest' });
				const range = document.createRange();
				range.setStart(node, at);
				range.setEnd(node, at + sought.length);
				return range.getBoundingClientRect().toJSON() as DOMRect;
			}
			throw new Error(`${sought} is not in the text`);
		},
		[sought, after] as const
	);
}

/** Of each passage in a document, whether its quote is what stands there. */
function quotesAndSlices(db: Database, title: string): boolean[] {
	const [turns] = db.exec(
		'select t.text from turn t join document d on d.id = t.document_id where d.title = ? order by t.start',
		[title]
	);
	const whole = turns!.values.map(([words]) => words).join('\n');
	const [codings] = db.exec(
		'select c.quote, c.start, c."end" from coding c join document d on d.id = c.document_id where d.title = ?',
		[title]
	);
	return codings!.values.map(([quote, start, end]) => quote === whole.slice(Number(start), Number(end)));
}

function fixture(title: string) {
	const buffer = readFileSync(new URL(`../fixtures/transcripts/${title}.txt`, import.meta.url));
	return { name: `${title}.txt`, mimeType: 'text/plain', buffer };
}
