/** A text as a search compares it, with the way back to the offsets of the text as it is kept. Pure. */
import type { Range } from '../anchors.ts';

/** What a search tells apart. */
export type Folding = {
	/** Capitals from small letters. */
	readonly matchCase: boolean;
	/** Accents: é from e. The letters å, ä and ö are never a and o, whatever is asked. */
	readonly matchMarks: boolean;
};

/** A folded text. */
export type FoldedText = {
	readonly text: string;
	/** The range of the given text that a range of the folded one stands for; always of whole letters. */
	back(start: number, end: number): Range;
};

// A letter with its marks, or a Korean syllable with its parts: what may become one character, or fewer, when it is folded.
const clusters = /[\u1100-\u115f\uac00-\ud7a3][\u1160-\u11ff]*\p{M}*|[^]\p{M}*/gu;
// Beyond Latin signs, dashes, quotation marks and the Swedish letters there may be something to take marks off.
const perhapsMarked = /[^\0-\u00bfåäöÅÄÖ\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]/;

/** Folds a text: composed (NFC), and without what the search does not tell apart. */
export function foldText(given: string, how: Folding): FoldedText {
	const composed = given.normalize('NFC');
	if (composed === given && (how.matchMarks || !perhapsMarked.test(given))) {
		const text = how.matchCase ? given : lower(given);
		if (text.length === given.length) return { text, back: (start, end) => withMarks(given, start, end) };
	}
	let text = '';
	const starts: number[] = [];
	const ends: number[] = [];
	for (const { 0: cluster, index } of given.matchAll(clusters)) {
		const part = foldCluster(cluster, how);
		text += part;
		for (let unit = 0; unit < part.length; unit++) {
			starts.push(index);
			ends.push(index + cluster.length);
		}
	}
	const back = (start: number, end: number): Range =>
		start < end ? { start: starts[start] as number, end: ends[end - 1] as number } : { start: 0, end: 0 };
	return { text, back };
}

/** A range that begins and ends between letters: marks go with the letter before them. */
function withMarks(text: string, start: number, end: number): Range {
	let from = start;
	while (from > 0 && /^\p{M}/u.test(text.slice(from, from + 2))) from--;
	const marks = /^\p{M}+/u.exec(text.slice(end, end + 16));
	return { start: from, end: end + (marks?.[0].length ?? 0) };
}

function foldCluster(cluster: string, { matchCase, matchMarks }: Folding): string {
	const composed = cluster.normalize('NFC');
	const bare = matchMarks ? composed : withoutMarks(composed);
	return matchCase ? bare : lower(bare);
}

/** A letter without its marks; those that make å, ä and ö stay. Signs and emoji keep theirs. */
function withoutMarks(cluster: string): string {
	if (cluster.length === 1 && cluster < '\u00c0') return cluster;
	const parts = cluster.normalize('NFD');
	if (!/^\p{L}/u.test(parts)) return cluster;
	const ring = /^[aA]/.test(parts) && parts.includes('\u030a') ? '\u030a' : '';
	const dots = /^[aAoO]/.test(parts) && parts.includes('\u0308') ? '\u0308' : '';
	return (parts.replace(/\p{M}/gu, '') + (ring || dots)).normalize('NFC');
}

/** Small letters; the Greek s that ends a word is any s. */
const lower = (text: string): string => text.toLowerCase().replaceAll('ς', 'σ');
