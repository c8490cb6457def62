/** Where a test of a code can't be made, its panel says why. */
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import TestPanel from '../../../src/lib/views/analysis/TestPanel.svelte';

const asked = {
	...{ code: 'Trust', asked: true, onask: vi.fn(), onpair: vi.fn() },
	groups: ['North', 'South'].map((name, index) => ({ key: name, index, name }))
};
const told = { unit: 'case' as const, corrected: null, compared: 0 };

test.each([
	['oneGroup', 'There is nothing to compare: one group alone has any cases.'],
	['everywhere', 'There is nothing to compare: all cases have the code.'],
	['nowhere', 'There is nothing to compare: no case has the code.'],
	['noUnits', 'There is nothing to compare: no case is in one group alone.']
] as const)('across groups: %s', async (untested, sentence) => {
	const counts = { units: [2, 0], present: [1, 0], several: 0, none: 0 };
	const test = { ...told, ...counts, untested, fisher: null, cramersV: null };
	await render(TestPanel, { ...asked, pair: null, paired: null, test });
	await expect.element(page.getByText(sentence)).toBeVisible();
});

test.each([
	['noPairs', 'No case is in both groups, so there is nothing to test.'],
	['noChange', 'No case changed, so there is nothing to test.']
] as const)('before and after: %s', async (untested, sentence) => {
	const table = { both: 0, onlyBefore: 0, onlyAfter: 0, neither: 0 };
	const mcnemar = { p: null, gained: null, interval: null };
	const paired = { ...told, table, unpaired: 1, untested, mcnemar };
	await render(TestPanel, { ...asked, pair: { before: 0, after: 1 }, paired, test: null });
	await expect.element(page.getByText(sentence)).toBeVisible();
});
