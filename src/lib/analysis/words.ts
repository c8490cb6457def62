/** The words of a text: how they are folded, where they stand, and how often each occurs. Words are numbers of a vocabulary. */
import { lastAtMost } from './last-at-most.ts';

/**
 * A word as it is counted: composed (NFC), in small letters by the rules of its language (a BCP 47 tag; of none in
 * particular where it is left out), the bent apostrophe as the straight one. Accents stay: å, ä, ö and é are letters of
 * their own.
 */
export function foldWord(word: string, language = 'und'): string {
	return word.normalize('NFC').toLocaleLowerCase(language).replaceAll('’', "'");
}

/** A range of a document in UTF-16 units, half open. */
type Range = { readonly start: number; readonly end: number };

/** The words of one document, in order. */
export type DocumentWords = {
	/** The number of each word in the vocabulary, and where it starts. */
	readonly words: Int32Array;
	readonly starts: Int32Array;
	/** How many words each turn has, and 1 where the turn stands in the filter. */
	readonly perTurn: Int32Array;
	readonly inside: Uint8Array;
	/** The text that is counted: passages in order of their starts, which may overlap; null for the whole filter. */
	readonly passages: readonly Range[] | null;
};

/** On which side of a comparison a word stands. */
export const side = { outside: 0, text: 1, rest: 2 } as const;

/** The side of each word. A word belongs to a passage when it begins in it, and counts once however many hold it. */
export function sidesOf({ words, starts, perTurn, inside, passages }: DocumentWords): Uint8Array {
	const sides = new Uint8Array(words.length);
	const united = passages && unitedRanges(passages);
	const from = united?.map(({ start }) => start) ?? [];
	let at = 0;
	perTurn.forEach((count, turn) => {
		const end = at + count;
		for (; at < end; at++) {
			if (!inside[turn]) continue;
			const last = united?.[lastAtMost(from, starts[at]!)];
			sides[at] = !united || (last && starts[at]! < last.end) ? side.text : side.rest;
		}
	});
	return sides;
}

function unitedRanges(ranges: readonly Range[]): Range[] {
	const united: { start: number; end: number }[] = [];
	for (const { start, end } of ranges) {
		const last = united.at(-1);
		if (last && start <= last.end) last.end = Math.max(last.end, end);
		else united.push({ start, end });
	}
	return united;
}

/** How often each word of a vocabulary occurs in the text and in the rest of the filter, by its number. */
export type WordTally = { readonly text: Int32Array; readonly rest: Int32Array };

/** Adds the words of a document to a tally. */
export function addWords(tally: WordTally, words: Int32Array, sides: Uint8Array): void {
	words.forEach((word, at) => {
		if (sides[at] === side.text) tally.text[word]!++;
		else if (sides[at] === side.rest) tally.rest[word]!++;
	});
}

/** Which words are listed. All others still count as words of the text. */
export type WordRules = {
	/** Folded as `foldWord` does. */
	readonly stop: ReadonlySet<string>;
	/** The fewest characters of a word. */
	readonly shortest: number;
	/** Whether what holds no letter, such as a year, is listed. */
	readonly numbers: boolean;
};

/** True for a word that the rules let be listed. */
export function isListed(word: string, { stop, shortest, numbers }: WordRules): boolean {
	if (stop.has(word)) return false;
	if (!numbers && !/\p{L}/u.test(word)) return false;
	return word.length >= shortest && (shortest < 2 || [...word].length >= shortest);
}
