/** A component that is fetched when it is wanted: no key that is pressed meanwhile goes astray. */
import '../../src/app.css';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import LaterPage from './fixtures/LaterPage.svelte';

const palette = () => page.getByRole('combobox', { name: 'Codes' });

async function shown(): Promise<{ log: string[]; arrive: () => void }> {
	const log: string[] = [];
	const { promise, resolve } = Promise.withResolvers<undefined>();
	await render(LaterPage, { gate: promise, onlog: (line: string) => log.push(line) });
	return { log, arrive: () => resolve(undefined) };
}

test('letters typed before a palette is there stand in it, and Enter takes what they found', async () => {
	const { log, arrive } = await shown();
	await page.getByRole('button', { name: 'Choose' }).click();
	await userEvent.keyboard('wor{ArrowDown}{Enter}');
	await expect.element(palette()).not.toBeInTheDocument();
	expect(log).toEqual([]);
	arrive();
	await expect.poll(() => log).toEqual(['picked World', 'closed']);
	await expect.element(page.getByRole('button', { name: 'Choose' })).toHaveFocus();
});

test('Escape pressed before it is there closes it, and keys are the page’s again', async () => {
	const { log, arrive } = await shown();
	await page.getByRole('button', { name: 'Choose' }).click();
	await userEvent.keyboard('w{Escape}');
	arrive();
	await expect.poll(() => log).toEqual(['closed']);
	await userEvent.keyboard('j');
	expect(log).toEqual(['closed', 'page heard j']);
});

test('what nobody asked for is fetched by itself, and opens with the focus in it', async () => {
	const { log, arrive } = await shown();
	arrive();
	await new Promise((resolve) => setTimeout(resolve, 1300));
	await userEvent.keyboard('j');
	expect(log).toEqual(['page heard j']);
	await page.getByRole('button', { name: 'Choose' }).click();
	await expect.element(palette()).toHaveFocus();
});
