/** Marking two passages in the words around them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marked, shortened } from '../../../src/lib/views/analysis/marks.ts';

const text = 'A project can do it. Then the project ends, and nobody has said whose it is. 👩‍👧 stays.';
const range = (words: string, at = 0) => {
	const start = text.indexOf(words) + at;
	return { start, end: start + words.length };
};

describe('marked', () => {
	it('tells the shared words from those of one code', () => {
		const a = range('nobody has said whose it is.', 100);
		const b = range('Then the project ends, and nobody has said', 100);
		expect(marked(text, 100, a, b)).toEqual([
			{ text: 'A project can do it. ', a: false, b: false },
			{ text: 'Then the project ends, and ', a: false, b: true },
			{ text: 'nobody has said', a: true, b: true },
			{ text: ' whose it is.', a: true, b: false },
			{ text: ' 👩‍👧 stays.', a: false, b: false }
		]);
	});

	it('marks as far as the context goes', () => {
		expect(marked('ends, and', 50, { start: 0, end: 200 }, { start: 54, end: 55 })).toEqual([
			{ text: 'ends', a: true, b: false },
			{ text: ',', a: true, b: true },
			{ text: ' and', a: true, b: false }
		]);
	});

	it('marks one passage alone', () => {
		expect(marked('one two', 0, { start: 4, end: 7 }, null)).toEqual([
			{ text: 'one ', a: false, b: false },
			{ text: 'two', a: true, b: false }
		]);
	});

	it('keeps surrogate pairs whole', () => {
		const [first] = marked('👧👦', 0, { start: 0, end: 3 }, null);
		expect(first).toEqual({ text: '👧', a: true, b: false });
	});

	it('gives the text back whole, each character under the marks that cover it', () => {
		const offsets = fc.tuple(fc.nat(40), fc.nat(40)).map(([x, y]) => ({
			start: Math.min(x, y),
			end: Math.max(x, y)
		}));
		fc.assert(
			fc.property(fc.string({ minLength: 1, maxLength: 30 }), offsets, offsets, (words, a, b) => {
				const stretches = marked(words, 5, a, b);
				expect(stretches.map((stretch) => stretch.text).join('')).toBe(words);
				let at = 5;
				for (const stretch of stretches) {
					expect(stretch.text).not.toBe('');
					for (const [span, on] of [
						[a, stretch.a],
						[b, stretch.b]
					] as const) {
						expect(on).toBe(span.start <= at && at < span.end);
						if (on) expect(at + stretch.text.length).toBeLessThanOrEqual(span.end);
					}
					at += stretch.text.length;
				}
			}),
			{ seed: 1, numRuns: 100 }
		);
	});

	it('never parts a surrogate pair', () => {
		const emoji = fc.stringMatching(/^[a👧👩🏽é ]{1,20}$/u);
		fc.assert(
			fc.property(emoji, fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20), (words, a, b, c, d) => {
				const stretches = marked(words, 0, { start: a, end: a + b }, { start: c, end: c + d });
				expect(stretches.map((stretch) => stretch.text).join('')).toBe(words);
				for (const stretch of stretches) expect(stretch.text.isWellFormed()).toBe(true);
			}),
			{ seed: 1, numRuns: 100 }
		);
	});
});

describe('shortened', () => {
	it('gives short ones back as they are', () => {
		const stretches = marked(text, 0, range('Then the project ends'), range('nobody'));
		expect(shortened(stretches)).toBe(stretches);
	});

	it('leaves out words far from the marks and inside long ones, and says so', () => {
		const long = 'word '.repeat(300);
		const whole = marked(
			long + 'the point ' + long,
			0,
			{ start: 900, end: 1510 },
			{ start: 1500, end: 1510 }
		);
		const short = shortened(whole);
		expect(short.map(({ a, b }) => [a, b])).toEqual(whole.map(({ a, b }) => [a, b]));
		expect(short[0]?.text).toMatch(/^… word( word)* $/);
		expect(short[1]?.text).toMatch(/^word .* … word.* $/);
		expect(short[2]?.text).toBe('the point ');
		expect(short[3]?.text).toMatch(/^word.* …$/);
		expect(short.map((stretch) => stretch.text).join('').length).toBeLessThan(700);
	});
});
