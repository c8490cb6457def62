import { expect, test } from 'vitest';
import { writers } from '../../../src/lib/exchange/writers/index.ts';
import { formats } from '../../../src/lib/views/export/formats.ts';

test('the page offers every writer, under its own name and with what it leaves out', () => {
	expect(formats).toEqual(
		writers.map(({ id, label, cannotCarry }) => ({ id, label, leavesOut: [...cannotCarry] }))
	);
});
