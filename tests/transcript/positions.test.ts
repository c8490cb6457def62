import { Schema, type Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SpokenTurn } from '../../src/lib/core/records.ts';
import {
	offsetToPosition,
	positionToOffset,
	turnAt,
	turnPosition
} from '../../src/lib/transcript/positions.ts';
import { inSections, turnIndex, turnNamed, turnNode } from '../../src/lib/transcript/sections.ts';
import { anyTexts, turnsOf } from './made.ts';

const laws = { seed: 1, numRuns: 100 };
const schema = new Schema({
	nodes: {
		doc: { content: 'section*' },
		section: { content: 'turn*' },
		turn: { content: 'text*', attrs: { guid: {} } },
		text: {}
	}
});
const { nodes } = schema;

/** Turns as the editor holds them. */
function shown(turns: readonly SpokenTurn[]): Node {
	const made = turns.map(({ guid, text: words }) =>
		nodes.turn.create({ guid }, words ? schema.text(words) : null)
	);
	return nodes.doc.create(
		null,
		inSections(made).map((held) => nodes.section.create(null, held))
	);
}

test('every offset comes back from its editor position, in the turn that holds it', () => {
	fc.assert(
		fc.property(anyTexts, (texts) => {
			const turns = turnsOf(texts);
			const doc = shown(turns);
			for (const [index, turn] of turns.entries()) {
				expect(turnNamed(doc, turn.guid)).toEqual(turnNode(doc, index));
				expect(turnNode(doc, index)!.words).toBe(offsetToPosition(turns, turn.start));
				for (let offset = turn.start; offset <= turn.end; offset++) {
					const position = offsetToPosition(turns, offset);
					const found = doc.resolve(position);
					expect([turnIndex(found), found.parentOffset]).toEqual([index, offset - turn.start]);
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
			const { size } = shown(turns).content;
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
	expect(turnNode(shown([]), 0)).toBeNull();
});
