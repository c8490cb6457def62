import '../../../src/app.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import GridPage from './fixtures/GridPage.svelte';

const focused = (): string =>
	[document.activeElement?.getAttribute('role'), document.activeElement?.textContent?.trim()].join(' ');
const at = (): string => {
	const cell = document.activeElement?.closest('[data-cell]');
	const row = cell?.closest('[role=row]')?.getAttribute('aria-rowindex');
	return `${row},${cell?.getAttribute('aria-colindex')}`;
};

async function open(count = 5): Promise<string[]> {
	const log: string[] = [];
	await render(GridPage, { count, onlog: (line) => log.push(line) });
	await userEvent.tab();
	return log;
}

test('arrows, Home, End and Ctrl walk the cells; Tab leads along the row and out at its end', async () => {
	await open();
	expect(focused()).toBe('rowheader Case 0');
	await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
	expect(focused()).toBe('gridcell 7');
	await userEvent.keyboard('{Control>}{ArrowDown}{/Control}');
	expect(at()).toBe('6,3');
	await userEvent.keyboard('{Home}');
	expect(focused()).toBe('rowheader Case 4');
	await userEvent.keyboard('{Control>}{Home}{/Control}{Tab}');
	expect(focused()).toBe('gridcell unit');
	await userEvent.keyboard('{Tab}');
	expect(at()).toBe('2,3');
	await userEvent.keyboard('{Tab}');
	expect(document.activeElement?.closest('[role=grid]')).toBeNull();
});

test('typing begins a cell, Enter stores it and goes down, Tab stores it and goes along, Esc lets it be', async () => {
	const log = await open();
	await userEvent.keyboard('{ArrowRight}{ArrowRight}41{Enter}');
	expect(log).toEqual(['set r0 age 41']);
	await expect.poll(at).toBe('3,3');
	await userEvent.keyboard('{F2}{Backspace}9{Escape}');
	await expect.poll(focused).toBe('gridcell 7');
	await userEvent.keyboard('{F2}8{Shift>}{Tab}{/Shift}');
	await expect.poll(at).toBe('3,2');
	expect(log).toEqual(['set r0 age 41', 'set r1 age 78']);
});

test('a text that does not fit stays in the cell with a sentence; clearing it empties the cell', async () => {
	const log = await open();
	await userEvent.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}x{Enter}');
	await expect.element(page.getByRole('alert')).toHaveTextContent('x is no number');
	expect(document.activeElement?.tagName).toBe('INPUT');
	expect(log).toEqual([]);
	await userEvent.keyboard('{Backspace}{Enter}');
	expect(log).toEqual(['set r1 age ']);
});

test('a value is picked from the list: by its first letters, by arrows, or added to it', async () => {
	const log = await open();
	await userEvent.keyboard('{ArrowRight}ma{Enter}');
	expect(log).toEqual(['set r0 level management']);
	await expect.poll(at).toBe('3,2');
	await userEvent.keyboard('{F2}{ArrowDown}');
	await expect.element(page.getByRole('option', { selected: true })).toHaveTextContent('unit');
	await userEvent.keyboard('{Enter}');
	await expect.poll(at).toBe('4,2');
	await userEvent.keyboard('moon{ArrowDown}{Enter}');
	expect(log).toEqual(['set r0 level management', 'set r1 level unit', 'set r2 level moon new']);
});

test('ranges are selected with Shift, copied, pasted over and emptied', async () => {
	const log = await open();
	await userEvent.keyboard('{ArrowRight}{Shift>}{ArrowDown}{ArrowRight}{/Shift}');
	const selected = page.getByRole('grid').element().querySelectorAll('[aria-selected="true"]');
	expect(selected).toHaveLength(4);
	const copied = new ClipboardEvent('copy', { clipboardData: new DataTransfer(), bubbles: true });
	document.activeElement?.dispatchEvent(copied);
	expect(copied.clipboardData?.getData('text/plain')).toBe('0,1 to 1,2');
	const data = new DataTransfer();
	data.setData('text/plain', 'unit\t3');
	document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
	await userEvent.keyboard('{Delete}');
	expect(log).toEqual(['paste at 0,1: unit\t3', 'clear 0,1 to 1,2']);
});

test('the heading is reached by arrows and opens the menu of its column; names open and are renamed', async () => {
	const log = await open();
	await userEvent.keyboard('{Enter}{F2}{Control>}a{/Control}Åse{Enter}');
	expect(log).toEqual(['open r0', 'rename r0 Åse']);
	await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowRight}{Enter}');
	await expect.element(page.getByRole('menuitem', { name: 'Remove level' })).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	expect(log.at(-1)).toBe('remove level');
});

test('of 2,000 rows only those in view are drawn, and the last is reached', async () => {
	await open(2000);
	const drawn = (): number => document.querySelectorAll('[role=grid] [role=row]').length;
	expect(drawn()).toBeLessThan(60);
	await userEvent.keyboard('{Control>}{End}{/Control}');
	await expect.poll(at).toBe('2001,3');
	expect(drawn()).toBeLessThan(60);
	expect(page.getByRole('grid').element().getAttribute('aria-rowcount')).toBe('2001');
});
