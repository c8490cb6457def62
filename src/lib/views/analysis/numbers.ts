/** What the analysis views are given: counts by code index, and the choices under which they were made. */
import type { ChartCode } from '../../charts/code.ts';

/** A code on an axis; `parent` is the GUID of the code above it, or null. */
export type AnalysedCode = ChartCode & { readonly parent: string | null };

/** When two passages occur together; `near` takes how many turns apart at most, and whether short turns are passed over. */
export const rules = ['overlap', 'paragraph', 'turn', 'near', 'document', 'case'] as const;
export type Rule = (typeof rules)[number];
export type RuleChoice = { readonly rule: Rule; readonly turns: number; readonly passShort: boolean };

/** How pairs are shown: as a matrix, a network, a circle, a table. */
export const matrixForms = ['chart', 'network', 'chord', 'table'] as const;
export type MatrixForm = (typeof matrixForms)[number];

/** What a cell shows: pairs, Jaccard's coefficient, or the share of the row's passages that meet the column's code. */
export const matrixMeasures = ['count', 'jaccard', 'share'] as const;
export type MatrixMeasure = (typeof matrixMeasures)[number];

/** Numbers of every two codes; the tables are flat, `a * guids.length + b`. */
export type PairNumbers = {
	readonly guids: readonly string[];
	/** Coded passages of each code. */
	readonly codings: ArrayLike<number>;
	/** Pairs that occur together; NaN for codes that are not compared. */
	readonly pairs: ArrayLike<number>;
	/** A-passages that meet at least one B-passage. */
	readonly meeting: ArrayLike<number>;
	/** Jaccard's coefficient, 0 … 1; NaN where there is none. */
	readonly jaccard: ArrayLike<number>;
	/** Units in the filter; null where the rule knows none. */
	readonly units: number | null;
	/** Units that would have both codes by chance, and how many times as many do; NaN where nothing is expected. */
	readonly expected: ArrayLike<number>;
	readonly lift: ArrayLike<number>;
};

/** Where a passage stands, and the words around it. */
export type HitPlace = {
	readonly document: string;
	/** Where `context` starts in the document; offsets are UTF-16 units. */
	readonly contextStart: number;
	readonly context: string;
	readonly turn: number;
	readonly speaker: string | null;
	/** Milliseconds into the recording, or null. */
	readonly time: number | null;
};

/** A passage behind a number, or two that occur together (`b` is null for one). */
export type Hit = HitPlace & {
	readonly a: { readonly start: number; readonly end: number };
	readonly b: { readonly start: number; readonly end: number } | null;
	/** Where b stands, if the words around a don't show it; null or left out where they do. */
	readonly other?: HitPlace | null;
	/** The codes at it by GUID, where they are listed beside those that are marked. */
	readonly codes?: readonly string[];
};

/** As what a passage is marked: a code, or with an empty name what needs none. */
export type MarkedAs = { readonly name: string; readonly color: string };

/** What is counted, for sentences that say it. */
export type Base = {
	/** The coder's name, or null for all coders united. */
	readonly coder: string | null;
	/** True where that coder holds what was agreed on. */
	readonly agreed?: boolean;
	/** True where the figure itself tells the coders apart. */
	readonly codersApart?: boolean;
	/** The coder who alone counts on one side of a comparison; null or left out where none does. */
	readonly oneApart?: string | null;
	/** Documents in the filter, and in the project. */
	readonly documents: number;
	readonly allDocuments: number;
	/** Cases in the filter; null where it asks for none. */
	readonly cases: number | null;
	/** Those who speak, by name, '' standing for turns that name nobody; null where it asks for nobody. */
	readonly speakers: readonly string[] | null;
	/** True where one of them is a facilitator, and counts for it. */
	readonly facilitatorsNamed: boolean;
	/** The set of codes, stars and auto-coding that the filter asks for; null where it asks for none. */
	readonly set: string | null;
	readonly starred: 'only' | 'none' | null;
	readonly auto: 'only' | 'none' | null;
	/** Coded passages inside the filter that only facilitators say, left out for it. */
	readonly leftOut: number;
	readonly rollUp: boolean;
};

/** Codes that an axis can show by themselves: a category with what is below it, or a code set. */
export type AxisGroup = {
	readonly guid: string;
	readonly name: string;
	readonly codes: ReadonlySet<string>;
	readonly isSet: boolean;
};

/** Which codes an axis shows; null for all. */
export type AxisChoice = AxisGroup | null;
export type Order = 'codebook' | 'frequency';

/** A number as the pane of passages shows it. */
export type Fact = { readonly value: string; readonly label: string; readonly hint?: string | undefined };
