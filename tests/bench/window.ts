/**
 * The built app in Chromium, with projects on the disk: from a key press to the coded passage durable and painted, and
 * opening. What is timed is timed in the page, from the event to the second frame after the last of what must be seen
 * stands in it; 60 frames a second make that up to 33 ms more than the work itself.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { drive, takeIn, type Driven } from './driven-browser.ts';
import { baselineOf, budget, rowOf, type Part, type Row } from './row.ts';
import { sizes, studyFile } from './studies.ts';
import { coder, type StudyFile } from '../../src/cli/study-file.ts';
import { watchPage } from './watched-page.ts';

export const part: Part = {
	name: 'window',
	about: 'the built app in Chromium: key press to painted, opening',
	measure: () =>
		drive(async ({ context, page, address, folder }) => {
			await context.addInitScript(watchPage, JSON.stringify({ coder, language: 'en' }));
			const rows: Row[] = [];
			for (const size of sizes) rows.push(...(await measureAt(size, { page, address, folder })));
			return [...rows, ...growth(rows)];
		})
};

const presses = 50;
const openings = 5;
const rereadings = 8;
/** Turns from one press to the next. */
const stride = 7;

type Window = Pick<Driven, 'page' | 'folder' | 'address'>;

async function measureAt(size: number, { page, folder, address }: Window): Promise<Row[]> {
	const file = await studyFile(size);
	const path = join(folder, `study-${size}.samtal`);
	await writeFile(path, file.bytes);
	const project = await takeIn(page, address, path);
	const hashOf = (document: number): string =>
		`#${new URLSearchParams({ project, document: file.documents[document]! })}`;
	const opened: number[] = [];
	for (let i = 0; i < openings; i++) {
		await page.goto('about:blank');
		await page.waitForTimeout(500);
		await page.goto(`${address}code/${hashOf(0)}`);
		opened.push(await page.evaluate(() => globalThis.watched.useful));
	}
	const rows = [rowOf('opening a project to its first useful screen', size, opened, budget(3000))];
	if (size === Math.max(...sizes)) rows.push(...(await measureReading(page, file, hashOf)));
	const pressed = await measurePresses(page, file);
	rows.push(rowOf(keyPress, size, pressed, { name: 'budget 50 ms (95 %: 100 ms)', median: 50 }));
	await page.goto('about:blank');
	await page.waitForTimeout(500);
	return rows;
}

const keyPress = 'key press to durable and painted';

/** The first two documents in turn: 100,000 and 10,000 words. */
async function measureReading(
	page: Page,
	{ study }: StudyFile,
	hashOf: (document: number) => string
): Promise<Row[]> {
	const samples: [number[], number[]] = [[], []];
	for (let i = 0; i < rereadings * 2; i++) {
		const document = i % 2 ? 0 : 1;
		const begins = study.documents[document]!.turns[0]!.text;
		const took = await page.evaluate(({ hash, begins }) => globalThis.watched.read(hash, begins), {
			hash: hashOf(document),
			begins
		});
		if (i >= 2) samples[document]!.push(took);
		await page.waitForTimeout(300);
	}
	const name = 'opening a transcript to first text painted (words)';
	return [rowOf(name, 10_000, samples[1], budget(1000)), rowOf(name, 100_000, samples[0], budget(1000))];
}

/** Turn by turn: select it, press the key of a code, see the new stripe and the new count. */
async function measurePresses(page: Page, { study }: StudyFile): Promise<number[]> {
	const keys = study.codes.flatMap(({ key }) => key ?? []);
	const samples: number[] = [];
	for (let i = -5; i < presses; i++) {
		for (let step = 0; step < stride; step++) await page.keyboard.press('j');
		await page.keyboard.press('t');
		await page.waitForTimeout(100);
		const key = keys[(i + 5) % keys.length]!;
		await page.evaluate((key) => globalThis.watched.arm(key), key);
		await page.keyboard.press(key);
		const took = await page.evaluate(() => globalThis.watched.pressed);
		if (i >= 0) samples.push(took);
		await page.waitForTimeout(150);
	}
	return samples;
}

/** The same at the larger size as against the smaller. */
function growth(rows: readonly Row[]): Row[] {
	const [small, large] = sizes.map((size) => rows.find((row) => row.name === keyPress && row.size === size));
	if (!small || !large) return [];
	const { name, median } = baselineOf(small, `the same at ${small.size.toLocaleString('en')} (budget 1.3)`);
	return [{ ...large, baseline: name, ratio: large.median / median }];
}
