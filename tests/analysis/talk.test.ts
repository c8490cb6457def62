import fc from 'fast-check';
import { expect, it } from 'vitest';
import { talk } from '../../src/lib/analysis/talk.ts';

const turns = (rows: readonly (readonly [speaker: number, words: number, inside?: boolean])[]) => ({
	speaker: Int32Array.from(rows, ([speaker]) => speaker),
	words: Int32Array.from(rows, ([, words]) => words),
	inside: Uint8Array.from(rows, ([, , inside = true]) => Number(inside))
});

it('tells who speaks after whom, after themselves apart', () => {
	const counted = talk(
		turns([
			[0, 3],
			[1, 9],
			[1, 9],
			[2, 1],
			[1, 2]
		]),
		3
	);
	expect(counted.turns).toEqual(Int32Array.of(1, 3, 1));
	expect(counted.words).toEqual(Int32Array.of(3, 20, 1));
	expect([...counted.longest, ...counted.longestTurn]).toEqual([3, 9, 1, 0, 1, 3]);
	expect(counted.after).toEqual(Int32Array.of(0, 0, 0, 1, 0, 1, 0, 1, 0));
	expect(counted.self).toEqual(Int32Array.of(0, 1, 0));
	expect(counted.opening).toEqual(Int32Array.of(1, 0, 0));
});

it('counts nothing after a turn that the filter leaves out, and says how often', () => {
	const counted = talk(
		turns([
			[0, 5, false],
			[1, 2],
			[2, 2],
			[0, 5, false],
			[2, 4]
		]),
		3
	);
	expect(counted.turns).toEqual(Int32Array.of(0, 1, 2));
	expect(counted.afterOutside).toEqual(Int32Array.of(0, 1, 1));
	expect(counted.after[2 * 3 + 1]).toBe(1);
	expect(counted.longestTurn[0]).toBe(-1);
});

it('leaves no turn uncounted, whatever is said', () => {
	const some = fc.array(fc.tuple(fc.nat(3), fc.nat(20), fc.boolean()), { maxLength: 40 });
	fc.assert(
		fc.property(some, (rows) => {
			const { after, self, afterOutside, opening, turns: counted, words } = talk(turns(rows), 4);
			for (let a = 0; a < 4; a++) {
				const followed = after.slice(a * 4, a * 4 + 4).reduce((sum, one) => sum + one, 0);
				expect(followed + self[a]! + afterOutside[a]! + opening[a]!).toBe(counted[a]);
				expect(after[a * 4 + a]).toBe(0);
			}
			const inside = rows.filter(([, , one]) => one);
			expect(words.reduce((sum, one) => sum + one, 0)).toBe(inside.reduce((sum, [, n]) => sum + n, 0));
		}),
		{ seed: 1, numRuns: 100 }
	);
});
