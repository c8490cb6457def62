/** A code's partners are its row of the co-occurrence matrix. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columnsOf } from '../../src/lib/analysis/coding-columns.ts';
import { cooccurrence, pairCount } from '../../src/lib/analysis/cooccurrence.ts';
import { countPartners } from '../../src/lib/analysis/partners.ts';
import { finished } from '../../src/lib/storage/stepwise.ts';
import { codes, someRows } from './naive.ts';

test('the partners of a code are its row of the matrix, itself left out', () => {
	fc.assert(
		fc.property(someRows, fc.nat(codes - 1), (rows, code) => {
			const columns = columnsOf(rows);
			const matrix = finished(cooccurrence(columns, codes, 'overlap'));
			const { codings, pairs } = countPartners(columns, codes, code);
			expect(codings).toBe(matrix.codings[code]);
			expect([...pairs]).toEqual(
				Array.from({ length: codes }, (_, other) => pairCount(matrix, code, other) ?? 0)
			);
		}),
		{ seed: 1, numRuns: 100 }
	);
});
