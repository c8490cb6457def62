/** Which codes occur together, and the passages behind one pair. */
import { cooccurrence, type Cooccurrence, type CooccurrenceRule } from '../../analysis/cooccurrence.ts';
import { passagePairs } from '../../analysis/passage-pairs.ts';
import type { Guid } from '../../core/records.ts';
import { counted, type Counted, type Counting } from './counted.ts';
import type { Source } from './source.ts';
import { turnReader } from './turns.ts';

/** The matrix by code index; `guids[i]` is the code of index i, in the order of the codebook. */
export type Cooccurrences = { readonly guids: readonly Guid[]; readonly matrix: Cooccurrence };

export function cooccurrences(
	source: Source,
	counting: Counting & { rule: CooccurrenceRule }
): Cooccurrences {
	const { columns, codes, parent } = counted(source, counting);
	return {
		guids: codes.map((code) => code.guid),
		matrix: cooccurrence(columns, codes.length, counting.rule, counting.rollUp ? parent : null)
	};
}

/** A range of a document's text. */
type Span = { readonly start: number; readonly end: number };

/** Two passages that occur together, with the turns that they touch. */
export type Meeting = {
	readonly document: Guid;
	readonly a: Span;
	readonly b: Span;
	/** Where `text` starts in the document. */
	readonly contextStart: number;
	readonly context: string;
	/** The number of the first turn, from 1, and who speaks in it. */
	readonly turn: number;
	readonly speaker: string | null;
	/** Milliseconds into the recording, or null. */
	readonly time: number | null;
};

/** The longest stretch of text, in UTF-16 units, that a meeting shows; a longer one is cut around what is shared. */
const longestContext = 2000;

export type Meetings = { readonly total: number; readonly meetings: Meeting[] };

/** The pairs behind one cell, in the order of the text; at most `limit`. */
export function meetings(
	source: Source,
	params: Counting & { rule: CooccurrenceRule; a: Guid; b: Guid; limit: number }
): Meetings {
	const all = counted(source, params);
	const indexOf = (guid: Guid): number => all.codes.findIndex((code) => code.guid === guid);
	const [a, b] = [indexOf(params.a), indexOf(params.b)];
	if (a < 0 || b < 0) return { total: 0, meetings: [] };
	const pairs = passagePairs(all.columns, a, b, params.rule);
	const turnsOf = turnReader(source);
	return {
		total: pairs.length,
		meetings: pairs.slice(0, params.limit).map((pair) => meetingOf(all, pair, turnsOf))
	};
}

function meetingOf(
	{ columns, documents }: Counted,
	pair: { a: number; b: number },
	turnsOf: ReturnType<typeof turnReader>
): Meeting {
	const span = (row: number): Span => ({
		start: columns.start[row] as number,
		end: columns.end[row] as number
	});
	const a = span(pair.a);
	const b = span(pair.b);
	const document = documents[columns.document[pair.a] as number] as Guid;
	const turns = turnsOf(document);
	const touched = turns.around(Math.min(a.start, b.start), Math.max(a.end, b.end));
	const first = touched[0];
	const start = first?.start ?? 0;
	const text = touched.map((turn) => turn.text).join('\n');
	const focus = Math.max(a.start, b.start);
	const from = text.length > longestContext ? Math.max(0, focus - start - longestContext / 4) : 0;
	const place = turns.turns[turns.indexAt(focus)] ?? first;
	return {
		document,
		a,
		b,
		contextStart: start + from,
		context: text.slice(from, from + longestContext),
		turn: place?.number ?? 0,
		speaker: place?.speaker ?? null,
		time: place?.startTime ?? null
	};
}
