/** Who speaks in a document, and after whom, as tables. */
import { say } from '../../words/say.ts';
import type { FileTable } from './files.ts';
import { nothing } from './lane-figure.ts';
import { columnsOf, type PortraitTable } from './portrait-table.ts';
import { afterCount, afterRows, talkRows, type AfterRow, type TalkNumbers, type TalkRow } from './talk.ts';

/** A row a speaker. */
export function talkTable(numbers: TalkNumbers, document: string): PortraitTable {
	return {
		caption: say('portrait.table.talk'),
		columns: columnsOf(
			talkHead(),
			[
				...(['text', 'text', 'number', 'share', 'number', 'share', 'number', 'number'] as const),
				...(['number', 'number', 'number'] as const)
			],
			talkTitles()
		),
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

const talkTitles = (): Map<string, string> =>
	new Map([
		[say('portrait.column.longestTurn'), say('portrait.column.longestTurnHint')],
		[say('portrait.column.self'), say('portrait.column.selfHint')],
		[say('portrait.column.afterOutside'), say('portrait.column.afterOutsideHint')],
		[say('portrait.column.opening'), say('portrait.column.openingHint')]
	]);

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
