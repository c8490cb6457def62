/** What the review makes of the numbers that people write for a joining rule, and of merged speakers. */
import { describe, expect, test } from 'vitest';
import {
	countSpeakers,
	isPatternNote,
	joinable,
	joinedWith,
	joinNumber,
	joinRule,
	joinStarts
} from '../../../src/lib/views/import/review.ts';

describe('joining rules', () => {
	test('take the numbers that people write, with a point or a comma', () => {
		expect(joinRule('pause', '2.5')).toEqual({ by: 'pause', ms: 2500 });
		expect(joinRule('pause', '2,5')).toEqual({ by: 'pause', ms: 2500 });
		expect(joinRule('words', '60')).toEqual({ by: 'words', n: 60 });
		expect(joinRule('cue', '')).toEqual({ by: 'cue' });
		for (const number of ['', ' ', '0', '-1', 'x', '1e9', 'Infinity']) {
			expect(joinRule('pause', number)).toBeNull();
			expect(joinRule('words', number)).toBeNull();
		}
	});

	test('are written as they were read, and each begins with a number it can go by', () => {
		for (const by of ['speaker', 'pause', 'words', 'cue'] as const) {
			const rule = joinRule(by, joinStarts[by]);
			expect(rule).not.toBeNull();
			expect(joinNumber(rule!)).toBe(joinStarts[by]);
		}
		expect(joinNumber(undefined)).toBe('');
	});
});

test('what is said of a pattern is told from other notes', () => {
	expect(isPatternNote({ key: 'import.pattern.noName', values: {} })).toBe(true);
	expect(isPatternNote({ key: 'import.note.layout.pattern', values: {} })).toBe(false);
});

test('a speaker is joined with no one that is joined with it', () => {
	const speaker = (sameAs: number | null) => ({ name: 'x', role: 'participant' as const, sameAs });
	const speakers = [speaker(null), speaker(0), speaker(null)];
	expect(joinedWith(speakers, 1)).toBe(0);
	expect(joinable(speakers, 0)).toEqual([2]);
	expect(countSpeakers(speakers)).toBe(2);
});
