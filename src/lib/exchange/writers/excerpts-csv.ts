/** Coded passages as CSV: one row a passage, for spreadsheets, R and Python. */
import { say } from '../../words/say.ts';
import { clock, type Excerpt } from '../excerpt.ts';
import { type Cell, writeCsv } from './csv.ts';
import type { Writer } from './writer.ts';

export const excerptsCsv: Writer = {
	id: 'excerpts-csv',
	label: 'export.format.csv',
	extension: '.csv',
	mime: 'text/csv;charset=utf-8',
	cannotCarry: ['export.cannotCarry.context', 'export.cannotCarry.memoFormatting'],
	async write(excerpts, { language }) {
		return writeCsv([headers.map((key) => say(key, {}, language)), ...excerpts.map((e) => row(e, language))]);
	}
};

const headers = [
	'export.column.codePath',
	'export.column.codeGuid',
	'export.column.document',
	'export.column.documentGuid',
	'export.column.kind',
	'export.column.speaker',
	'export.column.case',
	'export.column.turn',
	'export.column.time',
	'export.column.coder',
	'export.column.passage',
	'export.column.memo',
	'export.column.created',
	'export.column.guid'
] as const;

function row(excerpt: Excerpt, language: Parameters<typeof say>[2]): Cell[] {
	return [
		excerpt.codePath,
		excerpt.codeGuid,
		excerpt.document,
		excerpt.documentGuid,
		say(`document.kind.${excerpt.kind}`, {}, language),
		excerpt.speaker,
		excerpt.case,
		excerpt.turn,
		clock(excerpt.time),
		excerpt.coder,
		excerpt.quote,
		excerpt.memo,
		excerpt.created,
		excerpt.guid
	];
}
