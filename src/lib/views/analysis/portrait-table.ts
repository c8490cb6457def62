/** A table of a portrait: on the screen, where a row's name selects what is behind it, and for a file. */
import type { Column } from '../../parts/table.ts';
import { say } from '../../words/say.ts';
import type { FileTable } from './files.ts';
import type { Selection } from './lane-figure.ts';

/** A row of a table on the screen: what its name selects, and its numbers. */
export type PortraitRow = {
	readonly key: string;
	readonly name: string;
	readonly title: string;
	readonly color: string | null;
	readonly choice: Partial<Selection>;
	readonly values: readonly (string | number | null)[];
};

/** Columns of a table, the first of which has the rows' names. */
export type PortraitTable = {
	readonly caption: string;
	readonly columns: readonly Column<PortraitRow>[];
	readonly rows: readonly PortraitRow[];
};

/** Columns by their labels and what they hold; `titles` say by label what a short one means. */
export function columnsOf(
	labels: readonly string[],
	kinds: readonly ('text' | 'number' | 'share')[],
	titles: ReadonlyMap<string, string> = new Map()
): Column<PortraitRow>[] {
	return labels.map((label, i) => ({
		key: String(i),
		label,
		...(titles.has(label) && { title: titles.get(label)! }),
		value: (row) => (i === 0 ? row.name : row.values[i - 1]!),
		...(kinds[i] !== 'text' && { align: 'end', width: '1%' }),
		...(kinds[i] === 'share' && {
			text: (row) => say('analyse.percent', { share: row.values[i - 1] as number })
		})
	}));
}

/** A table on the screen for a file, its shares as plain numbers. */
export function fileOf({ columns, rows }: PortraitTable): FileTable {
	return {
		corner: columns[0]!.label,
		rows: rows.map(({ name }) => name),
		columns: columns.slice(1).map(({ label }) => label),
		values: rows.map(({ values }) => values)
	};
}
