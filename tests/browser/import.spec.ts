/** Bringing transcripts in, in the built app under its policy: read in the worker, looked over, stored as one step, or refused. */
import { expect as standard, test, type Locator, type Page } from '@playwright/test';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { docxFile, paragraph } from '../exchange/docx-file.ts';

const expect = standard.configure({ timeout: 30_000 });

type Given = { name: string; mimeType: string; buffer: Buffer };

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const here = existsSync(data);
const coder = { guid: '3a8d7a52-6b33-4c3f-9b9b-0c41b5f0a6d1', name: 'Eva', color: '#2f8f4e' };

const docx = given(
	'board meeting.docx',
	docxFile(
		paragraph('Anna: ', 'We never meet the school.') +
			paragraph('Per: ', 'We did in the spring.') +
			paragraph('Anna: ', 'Once.')
	)
);
const broken = given('cut off.docx', docxFile(paragraph('', 'Never seen.')).slice(0, 400));
const empty = given('nothing.txt', new Uint8Array());

test.beforeEach(async ({ page }) => {
	await page.addInitScript(
		(settings) => {
			if (!localStorage.getItem('samtal settings')) localStorage.setItem('samtal settings', settings);
		},
		JSON.stringify({ coder, language: 'en' })
	);
	await page.goto('./');
	await page.getByRole('button', { name: 'New project' }).click();
	await page.getByRole('dialog').getByRole('textbox').fill('Trial');
	await page.keyboard.press('Enter');
	await page.waitForURL(/documents\/#project=/);
	await expect(page.getByText('No documents yet')).toBeVisible();
});

test('reads text, captions and Word in their worker, and shows what it found before anything is stored', async ({
	page
}) => {
	await choose(page, [made('name-colon.txt'), made('teams.vtt'), made('bold-names.md'), docx]);
	await expect(fileOf(page, 'name-colon')).toContainText('7 turns');
	await expect(fileOf(page, 'name-colon')).toContainText('3 speakers');
	await expect(fileOf(page, 'teams')).toContainText('Swedish');
	await expect(fileOf(page, 'board meeting')).toContainText('3 turns · 11 words · 2 speakers');
	await fileOf(page, 'board meeting').getByRole('button').click();
	const turns = page.getByRole('region', { name: 'The first turns' }).last().getByRole('listitem');
	await expect(turns).toHaveCount(3);
	await expect(turns.first()).toContainText('Anna');
	await expect(turns.first()).toContainText('We never meet the school.');
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByText('No documents yet')).toBeVisible();
	await page.reload();
	await expect(page.getByText('No documents yet')).toBeVisible();
});

test('stores names, roles and joined speakers as they were decided', { tag: '@long' }, async ({ page }) => {
	await choose(page, [made('name-colon.txt')]);
	await page.getByRole('textbox', { name: 'Title' }).fill('Unit head');
	await page.getByRole('textbox', { name: 'Name of Åsa Öberg' }).fill('P1');
	await page.getByRole('combobox', { name: 'Kalle is the same as' }).selectOption('P1');
	await expect(page.getByRole('textbox', { name: 'Name of Kalle' })).toBeDisabled();
	await page.getByRole('checkbox', { name: 'Intervjuare is a facilitator' }).uncheck();
	await page.getByRole('checkbox', { name: 'P1 is a facilitator' }).check();
	await expect(fileOf(page, 'Unit head')).toContainText('2 speakers');
	await accept(page, 1);
	const details = page.getByRole('complementary', { name: 'Details' });
	await expect(details.getByRole('textbox', { name: 'Title' })).toHaveValue('Unit head');
	const names = details.getByRole('list', { name: 'Speakers' });
	await expect(names.getByRole('textbox')).toHaveCount(2);
	await expect(names.getByRole('textbox', { name: 'Name of P1' })).toHaveValue('P1');
	await expect(
		names
			.getByRole('listitem')
			.filter({ has: page.getByRole('textbox', { name: 'Name of P1' }) })
			.getByRole('checkbox')
	).toBeChecked();
	await expect(cell(page, 'Unit head', 'speakers')).toHaveText('2');
});

test(
	'switches a wrong guess off, and on again without losing what was typed',
	{ tag: '@long' },
	async ({ page }) => {
		await choose(page, [made('bold-names.md')]);
		await page.getByRole('textbox', { name: 'Name of Ana María' }).fill('Ana');
		await page.getByRole('radio', { name: 'No speakers' }).click();
		await expect(page.getByText('No speakers: each paragraph becomes a turn.')).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Name of Ana María' })).toBeHidden();
		await page.getByRole('radio', { name: 'Bold names (found)' }).click();
		await expect(page.getByRole('textbox', { name: 'Name of Ana María' })).toBeVisible();
		await page.getByRole('radio', { name: 'No speakers' }).click();
		await expect(page.getByText('No speakers: each paragraph becomes a turn.')).toBeVisible();
		await accept(page, 1);
		await expect(cell(page, 'bold-names', 'speakers')).toHaveText('0');
		await expect(cell(page, 'bold-names', 'kind')).toHaveText('Other');
	}
);

test(
	'shows at once what a pattern of one’s own and another joining of cues give',
	{ tag: '@long' },
	async ({ page }) => {
		await choose(page, [made('name-colon.txt'), made('unnamed.srt')]);
		const shown = page.getByRole('region', { name: 'The first turns' }).last();
		await fileOf(page, 'name-colon').getByRole('button').click();
		await page.getByRole('radio', { name: 'Own pattern' }).click();
		const pattern = page.getByRole('combobox', { name: 'Pattern' });
		await expect(pattern).toHaveValue('{name}: {text}');
		await pattern.fill('{name}');
		await expect(shown.getByRole('listitem').first()).toContainText('Intervju om samverkan');
		await pattern.fill('<{name}> {text}');
		await expect(page.getByText('The pattern fits no paragraph of this file.')).toBeVisible();
		await pattern.fill('{text} {name}');
		await expect(page.getByText('Nothing may follow {text}.')).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Name of Kalle' })).toBeVisible();
		await pattern.fill('');
		await pattern.pressSequentially('{name}: {text}');
		await expect(page.getByText('Speakers stand as your pattern says')).toBeVisible();
		await expect(pattern).toBeFocused();
		await fileOf(page, 'unnamed').getByRole('button').click();
		await expect(shown.getByRole('listitem')).toHaveCount(2);
		const join = page.getByRole('combobox', { name: 'A new turn begins' });
		await join.selectOption('At every cue');
		await expect(fileOf(page, 'unnamed')).toContainText('4 turns');
		await join.selectOption('After a pause too');
		await page.getByRole('spinbutton', { name: 'Seconds' }).fill('60');
		await expect(fileOf(page, 'unnamed')).toContainText('1 turn ');
		await page.getByRole('spinbutton', { name: 'Seconds' }).fill('0');
		await expect(page.getByText('Write a number above 0.')).toBeVisible();
		await accept(page, 2);
		await expect(titles(page)).toHaveText(['name-colon', 'unnamed']);
	}
);

test('refuses a cut-off Word file and an empty one, each with its sentence, and takes the rest', async ({
	page
}) => {
	await choose(page, [broken, made('otter-blocks.txt'), empty, docx]);
	await expect(page.getByText('The file is damaged or was cut off on its way.')).toBeVisible();
	await expect(page.getByText('The file is empty.')).toBeVisible();
	await expect(page.getByRole('checkbox', { name: 'Bring in cut off.docx' })).toBeDisabled();
	await accept(page, 2);
	await expect(page.getByRole('status').filter({ hasText: 'Imported 2 documents' })).toBeVisible();
	await expect(titles(page)).toHaveText(['board meeting', 'otter-blocks']);
});

test(
	'points out a file that is here already, or twice in one drop, and does not double it',
	{ tag: '@long' },
	async ({ page }) => {
		await choose(page, [docx]);
		await accept(page, 1);
		await choose(page, [
			{ ...docx, name: 'another name.docx' },
			made('brackets.txt'),
			{ ...made('brackets.txt'), name: 'copy.txt' }
		]);
		await expect(
			page.getByText('The same file is here already as board meeting; it stays as it is.')
		).toBeVisible();
		await expect(
			page.getByText('The same file is here already as brackets; it stays as it is.')
		).toBeVisible();
		await accept(page, 1);
		await expect(titles(page)).toHaveText(['board meeting', 'brackets']);
	}
);

test('takes a whole drop out by one undo and back by one redo', { tag: '@long' }, async ({ page }) => {
	await drop(page, [docx, made('brackets.txt'), made('unnamed.srt')]);
	await accept(page, 3);
	await expect(titles(page)).toHaveCount(3);
	await page.keyboard.press('Control+z');
	await expect(page.getByText('No documents yet')).toBeVisible();
	await page.keyboard.press('Control+Shift+z');
	await expect(titles(page)).toHaveText(['board meeting', 'brackets', 'unnamed']);
	await page.reload();
	await expect(titles(page)).toHaveCount(3);
});

test(
	'shows how far a long drop has come, and leaves nothing behind when it is stopped',
	{ tag: '@long' },
	async ({ page }) => {
		const transfer = await page.evaluateHandle(() => {
			const carried = new DataTransfer();
			for (let n = 0; n < 1000; n++) {
				const text =
					`Anna: What was said in talk ${n}.\n\nPer: An answer, and then some more of it.\n\n`.repeat(600);
				carried.items.add(new File([text], `talk ${n}.txt`));
			}
			return carried;
		});
		await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
		await expect(page.getByRole('progressbar')).toHaveAttribute('aria-valuetext', /of 1,000/);
		await page.getByRole('button', { name: 'Cancel' }).click();
		await expect(page.getByRole('progressbar')).toBeHidden();
		await expect(page.getByText('No documents yet')).toBeVisible();
		await choose(page, [docx]);
		await expect(page.getByRole('heading', { name: '1 file to bring in' })).toBeVisible();
	}
);

test('takes pasted text in under its title', { tag: '@long' }, async ({ page }) => {
	await page.keyboard.press('Shift+O');
	const asked = page.getByRole('dialog', { name: 'Paste text' });
	await asked.getByRole('textbox', { name: 'Title' }).fill('Notes from May');
	await asked
		.getByRole('textbox', { name: 'Text' })
		.fill('Anna: Hello there.\n\nPer: Hello.\n\nAnna: Shall we begin?\n\nPer: Yes.');
	await asked.getByRole('button', { name: 'Look it over' }).click();
	await expect(fileOf(page, 'Notes from May')).toContainText('4 turns');
	await accept(page, 1);
	await expect(titles(page)).toHaveText(['Notes from May']);
});

test(
	'the list is sorted, searched, narrowed and walked by keys, and a removed document comes back',
	{ tag: '@long' },
	async ({ page }) => {
		await choose(page, [docx, made('brackets.txt'), made('name-colon.txt')]);
		await accept(page, 3);
		await page.getByRole('button', { name: 'Turns' }).click();
		await page.getByRole('button', { name: 'Turns' }).click();
		await expect(titles(page).first()).toHaveText('name-colon');
		await page.getByRole('searchbox').fill('BRACK');
		await expect(titles(page)).toHaveText(['brackets']);
		await page.getByRole('searchbox').fill('');
		await page.getByRole('combobox', { name: 'Kind of document' }).selectOption('Workshop');
		await expect(page.getByText('No document fits')).toBeVisible();
		await page.getByRole('button', { name: 'Show all documents' }).click();
		await titles(page).filter({ hasText: 'brackets' }).click();
		await page.getByRole('combobox', { name: 'State of brackets' }).selectOption('Reading');
		await expect(page.getByRole('complementary').getByRole('combobox', { name: 'State' })).toHaveValue(
			'reading'
		);
		await page.getByRole('textbox', { name: 'Summary' }).fill('On pauses.');
		await page.getByRole('searchbox').fill('pauses');
		await expect(titles(page)).toHaveText(['brackets']);
		await titles(page).first().click();
		await page.keyboard.press('Delete');
		await expect(page.getByRole('status').filter({ hasText: 'Removed brackets' })).toBeVisible();
		await page.keyboard.press('Control+z');
		await expect(titles(page)).toHaveText(['brackets']);
		await titles(page).first().click();
		await page.keyboard.press('Enter');
		await page.waitForURL(/code\/#project=.*document=/);
	}
);

test.describe(here ? 'real transcripts' : 'real transcripts: skipped, ../shared/data is absent', () => {
	test.skip(!here, '../shared/data is absent');

	test('come in from a drop of seven files in six layouts', async ({ page }) => {
		const names = [
			'hitsave/wintermoor_bold_speakers.md',
			'hitsave/otter_lantana.md',
			'hitsave/keitai.vtt',
			'hitsave/goodboy.srt',
			'zoom-engager/GMT20240124-202901_Recording.transcript.vtt',
			'qualcoder-examples/ID1.docx',
			'refi-standard-annex/annexA1_codebook.qdc'
		];
		await drop(
			page,
			names.map((name) => given(name.split('/')[1]!, readFileSync(data + name)))
		);
		await expect(fileOf(page, 'wintermoor')).toContainText('291 turns · 21,141 words · 4 speakers');
		await expect(fileOf(page, 'otter lantana')).toContainText('63 turns');
		await expect(fileOf(page, 'GMT20240124')).toContainText('26 turns · 1,911 words · 5 speakers');
		await expect(page.getByText('The file is a codebook or a project in the form of REFI-QDA')).toBeVisible();

		await accept(page, 6);
		await expect(titles(page)).toHaveCount(6);
		await expect(cell(page, 'wintermoor bold speakers', 'turns')).toHaveText('291');
	});
});

function given(name: string, bytes: Uint8Array): Given {
	return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) };
}

function made(name: string): Given {
	return given(name, readFileSync(new URL(`../fixtures/transcripts/${name}`, import.meta.url)));
}

async function choose(page: Page, files: Given[]): Promise<void> {
	await page.locator('input[type=file]').setInputFiles(files);
	await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
}

/** Drops files on the page as a pointer would. */
async function drop(page: Page, files: Given[]): Promise<void> {
	const plain = files.map(({ name, buffer }) => ({ name, text: buffer.toString('base64') }));
	const transfer = await page.evaluateHandle((list) => {
		const carried = new DataTransfer();
		for (const { name, text } of list) {
			carried.items.add(new File([Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0))], name));
		}
		return carried;
	}, plain);
	await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
	await expect(page.getByText('Drop transcripts to bring them in')).toBeVisible();
	await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
	await expect(page.getByText('Nothing is stored yet.')).toBeVisible();
}

/** Takes in what is looked over, which must be `n` documents. */
async function accept(page: Page, n: number): Promise<void> {
	await page.getByRole('button', { name: `Import ${n} document${n > 1 ? 's' : ''}` }).click();
	await expect(page.getByRole('grid')).toBeVisible();
}

const fileOf = (page: Page, title: string): Locator =>
	page.getByRole('region', { name: 'Files', exact: true }).getByRole('listitem').filter({ hasText: title });

const titles = (page: Page): Locator => page.getByRole('grid').locator('[role=gridcell].title');

const cell = (page: Page, title: string, column: string): Locator =>
	page.getByRole('row').filter({ hasText: title }).locator(`.${column}`);
