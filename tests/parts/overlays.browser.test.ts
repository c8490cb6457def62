import '../../src/app.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import OverlayPage from './fixtures/OverlayPage.svelte';

const focusedName = () =>
	document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent?.trim();

async function open(variant: 'docked' | 'centred' = 'docked'): Promise<string[]> {
	const log: string[] = [];
	await render(OverlayPage, { variant, onlog: (line) => log.push(line) });
	return log;
}

test('a dialog takes the focus, keeps it, closes on Esc and gives it back', async () => {
	const log = await open();
	await userEvent.tab();
	await userEvent.keyboard('{Enter}');
	await expect.element(page.getByRole('dialog', { name: 'New code' })).toBeVisible();
	await expect.element(page.getByLabelText('Name')).toHaveFocus();
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
	expect(focusedName()).toBe('New code');
	expect(log).toEqual(['closed']);
});

test('Enter in a field of a dialog with a form submits it', async () => {
	const log = await open();
	await page.getByRole('button', { name: 'New code' }).click();
	await userEvent.keyboard('Workload{Enter}');
	expect(log).toEqual(['made Workload']);
});

test('a menu opens by arrow, walks round, goes by letter, and gives the focus back', async () => {
	const log = await open();
	await userEvent.tab();
	await userEvent.tab();
	await userEvent.tab();
	await userEvent.keyboard('{ArrowDown}');
	await expect.poll(focusedName).toBe('All codes');
	await expect
		.element(page.getByRole('menuitemcheckbox', { name: 'All codes' }))
		.toHaveAttribute('aria-checked', 'true');
	await userEvent.keyboard('{ArrowUp}');
	expect(focusedName()).toContain('Delete');
	await userEvent.keyboard('m{Enter}');
	expect(log).toEqual(['mine']);
	await expect.element(page.getByRole('button', { name: 'Stripes' })).toHaveFocus();
	await userEvent.keyboard('{ArrowUp}');
	await expect.poll(focusedName).toContain('Delete');
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('button', { name: 'Stripes' })).toHaveFocus();
	await expect
		.element(page.getByRole('button', { name: 'Stripes' }))
		.toHaveAttribute('aria-expanded', 'false');
});

test('a press on the button of an open menu closes it, and the next one opens it again, however fast', async () => {
	await open();
	const button = page.getByRole('button', { name: 'Stripes' });
	for (const expanded of ['true', 'false', 'true', 'false']) {
		await button.click();
		await expect.element(button).toHaveAttribute('aria-expanded', expanded);
	}
	await button.click();
	await userEvent.keyboard('m{Enter}');
	await button.click();
	await expect.element(button).toHaveAttribute('aria-expanded', 'true');
});

test('a disabled entry of a menu does nothing and says why', async () => {
	const log = await open();
	await page.getByRole('button', { name: 'Stripes' }).click();
	await page.getByRole('menuitem', { name: 'None' }).click({ force: true });
	expect(log).toEqual([]);
	await expect
		.element(page.getByRole('menuitem', { name: 'None' }))
		.toHaveAttribute('title', 'There are none');
});

test('the palette: type, arrows, Enter; it closes and the focus goes back', async () => {
	const log = await open();
	await page.getByRole('button', { name: 'Code', exact: true }).click();
	await expect.element(page.getByRole('combobox')).toHaveFocus();
	await userEvent.keyboard('child{ArrowDown}');
	await expect
		.element(page.getByRole('option', { name: 'Child meets many hands' }))
		.toHaveAttribute('aria-selected', 'true');
	await userEvent.keyboard('{Enter}');
	expect(log).toEqual(['pick Child meets many hands', 'closed']);
	expect(focusedName()).toBe('Code');
});

test('the palette: Alt keeps it open, Shift creates, Ctrl is in vivo, Tab shows the definition, Esc closes', async () => {
	const log = await open();
	await page.getByRole('button', { name: 'Code', exact: true }).click();
	await userEvent.keyboard('work{Alt>}{Enter}{/Alt}');
	await expect.element(page.getByRole('combobox')).toHaveFocus();
	await userEvent.keyboard('{Tab}');
	await expect.element(page.getByText('Definition of Workload')).toBeVisible();
	await userEvent.keyboard('{Alt>}{Control>}{Enter}{/Control}{/Alt}');
	await userEvent.keyboard('{Shift>}{Enter}{/Shift}');
	expect(log).toEqual(['pick Workload and stay', 'in vivo', 'new work', 'closed']);
	await page.getByRole('button', { name: 'Code', exact: true }).click();
	await userEvent.keyboard('{Escape}');
	await expect.element(page.getByRole('combobox')).not.toBeInTheDocument();
});

test('the centred palette is modal and closes on a click beside it', async () => {
	const log = await open('centred');
	await page.getByRole('button', { name: 'Code', exact: true }).click();
	const dialog = document.querySelector('dialog');
	expect(dialog?.matches(':modal')).toBe(true);
	dialog?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
	await expect.element(page.getByRole('combobox')).not.toBeInTheDocument();
	expect(log).toEqual(['closed']);
});
