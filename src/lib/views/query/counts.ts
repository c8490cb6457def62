/** What a query found, as rows of tables on screen and in files. */
import { say } from '../../words/say.ts';
import type { FileTable } from '../analysis/files.ts';
import type { Hit } from '../analysis/numbers.ts';

/** The ways in which a result is shown: its passages, or how many there are by document, case and code. */
export const resultForms = ['passages', 'document', 'case', 'code'] as const;
export type ResultForm = (typeof resultForms)[number];
export type Grouping = Exclude<ResultForm, 'passages'>;

/** A row of counts. */
export type CountedRow = {
	/** The GUID of what it is of, or `noCase`. */
	readonly key: string;
	readonly name: string;
	readonly passages: number;
	/** The colour of a code; null for what has none. */
	readonly color: string | null;
};

/** The key of the row of passages that belong to no case. */
export const noCase = 'none';

/** A passage that was found, with the turns around it. */
export type FoundPassage = {
	readonly document: string;
	/** UTF-16 units, half open. */
	readonly start: number;
	readonly end: number;
	readonly quote: string;
	readonly turn: number;
	readonly speaker: string | null;
	readonly case: string | null;
	/** Milliseconds into the recording, or null. */
	readonly time: number | null;
	readonly contextStart: number;
	readonly context: string;
	/** The codes at it, by GUID. */
	readonly codes: readonly string[];
};

/** A passage as a list of hits takes it. */
export function hitOf({ start, end, ...rest }: FoundPassage): Hit {
	return { ...rest, a: { start, end }, b: null };
}

/** Counts by document, case or code as a table for a file. */
export function countsFile(rows: readonly CountedRow[], by: Grouping): FileTable {
	return {
		corner: say(`query.file.${by}`),
		rows: rows.map(({ name }) => name),
		columns: [say('query.file.guid'), say('query.counts.passages')],
		values: rows.map(({ key, passages }) => [key === noCase ? null : key, passages])
	};
}

/** A passage as a report has it. */
export type ReportedPassage = Pick<FoundPassage, 'quote' | 'time'> & {
	readonly document: string;
	readonly documentGuid: string;
	readonly speaker: string;
	readonly case: string;
	readonly turn: number | null;
	readonly codePaths: readonly string[];
};

/** Passages for a report, with names in place of references. */
export function passagesReport(
	passages: readonly FoundPassage[],
	titleOf: (document: string) => string,
	pathOf: (code: string) => string
): ReportedPassage[] {
	return passages.map(({ document, quote, time, turn, codes, ...one }) => ({
		...{ quote, time, documentGuid: document, document: titleOf(document) },
		...{ speaker: one.speaker ?? '', case: one.case ?? '', turn: turn || null },
		codePaths: codes.map(pathOf)
	}));
}

/** Passages as a table for a file: a row a passage, with the paths of the codes at it. */
export function passagesFile(
	passages: readonly FoundPassage[],
	titleOf: (document: string) => string,
	pathOf: (code: string) => string
): FileTable {
	return {
		corner: say('query.file.document'),
		rows: passages.map(({ document }) => titleOf(document)),
		columns: ['guid', 'start', 'end', 'turn', 'speaker', 'case', 'time', 'words', 'codes'].map((name) =>
			say(`query.file.${name}`)
		),
		values: passages.map((one) => [
			...[one.document, one.start, one.end, one.turn, one.speaker, one.case, one.time],
			one.quote,
			one.codes.map(pathOf).join('; ')
		])
	};
}
