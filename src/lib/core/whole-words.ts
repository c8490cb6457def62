/** Ranges that begin and end with whole words. Pure; words are Intl.Segmenter's in the document's language. */
import type { Range } from './anchors.ts';
import { knownLanguage } from './language.ts';

/**
 * A range of `text` with the words at its ends taken whole. An end between words, or in signs or blanks, stays where it is.
 * Offsets are UTF-16 units, half open.
 */
export function wholeWords(text: string, { start, end }: Range, language: string | null): Range {
	// No word goes over a line feed: what lies beyond the nearest ones need not be looked at.
	const from = start > 0 ? text.lastIndexOf('\n', start - 1) + 1 : 0;
	const found = text.indexOf('\n', end);
	const lines = text.slice(from, found < 0 ? text.length : found);
	const segments = new Intl.Segmenter(knownLanguage(language), { granularity: 'word' }).segment(lines);
	const first = segments.containing(start - from);
	const last = segments.containing(end - from - 1);
	return {
		start: first?.isWordLike ? from + first.index : start,
		end: last?.isWordLike ? from + last.index + last.segment.length : end
	};
}
