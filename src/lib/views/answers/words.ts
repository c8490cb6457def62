/** The words of an answer as steps of a selection: taken one after the other, added and given back. Pure. */
import type { SpokenTurn } from '../../core/records.ts';
import { unitsOf } from '../../transcript/units.ts';
import type { Part } from './rows.ts';

/** In the document's text, UTF-16 units, half open. */
export type Range = { readonly start: number; readonly end: number };

/** All of an answer; null for none. */
export function wholeOf(parts: readonly Part[]): Range | null {
	const [first, last] = [parts[0], parts.at(-1)];
	return first && last && first.start < last.end ? { start: first.start, end: last.end } : null;
}

/** The word after (1) or before (−1) a range; the first or last one without a range, the range itself at the end. */
export function nextWord(
	parts: readonly Part[],
	range: Range | null,
	by: 1 | -1,
	language: string | null
): Range | null {
	const words = wordsOf(parts, language);
	if (!range) return words.at(by > 0 ? 0 : -1) ?? null;
	const next =
		by > 0 ? words.find(({ start }) => start >= range.end) : words.findLast(({ end }) => end <= range.start);
	return next ?? range;
}

/** A range with a word more (1) or less (−1) at its end; a first word without a range; null once none is left. */
export function withWord(
	parts: readonly Part[],
	range: Range | null,
	by: 1 | -1,
	language: string | null
): Range | null {
	const words = wordsOf(parts, language);
	if (!range) return by > 0 ? (words[0] ?? null) : null;
	if (by > 0) return { start: range.start, end: words.find(({ end }) => end > range.end)?.end ?? range.end };
	const end = words.findLast((word) => word.end < range.end && word.end > range.start)?.end;
	return end === undefined ? null : { start: range.start, end };
}

/** Parts as turns, which units are found in. */
export function asTurns(parts: readonly Part[]): SpokenTurn[] {
	return parts.map(({ document, turn, start, end, text }) => ({
		...{ guid: turn, document, speaker: null, start, end, text },
		...{ startTime: null, endTime: null }
	}));
}

function wordsOf(parts: readonly Part[], language: string | null): Range[] {
	return asTurns(parts).flatMap((turn) => unitsOf(turn, 'word', language));
}
