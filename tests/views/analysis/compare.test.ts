/** Two sides code by code. */
import { describe, expect, it } from 'vitest';
import {
	contrasts,
	contrastsFile,
	measuresFor,
	type SideNumbers
} from '../../../src/lib/views/analysis/compare.ts';

const code = (guid: string, depth = 0) => ({
	guid,
	parent: null,
	name: guid,
	path: guid,
	color: '#1f7fb8',
	depth
});
const codes = [code('a'), code('b', 1), code('c')];
const side = (passages: number[], total: number, words: number | null = 2000): SideNumbers => ({
	guids: ['a', 'b', 'c'],
	passages,
	total,
	words
});
const sides = [side([1, 8, 0], 10), side([4, 1, 0], 20)] as const;

describe('two sides', () => {
	it('have the codes that either has, the largest difference first', () => {
		const rows = contrasts(codes, sides, 'passages', 'difference');
		expect(rows.map((row) => [row.code.guid, row.left, row.right, row.difference])).toEqual([
			['b', 8, 1, -7],
			['a', 1, 4, 3]
		]);
		expect(rows[0]!.code.depth).toBe(0);
		expect(contrasts(codes, sides, 'passages', 'codebook').map((row) => row.code.guid)).toEqual(['a', 'b']);
	});
	it('are compared by share and by rate, each of its own base', () => {
		const share = contrasts(codes, sides, 'share', 'codebook');
		expect(share.map(({ left, right }) => [left, right])).toEqual([
			[0.1, 0.2],
			[0.8, 0.05]
		]);
		expect(contrasts(codes, sides, 'rate', 'codebook')[0]).toMatchObject({ left: 0.5, right: 2 });
	});
	it('have no share and no difference where one side is empty', () => {
		const [row] = contrasts(codes, [side([0, 0, 0], 0), sides[1]], 'share', 'codebook');
		expect(row).toMatchObject({ left: null, right: 0.2, difference: null });
	});
	it('have no rate where a side has no text of its own', () => {
		expect(measuresFor(sides[0], sides[1])).toContain('rate');
		expect(measuresFor(sides[0], side([1, 0, 0], 4, null))).not.toContain('rate');
	});
	it('are saved with passages, values and the difference', () => {
		const file = contrastsFile(contrasts(codes, sides, 'passages', 'codebook'), ['Unit 1', 'Unit 2']);
		expect(file.values[0]).toEqual(['a', 1, 4, 1, 4, 3]);
		expect(file.values[0]).toHaveLength(file.columns.length);
	});
});
