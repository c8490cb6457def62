import { describe, expect, it } from 'vitest';
import { sequenceFacts } from '../../../src/lib/views/analysis/facts.ts';
import { matrixFile, sequencesFile } from '../../../src/lib/views/analysis/files.ts';
import { axisOf } from '../../../src/lib/views/analysis/matrix.ts';
import {
	sequenceCell,
	sequenceMeasures,
	sequencePair,
	sequencePairs
} from '../../../src/lib/views/analysis/sequence.ts';

const codes = ['a', 'b', 'c'].map((guid) => ({
	guid,
	parent: null,
	name: guid.toUpperCase(),
	path: `All / ${guid.toUpperCase()}`,
	color: '#336699',
	depth: 0
}));
/** C is never used. */
const numbers = {
	guids: ['a', 'b', 'c'],
	codings: [4, 2, 0],
	followed: [1, 3, 0, 0, 0, 0, 0, 0, 0],
	expected: [1.5, 1, 0, 0.25, 0, 0, 0, 0, 0],
	atLeast: [9, 0, 10, 10, 10, 10, 10, 10, 10],
	atMost: [8, 10, 10, 7, 10, 10, 10, 10, 10],
	shuffles: 10
};
const axis = axisOf(codes, numbers, null, 'codebook');

describe('sequences', () => {
	it('are told in the order row, column, and by their difference from what is expected', () => {
		const [a, b] = axis as [(typeof axis)[0], (typeof axis)[0]];
		expect(sequenceCell(numbers, 'count')(a, b)).toBe(3);
		expect(sequenceCell(numbers, 'count')(b, a)).toBe(0);
		expect(sequenceCell(numbers, 'expected')(b, a)).toBe(0.25);
		expect(sequenceCell(numbers, 'difference')(a, a)).toBe(-0.5);
	});
	it('are listed where they occur or are expected, the most frequent first', () => {
		const pairs = sequencePairs(numbers, axis, axis);
		expect(pairs.map(({ a, b, count, ratio }) => [a.code.guid, b.code.guid, count, ratio])).toEqual([
			['a', 'b', 3, 3],
			['a', 'a', 1, 1 / 1.5],
			['b', 'a', 0, 0]
		]);
	});
	it('have no number where a code stands above the other, in the matrix, the list and the files', () => {
		const rolled = { ...numbers, followed: numbers.followed.map((n, at) => (at === 1 ? NaN : n)) };
		const [a, b] = axis as [(typeof axis)[0], (typeof axis)[0]];
		for (const measure of sequenceMeasures) expect(sequenceCell(rolled, measure)(a, b)).toBeNull();
		expect(sequencePair(rolled, a, b)).toBeNull();
		const pairs = sequencePairs(rolled, axis, axis);
		expect(pairs.map(({ a, b }) => `${a.code.guid} ${b.code.guid}`)).toEqual(['a a', 'b a']);
		const axes = { rows: null, columns: null, order: 'codebook' } as const;
		expect(matrixFile(codes, rolled, axes, sequenceCell(rolled, 'count')).values[0]![2]).toBeNull();
	});
	it('say how often one follows the other alone, until they are shuffled', () => {
		const factsOf = (given: typeof numbers): string[] =>
			sequenceFacts(given, sequencePairs(given, axis, axis)[0]!, 'en').map(({ value }) => value);
		expect(factsOf(numbers)).toEqual(['3', '1.0', '3.00', '0']);
		const none = numbers.expected.map(() => NaN);
		expect(factsOf({ ...numbers, expected: none, shuffles: 0 })).toEqual(['3']);
	});
	it('go into a file with every number', () => {
		const b = { guid: 'b', name: 'B', codes: new Set(['b']), isSet: false };
		const file = sequencesFile(codes, numbers, { rows: null, columns: b, order: 'codebook' });
		expect(file.rows).toEqual(['All / A']);
		expect(file.values).toEqual([['a', 'All / B', 'b', 3, 4, 1, 3, 0, 10]]);
		expect(file.columns).toHaveLength(9);
	});
});
