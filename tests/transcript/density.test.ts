import { expect, test } from 'vitest';
import { densityRuns } from '../../src/lib/transcript/density.ts';

test('each step takes the colour that covers most of it, and like neighbours are one run', () => {
	const runs = densityRuns(
		[
			{ start: 0, end: 20, color: '#aa0000' },
			{ start: 12, end: 20, color: '#00aa00' },
			{ start: 13, end: 30, color: '#00aa00' }
		],
		100,
		10
	);
	expect(runs).toEqual([
		{ from: 0, to: 0.1, color: '#aa0000' },
		{ from: 0.1, to: 0.3, color: '#00aa00' }
	]);
});

test('an empty document and a strip without height have no runs', () => {
	expect(densityRuns([{ start: 0, end: 1, color: '#aa0000' }], 0, 10)).toEqual([]);
	expect(densityRuns([{ start: 0, end: 1, color: '#aa0000' }], 10, 0)).toEqual([]);
});
