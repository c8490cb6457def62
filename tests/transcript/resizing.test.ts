import { describe, expect, it } from 'vitest';
import { apart, type HandleBox } from '../../src/lib/transcript/resizing.svelte.ts';

const at = (left: number, top = 100): HandleBox => ({ left, top, aside: 0, height: 20, direction: 'ltr' });
/** Where a handle's target begins. */
const targetOf = ({ left, aside }: HandleBox): number => left + aside - 12;

describe('the handles of a passage', () => {
	it.each([
		['two digits', at(200), at(218)],
		['one letter', at(200), at(204)],
		['one letter, read from the right', at(204), at(200)]
	])('lean away from each other around %s, until both targets are whole', (_, start, end) => {
		const moved = apart({ start, end });
		expect(Math.abs(targetOf(moved.start!) - targetOf(moved.end!))).toBe(24);
		expect(Math.sign(moved.start!.aside)).toBe(Math.sign(start.left - end.left));
		expect(moved.start!.aside).toBe(-moved.end!.aside);
	});

	it.each([
		['a longer word', { start: at(200), end: at(224) }],
		['an end on the next line', { start: at(200), end: at(204, 127) }],
		['an end that is not drawn', { start: at(200) }]
	])('stand at the ends of %s', (_, handles) => {
		expect(apart(handles)).toBe(handles);
	});
});
