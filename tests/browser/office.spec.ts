/** What the analysis page saves, opened by LibreOffice: the numbers, cells and labels of the screen are in its files. */
import { expect as standard, type Page } from '@playwright/test';
import papa from 'papaparse';
import { saveAs } from './figures.ts';
import { missing, Office } from './office.ts';
import { saved, test } from './sample-study.ts';

test.use({ start: 'analyse/#view=frequencies&form=table' });

/** A page, its worker and its storage start together; a busy machine takes its time over that. */
const expect = standard.configure({ timeout: 30_000 });

const without = missing.join(' and ');
test.describe(without ? `LibreOffice: skipped, ${without} not installed` : 'LibreOffice', () => {
	test.skip(without !== '', `${without} not installed`);

	test('finds in tables, drawings, pictures, the summary grid and passages what the screen shows', async ({
		page
	}, info) => {
		const office = new Office(info.outputPath());
		await expect(page.getByRole('table')).toBeVisible();
		const shown = await cellsOf(page);
		const table = await saved(page, () => saveAs(page, 'Numbers (CSV)'));
		const workbook = await saved(page, () => saveAs(page, 'Numbers (Excel)'));
		await page.keyboard.press('Shift+T');
		await expect(page.getByRole('listbox')).toBeVisible();
		const labels = await page.locator('[role="listbox"] text').allTextContents();
		const drawing = await saved(page, () => saveAs(page, 'Drawing (SVG)'));
		const picture = await saved(page, () => saveAs(page, 'Picture, 300 dpi (PNG)'));

		await page.getByRole('link', { name: 'Summary grid' }).click();
		await page.getByRole('rowheader', { name: 'Mirjam, social worker' }).click();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('Enter');
		await expect(page.getByRole('textbox', { name: /under/ })).toBeFocused();
		await page.keyboard.insertText('Litar på nätverket & ringer – "alltid".');
		await page.keyboard.press('Escape');
		const heads = await page.getByRole('columnheader').or(page.getByRole('rowheader')).allInnerTexts();
		const grid = await saved(page, () => saveAs(page, 'Table in Word (DOCX)'));

		await page.getByRole('link', { name: 'Query' }).click();
		const result = page.getByRole('region', { name: 'What is found' });
		await expect(result.getByRole('status').first()).toHaveText(/^\d+ passages in 5 documents/);
		const total = /^\d+/.exec(await result.getByRole('status').first().innerText())![0];
		const marks = (await result.locator('mark').allInnerTexts()).map((mark) => oneSpaced(mark).slice(0, 30));
		const passages = await saved(page, () => saveAs(page, 'Passages in Word (DOCX)'));

		await test.step('tables', async () => {
			const [read] = await office.tables([table]);
			const [sheet] = await office.workbooks([workbook]);
			expect(shown.length).toBeGreaterThan(20);
			for (const file of [read!, sheet!]) {
				const [head, ...rows] = papa.parse<string[]>(file, { skipEmptyLines: true }).data;
				expect(head!.slice(2).map(capital)).toEqual(shown[0]!.slice(1));
				const opened = rows.map(([path, , ...numbers], row) => [
					path!.split(' / ').at(-1),
					...numbers.map((number, i) => asShown(number, shown[row + 1]![i + 1]!))
				]);
				expect(opened).toEqual(shown.slice(1));
			}
		});

		await test.step('the drawing', async () => {
			const words = oneSpaced(await office.drawings([drawing]));
			expect(labels.length).toBeGreaterThan(60);
			expect(labels.filter((label) => !words.includes(oneSpaced(label)))).toEqual([]);
		});

		await test.step('the picture, as large in print as the drawing', async () => {
			const [, width, height] = /width="(\d+)" height="(\d+)"/.exec(new TextDecoder().decode(drawing.bytes))!;
			expect(await office.picture(picture)).toEqual({
				pixels: [width, height].map((size) => Math.round((Number(size) / 96) * 300)),
				perInch: [300, 300]
			});
		});

		await test.step('the grid and the passages', async () => {
			const [table, report] = await office.texts([grid, passages]);
			const lines = table!.split('\n').map((line) => line.trim());
			expect(lines).toContain('Litar på nätverket & ringer – "alltid".');
			const names = heads.map((head) => head.split('\n')[0]!.trim());
			expect(names.filter((name) => !lines.includes(name))).toEqual([]);
			const words = oneSpaced(report!);
			expect(words).toContain(`${total} passages, saved`);
			expect(words.match(/ code: | codes: /g)).toHaveLength(Number(total));
			expect(marks.length).toBeGreaterThan(5);
			expect(marks.filter((mark) => !words.includes(mark))).toEqual([]);
		});
	});
});

/** The cells of the table on the screen, numbers without what groups their digits. */
const cellsOf = (page: Page): Promise<string[][]> =>
	page
		.locator('table tr')
		.evaluateAll((rows) =>
			rows.map((row) =>
				[...(row as HTMLTableRowElement).cells].map((cell) =>
					cell.innerText.trim().replaceAll(/(?<=\d),(?=\d)/g, '')
				)
			)
		);

/** A number of a file as the screen writes it: a share in per cent, where what stands there is one. */
const asShown = (number: string, shown: string): string =>
	shown.endsWith('%') ? `${(Number(number) * 100).toFixed(1)}%` : number;

/** A heading as the screen writes it. */
const capital = (head: string): string => head.charAt(0).toUpperCase() + head.slice(1);

const oneSpaced = (words: string): string => words.replaceAll(/\s+/g, ' ').trim();
