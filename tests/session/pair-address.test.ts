/** Two passages as a part of the address. */
import { expect, it } from 'vitest';
import { pairAddress, pairFrom } from '../../src/lib/session/pair-address.ts';

it('comes back from the address as it went in', () => {
	const pair = { document: 'talk', a: { start: 0, end: 40 }, b: { start: 80, end: 99 } };
	expect(pairAddress(pair)).toBe('talk 0-40 80-99');
	expect(pairFrom(pairAddress(pair))).toEqual(pair);
});

it('names none where it is left out, mistyped or empty', () => {
	for (const value of [
		undefined,
		'',
		'12',
		'12-40',
		'12-40 80-99',
		'talk 12-40 80',
		'talk 12-40 80-99 1-2',
		'talk -1-4 5-9',
		'talk 40-12 80-99',
		'talk 3-3 4-5'
	])
		expect(pairFrom(value), value).toBeNull();
});
