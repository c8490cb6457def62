import '../../src/app.css';
import axe from 'axe-core';
import { afterEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Gallery from './fixtures/Gallery.svelte';

/** What axe finds, as rule and element. Rules about the page as a whole are for the routes' own test. */
async function found(): Promise<string[]> {
	const rules = Object.fromEntries(
		['region', 'landmark-one-main', 'page-has-heading-one'].map((id) => [id, { enabled: false }])
	);
	const { violations } = await axe.run(document.body, { rules });
	return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 120)}`));
}

afterEach(() => {
	delete document.documentElement.dataset['theme'];
});

describe.each(['light', 'dark'] as const)('in the %s scheme', (scheme) => {
	test.each([undefined, 'palette', 'dialog', 'confirm'] as const)(
		'axe finds nothing in the parts (%s)',
		async (show) => {
			await page.viewport(1440, 1200);
			document.documentElement.dataset['theme'] = scheme;
			await render(Gallery, { show });
			await document.fonts.ready;
			if (import.meta.env['VITE_LOOK'])
				await page.screenshot({ path: `../../test-results/look/${scheme}-${show ?? 'all'}.png` });
			expect(await found()).toEqual([]);
		}
	);
});

test('the scheme follows the setting', async () => {
	const ground = () => getComputedStyle(document.body).backgroundColor;
	document.documentElement.dataset['theme'] = 'light';
	const light = ground();
	document.documentElement.dataset['theme'] = 'dark';
	expect(ground()).not.toBe(light);
	expect(getComputedStyle(document.documentElement).getPropertyValue('--tint').trim()).toBe('30%');
});
