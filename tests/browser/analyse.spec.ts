/** The analysis page on the sample study: its numbers are those of SQL, and each leads to the passages behind it and into the text. */
import { expect as standard, type Page } from '@playwright/test';
import type { Database } from 'sql.js';
import { axe } from './axe.ts';
import { axes, cell, copyOf, rowsOf, saveAs, tabTo } from './figures.ts';
import { goTo, saved, test } from './sample-study.ts';

test.use({ start: 'analyse/' });

/** A page, its worker and its storage start together; a busy machine takes its time over that. */
const expect = standard.configure({ timeout: 30_000 });

test.beforeEach(async ({ page }, { title }) => {
	if (title.startsWith('without')) return;
	await goTo(page, 'Analyse');
	await expect(page.getByRole('grid')).toBeVisible();
});

/** Rules with what they ask in SQL; all six are held against SQL where they are counted. */
const rules = [
	['Overlap', 'a.document = b.document and a.start < b."end" and b.start < a."end"'],
	['Same turn', 'a.turn = b.turn'],
	['Same case', 'a."case" = b."case"']
] as const;

test('counts every pair as SQL does, rule by rule', async ({ page }) => {
	const db = await copyOf(page);
	await page.getByRole('radio', { name: 'Table' }).check();
	for (const [rule, together] of rules) await holdAgainstSql(page, db, rule, together);
	db.close();
});

async function holdAgainstSql(page: Page, db: Database, rule: string, together: string): Promise<void> {
	await page.getByLabel('Together:').selectOption(rule);
	await expect(page.getByRole('table')).toBeVisible();
	const file = await saved(page, () => saveAs(page, 'Pairs with all numbers (CSV)'));
	expect(file.name).toBe(`co-occurrence ${rule.toLowerCase()} pairs.csv`);
	const [heads, ...pairs] = rowsOf(file.bytes);
	const counted = db.exec(
		`with own as (
			select v.coding, v.document, v.code, v.start, v."end", v.turn, v."case" from v_codings v where v.coder = 'Ada'
		)
		select a.code, b.code, count(*), count(distinct a.coding), (select count(*) from own where code = a.code)
		from own a join own b on a.code <> b.code and ${together}
		group by 1, 2`
	)[0]!.values as [string, string, number, number, number][];
	const bySql = new Map(counted.map(([a, b, ...rest]) => [`${a} ${b}`, rest]));

	expect(counted).toHaveLength(2 * pairs.length);
	expect(pairs.length).toBeGreaterThan(3);
	expect(heads!.includes('lift')).toBe(rule.startsWith('Same'));
	for (const [, a, , b, count, jaccard, aMeeting, aCodings, bMeeting, bCodings] of pairs) {
		expect([count, aMeeting, aCodings].map(Number)).toEqual(bySql.get(`${a} ${b}`));
		expect([count, bMeeting, bCodings].map(Number)).toEqual(bySql.get(`${b} ${a}`));
		expect(Number(jaccard)).toBeGreaterThan(0);
		expect(Number(jaccard)).toBeLessThanOrEqual(1);
	}

	const matrix = await saved(page, () => saveAs(page, 'Matrix (CSV)'));
	const [head, ...rows] = rowsOf(matrix.bytes);
	const guids = rows.map((row) => row[1]);
	expect(head!.slice(2, -1)).toEqual(rows.map((row) => row[0]));
	for (const [, guid, ...cells] of rows) {
		cells.slice(0, -1).forEach((cell, i) => {
			const known = bySql.get(`${guid} ${guids[i]}`)?.[0] ?? 0;
			expect(cell).toBe(guid === guids[i] ? '' : String(known));
		});
	}
}

test('shows the planted pairs differently by the two rules', async ({ page }) => {
	await axes(page, 'Management barriers', 'Success factors');
	await expect(page.getByText('No two of these codes share any words.')).toBeVisible();
	await page.getByLabel('Together:').selectOption('Same turn');
	await expect(cell(page, 'Existing structures × Trust between people: 9 pairs, of 9 and 9')).toBeVisible();
	await axes(page, 'Service logic', "The child's own needs");
	const never = page.getByText('No two of these codes occur in the same turn.');
	await expect(cell(page, "User's journey × Early signals: 0 pairs").or(never)).toBeVisible();
	await page.getByLabel('Together:').selectOption('Overlap');
	await expect(cell(page, "User's journey × Early signals: 8 pairs")).toBeVisible();
	await page.getByRole('radio', { name: 'Jaccard' }).check();
	await expect(cell(page, /User's journey × Early signals: Jaccard 0\.\d\d/)).toBeVisible();
});

test('draws pairs as a network and a circle, with a threshold, and a link leads to its passages', async ({
	page
}) => {
	const passages = page.getByRole('complementary', { name: 'Passages' });
	const link = page.getByRole('option', {
		name: /^(Unclear mandate × Project ends|Project ends × Unclear mandate): 5 pairs/
	});
	for (const form of ['Network', 'Circle']) {
		await page.getByRole('radio', { name: form }).check();
		await expect(link).toBeAttached();
		await page.getByLabel('At least this many pairs').fill('6');
		await page.keyboard.press('Enter');
		await expect(link).toBeHidden();
		await expect(page.getByText('1 of 7 links')).toBeVisible();
		await page.getByLabel('At least this many pairs').fill('4');
		await page.keyboard.press('Enter');
		await expect(link).toBeAttached();
	}
	await tabTo(page, page.getByRole('listbox').getByRole('option').first());
	for (let steps = 0; steps < 7 && !(await link.evaluate((one) => one === document.activeElement)); steps++)
		await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
	await expect(passages.getByRole('heading', { name: /Unclear mandate/ })).toBeFocused();
	await expect(passages.getByRole('article')).toHaveCount(5);
	const drawing = await saved(page, () => saveAs(page, 'Drawing (SVG)'));
	expect(new TextDecoder().decode(drawing.bytes)).toContain('Unclear mandate');
	await page.emulateMedia({ colorScheme: 'dark' });
	expect((await saved(page, () => saveAs(page, 'Drawing (SVG)'))).bytes).toEqual(drawing.bytes);
});

test('leads from a cell to its passages, into the text and back', async ({ page }) => {
	await axes(page, 'Management barriers', 'Risk factors');
	await cell(page, 'Unclear mandate × Project ends: 5 pairs').click();
	const passages = page.getByRole('complementary', { name: 'Passages' });
	await expect(passages.getByRole('heading', { name: 'Unclear mandate × Project ends' })).toBeVisible();
	await expect(passages.getByRole('article')).toHaveCount(5);
	await expect(passages).toContainText('5 of 5');
	const first = passages.getByRole('article').first();
	const shared = (await first.locator('mark[title="Unclear mandate × Project ends"]').allInnerTexts()).join(
		''
	);
	expect(shared.length).toBeGreaterThan(10);
	await first.getByRole('link').click();
	await page.waitForURL(/\/code\/#.*document=.*at=\d+/);
	await expect(page.getByRole('main')).toContainText(shared.split(/\n|…/)[0]!.slice(0, 40).trim());
	await expect(page.locator('.transcript .pair-a.pair-b').first()).toBeInViewport();
	await page.goBack();
	await page.waitForURL(/\/analyse\//);
	await expect(passages.getByRole('heading', { name: 'Unclear mandate × Project ends' })).toBeVisible();
	await expect(page.getByLabel('Columns')).toHaveValue(/.+/);
});

test('is worked by keys alone', async ({ page }) => {
	await axes(page, 'Management barriers', 'Risk factors');
	await expect(cell(page, /Unclear mandate × Project ends/)).toBeVisible();
	await tabTo(page, page.getByRole('grid').getByRole('gridcell').first());
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowRight');
	await expect(cell(page, /Unclear mandate × Project ends/)).toBeFocused();
	await page.keyboard.press('Enter');
	const heading = page.getByRole('heading', { name: 'Unclear mandate × Project ends' });
	await expect(heading).toBeFocused();
	const passage = page.getByRole('article').first().getByRole('link');
	await expect(passage).toBeVisible();
	await page.keyboard.press('Tab');
	await expect(passage).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(cell(page, /Unclear mandate × Project ends/)).toBeFocused();
	await page.keyboard.press('Shift+T');
	const table = page.getByRole('table', { name: 'Pairs of codes that occur together' });
	await expect(table.getByRole('row')).toHaveCount(2);
	await expect(table.getByRole('row').nth(1)).toContainText('Project ends');
	await expect(table.getByRole('row').nth(1)).toContainText('5 of 10');
	await page.keyboard.press('Shift+T');
	await page.keyboard.press('Shift+F');
	await expect(page.getByRole('menu', { name: 'Save figure' })).toBeVisible();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('menu', { name: 'Save figure' })).toBeHidden();
});

test('counts bases and totals inside the filter', async ({ page }) => {
	await page.getByRole('button', { name: 'Kind all' }).click();
	await page.getByRole('checkbox', { name: 'Workshop' }).check();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('contentinfo')).toContainText('1 of 5 documents');
	await expect(page.getByText('in the filter: 1 document').first()).toBeVisible();
	await axes(page, 'Service logic', "The child's own needs");
	await expect(cell(page, /User's journey × Early signals: 8 pairs, of 1 and 8/)).toBeVisible();
	const db = await copyOf(page);
	const [own] = db.exec(
		`select count(*) from v_codings v join v_documents d on d.document = v.document
		where v.coder = 'Ada' and d.kind = 'workshop'`
	);
	await expect(page.getByRole('contentinfo')).toContainText(`${own!.values[0]![0]} coded passages by Ada`);
	await page.getByRole('button', { name: 'Clear the filter' }).click();
	await expect(page.getByRole('button', { name: 'Kind all' })).toBeFocused();
	const [said] = db.exec(
		`select speaker, count(*) from v_codings where coder = 'Ada' and role = 'participant' group by 1 order by 2 desc limit 1`
	);
	db.close();
	const [name, n] = said!.values[0] as [string, number];
	await page.getByRole('button', { name: 'Speakers all' }).click();
	await page.getByRole('checkbox', { name, exact: true }).check();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('contentinfo')).toContainText(`${n} coded passages by Ada`);
	await expect(page.getByText(`Only what ${name} said.`).first()).toBeVisible();
	await page.getByRole('link', { name: 'Frequencies' }).click();
	await expect(page.getByRole('button', { name: `Speakers ${name}` })).toBeVisible();
	await expect(page.getByText(`Only what ${name} said.`).first()).toBeVisible();
	await page.getByRole('button', { name: `Speakers ${name}` }).click();
	await page.getByRole('checkbox', { name: 'no named speaker' }).check();
	await page.keyboard.press('Escape');
	await expect(
		page.getByText(`Only what ${name} said, and turns without a named speaker.`).first()
	).toBeVisible();

	await page.evaluate(() => {
		const values = new URLSearchParams(location.hash.slice(1));
		values.set('speakers', '["Interviewer"]');
		location.hash = values.toString();
	});
	await expect(
		page.getByText('Only what Interviewer said. A facilitator who is named counts.').first()
	).toBeVisible();
	await page.getByRole('button', { name: 'Facilitators counted' }).click();
	await page.getByRole('radio', { name: 'left out' }).check();
	await expect(page.getByRole('button', { name: 'Facilitators left out' })).toBeVisible();
	await expect(page.getByText('A facilitator who is named counts.')).toBeHidden();
});

test('unites coders rather than adding them up, and no number stands under another choice’s words', async ({
	page
}) => {
	await goToFrequencies(page);
	const bar = page.getByRole('contentinfo');
	await expect(bar).toContainText('by Ada');
	// What the bar says at any moment, also between a choice and its count.
	await bar.evaluate((element) => {
		const said: string[] = [];
		Object.assign(globalThis, { said });
		const note = () => said.push(element.textContent ?? '');
		note();
		new MutationObserver(note).observe(element, { childList: true, characterData: true, subtree: true });
	});
	await page.getByRole('button', { name: 'Coder Ada' }).click();
	await page.getByRole('radio', { name: 'Bo' }).check();
	await expect(bar).toContainText('by Bo');
	await page.getByRole('radio', { name: 'All coders, united' }).check();
	await expect(bar).toContainText('all coders united');

	const said = await page.evaluate(() => (globalThis as unknown as { said: string[] }).said);
	const countsUnder = (words: string) => [
		...new Set(said.filter((text) => text.includes(words)).map((text) => /(\d+) coded/.exec(text)?.[1]))
	];
	const [byAda, ...otherThanAdas] = countsUnder('by Ada').map(Number);
	const [byBo, ...otherThanBos] = countsUnder('by Bo').map(Number);
	const [united, ...otherThanAll] = countsUnder('all coders united').map(Number);
	expect([otherThanAdas, otherThanBos, otherThanAll]).toEqual([[], [], []]);
	expect(united).toBeGreaterThan(byAda as number);
	expect(united).toBeLessThan((byAda as number) + (byBo as number));
});

test('shows how often codes are used, with the passages of a bar', async ({ page }) => {
	await goToFrequencies(page);
	await page.getByRole('option', { name: /^Trust between people: 9 coded passages in 5 documents/ }).click();
	const passages = page.getByRole('complementary', { name: 'Passages' });
	await expect(passages.getByRole('article')).toHaveCount(9);
	const inOrder = async () => {
		const names = await page
			.getByRole('listbox')
			.locator('[role="option"]')
			.evaluateAll((options) => options.map((option) => option.getAttribute('aria-label') ?? ''));
		const counts = names.map((name) => Number(/: (\d+)/.exec(name)?.[1]));
		return counts.length > 9 && counts.every((count, i) => i === 0 || count <= counts[i - 1]!);
	};
	expect(await inOrder()).toBe(false);
	await page.getByLabel('Order').selectOption('Most used first');
	await expect.poll(inOrder).toBe(true);
	await page.getByRole('checkbox', { name: 'With sub-codes' }).check();
	const category = page.getByRole('option', { name: /^Success factors: \d+ coded passages/ });
	await expect(category).toBeVisible();
	const rolledUp = Number(/(\d+)/.exec((await category.getAttribute('aria-label')) ?? '')?.[1]);
	await category.click();
	await expect(passages).toContainText(`of ${rolledUp}`);
	const file = await saved(page, () => saveAs(page, 'Numbers (CSV)'));
	expect(file.name).toBe('code frequencies.csv');
	const row = rowsOf(file.bytes).find(([path]) => path === 'Success factors');
	expect(Number(row?.[2])).toBe(rolledUp);

	await page.getByLabel('Number shown').selectOption('share of the text');
	await expect(page.getByText(/of [\d,]+ characters in the filter/).first()).toBeVisible();
	await page.getByRole('checkbox', { name: 'By coder' }).check();
	await expect(page.getByRole('contentinfo')).toContainText('all coders united');
	const byBo = page.getByRole('option', {
		name: /^Trust between people, Bo: \d+ coded passage.*% of the text/
	});
	const ofBo = Number(/: (\d+)/.exec((await byBo.getAttribute('aria-label')) ?? '')?.[1]);
	await byBo.click();
	await expect(passages.getByRole('heading', { name: 'Trust between people · Bo' })).toBeVisible();
	await expect(passages.getByRole('article')).toHaveCount(ofBo);
	await page.keyboard.press('Shift+T');
	const table = page.getByRole('table', { name: 'Codes by coder: share of the text' });
	await expect(table.getByRole('columnheader')).toHaveText(['Code', 'All coders, united', 'Ada', 'Bo']);
});

test('saves the figure as a drawing and as a picture', { tag: '@long' }, async ({ page }) => {
	await axes(page, 'Management barriers', 'Risk factors');
	await expect(cell(page, /Unclear mandate × Project ends/)).toBeVisible();
	const drawing = await saved(page, () => saveAs(page, 'Drawing (SVG)'));
	expect(drawing.name).toBe('co-occurrence overlap count.svg');
	const facts = await page.evaluate((text) => {
		const svg = new DOMParser().parseFromString(text, 'image/svg+xml');
		return {
			root: svg.documentElement.tagName,
			title: svg.querySelector('title')?.textContent,
			says: svg.querySelector('desc')?.textContent,
			texts: [...svg.querySelectorAll('text')].map((text) => text.textContent?.trim())
		};
	}, new TextDecoder().decode(drawing.bytes));
	expect(facts.root).toBe('svg');
	expect(facts.title).toBe('Management barriers × Risk factors');
	expect(facts.says).toContain('Coded by Ada');
	expect(facts.texts).toEqual(expect.arrayContaining(['5', '10']));
	const picture = await saved(page, () => saveAs(page, 'Picture, 300 dpi (PNG)'));
	expect(picture.name).toBe('co-occurrence overlap count.png');
	const size = await page.evaluate(
		async (bytes) => {
			const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
			return { width: image.width, height: image.height };
		},
		[...picture.bytes]
	);
	expect(size.width).toBeGreaterThan(1000);
	expect(size.height).toBeGreaterThan(600);
});

test('follows a change of the codings', async ({ page }) => {
	const total = async () =>
		Number(/(\d+) coded passages by Ada/.exec(await page.getByRole('contentinfo').innerText())?.[1]);
	await expect.poll(total).toBeGreaterThan(100);
	const before = await total();
	await page.getByRole('link', { name: 'Frequencies' }).click();
	await page.getByRole('option', { name: /^Project ends: 6 coded passages/ }).click();
	await page.getByRole('article').first().getByRole('link').click();
	await page.waitForURL(/\/code\/#/);
	await expect(page.getByRole('main')).toContainText('thirtieth of June');
	await page.keyboard.press('n');
	await page.keyboard.press('x');
	await goTo(page, 'Analyse');
	await expect.poll(total).toBe(before - 1);
	await page.keyboard.press('Control+z');
	await expect.poll(total).toBe(before);
});

for (const colorScheme of ['light', 'dark'] as const) {
	test(
		`axe finds nothing on the matrix and its passages, ${colorScheme}`,
		{ tag: '@long' },
		async ({ page }) => {
			await page.emulateMedia({ colorScheme });
			await axes(page, 'Management barriers', 'Risk factors');
			await cell(page, /Unclear mandate × Project ends/).click();
			await expect(page.getByRole('article').first()).toBeVisible();
			await isClean(page);
		}
	);

	test(
		`axe finds nothing on the table and the filter, ${colorScheme}`,
		{ tag: '@long' },
		async ({ page }) => {
			await page.emulateMedia({ colorScheme });
			await page.keyboard.press('Shift+T');
			await expect(page.getByRole('table')).toBeVisible();
			await page.getByRole('button', { name: 'Coder Ada' }).click();
			await expect(page.getByRole('radio', { name: 'Bo' })).toBeVisible();
			await isClean(page);
		}
	);

	test(`axe finds nothing on the frequencies, ${colorScheme}`, { tag: '@long' }, async ({ page }) => {
		await page.emulateMedia({ colorScheme });
		await goToFrequencies(page);
		await page.getByRole('option', { name: /^Trust between people/ }).click();
		await expect(page.getByRole('article').first()).toBeVisible();
		await isClean(page);
	});
}

test('without codings says so and leads on', { tag: '@long' }, async ({ page }) => {
	await page.goto('./');
	await page.getByRole('button', { name: 'New project' }).click();
	await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Study');
	await page.keyboard.press('Enter');
	await page.waitForURL(/documents\/#project=/);
	await goTo(page, 'Analyse');
	await expect(page.getByText('Nothing is coded yet')).toBeVisible();
	await isClean(page);
	await page.getByRole('link', { name: 'Words', exact: true }).click();
	await expect(page.getByText('There are no words in the filter')).toBeVisible();
	await page.getByRole('link', { name: 'Frequencies' }).click();
	await page.getByRole('button', { name: 'Start coding' }).click();
	await page.waitForURL(/\/code\/#project=/);
});

async function goToFrequencies(page: Page): Promise<void> {
	await page.getByRole('link', { name: 'Frequencies' }).click();
	await expect(page.getByRole('listbox')).toBeVisible();
}

async function isClean(page: Page): Promise<void> {
	expect(await axe(page)).toEqual([]);
}
