/** The passages behind a number of an analysis, each with its place and the words around it; as many as were counted. */
import { passagePairs, type PassagePair } from '../../analysis/passage-pairs.ts';
import { areRelated, followedPairs } from '../../analysis/sequence.ts';
import type { Guid } from '../../core/records.ts';
import type { Stepwise } from '../stepwise.ts';
import { counted, type Counted, type Counting } from './counted.ts';
import { grouped, type Grouping } from './grouped.ts';
import { countedInTurns } from './sequences.ts';
import type { Source } from './source.ts';
import { countedTogether, type RuleOfTogether } from './together.ts';
import { turnReader } from './turns.ts';

/** A range of a document's text. */
type Span = { readonly start: number; readonly end: number };

/** Where a passage stands, and the text of the turns that it touches. */
export type Found = {
	readonly document: Guid;
	/** Where `context` starts in the document. */
	readonly contextStart: number;
	readonly context: string;
	/** The number of its turn, from 1 (0 in a document without turns), and who speaks in it. */
	readonly turn: number;
	readonly speaker: string | null;
	/** Milliseconds into the recording, or null. */
	readonly time: number | null;
};

/**
 * Two passages that occur together; the turn is the one where what they share begins. Where they stand too far apart for one
 * context, or in two documents of one case, it is a's, and `other` is b's.
 */
export type Meeting = Found & { readonly a: Span; readonly b: Span; readonly other: Found | null };
/** The first of the pairs behind a cell, and how many there are. */
export type Meetings = { readonly total: number; readonly meetings: Meeting[] };

/** One passage of a code. */
export type Use = Found & { readonly span: Span };
/** The first of the passages behind a bar, and how many there are. */
export type Uses = { readonly total: number; readonly uses: Use[] };

/** The longest stretch of text, in UTF-16 units, that is given; a longer one is cut around the place. */
const longestContext = 2000;
/** The same for two passages with turns between them. */
const longestSequence = 8000;

/** The pairs behind one cell of a matrix, in the order of the text; at most `limit`. */
export function* meetings(
	source: Source,
	params: Counting & RuleOfTogether & { a: Guid; b: Guid; limit: number }
): Stepwise<Meetings> {
	const all = yield* countedTogether(source, params);
	const a = indexOf(all, params.a);
	const b = indexOf(all, params.b);
	if (a < 0 || b < 0 || a === b) return { total: 0, meetings: [] };
	const pairs = passagePairs(all.columns, a, b, all.together);
	const found = finder(source, all, longestContext);
	const meeting = (pair: PassagePair): Meeting =>
		together(all, pair, found, ({ a, b }) => Math.max(a.start, b.start));
	return { total: pairs.length, meetings: yield* inHelpings(pairs.slice(0, params.limit), meeting) };
}

/** The passages behind one cell of sequences, each A with the nearest B, in the order of the text; at most `limit`. The turn is A's. */
export function* followings(
	source: Source,
	params: Counting & { turns: number; a: Guid; b: Guid; limit: number }
): Stepwise<Meetings> {
	const all = yield* countedInTurns(source, params);
	const codes = { a: indexOf(all, params.a), b: indexOf(all, params.b) };
	if (params.rollUp && areRelated(all.parent, codes.a, codes.b)) return { total: 0, meetings: [] };
	const pairs = followedPairs(all.columns, all.places, params.turns, codes);
	const found = finder(source, all, longestSequence);
	const following = (pair: PassagePair): Meeting => together(all, pair, found, ({ a }) => a.start);
	return { total: pairs.length, meetings: yield* inHelpings(pairs.slice(0, params.limit), following) };
}

/** The passages behind the bar of one code, in the order of the text; at most `limit`. */
export function* uses(source: Source, params: Counting & { code: Guid; limit: number }): Stepwise<Uses> {
	const all = yield* counted(source, params);
	const code = indexOf(all, params.code);
	const rows: number[] = [];
	for (let row = 0; row < all.columns.length; row++) if (all.columns.code[row] === code) rows.push(row);
	return yield* usesOf(source, all, rows, params.limit);
}

/**
 * The passages behind a cell of codes by groups, in the order of the text; at most `limit`. Groups are named by their
 * index; what has no such group gives none.
 */
export function* groupUses(
	source: Source,
	params: Grouping & { code: Guid; at: number; limit: number }
): Stepwise<Uses> {
	const { codes, documents, counted } = yield* grouped(source, params);
	const { columns, group } = counted;
	const code = codes.findIndex(({ guid }) => guid === params.code);
	const rows: number[] = [];
	for (let row = 0; row < columns.length; row++)
		if (columns.code[row] === code && group[row] === params.at) rows.push(row);
	return yield* usesOf(source, { columns, documents }, rows, params.limit);
}

function* usesOf(
	source: Source,
	all: Pick<Counted, 'columns' | 'documents'>,
	rows: readonly number[],
	limit: number
): Stepwise<Uses> {
	const found = finder(source, all, longestContext);
	const uses = yield* inHelpings(rows.slice(0, limit), (row): Use => {
		const span = spanOf(all, row);
		return { span, ...found(row, span, span.start) };
	});
	return { total: rows.length, uses };
}

/** Passages that are read before others get their turn. */
const helping = 20;

function* inHelpings<T, R>(list: readonly T[], read: (one: T) => R): Stepwise<R[]> {
	const all: R[] = [];
	for (const one of list) {
		all.push(read(one));
		if (all.length % helping === 0) yield;
	}
	return all;
}

const indexOf = ({ codes }: Counted, guid: Guid): number => codes.findIndex((code) => code.guid === guid);

const spanOf = ({ columns }: Pick<Counted, 'columns'>, row: number): Span => ({
	start: columns.start[row] as number,
	end: columns.end[row] as number
});

/** Both passages of a pair with the words from the first's start to the second's end, or each with its own where those don't show both. */
function together(
	all: Counted,
	pair: PassagePair,
	found: Finder,
	openedAt: (spans: { a: Span; b: Span }) => number
): Meeting {
	const spans = { a: spanOf(all, pair.a), b: spanOf(all, pair.b) };
	const { a, b } = spans;
	if (all.columns.document[pair.a] === all.columns.document[pair.b]) {
		const union = { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
		const both = found(pair.a, union, openedAt(spans));
		if (shows(both, a) && shows(both, b)) return { ...spans, ...both, other: null };
	}
	return { ...spans, ...found(pair.a, a, a.start), other: found(pair.b, b, b.start) };
}

/** Whether some of a passage's words stand in a context. */
const shows = ({ contextStart, context }: Found, { start, end }: Span): boolean =>
	start < contextStart + context.length && end > contextStart;

type Finder = (row: number, range: Span, at: number) => Found;

/** Gives what stands around a range of the document of a row, and the turn in which `at` lies. */
function finder(
	source: Source,
	{ columns, documents }: Pick<Counted, 'columns' | 'documents'>,
	longest: number
): Finder {
	const turnsOf = turnReader(source);
	return (row, range, at) => {
		const document = documents[columns.document[row] as number] as Guid;
		const turns = turnsOf(document);
		const touched = turns.around(range.start, range.end);
		const start = touched[0]?.start ?? 0;
		const text = touched.map((turn) => turn.text).join('\n');
		const from = text.length > longest ? Math.max(0, at - start - longestContext / 4) : 0;
		const [first, last] = [wholeCharacter(text, from), wholeCharacter(text, from + longest)];
		const place = turns.turns[turns.indexAt(at)] ?? touched[0];
		return {
			document,
			contextStart: start + first,
			context: text.slice(first, last),
			turn: place?.number ?? 0,
			speaker: place?.speaker ?? null,
			time: place?.startTime ?? null
		};
	};
}

/** The offset, or the one before it where it would part a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
	return /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) && at > 0 ? at - 1 : at;
}
