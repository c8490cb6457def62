/** Which ranges of a document may be anchored to. */
import type { Facts } from '../facts.ts';
import type { Document } from '../records.ts';
import { splitsCharacter } from '../text.ts';

/** True when the range holds something, lies in the text and cuts no character (two UTF-16 units) in half. */
export function isRange(facts: Facts, { guid, length }: Document, start: number, end: number): boolean {
	if (start >= end || end > length) return false;
	return ![start, end].some((at) => {
		const from = Math.max(0, at - 1);
		return splitsCharacter(facts.slice(guid, from, Math.min(length, at + 1)), at - from);
	});
}
