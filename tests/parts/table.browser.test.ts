/** A long table: all rows are there to be read, and those that can be reached are there to be pressed. */
import '../../src/app.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import DataTable from '../../src/lib/parts/DataTable.svelte';
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

test('between two panes columns are as narrow as their numbers, what they are called in several lines', async () => {
	const numbers = [
		'Longest turn in words',
		'Share of all the turns',
		'After someone left out',
		'Of every other'
	];
	const columns = [
		{ key: 'name', label: 'Name', value: () => 'A name of several words, which part in lines' },
		...numbers.map((label) => ({ key: label, label, value: () => 12_345, width: '1%' }))
	];
	await page.viewport(480, 600);
	await render(DataTable, { caption: 'Numbers', columns, rows: [0], rowKey: String });
	const frame = page.getByRole('region', { name: 'Numbers' }).element();
	const heights = () =>
		[...frame.querySelectorAll<HTMLElement>('thead button')].map((one) => one.offsetHeight);
	expect(frame.scrollWidth).toBe(frame.clientWidth);
	expect(Math.max(...heights())).toBeGreaterThan(40);
	await page.viewport(1000, 600);
	expect(new Set(heights()).size).toBe(1);
	expect(frame.scrollWidth).toBe(frame.clientWidth);
});
