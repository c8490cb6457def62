import fc from 'fast-check';
import { expect, test } from 'vitest';
import { step, stretch, unitAt, unitsOf, type Unit } from '../../src/lib/transcript/units.ts';
import { anyTexts, turnsOf } from './made.ts';

const turns = turnsOf(['Well. I do not know!', '', 'Ask her, then.']);
const text = turns.map((turn) => turn.text).join('\n');
const words = ({ start, end }: { start: number; end: number }) => text.slice(start, end);

test('units are words and sentences without the blanks around them', () => {
	expect(unitsOf(turns[0]!, 'word', 'en').map(words)).toEqual(['Well', 'I', 'do', 'not', 'know']);
	expect(unitsOf(turns[0]!, 'sentence', 'en').map(words)).toEqual(['Well.', 'I do not know!']);
	expect(unitsOf(turns[1]!, 'turn', 'en')).toEqual([]);
});

test('an end moves by a unit across empty turns, and a range never becomes empty', () => {
	const know = unitAt(turns, text.indexOf('know'), 'word', 'en')!;
	expect(words(know)).toBe('know');
	expect(words(stretch(turns, know, 'word', 'end', 1, 'en')!)).toBe('know!\n\nAsk');
	expect(words(stretch(turns, know, 'word', 'start', -1, 'en')!)).toBe('not know');
	expect(stretch(turns, know, 'word', 'end', -1, 'en')).toBeNull();
	expect(step(turns, text.length, 'sentence', 'end', 1, 'en')).toBe(text.length);
});

test('a language tag that is none does no harm', () => {
	expect(unitsOf(turns[2]!, 'word', 'not a tag').map(words)).toEqual(['Ask', 'her', 'then']);
});

test('steps never go the wrong way nor out of the document', () => {
	const unit = fc.constantFrom<Unit>('word', 'sentence', 'turn');
	fc.assert(
		fc.property(anyTexts, fc.nat(80), unit, fc.constantFrom('start', 'end'), (texts, at, by, edge) => {
			const all = turnsOf(texts);
			const offset = Math.min(at, all.at(-1)!.end);
			const onwards = step(all, offset, by, edge, 1, 'sv');
			const back = step(all, offset, by, edge, -1, 'sv');
			expect(onwards).toBeGreaterThanOrEqual(offset);
			expect(onwards).toBeLessThanOrEqual(all.at(-1)!.end);
			expect(back).toBeLessThanOrEqual(offset);
			expect(back).toBeGreaterThanOrEqual(0);
		}),
		{ seed: 1, numRuns: 100 }
	);
});
