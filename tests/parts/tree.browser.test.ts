import '../../src/app.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import TreePage from './fixtures/TreePage.svelte';

const start = [
	{ id: 'a', parent: null, label: 'Success factors' },
	{ id: 'b', parent: null, label: 'Risk factors' },
	{ id: 'b1', parent: 'b', label: 'Workload' },
	{ id: 'b2', parent: 'b', label: 'Staff turnover' },
	{ id: 'c', parent: null, label: 'Service logic' }
];
const focused = () => document.activeElement?.textContent?.trim();

async function open(expanded: string[] = []): Promise<string[]> {
	const log: string[] = [];
	await render(TreePage, { start, open: expanded, onlog: (line) => log.push(line) });
	await userEvent.tab();
	return log;
}

test('arrows walk the rows, unfold and fold, and go to the parent', async () => {
	await open();
	expect(focused()).toBe('Success factors');
	await userEvent.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}');
	expect(focused()).toBe('Workload');
	await expect.element(page.getByRole('treeitem', { name: 'Workload' })).toHaveAttribute('aria-level', '2');
	await userEvent.keyboard('{ArrowDown}{ArrowLeft}');
	expect(focused()).toBe('Risk factors');
	await userEvent.keyboard('{ArrowLeft}');
	await expect
		.element(page.getByRole('treeitem', { name: 'Risk factors' }))
		.toHaveAttribute('aria-expanded', 'false');
	await userEvent.keyboard('{End}');
	expect(focused()).toBe('Service logic');
	await userEvent.keyboard('{Home}');
	expect(focused()).toBe('Success factors');
});

test('typing goes to the row that begins so', async () => {
	await open(['b']);
	await userEvent.keyboard('se');
	expect(focused()).toBe('Service logic');
});

test('Enter selects, Delete and the menu key go to the caller, and the neighbour of a deleted row has the focus', async () => {
	const log = await open(['b']);
	await userEvent.keyboard('{ArrowDown}{ArrowDown}{Enter}');
	await userEvent.keyboard('{Shift>}{F10}{/Shift}{Delete}');
	expect(log).toEqual(['select b1', 'menu b1', 'delete b1']);
	await expect.poll(focused).toBe('Staff turnover');
});

test('Alt and arrows move a node, and the move is told', async () => {
	const log = await open(['b']);
	await userEvent.keyboard('{ArrowDown}{Alt>}{ArrowUp}{/Alt}');
	expect(log).toEqual(['move b under null before a']);
	expect(focused()).toBe('Risk factors');
	await expect
		.element(page.getByRole('status'))
		.toHaveTextContent('Risk factors moved: level 1, number 1 of 3.');
	await userEvent.keyboard('{End}{Alt>}{ArrowRight}{/Alt}');
	expect(log[1]).toBe('move c under a before null');
	await expect
		.element(page.getByRole('treeitem', { name: 'Service logic' }))
		.toHaveAttribute('aria-level', '2');
	await expect.poll(focused).toBe('Service logic');
});

test('F2 renames in place: Enter keeps, Esc does not', async () => {
	const log = await open();
	await userEvent.keyboard('{F2}');
	await userEvent.keyboard('What works{Enter}');
	await expect.poll(focused).toBe('What works');
	await userEvent.keyboard('{F2}Other{Escape}');
	await expect.poll(focused).toBe('What works');
	expect(log).toEqual(['rename a What works']);
});

test('dragging a row onto another puts it inside', async () => {
	const log = await open();
	await page
		.getByRole('treeitem', { name: 'Service logic' })
		.dropTo(page.getByRole('treeitem', { name: 'Success factors' }));
	expect(log).toContain('move c under a before null');
});

test('Shift and arrows pick a range, Ctrl and a click one more, and what is picked moves as one', async () => {
	const log = await open(['b']);
	await userEvent.keyboard('{ArrowDown}{ArrowDown}{Shift>}{ArrowDown}{/Shift}');
	const row = (name: string) => page.getByRole('treeitem', { name, exact: true });
	await expect.element(row('Workload')).toHaveAttribute('aria-selected', 'true');
	await expect.element(row('Staff turnover')).toHaveAttribute('aria-selected', 'true');
	await row('Service logic').click({ modifiers: ['Control'] });
	expect(log).toEqual(['pick b1,b2', 'pick b1,b2,c']);
	await userEvent.keyboard('{Alt>}{ArrowLeft}{/Alt}');
	expect(log.at(-1)).toBe('move b1,b2,c under null before null');
	await expect.element(row('Workload')).toHaveAttribute('aria-level', '1');
	await userEvent.keyboard('{Escape}');
	expect(log.at(-1)).toBe('pick ');
	await userEvent.keyboard('{Control>}a{/Control}');
	expect(log.at(-1)).toBe('pick a,b,b1,b2,c');
});

test('of 2,000 rows only those in view are drawn, and End reaches the last', async () => {
	const many = Array.from({ length: 2000 }, (_, n) => ({ id: `n${n}`, parent: null, label: `Code ${n}` }));
	await render(TreePage, { start: many });
	expect(document.querySelectorAll('[role="treeitem"]').length).toBeLessThan(60);
	await userEvent.tab();
	await userEvent.keyboard('{End}');
	expect(focused()).toBe('Code 1999');
	expect(document.querySelectorAll('[role="treeitem"]').length).toBeLessThan(60);
});
