import { expect, test } from 'vitest';
import { memoWriters } from '../../../src/lib/exchange/writers/index.ts';
import { memoFormats } from '../../../src/lib/views/memos/memo-formats.ts';

test('the formats for memos are offered as their writers describe themselves', () => {
	expect(memoFormats).toEqual(
		memoWriters.map(({ id, label, cannotCarry }) => ({ id, label, leavesOut: [...cannotCarry] }))
	);
});
