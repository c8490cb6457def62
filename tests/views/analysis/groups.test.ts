/** Codes by groups as figures show them. */
import { describe, expect, it } from 'vitest';
import {
	codesByGroup,
	groupCell,
	groupCellsFile,
	groupsFile,
	namedGroups,
	type GroupNumbers
} from '../../../src/lib/views/analysis/groups.ts';
import { pValue } from '../../../src/lib/views/analysis/tests.ts';

const code = (guid: string, parent: string | null = null) => ({
	guid,
	parent,
	name: guid.toUpperCase(),
	path: guid.toUpperCase(),
	color: '#1f7fb8',
	depth: parent ? 1 : 0
});
const codes = [code('a'), code('b', 'a'), code('c')];
const base = { passages: 4, documents: 2, cases: 2, turns: 9, words: 300, spoken: 200 };
/** Two groups and all; the codes a and c, then all codes. */
const numbers: GroupNumbers = {
	guids: ['a', 'c'],
	groups: [
		{ value: 'unit 1', bin: null },
		{ value: '', bin: null }
	],
	bases: [base, { ...base, spoken: 0 }, base],
	table: {
		passages: [3, 1, 4, 0, 0, 0, 3, 1, 4],
		documents: [2, 1, 2, 0, 0, 0, 2, 1, 2],
		cases: [2, 0, 2, 0, 0, 0, 2, 0, 2],
		words: [30, 10, 40, 0, 0, 0, 30, 10, 40]
	},
	rowShare: [0.75, 0.25, 1, NaN, NaN, NaN, 0.75, 0.25, 1],
	columnShare: [1, 1, 1, 0, 0, 0, 1, 1, 1],
	rate: [15, NaN, 20, 0, NaN, 0, 15, NaN, 20],
	spokenBy: 'case'
};
const groups = namedGroups(numbers.groups, (value) => value.toUpperCase());

describe('groups', () => {
	it('are called by their value, by their bounds, or by having none', () => {
		expect(groups.map(({ key, name }) => [key, name])).toEqual([
			['unit 1', 'UNIT 1'],
			['-', 'No value']
		]);
		const bins = [
			{ value: '', bin: { from: null, to: '10' } },
			{ value: '', bin: { from: '10', to: '20' } },
			{ value: '', bin: { from: '20', to: null } }
		];
		expect(namedGroups(bins, (value) => value).map(({ key, name }) => [key, name])).toEqual([
			['..10', 'below 10'],
			['10..20', '10 to below 20'],
			['20..', '20 and above']
		]);
	});
	it('have a number for each code, null where there is nothing to be a share of', () => {
		expect(groupCell(numbers, 'passages', 0, 0)).toBe(3);
		expect(groupCell(numbers, 'row', 1, 0)).toBeNull();
		expect(groupCell(numbers, 'rate', 0, 1)).toBeNull();
	});
	it('are shown for the codes with a passage in one of them', () => {
		expect(codesByGroup(codes, numbers, null, 'codebook').map((row) => row.code.guid)).toEqual(['a']);
	});
	it('are saved as the table that is shown, and as every number of every cell', () => {
		const rows = codesByGroup(codes, numbers, null, 'codebook');
		expect(groupsFile(rows, groups, numbers, 'passages').values).toEqual([['a', 3, 1, 4]]);
		const file = groupCellsFile(rows, groups, numbers);
		expect(file.values).toEqual([
			['a', 'UNIT 1', 3, 2, 2, 0.75, 1, 15, 4, 2, 200],
			['a', 'No value', 1, 1, 0, 0.25, 1, null, 4, 2, 0]
		]);
		expect(file.values.every((row) => row.length === file.columns.length)).toBe(true);
	});
});

it('a p-value has three decimals, and is never nought', () => {
	expect([0.04567, 0.0004, 1].map((p) => pValue(p, 'en'))).toEqual(['p = 0.046', 'p < 0.001', 'p = 1.000']);
});
