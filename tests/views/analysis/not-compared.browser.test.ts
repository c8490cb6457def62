/** What the matrices of codes say where codes stand one above the other, and so are not compared. */
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Cooccurrence from '../../../src/lib/views/analysis/Cooccurrence.svelte';
import Sequence from '../../../src/lib/views/analysis/Sequence.svelte';

const codes = ['above', 'below', 'apart'].map((guid) => ({
	...{ guid, name: guid, path: guid, color: '#336699' },
	...(guid === 'below' ? { parent: 'above', depth: 1 } : { parent: null, depth: 0 })
}));
const guids = codes.map(({ guid }) => guid);
/** Rolled up: what stands above and below another is not compared, nor here a code with itself. */
const counts = [NaN, NaN, 0, NaN, NaN, 0, 0, 0, NaN];
const none = counts.map(() => 0);
const axis = (...of: string[]) => ({ guid: of.join(), name: of.join(), codes: new Set(of), isSet: true });
const choices = {
	...{ form: 'chart' as const, rule: 'overlap' as const, turns: 1, passShort: false },
	...{ measure: 'count' as const, rollUp: true, rows: axis('above'), order: 'codebook' as const, least: null }
};
const base = {
	...{ coder: null, documents: 1, allDocuments: 1, cases: null, speakers: null, facilitatorsNamed: false },
	...{ set: null, starred: null, auto: null, leftOut: 0, rollUp: true }
};
const shared = {
	...{ codes, groups: [], base, pair: null, onchoose: vi.fn(), onselect: vi.fn() },
	save: createRawSnippet(() => ({ render: () => '<span></span>' }))
};
const [below, both] = [axis('below'), axis('below', 'apart')];

test('co-occurrence does not say that such codes never meet', async () => {
	const numbers = {
		...{ guids, codings: [2, 1, 1], pairs: counts, meeting: none, jaccard: counts, units: 3 },
		...{ expected: none, lift: none }
	};
	const props = { ...shared, numbers };
	const { rerender } = await render(Cooccurrence, { ...props, choices: { ...choices, columns: below } });
	await expect.element(page.getByText(/^Nothing is compared here/)).toBeVisible();
	await expect.element(page.getByText(/No two of these codes/)).not.toBeInTheDocument();
	await rerender({ ...props, choices: { ...choices, columns: both } });
	await expect
		.element(
			page.getByText('No two of these codes share any words. A code and one above it are not compared.')
		)
		.toBeVisible();
});

test('neither do sequences', async () => {
	const numbers = {
		...{ guids, codings: [2, 1, 1], followed: counts, expected: none },
		...{ atLeast: none, atMost: none, shuffles: 0 }
	};
	const props = { ...shared, numbers, seed: 1 };
	const { rerender } = await render(Sequence, { ...props, choices: { ...choices, columns: below } });
	await expect.element(page.getByText(/^Nothing is compared here/)).toBeVisible();
	await rerender({ ...props, choices: { ...choices, columns: both } });
	await expect
		.element(page.getByText(/^No passage of these codes follows .* are not compared\.$/))
		.toBeVisible();
});
