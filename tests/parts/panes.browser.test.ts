import '../../src/app.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import type { PaneSizes } from '../../src/lib/parts/panes.svelte.ts';
import PanesPage from './fixtures/PanesPage.svelte';

async function open(width: number): Promise<PaneSizes[]> {
	await page.viewport(width, 600);
	const kept: PaneSizes[] = [];
	await render(PanesPage, { onsizes: (sizes) => kept.push(sizes) });
	return kept;
}
const pane = (name: string) => page.getByRole('complementary', { name });

test('a separator moves by keys within its limits, and the width is told', async () => {
	const kept = await open(1400);
	const separator = page.getByRole('separator', { name: 'Width of Codebook' });
	await expect.element(separator).toHaveAttribute('aria-valuenow', '288');
	(separator.element() as HTMLElement).focus();
	await userEvent.keyboard('{ArrowRight}');
	await expect.element(separator).toHaveAttribute('aria-valuenow', '304');
	expect(pane('Codebook').element().getBoundingClientRect().width).toBe(304);
	await userEvent.keyboard('{End}{ArrowRight}');
	await expect.element(separator).toHaveAttribute('aria-valuenow', '480');
	expect(kept.at(-1)?.left).toBe(480);
});

test('a separator is dragged by the pointer', async () => {
	const kept = await open(1400);
	const separator = page.getByRole('separator', { name: 'Width of Details' }).element();
	const at = separator.getBoundingClientRect();
	const send = (type: string, x: number) =>
		separator.dispatchEvent(
			new PointerEvent(type, { pointerId: 1, clientX: x, clientY: 50, button: 0, bubbles: true })
		);
	separator.setPointerCapture = () => {};
	send('pointerdown', at.left);
	send('pointermove', at.left - 40);
	expect(kept).toEqual([]);
	send('pointerup', at.left - 40);
	expect(kept).toHaveLength(1);
	expect(kept[0]?.right).toBe(352);
});

test('a pane folds to a rail with a button that shows it again', async () => {
	const kept = await open(1400);
	await pane('Codebook').getByRole('button', { name: 'Fold the pane away' }).click();
	await expect.element(pane('Codebook')).not.toBeInTheDocument();
	expect(kept.at(-1)?.leftOpen).toBe(false);
	const show = page.getByRole('button', { name: 'Show Codebook' });
	await expect.element(show).toHaveFocus();
	await userEvent.keyboard('{Enter}');
	await expect.element(pane('Codebook')).toBeVisible();
	await expect.element(pane('Codebook')).toHaveFocus();
});

test('below 1100 px the right pane is a sheet that Esc closes, the left one stays', async () => {
	await open(1000);
	await expect.element(pane('Codebook')).toBeVisible();
	await expect.element(pane('Details')).not.toBeInTheDocument();
	const show = page.getByRole('button', { name: 'Show Details' });
	await show.click();
	await expect.element(pane('Details')).toBeVisible();
	await userEvent.keyboard('{Escape}');
	await expect.element(pane('Details')).not.toBeInTheDocument();
	await expect.element(show).toHaveFocus();
});

test('below 800 px both are sheets, one at a time', async () => {
	const kept = await open(768);
	await expect.element(pane('Codebook')).not.toBeInTheDocument();
	await page.getByRole('button', { name: 'Show Codebook' }).click();
	await page.getByRole('button', { name: 'Show Details' }).click();
	await expect.element(pane('Details')).toBeVisible();
	await expect.element(pane('Codebook')).not.toBeInTheDocument();
	expect(kept).toEqual([]);
});
