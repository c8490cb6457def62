/** Taking out: what is saved holds every passage of the choice, in words that a spreadsheet and a word processor read. */
import { expect, type Page } from '@playwright/test';
import { strFromU8, unzipSync } from 'fflate';
import papaparse from 'papaparse';
import { axe } from './axe.ts';
import { goTo, saved, study, test } from './sample-study.ts';

test.use({ start: 'export/' });

const save = (page: Page) => () => page.getByRole('button', { name: 'Save the coded excerpts' }).click();
const count = (page: Page) => page.getByTitle('Coded passages within the choice.', { exact: false });

test('a table and a document hold every coded passage, and the page says what was saved', async ({
	page
}) => {
	await goTo(page, 'Export');
	await expect(count(page)).toHaveText(new RegExp(`^${study.codings.length} coded passages in 5 documents`));
	await expect(count(page)).toContainText(/Ada \d+ · Bo \d+/);

	await page
		.getByRole('combobox', { name: 'Format' })
		.selectOption({ label: 'Table (CSV) for spreadsheets, R and Python' });
	const table = await saved(page, save(page));
	expect(table.name).toMatch(/^Urgent support .* coded passages \d{4}-\d\d-\d\d\.csv$/);
	const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(table.bytes);
	expect(text.startsWith('\uFEFF')).toBe(true);
	const { data, errors } = papaparse.parse<Record<string, string>>(text.slice(1).trimEnd(), { header: true });
	expect(errors).toEqual([]);
	expect(data).toHaveLength(study.codings.length);
	const quotes = new Set(data.map((row) => row.passage));
	const wanted = study.codings.flatMap(({ quote }) => quote ?? []);
	expect(wanted.filter((quote) => !quotes.has(quote))).toEqual([]);
	expect([...quotes].join('')).toMatch(/å.*ä.*ö/s);
	await expect(
		page.getByText(`${study.codings.length} coded passages saved as`, { exact: false }).first()
	).toBeVisible();

	await page
		.getByRole('combobox', { name: 'Format' })
		.selectOption({ label: 'Document (DOCX) for Word and LibreOffice' });
	const document = await saved(page, save(page));
	const xml = strFromU8(unzipSync(document.bytes)['word/document.xml']!);
	const words = xml
		.replaceAll(/<w:br\/>/g, '\n')
		.replaceAll(/<[^>]+>/g, '')
		.replaceAll('&apos;', "'")
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
	expect(wanted.filter((quote) => !words.includes(quote))).toEqual([]);
});

test('a choice of documents, codes and coder is counted, kept in the address and named in the report', async ({
	page
}) => {
	await goTo(page, 'Export');
	const filter = page.getByRole('complementary', { name: 'Which passages' });
	await filter.getByRole('combobox', { name: 'Coder' }).selectOption('Bo');
	const bos = study.codings.filter(({ coder }) => coder === 'Bo').length;
	await expect(count(page)).toHaveText(`${bos} coded passages in 1 document`);
	await filter.getByRole('group', { name: 'Codes' }).getByRole('radio', { name: 'Chosen' }).check();
	await expect(page.getByRole('button', { name: 'Save the coded excerpts' })).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	await filter.getByRole('checkbox', { name: /^Success factors/ }).check();
	const below = study.codings.filter(
		({ coder, code }) => coder === 'Bo' && code.startsWith('Success factors')
	).length;
	await expect(count(page)).toHaveText(new RegExp(`^${below} coded passages? in 1 document\\s*$`));
	await page.getByRole('combobox', { name: 'Language of the report' }).selectOption('Swedish');
	const kept = page.url();
	const { name, bytes } = await saved(page, save(page));
	expect(name).toContain('kodade avsnitt');
	const xml = strFromU8(unzipSync(bytes)['word/document.xml']!);
	expect(xml).toContain('Kod: Success factors, med underkoder.');
	expect(xml).toContain('Kodare: Bo.');

	await page.reload();
	await expect(count(page)).toHaveText(new RegExp(`^${below} `), { timeout: 30_000 });
	expect(page.url()).toBe(kept);
});

test(
	'text that a spreadsheet would run as a formula is disarmed on its way into the table',
	{ tag: '@long' },
	async ({ page }) => {
		await goTo(page, 'Memos');
		await page.getByRole('listbox', { name: 'Memos' }).getByRole('option', { name: /^wish/ }).first().click();
		const text = page.getByRole('textbox', { name: 'Memo text' });
		await text.fill('=HYPERLINK("https://example.org")');
		await page.getByRole('textbox', { name: 'Title' }).focus();
		await expect(page.getByText('Not saved')).toHaveCount(0);
		await goTo(page, 'Export');
		await page.getByRole('combobox', { name: 'Format' }).selectOption({ index: 1 });
		const { bytes } = await saved(page, save(page));
		const { data } = papaparse.parse<Record<string, string>>(strFromU8(bytes).slice(1).trimEnd(), {
			header: true
		});
		const cells = data.flatMap((row) => Object.values(row));
		expect(cells).toContain(`'=HYPERLINK("https://example.org")`);
		expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
	}
);

test('the codebook and the whole project are saved as files', async ({ page }) => {
	await goTo(page, 'Export');
	const others = page.getByRole('complementary', { name: 'More to save' });
	await others.getByRole('button', { name: 'Save the codebook to a file' }).click();
	const dialog = page.getByRole('dialog', { name: 'Save the codebook to a file' });
	const codebook = await saved(page, () => dialog.getByRole('button', { name: 'Save', exact: true }).click());
	const file = JSON.parse(strFromU8(codebook.bytes)) as { codes: unknown[] };
	expect(file.codes).toHaveLength(46);
	await expect(others.getByText('No copy on disk yet')).toBeVisible();
	const copy = await saved(page, () => others.getByRole('button', { name: 'Save a copy to disk' }).click());
	expect(copy.name).toMatch(/\.samtal$/);
	expect(strFromU8(copy.bytes.slice(0, 15))).toBe('SQLite format 3');
	await expect(others.getByText('Last copy just now')).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(`axe finds nothing on the export page, ${colorScheme}`, { tag: '@long' }, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await goTo(page, 'Export');
		for (const format of [0, 1]) {
			await page.getByRole('combobox', { name: 'Format' }).selectOption({ index: format });
			await page
				.getByRole('group', { name: 'Codes' })
				.getByRole('radio', { name: format ? 'All' : 'Chosen' })
				.check();
			expect(await axe(page)).toEqual([]);
		}
	});
}
