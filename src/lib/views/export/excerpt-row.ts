/** A coded passage as a report shows it, for the preview: the same words in the same order as the writers. */
import type { DocumentKind } from '../../core/records.ts';
import { clock } from '../../transcript/meta.ts';
import { say, type Language } from '../../words/say.ts';

export type ExcerptRow = {
	readonly guid: string;
	/** The names from category to code. */
	readonly path: readonly string[];
	readonly color: string;
	readonly document: string;
	readonly kind: DocumentKind;
	readonly speaker: string;
	readonly case: string;
	/** From 1; 0 where there is none. */
	readonly turn: number;
	/** Milliseconds into the recording, or null. */
	readonly time: number | null;
	readonly coder: string;
	readonly quote: string;
	readonly memo: string;
};

/** Where a passage comes from, on one line. */
export function sourceLine(row: ExcerptRow, language: Language): string {
	const who = row.case && row.case !== row.speaker ? [row.speaker, row.case] : [row.speaker];
	return [
		who.filter(Boolean).join(', '),
		row.document,
		row.turn ? say('export.docx.turn', { n: row.turn }, language) : '',
		row.time === null ? '' : clock(row.time),
		say('export.docx.codedBy', { name: row.coder }, language)
	]
		.filter(Boolean)
		.join(' · ');
}

/** The columns of the table that people read (identifiers left out), with their headings' keys. */
export const tableColumns: readonly {
	readonly key: string;
	readonly text: (row: ExcerptRow, language: Language) => string;
}[] = [
	{ key: 'export.column.codePath', text: ({ path }) => path.join(' / ') },
	{ key: 'export.column.document', text: ({ document }) => document },
	{ key: 'export.column.kind', text: ({ kind }, language) => say(`document.kind.${kind}`, {}, language) },
	{ key: 'export.column.speaker', text: ({ speaker }) => speaker },
	{ key: 'export.column.turn', text: ({ turn }) => (turn ? String(turn) : '') },
	{ key: 'export.column.time', text: ({ time }) => (time === null ? '' : clock(time)) },
	{ key: 'export.column.coder', text: ({ coder }) => coder },
	{ key: 'export.column.passage', text: ({ quote }) => quote },
	{ key: 'export.column.memo', text: ({ memo }) => memo }
];
