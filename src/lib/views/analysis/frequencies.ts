/** How often codes are used and how far they reach, as figures show it: of all that is counted, and coder by coder. */
import { say, spokenLanguage } from '../../words/say.ts';
import type { FileTable } from './files.ts';
import { axisOf, levelled } from './matrix.ts';
import type { AnalysedCode, Base, Fact, Order } from './numbers.ts';
import { baseSentence } from './sentences.ts';

/** What a bar shows. */
export const codeMeasures = ['passages', 'documents', 'cases', 'words', 'share'] as const;
export type CodeMeasure = (typeof codeMeasures)[number];
/** What tables show beside: the characters that the share is of. */
export const tableMeasures = ['passages', 'documents', 'cases', 'words', 'characters', 'share'] as const;
export type TableMeasure = (typeof tableMeasures)[number];

/** Counts by code index, of one coder or of all united; what is left out is still being counted. */
export type CodeCounts = {
	readonly passages: ArrayLike<number>;
	readonly documents: ArrayLike<number>;
	readonly cases?: ArrayLike<number>;
	readonly words?: ArrayLike<number>;
	/** Of turns in the filter, each counted once. */
	readonly characters?: ArrayLike<number>;
};

/** What one coder coded, whose counts stand beside those of the others. */
export type CoderCounts = { readonly guid: string; readonly name: string; readonly counts: CodeCounts };

/** Numbers of every code. */
export type CodeNumbers = {
	readonly guids: readonly string[];
	/** What the filter asks for: one coder's passages, or all coders' united. */
	readonly counts: CodeCounts;
	/** Each coder's own, where they are asked for beside those united. */
	readonly coders: readonly CoderCounts[];
	/** What the filter holds; null while it is counted. */
	readonly bases: { readonly characters: number; readonly words: number } | null;
};

/** A code with what is counted of it: all (`coder` is null), or what one coder coded. */
export type CodeRow = {
	readonly key: string;
	readonly code: AnalysedCode;
	readonly index: number;
	readonly coder: CoderCounts | null;
};

/** The key of a bar, in addresses and lists. */
export const rowKey = (code: string, coder: string | null): string => (coder ? `${code} ${coder}` : code);

/** The codes with at least one passage, the most of the measure first where the order says so; coders below each. */
export function codeRows(
	codes: readonly AnalysedCode[],
	numbers: CodeNumbers,
	measure: CodeMeasure,
	order: Order
): CodeRow[] {
	const axis = axisOf(codes, { guids: numbers.guids, codings: numbers.counts.passages }, null, order);
	const rows = levelled(axis).map((row): CodeRow => ({ ...row, key: row.code.guid, coder: null }));
	const number = (row: CodeRow): number => codeNumber(numbers, measure, row) ?? 0;
	if (order === 'frequency') rows.sort((a, b) => number(b) - number(a));
	return rows.flatMap((row) => [
		row,
		...numbers.coders.map((coder) => ({ ...row, key: rowKey(row.key, coder.guid), coder }))
	]);
}

/** The number of a row; null while it is counted, and where there is no text to be a share of. */
export function codeNumber(
	{ counts: all, bases }: CodeNumbers,
	measure: TableMeasure,
	{ index, coder }: Pick<CodeRow, 'index' | 'coder'>
): number | null {
	const counts = coder?.counts ?? all;
	if (measure !== 'share') return counts[measure]?.[index] ?? null;
	const characters = counts.characters?.[index];
	return characters === undefined || !bases?.characters ? null : characters / bases.characters;
}

/** A number as it is read; empty while it is counted. */
export function numberText(measure: TableMeasure, value: number | null): string {
	if (value === null) return '';
	const digits = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
	return value.toLocaleString(spokenLanguage(), measure === 'share' ? { style: 'percent', ...digits } : {});
}

/** What a measure is called over a column. */
export const headOf = (measure: TableMeasure): string => say(`analyse.frequencies.head.${measure}`);

/** A row in words: passages and documents, and what else is counted by now. */
export function rowWords(numbers: CodeNumbers, row: CodeRow, name: string): string {
	const number = (measure: TableMeasure): number | null => codeNumber(numbers, measure, row);
	const text = say('chart.bars.row', {
		name,
		n: number('passages') ?? 0,
		documents: number('documents') ?? 0
	});
	const [cases, words, share] = [number('cases'), number('words'), number('share')];
	if (cases === null || words === null || share === null) return text;
	return `${text}, ${say('analyse.frequencies.reach', { cases, words, share: numberText('share', share) })}`;
}

/** How bars were counted. */
export function frequencySentence({ bases, coders }: CodeNumbers, measure: CodeMeasure, base: Base): string {
	return [
		say(`analyse.frequencies.sentence.${measure}`, {
			n: (measure === 'words' ? bases?.words : bases?.characters) ?? 0
		}),
		baseSentence(base),
		...(coders.length ? [say('analyse.frequencies.apart')] : []),
		say(base.rollUp ? 'analyse.sentence.rolledUpBars' : 'analyse.sentence.own')
	].join(' ');
}

/** What a selected row counts, over its passages. */
export function codeFacts(numbers: CodeNumbers, row: Pick<CodeRow, 'index' | 'coder'>): Fact[] {
	return codeMeasures.flatMap((measure) => {
		const n = codeNumber(numbers, measure, row);
		return n === null
			? []
			: [{ value: numberText(measure, n), label: say(`analyse.frequencies.fact.${measure}`, { n }) }];
	});
}

/** Every number: a row a code; with coders, the columns of each beside those of all united. */
export function codesFile(
	codes: readonly AnalysedCode[],
	numbers: CodeNumbers,
	measure: CodeMeasure,
	order: Order
): FileTable {
	const rows = codeRows(codes, { ...numbers, coders: [] }, measure, order);
	const parts = [null, ...numbers.coders];
	const head = (coder: CoderCounts | null, one: TableMeasure): string =>
		numbers.coders.length
			? say('analyse.frequencies.headOf', {
					coder: coder?.name ?? say('analyse.filter.united'),
					head: headOf(one)
				})
			: headOf(one);
	return {
		corner: say('analyse.csv.code'),
		rows: rows.map(({ code }) => code.path),
		columns: [
			say('analyse.csv.guid'),
			...parts.flatMap((coder) => tableMeasures.map((one) => head(coder, one)))
		],
		values: rows.map(({ code, index }) => [
			code.guid,
			...parts.flatMap((coder) => tableMeasures.map((one) => codeNumber(numbers, one, { index, coder })))
		])
	};
}
