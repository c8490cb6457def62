/**
 * The transcript in Chromium at 10,000, 100,000 and 300,000 words, with a coding for every 60 words and 50 of them deep
 * on one passage: first text, key press to painted, frames, the longest task and the work of scrolling, the longest task of
 * filtering, resizing and undoing, and the page's memory; then how the largest compares with the smallest.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CDPSession, Page } from 'playwright-core';
import type { Study } from '../../src/cli/generated-study.ts';
import { drive, longestTask, takeIn, watchTasks } from './driven-browser.ts';
import { longTalk } from './long-talk.ts';
import { baselineOf, budget, rowOf, type Part, type Row } from './row.ts';
import { sqlJs } from './studies.ts';
import { coder, writeStudy } from '../../src/cli/study-file.ts';
import { watchPage } from './watched-page.ts';

const sizes = [10_000, 100_000, 300_000] as const;
const presses = 20;

export const part: Part = {
	name: 'transcript',
	about: 'a transcript of up to 300,000 words with 5,000 codings in Chromium',
	measure: () =>
		drive(async ({ context, page, address, folder }) => {
			await context.addInitScript({ content: watchTasks + watchFrames });
			await context.addInitScript(watchPage, JSON.stringify({ coder, language: 'en' }));
			const session = await context.newCDPSession(page);
			await session.send('Performance.enable', { timeDomain: 'threadTicks' });
			const rows: Row[] = [];
			for (const words of sizes) {
				const path = join(folder, `talk-${words}.samtal`);
				const study = longTalk(words);
				const file = writeStudy(await sqlJs(), study, `Talk of ${words}`);
				await writeFile(path, file.bytes);
				rows.push(...(await measureAt({ page, session, address, path, words, study })));
			}
			return [...rows, ...growth(rows)];
		})
};

type Window = {
	readonly page: Page;
	readonly session: CDPSession;
	readonly address: string;
	readonly path: string;
	readonly words: number;
	readonly study: Study;
};

async function measureAt({ page, session, address, path, words, study }: Window): Promise<Row[]> {
	const project = await takeIn(page, address, path);
	const opened: number[] = [];
	for (let i = 0; i < 4; i++) {
		await page.goto('about:blank');
		await page.goto(`${address}code/#${new URLSearchParams({ project })}`);
		opened.push(await page.evaluate(() => globalThis.watched.useful));
	}
	await page.waitForTimeout(1000);
	const keys = study.codes.flatMap(({ key }) => key ?? []);
	const pressed = await pressing(page, keys);
	const before = await busy(session);
	const { frames, task } = await scrolling(page);
	const scrolled = (await busy(session)) - before;
	const rows = [
		rowOf(opening, words, opened, budget(1000)),
		rowOf(keyPress, words, pressed, { name: 'budget 50 ms (95 %: 100 ms)', median: 50 }),
		rowOf('frame while scrolling (words)', words, frames, { name: 'budget 16.7 ms', median: 16.7 }),
		rowOf('longest task while scrolling (words)', words, [task], budget(50)),
		rowOf(scrollWork, words, [scrolled / scrollSteps], null)
	];
	for (const [name, deed] of Object.entries(deeds)) {
		await longestTask(page);
		await deed(page);
		rows.push(rowOf(`longest task: ${name} (words)`, words, [await longestTask(page)], budget(50)));
	}
	await session.send('HeapProfiler.collectGarbage');
	const { usedSize } = await session.send('Runtime.getHeapUsage');
	rows.push(rowOf('heap of the page (words)', words, [usedSize / 1e6], null, 'MB'));
	return rows;
}

const opening = 'opening a transcript to first text, stripes and codebook (words)';
const keyPress = 'key press to durable and painted (words)';
const scrollWork = 'work of the main thread for one turn of the wheel (words)';
const grows = [opening, keyPress, scrollWork];
const [stepsAtTop, stepsInMiddle] = [60, 30];
const scrollSteps = stepsAtTop + stepsInMiddle;

/** Milliseconds that the page's main thread has worked, whatever else the machine does. */
async function busy(session: CDPSession): Promise<number> {
	const { metrics } = await session.send('Performance.getMetrics');
	return 1000 * metrics.find(({ name }) => name === 'TaskDuration')!.value;
}

async function pressing(page: Page, keys: readonly string[]): Promise<number[]> {
	const samples: number[] = [];
	for (let i = -3; i < presses; i++) {
		for (let step = 0; step < 3; step++) await page.keyboard.press('j');
		await page.keyboard.press('t');
		await page.waitForTimeout(120);
		const key = keys[(i + 3) % keys.length]!;
		await page.evaluate((key) => globalThis.watched.arm(key), key);
		await page.keyboard.press(key);
		const took = await page.evaluate(() => globalThis.watched.pressed);
		if (i >= 0) samples.push(took);
		await page.waitForTimeout(150);
	}
	return samples;
}

/** Scrolls by the wheel from the top over the passage that 50 codings lie on; milliseconds from frame to frame. */
async function scrolling(page: Page): Promise<{ frames: number[]; task: number }> {
	const text = page.locator('.transcript').first();
	const box = (await text.boundingBox())!;
	await page.mouse.move(box.x + 200, box.y + 200);
	await longestTask(page);
	await page.evaluate('globalThis.beginFrames()');
	for (let i = 0; i < stepsAtTop; i++) {
		await page.mouse.wheel(0, 300);
		await page.waitForTimeout(16);
	}
	await page.evaluate(`(() => {
		const scroller = [...document.querySelectorAll('.transcript, .transcript *')].find(
			(one) => one.scrollHeight > one.clientHeight + 1000 && getComputedStyle(one).overflowY !== 'visible'
		);
		scroller.scrollTop = scroller.scrollHeight / 2 - 2000;
	})()`);
	for (let i = 0; i < stepsInMiddle; i++) {
		await page.mouse.wheel(0, 150);
		await page.waitForTimeout(16);
	}
	const frames = (await page.evaluate('globalThis.endFrames()')) as number[];
	return { frames, task: await longestTask(page) };
}

const deeds: Record<string, (page: Page) => Promise<void>> = {
	'showing no stripes and all': async (page) => {
		await page.getByRole('button', { name: /^Stripes/ }).click();
		const whose = page.getByRole('combobox', { name: 'Show coded passages by' });
		for (const label of ['None', 'All coders']) {
			await whose.selectOption({ label });
			await page.waitForTimeout(300);
		}
		await page.keyboard.press('Escape');
	},
	'resizing and undoing': async (page) => {
		await page.keyboard.press('n');
		await page.keyboard.press('e');
		await page.waitForTimeout(200);
		await page.keyboard.press('Control+z');
		await page.waitForTimeout(200);
	},
	'taking a code off and undoing': async (page) => {
		await page.keyboard.press('n');
		await page.keyboard.press('x');
		await page.waitForTimeout(200);
		await page.keyboard.press('Control+z');
		await page.waitForTimeout(200);
	}
};

/** Runs before the page's own scripts: times between frames. */
const watchFrames = `
	let frames = null;
	globalThis.beginFrames = () => {
		const own = (frames = []);
		let last = performance.now();
		const tick = (now) => {
			if (frames !== own) return;
			own.push(now - last);
			last = now;
			requestAnimationFrame(tick);
		};
		requestAnimationFrame(tick);
	};
	globalThis.endFrames = () => {
		const answer = frames;
		frames = null;
		return answer;
	};
`;

/** The largest as against the smallest. */
function growth(rows: readonly Row[]): Row[] {
	return grows.flatMap((name) => {
		const [small, large] = [sizes[0], sizes.at(-1)].map((size) =>
			rows.find((row) => row.name === name && row.size === size)
		);
		if (!small || !large) return [];
		const against = baselineOf(small, `the same at ${small.size.toLocaleString('en')}`);
		return [{ ...large, baseline: against.name, ratio: large.median / against.median }];
	});
}
