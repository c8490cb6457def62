/**
 * The charts of the built app in Chromium, 300 codes: from the choice of a form until it is painted (of those of
 * many rows what a window shows), with its numbers at hand and the form before taken away; and the longest task
 * of the page's own thread while the pointer goes over it (0 for none over 50 ms).
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { drive, longestTask, takeIn, watchTasks } from './driven-browser.ts';
import { budget, rowOf, type Part, type Row } from './row.ts';
import { studyFile } from './studies.ts';
import { coder } from '../../src/cli/study-file.ts';

const codes = 300;
const rounds = 5;

/** What the address asks for, with the forms that are drawn there. */
const views: readonly (readonly [address: string, forms: readonly string[]])[] = [
	['view=cooccurrence', ['Matrix', 'Network', 'Circle']],
	['view=sequence', ['Matrix', 'Arcs']],
	['view=frequencies', ['Bars']],
	['view=groups&by=document', ['Matrix']],
	['view=compare', ['Chart']],
	['view=portrait&most=all', ['Drawing']],
	['view=portrait&shape=document&most=all', ['Drawing']]
];

export const part: Part = {
	name: 'charts',
	about: `charts of ${codes} codes: from the choice of a form to what a window shows of it painted, and the pointer over it`,
	measure: () =>
		drive(async ({ context, page, address, folder }) => {
			const settings = JSON.stringify(JSON.stringify({ coder, language: 'en' }));
			await context.addInitScript({
				content: `${watchTasks}localStorage.getItem('samtal settings') ?? localStorage.setItem('samtal settings', ${settings})`
			});
			const path = join(folder, 'charts.samtal');
			await writeFile(path, (await studyFile(20_000)).bytes);
			const project = await takeIn(page, address, path);
			const rows: Row[] = [];
			for (const [view, forms] of views)
				rows.push(...(await measured(page, `${address}analyse/#project=${project}&${view}`, forms, view)));
			return rows;
		})
};

async function measured(page: Page, address: string, forms: readonly string[], view: string): Promise<Row[]> {
	await page.goto('about:blank');
	await page.goto(`${address}&form=table`);
	const rows: Row[] = [];
	for (const form of forms) {
		const [drawn, pointed]: [number[], number[]] = [[], []];
		for (let round = 0; round < rounds; round++) {
			await page.getByRole('radio', { name: 'Table' }).check();
			await page.getByRole('table').first().waitFor();
			await longestTask(page);
			drawn.push(await timeToPainted(page.getByRole('radio', { name: form, exact: true })));
			await longestTask(page);
			await pointOver(page);
			pointed.push(await longestTask(page));
		}
		const name = `${view.replace('view=', '')}: ${form.toLowerCase()}`;
		rows.push(rowOf(`${name}, drawn`, codes, drawn, budget(100)));
		rows.push(rowOf(`${name}, longest task under the pointer`, codes, pointed, budget(50)));
	}
	return rows;
}

/** From the press of the radio button until the drawing that it asks for was painted. */
function timeToPainted(radio: Locator): Promise<number> {
	return radio.evaluate(
		(button: HTMLElement) =>
			new Promise<number>((done) => {
				const start = performance.now();
				const observer = new MutationObserver(() => {
					if (!document.querySelector('svg[data-title]')) return;
					observer.disconnect();
					// A task sent from within a frame runs once that frame's style, layout and paint are done.
					const { port1, port2 } = new MessageChannel();
					port1.onmessage = () => done(performance.now() - start);
					requestAnimationFrame(() => port2.postMessage(null));
				});
				observer.observe(document, { childList: true, subtree: true });
				button.click();
			})
	);
}

/** Moves the pointer across the drawing, from corner to corner. */
async function pointOver(page: Page): Promise<void> {
	const box = await page.locator('svg[data-title]').boundingBox();
	if (!box) return;
	const [right, bottom] = [Math.min(box.x + box.width, 1430), Math.min(box.y + box.height, 860)];
	await page.mouse.move(box.x + 10, box.y + 10);
	await page.mouse.move(right, bottom, { steps: 40 });
	await page.mouse.move(box.x + 10, bottom, { steps: 40 });
}
