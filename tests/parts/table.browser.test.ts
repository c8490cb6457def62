/** A long table: all rows are there to be read, and those that can be reached are there to be pressed. */
import '../../src/app.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import TablePage from './fixtures/TablePage.svelte';

const rows = () => [...document.querySelectorAll<HTMLElement>('tbody tr')];
const row = (number: number) => rows()[number - 1]!;
const button = (number: number) => row(number).querySelector('button');

async function shown(): Promise<string[]> {
	const log: string[] = [];
	await render(TablePage, { onlog: (line: string) => log.push(line) });
	await expect.poll(() => rows().length).toBe(200);
	return log;
}

test('every row can be read at once, and is as high before its numbers can be pressed as after', async () => {
	await shown();
	expect(row(200).textContent).toMatch(/Row 200\s*199/);
	expect(button(200)).toBeNull();
	const height = row(200).offsetHeight;
	row(200).scrollIntoView();
	await expect.poll(() => button(200)?.getAttribute('aria-label')).toBe('Row 200: 199');
	expect(row(200).offsetHeight).toBe(height);
});

test('Tab leads from row to row, however far', async () => {
	await shown();
	button(1)!.focus();
	for (let number = 2; number <= 70; number++) {
		await userEvent.tab();
		await expect.poll(() => document.activeElement).toBe(button(number));
	}
});

test('a number opens by key and by pointer, and the one that is open can be found again', async () => {
	const log = await shown();
	button(3)!.focus();
	await userEvent.keyboard('{Enter}');
	await page.getByRole('button', { name: 'Row 5: 4', exact: true }).click();
	expect(log).toEqual(['Row 3 n by key', 'Row 5 n by pointer']);
	expect(document.querySelector('tr[aria-current] [data-cursor]')).toBe(button(5));
	expect(document.querySelectorAll('[data-cursor]')).toHaveLength(1);
});
