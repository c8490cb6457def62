import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	offsetToPosition,
	positionToOffset,
	turnAt,
	turnPosition
} from '../../src/lib/transcript/positions.ts';
import { anyTexts, turnsOf } from './made.ts';

const laws = { seed: 1, numRuns: 100 };

test('every offset comes back from its editor position, in the turn that holds it', () => {
	fc.assert(
		fc.property(anyTexts, (texts) => {
			const turns = turnsOf(texts);
			for (const [index, turn] of turns.entries()) {
				for (let offset = turn.start; offset <= turn.end; offset++) {
					const position = offsetToPosition(turns, offset);
					expect(position).toBe(offset + index + 1);
					expect(positionToOffset(turns, position)).toBe(offset);
					expect(turnAt(turns, offset)).toBe(index);
				}
			}
		}),
		laws
	);
});

test('positions grow with offsets, and those between two turns give an offset of one of them', () => {
	fc.assert(
		fc.property(anyTexts, (texts) => {
			const turns = turnsOf(texts);
			const size = turns.reduce((sum, { text }) => sum + text.length + 2, 0);
			let before = 0;
			for (let position = 0; position <= size; position++) {
				const offset = positionToOffset(turns, position);
				expect(offset).toBeGreaterThanOrEqual(before);
				expect(offset).toBeLessThanOrEqual(turns.at(-1)!.end);
				before = offset;
			}
			expect(turns.map((_, index) => positionToOffset(turns, turnPosition(turns, index)))).toEqual(
				turns.map(({ start }) => start)
			);
		}),
		laws
	);
});

test('a document without turns has the one offset 0', () => {
	expect(positionToOffset([], 0)).toBe(0);
	expect(turnAt([], 5)).toBe(0);
});
