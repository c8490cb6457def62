import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../src/lib/analysis/coding-columns.ts';
import { frequency, share } from '../../src/lib/analysis/frequency.ts';
import { charactersUnder, codes, someRows } from './naive.ts';

describe('frequency', () => {
	it('of no passages is nothing, and a share of nothing is none', () => {
		expect(frequency(columnsOf([]), 2)).toEqual({
			codes: 2,
			codings: new Int32Array(2),
			documents: new Int32Array(2),
			characters: new Float64Array(2),
			total: { codings: 0, documents: 0, characters: 0 }
		});
		expect(share(0, 0)).toBeNull();
		expect(share(1, 4)).toBe(0.25);
	});

	it('counts passages and documents, and a character once however often it is coded', () => {
		const counted = frequency(
			columnsOf([
				{ document: 0, code: 0, start: 0, end: 10 },
				{ document: 0, code: 0, start: 5, end: 15, coder: 1 },
				{ document: 0, code: 1, start: 12, end: 20 },
				{ document: 3, code: 0, start: 0, end: 1 }
			]),
			2
		);
		expect([...counted.codings]).toEqual([3, 1]);
		expect([...counted.documents]).toEqual([2, 1]);
		expect([...counted.characters]).toEqual([16, 8]);
		expect(counted.total).toEqual({ codings: 4, documents: 2, characters: 21 });
	});

	it('equals a count of single characters', () => {
		fc.assert(
			fc.property(someRows, (rows) => {
				const counted = frequency(columnsOf(rows), codes);
				const all = new Set<string>();
				for (let code = 0; code < codes; code++) {
					const own = rows.filter((row) => row.code === code);
					const under = charactersUnder(rows, code);
					under.forEach((character) => all.add(character));
					expect(counted.codings[code]).toBe(own.length);
					expect(counted.documents[code]).toBe(new Set(own.map((row) => row.document)).size);
					expect(counted.characters[code]).toBe(under.size);
				}
				expect(counted.total.characters).toBe(all.size);
				expect(counted.total.documents).toBe(new Set(rows.map((row) => row.document)).size);
			}),
			{ seed: 3, numRuns: 100 }
		);
	});
});
