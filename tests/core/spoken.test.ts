import { expect, test } from 'vitest';
import { spokenAt } from '../../src/lib/core/spoken.ts';

const turn = (startTime: number | null, endTime: number | null = null) => ({ startTime, endTime });

test('the turn that began last is spoken, from its first millisecond on', () => {
	const turns = [turn(1000), turn(5000), turn(9000)];
	expect([0, 999, 1000, 4999, 5000, 99_000].map((time) => spokenAt(turns, time))).toEqual([
		null,
		null,
		0,
		0,
		1,
		2
	]);
});

test('after a known end nobody speaks until the next turn begins', () => {
	const turns = [turn(0, 2000), turn(3000)];
	expect([2000, 2001, 3000].map((time) => spokenAt(turns, time))).toEqual([0, null, 1]);
});

test('turns without a time are passed over, and a time that goes back does not hide a later one', () => {
	expect(spokenAt([turn(null), turn(1000), turn(null)], 5000)).toBe(1);
	expect(spokenAt([turn(8000), turn(2000)], 3000)).toBe(1);
	expect(spokenAt([turn(8000), turn(2000)], 9000)).toBe(0);
	expect(spokenAt([turn(null)], 10)).toBeNull();
});
