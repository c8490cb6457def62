import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spliceText } from '../../src/lib/core/anchors.ts';
import { splitsCharacter } from '../../src/lib/core/text.ts';
import { editsBetween, type Edit } from '../../src/lib/core/text-diff.ts';

const text = fc
	.array(fc.constantFrom('och', 'det', 'kostade', 'Åsa', ' ', '\n', '.', '😀', '𝔘', '漢', 'e\u0301'), {
		maxLength: 60
	})
	.map((parts) => parts.join(''));

/** The edits as splices, each in the text that those before it left. */
function spliced(edits: readonly Edit[]): Edit[] {
	let shift = 0;
	return edits.map((edit) => {
		const at = edit.at + shift;
		shift += edit.inserted.length - edit.removed.length;
		return { ...edit, at };
	});
}

const edits = (from: string, to: string): [string, string][] =>
	editsBetween(from, to).map(({ removed, inserted }) => [removed, inserted]);

describe('the edits between two texts', () => {
	it('make the one into the other, in order, and cut no character', () => {
		fc.assert(
			fc.property(text, text, (from, to) => {
				const found = editsBetween(from, to);
				expect(spliceText(from, spliced(found))).toBe(to);
				found.forEach((edit, i) => {
					const before = found[i - 1];
					if (before) expect(edit.at).toBeGreaterThan(before.at + before.removed.length);
					expect(splitsCharacter(from, edit.at)).toBe(false);
					expect(splitsCharacter(from, edit.at + edit.removed.length)).toBe(false);
				});
			}),
			{ seed: 1, numRuns: 300 }
		);
	});

	it('are whole words, but only the letters of a mended spelling', () => {
		expect(edits('the cat sat there', 'the cow sat there')).toEqual([['cat', 'cow']]);
		expect(edits('an organization of', 'an organisation of')).toEqual([['z', 's']]);
		expect(edits('one two three', 'one three')).toEqual([['two ', '']]);
		expect(edits('same', 'same')).toEqual([]);
	});

	it('join where only a blank between them would be kept', () => {
		expect(edits('we alpha gamma here', 'we beta delta here')).toEqual([['alpha gamma', 'beta delta']]);
		expect(edits('alpha\ngamma', 'beta\ndelta')).toEqual([
			['alpha', 'beta'],
			['gamma', 'delta']
		]);
	});

	it('find a word put in, left out and changed in a long text, and nothing else', () => {
		const words = Array.from({ length: 20_000 }, (_, i) => `w${(i * 7919) % 5000}`);
		const changed = [...words];
		changed[1000] = 'changed';
		changed.splice(15_000, 1);
		changed.splice(9000, 0, 'new');
		expect(edits(words.join(' '), changed.join(' '))).toHaveLength(3);
	});

	it('are found for texts that share little, or stand in another order', () => {
		const words = (by: number) => Array.from({ length: 20_000 }, (_, i) => `w${(i * by) % 3001}`);
		const samples = [
			words(7).join(' '),
			words(11).join(' '),
			'x '.repeat(20_000),
			words(7).reverse().join('\n')
		];
		for (const from of samples)
			for (const to of samples) expect(spliceText(from, spliced(editsBetween(from, to)))).toBe(to);
	});
});
