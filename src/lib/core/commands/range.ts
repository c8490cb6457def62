/** Which ranges of a document may be anchored to. */
import type { Facts } from '../facts.ts';
import type { Document } from '../records.ts';
import { splitsCharacter } from '../text.ts';

/** True when the range holds something, lies in the text and cuts no character (two UTF-16 units) in half. */
export function isRange(facts: Facts, document: Document, start: number, end: number): boolean {
	return rangeText(facts, document, start, end) !== null;
}

/** The text of a range; null where `isRange` is false. */
export function rangeText(
	facts: Facts,
	{ guid, length }: Document,
	start: number,
	end: number
): string | null {
	if (start >= end || end > length) return null;
	// With a unit more at each end, so that one look tells whether a character is cut.
	const from = Math.max(0, start - 1);
	const text = facts.slice(guid, from, Math.min(length, end + 1));
	if (splitsCharacter(text, start - from) || splitsCharacter(text, end - from)) return null;
	return text.slice(start - from, end - from);
}
