/** Tables of pairs of codes stand between two panes of a window of 1280 pixels without scrolling sideways. */
import '../../../src/app.css';
import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import PairTable from '../../../src/lib/views/analysis/PairTable.svelte';
import SequenceTable from '../../../src/lib/views/analysis/SequenceTable.svelte';
import { speak } from '../../../src/lib/words/say.ts';

/** What is left for a figure beside both panes. */
const room = 608;

const codes = ['Handing over instead of sharing', 'Need seen from the child'].map((name, index) => ({
	code: { guid: name, parent: null, name, path: name, color: '#336699', depth: 0 },
	index
}));
const [a, b] = codes as [(typeof codes)[0], (typeof codes)[0]];
const shared = { codings: [88, 120], current: null, onselect: vi.fn() };

const isWhole = (caption: RegExp): boolean => {
	const frame = page.getByRole('region', { name: caption }).element();
	return frame.clientWidth <= room && frame.scrollWidth === frame.clientWidth;
};

beforeEach(() => page.viewport(room, 600));

test.each(['en', 'sv'] as const)('in %s', async (language) => {
	speak(language);
	const numbers = { count: 110, jaccard: 0.125, aMeeting: 42, bMeeting: 57, expected: 10.5, lift: 10.48 };
	const pairs = [{ a, b, ...numbers }];
	const { unmount } = await render(PairTable, { ...shared, pairs, hasJaccard: true, hasUnits: true });
	await document.fonts.ready;
	expect(isWhole(/^Pairs|^Par/)).toBe(true);
	await unmount();
	const followed = { count: 42, expected: 10.5, ratio: 10.48, atLeast: 200, atMost: 186 };
	await render(SequenceTable, { ...shared, pairs: [{ a, b, ...followed }], shuffles: 200 });
	expect(isWhole(/^Codes|^Koder/)).toBe(true);
});
