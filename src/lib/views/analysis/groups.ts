/** Codes by groups as figures show them: what groups are called, and the number of each cell. */
import { say } from '../../words/say.ts';
import type { ChartCode } from '../../charts/code.ts';
import type { FileTable } from './files.ts';
import { axisOf, type AxisCode, type CodedNumbers } from './matrix.ts';
import type { AnalysedCode, AxisChoice, Order } from './numbers.ts';

/** What a cell shows: passages, documents, cases, the row's and the column's share, passages per 1,000 words. */
export const groupMeasures = ['passages', 'documents', 'cases', 'row', 'column', 'rate'] as const;
export type GroupMeasure = (typeof groupMeasures)[number];

/** A value, or for a bin the first value in it and the first beyond it; both empty for turns without a value. */
export type GroupValue = {
	readonly value: string;
	readonly bin: { readonly from: string | null; readonly to: string | null } | null;
};

/** Numbers by code and group: flat, `code * (groups.length + 1) + group`; last come all codes, and all groups. */
export type GroupNumbers = {
	readonly guids: readonly string[];
	readonly groups: readonly GroupValue[];
	/** What there is in each group; last, in all. */
	readonly bases: readonly {
		readonly passages: number;
		readonly documents: number;
		readonly cases: number;
		readonly turns: number;
		readonly words: number;
		readonly spoken: number;
	}[];
	readonly table: {
		readonly passages: ArrayLike<number>;
		readonly documents: ArrayLike<number>;
		readonly cases: ArrayLike<number>;
		readonly words: ArrayLike<number>;
	};
	readonly rowShare: ArrayLike<number>;
	readonly columnShare: ArrayLike<number>;
	readonly rate: ArrayLike<number>;
	readonly spokenBy: 'case' | 'participant';
};

/** A group with its words and its key in addresses. */
export type NamedGroup = { readonly key: string; readonly name: string; readonly index: number };

/** The groups in their order; `nameOf` gives the words of a value. */
export function namedGroups(groups: readonly GroupValue[], nameOf: (value: string) => string): NamedGroup[] {
	return groups.map(({ value, bin }, index) => ({
		index,
		key: bin ? `${bin.from ?? ''}..${bin.to ?? ''}` : value || '-',
		name: bin ? binName(bin, nameOf) : value ? nameOf(value) : say('grid.noValue')
	}));
}

function binName({ from, to }: NonNullable<GroupValue['bin']>, nameOf: (value: string) => string): string {
	if (from === null) return say('analyse.bin.below', { to: nameOf(to ?? '') });
	if (to === null) return say('analyse.bin.from', { from: nameOf(from) });
	return say('analyse.bin.range', { from: nameOf(from), to: nameOf(to) });
}

/** A group as an axis takes it: it has no colour. */
export const groupOnAxis = ({ key, name }: NamedGroup): ChartCode => ({
	guid: key,
	name,
	path: name,
	color: '',
	depth: 0
});

/** The number of a cell; null where there is nothing to be a share of. `group` may be the index of all. */
export const groupCell = (
	numbers: GroupNumbers,
	measure: GroupMeasure,
	code: number,
	group: number
): number | null => groupCells(numbers, measure)(code, group);

/** Gives the numbers of cells, as `groupCell` does: what many cells have in common is looked up once. */
export function groupCells(
	numbers: GroupNumbers,
	measure: GroupMeasure
): (code: number, group: number) => number | null {
	const values = columnOf(numbers, measure);
	const width = numbers.groups.length + 1;
	return (code, group) => {
		const value = values[code * width + group] ?? NaN;
		return Number.isNaN(value) ? null : value;
	};
}

function columnOf(numbers: GroupNumbers, measure: GroupMeasure): ArrayLike<number> {
	if (measure === 'row') return numbers.rowShare;
	if (measure === 'column') return numbers.columnShare;
	if (measure === 'rate') return numbers.rate;
	return numbers.table[measure];
}

/** True for a measure that is a share of 1. */
export const isShare = (measure: GroupMeasure): boolean => measure === 'row' || measure === 'column';

/** The coded passages of each code in all groups together, as `axisOf` takes them. */
export function codedByGroup(numbers: GroupNumbers): CodedNumbers {
	const all = numbers.groups.length;
	const codings = numbers.guids.map((_, code) => groupCell(numbers, 'passages', code, all) ?? 0);
	return { guids: numbers.guids, codings };
}

/** The codes of the rows, as `axisOf` gives them: those with a passage in some group. */
export const codesByGroup = (
	codes: readonly AnalysedCode[],
	numbers: GroupNumbers,
	choice: AxisChoice,
	order: Order
): AxisCode[] => axisOf(codes, codedByGroup(numbers), choice, order);

/** The table of one measure: a row a code with its GUID, a column a group; last, all groups. The last row is of bases. */
export function groupsFile(
	rows: readonly AxisCode[],
	groups: readonly NamedGroup[],
	numbers: GroupNumbers,
	measure: GroupMeasure
): FileTable {
	const all = numbers.groups.length;
	const columns = [...groups.map(({ index }) => index), all];
	return {
		corner: say('analyse.csv.code'),
		rows: rows.map(({ code }) => code.path),
		columns: [say('analyse.csv.guid'), ...groups.map(({ name }) => name), say('analyse.group.all')],
		values: rows.map(({ code, index }) => [
			code.guid,
			...columns.map((group) => groupCell(numbers, measure, index, group))
		])
	};
}

/** Every number of every cell: a row a code in a group. */
export function groupCellsFile(
	rows: readonly AxisCode[],
	groups: readonly NamedGroup[],
	numbers: GroupNumbers
): FileTable {
	const cells = rows.flatMap((row) => groups.map((group) => ({ row, group })));
	return {
		corner: say('analyse.csv.code'),
		rows: cells.map(({ row }) => row.code.path),
		columns: [
			say('analyse.csv.guid'),
			say('analyse.csv.group'),
			...groupMeasures.map((measure) => say(`analyse.by.measure.${measure}`)),
			say('analyse.csv.groupPassages'),
			say('analyse.csv.groupCases'),
			say('analyse.csv.groupWords')
		],
		values: cells.map(({ row, group }) => {
			const bases = numbers.bases[group.index];
			return [
				row.code.guid,
				group.name,
				...groupMeasures.map((measure) => groupCell(numbers, measure, row.index, group.index)),
				bases?.passages ?? 0,
				bases?.cases ?? 0,
				bases?.spoken ?? 0
			];
		})
	};
}
