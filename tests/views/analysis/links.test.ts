/** Which pairs of codes become links of a drawing. */
import { describe, expect, it } from 'vitest';
import { fittingLeast, linkedCodes, strongestFirst } from '../../../src/lib/views/analysis/links.ts';
import type { Pair } from '../../../src/lib/views/analysis/matrix.ts';

const code = (index: number) => ({
	code: { guid: `c${index}`, parent: null, name: `C${index}`, path: `C${index}`, color: '#1f7fb8', depth: 0 },
	index
});
const pair = (a: number, b: number, count: number, jaccard: number | null): Pair => ({
	a: code(a),
	b: code(b),
	count,
	jaccard,
	aMeeting: 1,
	bMeeting: 1,
	expected: null,
	lift: null
});
const pairs = [pair(4, 1, 2, 0.9), pair(1, 2, 8, 0.1), pair(2, 3, 5, null)];

describe('links', () => {
	it('come the strongest first, by the measure', () => {
		expect(strongestFirst(pairs, 'count').map(({ count }) => count)).toEqual([8, 5, 2]);
		expect(strongestFirst(pairs, 'jaccard').map(({ jaccard }) => jaccard)).toEqual([0.9, 0.1, null]);
	});
	it('below the threshold are left out, with the codes that only they link', () => {
		const { codes, links } = linkedCodes(strongestFirst(pairs, 'count'), 'count', 5);
		expect(codes.map(({ index }) => index)).toEqual([1, 2, 3]);
		expect(links.map(({ a, b, weight }) => [a, b, weight])).toEqual([
			[0, 1, 8],
			[1, 2, 5]
		]);
	});
	it('without a coefficient are not drawn by it', () => {
		expect(linkedCodes(strongestFirst(pairs, 'jaccard'), 'jaccard', 0).links).toHaveLength(2);
	});
	it('are as many at first as can be told apart', () => {
		const many = Array.from({ length: 100 }, (_, i) => pair(i, i + 1, 100 - i, 1 - i / 100));
		expect(linkedCodes(many, 'count', fittingLeast(many, 'count')).links).toHaveLength(60);
		expect(linkedCodes(many, 'jaccard', fittingLeast(many, 'jaccard')).links).toHaveLength(60);
		expect(fittingLeast([], 'count')).toBe(1);
	});
});
