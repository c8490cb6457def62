/** Why a code can't be tested, held to whether the tests themselves find nothing to compare. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { countTable } from '../../src/lib/analysis/count-table.ts';
import { mcNemarTest } from '../../src/lib/analysis/mcnemar.ts';
import { untested, untestedPair } from '../../src/lib/analysis/untested.ts';

it.each([
	[[], [], 'noUnits'],
	[[0, 0], [0, 0], 'noUnits'],
	[[0, 2], [0, 3], 'oneGroup'],
	[[0, 3], [0, 3], 'oneGroup'],
	[[2, 3], [2, 3], 'everywhere'],
	[[0, 0], [2, 3], 'nowhere'],
	[[0, 1], [2, 3], null]
])('with the code in %j of %j units by group: %s', (present, units, reason) => {
	expect(untested(present, units)).toBe(reason);
});

it('is told exactly where there is no table to test', () => {
	const group = fc
		.integer({ min: 0, max: 3 })
		.chain((units) => fc.record({ units: fc.constant(units), present: fc.integer({ min: 0, max: units }) }));
	fc.assert(
		fc.property(fc.array(group, { maxLength: 4 }), (groups) => {
			const [present, units] = [groups.map((one) => one.present), groups.map((one) => one.units)];
			const table = countTable([present, groups.map((one) => one.units - one.present)]);
			expect(untested(present, units) === null).toBe(table !== null);
		}),
		{ seed: 1, numRuns: 300 }
	);
});

it.each([
	[0, 0, 0, 0, 'noPairs'],
	[2, 0, 0, 1, 'noChange'],
	[0, 0, 1, 0, null]
])('with %d both, %d and %d in one alone, %d neither: %s', (both, onlyBefore, onlyAfter, neither, reason) => {
	const table = { both, onlyBefore, onlyAfter, neither };
	expect(untestedPair(table)).toBe(reason);
	expect(mcNemarTest(table).p === null).toBe(reason !== null);
});
