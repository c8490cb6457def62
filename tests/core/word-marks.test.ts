import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marked } from '../../src/lib/core/word-marks.ts';

test('what differs is marked in both, what is the same in neither', () => {
	const { before, now } = marked('We were very tired then.', 'We were so tired then.');
	expect(before.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['very']);
	expect(now.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['so']);
});

test('joined, the pieces give both texts, and the unmarked ones the same words', () => {
	const words = fc
		.array(fc.constantFrom('we', 'were', 'so', 'tired', '\n', 'å', '👩‍👧', '.'), { maxLength: 12 })
		.map((list) => list.join(' '));
	fc.assert(
		fc.property(words, words, (one, other) => {
			const { before, now } = marked(one, other);
			const join = (pieces: typeof before): string => pieces.map(({ text }) => text).join('');
			expect([join(before), join(now)]).toEqual([one, other]);
			expect(join(before.filter(({ differs }) => !differs))).toBe(
				join(now.filter(({ differs }) => !differs))
			);
		}),
		{ seed: 1, numRuns: 100 }
	);
});
