/** Marks the ranges of two codes in the text around them, as stretches that are drawn one after the other. */

/** A stretch of text that lies in the first range, in the second, in both or in neither. */
export type Stretch = { readonly text: string; readonly a: boolean; readonly b: boolean };

/** A range of a document's text, UTF-16 units, half open. */
type Span = { readonly start: number; readonly end: number };

/**
 * `context` (which starts at `contextStart` in the document) cut where a range begins or ends; empty stretches are left
 * out. A range that reaches beyond the context is marked as far as the context goes. Surrogate pairs stay whole.
 */
export function marked(context: string, contextStart: number, a: Span | null, b: Span | null): Stretch[] {
	const within = (span: Span | null): Span | null =>
		span && {
			start: whole(context, clamp(span.start - contextStart, context.length)),
			end: whole(context, clamp(span.end - contextStart, context.length))
		};
	const first = within(a);
	const second = within(b);
	const edges = [0, context.length];
	for (const span of [first, second]) if (span) edges.push(span.start, span.end);
	const cuts = [...new Set(edges)].sort((x, y) => x - y);
	const covers = (span: Span | null, at: number): boolean => !!span && span.start <= at && at < span.end;
	return cuts.slice(0, -1).map((from, i) => ({
		text: context.slice(from, cuts[i + 1]),
		a: covers(first, from),
		b: covers(second, from)
	}));
}

/** What a list shows of a long stretch, UTF-16 units: so much beside a marked one, and so much of one that is marked. */
const shownBeside = 90;
const shownMarked = 360;

/**
 * The stretches cut short for a list: words around the marks, and the ends of long marked stretches, with `…` where
 * words are left out. The same array when nothing is left out.
 */
export function shortened(stretches: readonly Stretch[]): readonly Stretch[] {
	const short = stretches.map((stretch, i) => {
		const { text, a, b } = stretch;
		if (a || b) return { ...stretch, text: middleOut(text, shownMarked / 2) };
		if (stretches.length === 1) return stretch;
		if (i === 0) return { ...stretch, text: lastWords(text, shownBeside) };
		if (i === stretches.length - 1) return { ...stretch, text: firstWords(text, shownBeside) };
		return { ...stretch, text: middleOut(text, shownBeside) };
	});
	return short.every(({ text }, i) => text === stretches[i]?.text) ? stretches : short;
}

function middleOut(text: string, each: number): string {
	if (text.length <= 2 * each + 40) return text;
	return `${firstWords(text, each)} ${lastWords(text, each).replace(/^…\s*/, '')}`;
}

/** Some `length` units from the start, up to a blank where there is one near. */
function firstWords(text: string, length: number): string {
	if (text.length <= length + 20) return text;
	const cut = text.slice(0, whole(text, length));
	const blank = cut.search(/\s\S{0,30}$/);
	return `${blank > 0 ? cut.slice(0, blank) : cut} …`;
}

function lastWords(text: string, length: number): string {
	if (text.length <= length + 20) return text;
	const cut = text.slice(whole(text, text.length - length));
	const blank = /^\S{0,30}\s/.exec(cut);
	return `… ${blank ? cut.slice(blank[0].length) : cut}`;
}

const clamp = (at: number, length: number): number => Math.max(0, Math.min(at, length));

/** The offset, or the one before it where it would part a surrogate pair. */
function whole(text: string, at: number): number {
	const low = text.charCodeAt(at);
	return at > 0 && low >= 0xdc00 && low <= 0xdfff ? at - 1 : at;
}
