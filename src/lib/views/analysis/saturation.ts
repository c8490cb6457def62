/** New codes by document as figures show them: a row a document, and the sentences that state how it was counted. */
import { say } from '../../words/say.ts';
import type { FileTable } from './files.ts';
import type { Base } from './numbers.ts';
import { baseSentence } from './sentences.ts';

/** Base size and run length in documents, and the threshold in per cent. */
export type SaturationChoice = { readonly base: number; readonly run: number; readonly threshold: number };

/** Numbers by document in the order of the interviews. */
export type SaturationNumbers = {
	readonly documents: readonly string[];
	/** The codes by index, and the place of the document that first uses each; −1 for none. */
	readonly guids: readonly string[];
	readonly firstIn: ArrayLike<number>;
	/** Codes first used in it, and used in it or before. */
	readonly fresh: ArrayLike<number>;
	readonly soFar: ArrayLike<number>;
	/** The band of random orders and its middle. */
	readonly low: ArrayLike<number>;
	readonly middle: ArrayLike<number>;
	readonly high: ArrayLike<number>;
	/** Codes of the base; null with fewer documents. */
	readonly baseCodes: number | null;
	/** By run, its new codes by those of the base; the first run begins after the base. */
	readonly runs: readonly number[];
	/** Documents before the first run within the threshold; null where there is none. */
	readonly reached: number | null;
	/** Documents left out because nothing is coded in them. */
	readonly uncoded: number;
};

/** A document with its numbers; `run` is the share of the run that ends with it. */
export type SaturationRow = {
	readonly guid: string;
	readonly title: string;
	readonly at: number;
	readonly fresh: number;
	readonly soFar: number;
	readonly low: number | null;
	readonly middle: number | null;
	readonly high: number | null;
	readonly run: number | null;
};

/** A row a document, in the order of the interviews. */
export function saturationRows(
	numbers: SaturationNumbers,
	{ base, run }: SaturationChoice,
	titleOf: (document: string) => string
): SaturationRow[] {
	return numbers.documents.map((guid, at) => ({
		guid,
		title: titleOf(guid),
		at,
		fresh: numbers.fresh[at] ?? 0,
		soFar: numbers.soFar[at] ?? 0,
		low: numbers.low[at] ?? null,
		middle: numbers.middle[at] ?? null,
		high: numbers.high[at] ?? null,
		run: numbers.runs[at - base - run + 1] ?? null
	}));
}

/** How it was counted, and beside how many random orders from which seed. */
export function saturationSentence(orders: number, seed: number, uncoded: number, base: Base): string {
	return [
		say('analyse.time.sentence', { orders, seed }),
		baseSentence(base),
		say(base.rollUp ? 'analyse.sentence.rolledUpBars' : 'analyse.sentence.own'),
		...(uncoded ? [say('analyse.time.uncoded', { n: uncoded })] : [])
	].join(' ');
}

/** Where little new comes by the base, the run and the threshold, or why that cannot be told. */
export function reachedSentence(
	{ baseCodes, reached, documents }: SaturationNumbers,
	{ base, run, threshold }: SaturationChoice
): string {
	if (baseCodes === null || documents.length < base + run)
		return say('analyse.time.tooFew', { n: base + run, documents: documents.length });
	return reached === null
		? say('analyse.time.notReached', { base, baseCodes, run, threshold })
		: say('analyse.time.reached', { base, baseCodes, run, threshold, n: reached });
}

/** The table of a file: a row a document. */
export function saturationFile(rows: readonly SaturationRow[]): FileTable {
	return {
		corner: say('analyse.csv.document'),
		rows: rows.map(({ title }) => title),
		columns: [
			say('analyse.csv.documentGuid'),
			say('analyse.time.fresh'),
			say('analyse.time.soFar'),
			say('analyse.time.low'),
			say('analyse.time.middle'),
			say('analyse.time.high'),
			say('analyse.time.run')
		],
		values: rows.map(({ guid, fresh, soFar, low, middle, high, run }) => [
			guid,
			fresh,
			soFar,
			low,
			middle,
			high,
			run
		])
	};
}
