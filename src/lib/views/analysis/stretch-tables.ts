/** The passages of documents as tables: a row a document, or a row a passage. */
import { say } from '../../words/say.ts';
import type { FileTable } from './files.ts';
import { nothing } from './lane-figure.ts';
import { columnsOf, type PortraitTable } from './portrait-table.ts';
import { stretchesOf, stretchWords, type Portrayed, type PortraitNumbers } from './portrait.ts';

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
