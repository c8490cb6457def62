import fc from 'fast-check';
import { expect, it } from 'vitest';
import { inView } from '../../src/lib/parts/in-view.ts';

it('scrolls the shortest way, and to the beginning of what is longer than the room', () => {
	expect(inView(100, 50, { from: 110, to: 140 })).toBe(100);
	expect(inView(100, 50, { from: 80, to: 90 })).toBe(80);
	expect(inView(100, 50, { from: 140, to: 170 })).toBe(120);
	expect(inView(100, 50, { from: 110, to: 190 })).toBe(110);
});

it('shows the whole stretch or its beginning, and never scrolls twice', () => {
	const px = fc.nat(5000);
	fc.assert(
		fc.property(px, px, px, px, (now, room, from, length) => {
			const extent = { from, to: from + length };
			const at = inView(now, room, extent);
			expect(at <= from).toBe(true);
			expect(length > room ? at === from : extent.to <= at + room).toBe(true);
			expect(inView(at, room, extent)).toBe(at);
		})
	);
});
