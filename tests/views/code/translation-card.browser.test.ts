/** The card of translations: the field of a new one stays while what it translates is saved. */
import { beforeEach, expect, it, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import TranslationCard from '../../../src/lib/views/code/TranslationCard.svelte';
import { speak } from '../../../src/lib/words/say.ts';

beforeEach(async () => {
	speak('en');
	await page.viewport(800, 600);
});

it('keeps the focus in a new translation when its passage comes anew, and begins another for another passage', async () => {
	let made = 0;
	const props = {
		...{ rows: [], span: { start: 3, end: 9 }, language: 'sv', writing: true },
		...{ onwriting: vi.fn(), onlanguage: vi.fn(), onsave: vi.fn(), onremove: vi.fn(), onleave: vi.fn() },
		...{ hold: () => () => undefined, newGuid: () => `new ${++made}` }
	};
	const screen = await render(TranslationCard, props);
	const field = screen.getByRole('textbox', { name: 'Translation' });
	await expect.element(field).toHaveFocus();
	const before = field.element();
	await screen.rerender({ span: { start: 3, end: 9 } });
	expect(field.element()).toBe(before);
	await expect.element(field).toHaveFocus();
	await screen.rerender({ span: { start: 20, end: 30 } });
	expect(field.element()).not.toBe(before);
});
