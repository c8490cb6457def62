/** The portrait and who speaks, as tables on the screen and for a file. */
import type { Column } from '../../parts/table.ts';
import { say } from '../../words/say.ts';
import type { FileTable, TableToSave } from './files.ts';
import { nothing, type Selection } from './lane-figure.ts';
import { axisOf } from './matrix.ts';
import type { AnalysedCode } from './numbers.ts';
import {
	portrayed,
	stretchesOf,
	stretchWords,
	type PortraitChoices,
	type Portrayed,
	type PortraitNumbers
} from './portrait.ts';
import { afterCount, afterRows, talkRows, type AfterRow, type TalkNumbers, type TalkRow } from './talk.ts';

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

const percent = (share: number): string => say('analyse.percent', { share });

/** Columns by their labels and what they hold. */
function columnsOf(
	labels: readonly string[],
	kinds: readonly ('text' | 'number' | 'share')[]
): Column<PortraitRow>[] {
	return labels.map((label, i) => ({
		key: String(i),
		label,
		value: (row) => (i === 0 ? row.name : row.values[i - 1]!),
		...(kinds[i] !== 'text' && { align: 'end' }),
		...(kinds[i] === 'share' && { text: (row) => percent(row.values[i - 1] as number) })
	}));
}

/** A row a document. */
export function documentsTable(
	numbers: PortraitNumbers,
	titleOf: (document: string) => string
): PortraitTable {
	return {
		caption: say('portrait.table.documents'),
		columns: columnsOf(
			[
				say('portrait.column.document'),
				say('portrait.column.characters'),
				say('portrait.column.coded'),
				say('portrait.column.passages'),
				say('portrait.column.codes')
			],
			['text', 'number', 'share', 'number', 'number']
		),
		rows: numbers.documents.map((guid, i) => {
			const stretches = stretchesOf(numbers, i);
			const codes = new Set(stretches.map((k) => numbers.code[k]));
			const length = numbers.lengths[i]!;
			return {
				...{ key: guid, name: titleOf(guid), title: titleOf(guid), color: null },
				choice: { ...nothing, document: guid },
				values: [length, length ? numbers.covered[i]! / length : 0, stretches.length, codes.size]
			};
		})
	};
}

/** A row a stretch of one document. */
export function stretchesTable(numbers: PortraitNumbers, stretches: readonly Portrayed[]): PortraitTable {
	return {
		caption: say('portrait.table.stretches'),
		columns: columnsOf(
			[
				say('analyse.table.code'),
				say('portrait.column.fromTurn'),
				say('portrait.column.toTurn'),
				say('portrait.column.begins'),
				say('portrait.column.characters')
			],
			['text', 'number', 'number', 'share', 'number']
		),
		rows: stretches.map((one) => {
			const { index, document, code } = one;
			const [start, end] = [numbers.start[index]!, numbers.end[index]!];
			return {
				...{ key: String(index), name: code.name, title: stretchWords(numbers, one), color: code.color },
				choice: { ...nothing, document: numbers.documents[document]!, code: code.guid, at: start },
				values: [
					numbers.fromTurn[index]!,
					numbers.toTurn[index]!,
					start / (numbers.lengths[document] || 1),
					end - start
				]
			};
		})
	};
}

/** A row a speaker. */
export function talkTable(numbers: TalkNumbers, document: string): PortraitTable {
	return {
		caption: say('portrait.table.talk'),
		columns: columnsOf(talkHead(), [
			...(['text', 'text', 'number', 'share', 'number', 'share', 'number', 'number'] as const),
			...(['number', 'number', 'number'] as const)
		]),
		rows: talkRows(numbers).map((row) => ({
			...{ key: row.key, name: row.name, title: row.name, color: null },
			choice: { ...nothing, document, a: row.key },
			values: talkValues(numbers, row)
		}))
	};
}

/** A row for every two of whom one speaks after the other. */
export function afterTable(numbers: TalkNumbers, document: string): PortraitTable {
	return {
		caption: say('portrait.table.after'),
		columns: columnsOf(afterHead(), ['text', 'text', 'number', 'share']),
		rows: afterRows(numbers, talkRows(numbers)).map((row) => ({
			...{ key: `${row.a.key} ${row.b.key}`, name: row.a.name, title: row.a.name, color: null },
			choice: { ...nothing, document, a: row.a.key, b: row.b.key },
			values: afterValues(row)
		}))
	};
}

/** For a file: a row a stretch, of whatever documents. */
export function stretchesFile(
	numbers: PortraitNumbers,
	stretches: readonly Portrayed[],
	titleOf: (document: string) => string
): FileTable {
	return {
		corner: say('portrait.column.document'),
		rows: stretches.map(({ document }) => titleOf(numbers.documents[document]!)),
		columns: [
			say('portrait.csv.documentGuid'),
			say('analyse.csv.code'),
			say('analyse.csv.guid'),
			say('portrait.csv.start'),
			say('portrait.csv.end'),
			say('portrait.column.fromTurn'),
			say('portrait.column.toTurn'),
			say('portrait.csv.length')
		],
		values: stretches.map(({ index, document, code }) => [
			numbers.documents[document]!,
			code.path,
			code.guid,
			numbers.start[index]!,
			numbers.end[index]!,
			numbers.fromTurn[index]!,
			numbers.toTurn[index]!,
			numbers.lengths[document]!
		])
	};
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

/** For a file: turns of each row's speaker after each column's, those after their own among them. */
export function afterFile(numbers: TalkNumbers): FileTable {
	const rows = talkRows(numbers);
	return {
		corner: say('portrait.column.speaker'),
		rows: rows.map(({ name }) => name),
		columns: [
			...rows.map(({ name }) => say('portrait.csv.after', { name })),
			say('portrait.column.afterOutside'),
			say('portrait.column.opening'),
			say('portrait.column.turns')
		],
		values: rows.map((a) => [
			...rows.map((b) => afterCount(numbers, a, b) ?? numbers.self[a.index]!),
			numbers.afterOutside[a.index]!,
			numbers.opening[a.index]!,
			a.turns
		])
	};
}

const talkHead = (): string[] => [
	say('portrait.column.speaker'),
	say('portrait.column.case'),
	say('portrait.column.turns'),
	say('portrait.column.turnShare'),
	say('portrait.column.words'),
	say('portrait.column.wordShare'),
	say('portrait.column.longest'),
	say('portrait.column.longestTurn'),
	say('portrait.column.self'),
	say('portrait.column.afterOutside'),
	say('portrait.column.opening')
];

const talkValues = (numbers: TalkNumbers, row: TalkRow): (string | number | null)[] => [
	row.case,
	row.turns,
	row.turnShare,
	row.words,
	row.wordShare,
	row.longest,
	row.longestTurn,
	numbers.self[row.index]!,
	numbers.afterOutside[row.index]!,
	numbers.opening[row.index]!
];

const afterHead = (): string[] => [
	say('portrait.column.speaker'),
	say('portrait.column.before'),
	say('portrait.column.turns'),
	say('portrait.column.ofTurns')
];

const afterValues = ({ a, b, count }: AfterRow): (string | number | null)[] => [
	b.name,
	count,
	count / (a.turns || 1)
];

/** The tables that a portrait offers to save. */
export function portraitFiles(
	{ shape, document }: PortraitChoices,
	name: string,
	codes: readonly AnalysedCode[],
	numbers: PortraitNumbers,
	talk: TalkNumbers | null,
	titleOf: (document: string) => string
): TableToSave[] {
	if (shape === 'talk' || shape === 'after') {
		if (!talk) return [];
		const rows = { label: say('analyse.save.counts'), name };
		if (shape === 'talk') return [{ ...rows, table: () => fileOf(talkTable(talk, document)) }];
		return [
			{ label: say('analyse.save.matrix'), name, table: () => afterFile(talk) },
			{ ...rows, name: say('portrait.file.pairs', { name }), table: () => fileOf(afterTable(talk, document)) }
		];
	}
	const at = numbers.documents.indexOf(document);
	const documents = shape === 'document' ? [at] : [...numbers.documents.keys()];
	const used = axisOf(codes, { guids: numbers.guids, codings: numbers.stretches }, null, 'codebook');
	const stretches = {
		label: say('portrait.save.stretches'),
		name: say('portrait.file.stretches', { name }),
		table: () => stretchesFile(numbers, portrayed(numbers, used, documents), titleOf)
	};
	if (shape === 'document') return [stretches];
	const perDocument = { label: say('portrait.save.documents'), name };
	return [{ ...perDocument, table: () => fileOf(documentsTable(numbers, titleOf)) }, stretches];
}
