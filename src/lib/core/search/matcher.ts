/** What is looked for in a text, and where it stands there. Pure. The index of the engine is made of the same words. */
import type { Range } from '../anchors.ts';
import { err, ok, type Result } from '../result.ts';
import { foldText, type Folding } from './fold.ts';
import type { WordWay } from './search.ts';

/** What is looked for. */
export type WantedWords = Folding & { readonly way: WordWay; readonly text: string };

/** Why nothing can be looked for: nothing was typed, there is no word in it, or it is no regular expression. */
export type MatcherError =
	| { readonly type: 'nothingToFind' }
	| { readonly type: 'noWordToFind' }
	| { readonly type: 'badPattern'; readonly detail: string };

/** Finds hits in a text, such as a turn's. */
export type Matcher = {
	/** The hits in order: UTF-16 units of `text`, half open, never empty, none over another. */
	find(text: string): Range[];
	/** Asks an index of words (`indexedWords`) for the turns that may hold hits; null where words can't tell. */
	readonly match: string | null;
};

/** Tells apart as little as a search may, so that the index serves every search. */
const loosest: Folding = { matchCase: false, matchMarks: false };
const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

/** The words of a text as the index holds them: folded, with a blank between. */
export function indexedWords(text: string): string {
	return (foldText(text, loosest).text.match(word) ?? []).join(' ');
}

/** What finds the wanted, or why nothing can. */
export function matcherOf(wanted: WantedWords): Result<Matcher, MatcherError> {
	if (!wanted.text.trim()) return err({ type: 'nothingToFind' });
	if (wanted.way === 'pattern') return patternMatcher(wanted);
	if (wanted.way === 'part') return ok(partMatcher(wanted));
	const words = foldText(wanted.text, wanted).text.match(word);
	if (!words) return err({ type: 'noWordToFind' });
	return ok(wordMatcher(wanted, words));
}

function wordMatcher(wanted: WantedWords, words: readonly string[]): Matcher {
	const way = wanted.way as 'words' | 'prefix' | 'phrase';
	const expression = new RegExp(expressionOf(way, words), 'gu');
	const loose = indexedWords(wanted.text).split(' ');
	const match =
		way === 'phrase'
			? `"${loose.join(' ')}"`
			: loose.map((one) => `"${one}${way === 'prefix' ? '*' : ''}"`).join(' ');
	const isFound = (one: string, found: string): boolean =>
		way === 'prefix' ? found.startsWith(one) : found === one;
	return {
		match,
		find(text) {
			const folded = foldText(text, wanted);
			if (!words.every((one) => folded.text.includes(one))) return [];
			const hits = [...folded.text.matchAll(expression)];
			if (way !== 'phrase' && !words.every((one) => hits.some(([found]) => isFound(one, found)))) return [];
			return hits.map(({ 0: found, index }) => folded.back(index, index + found.length));
		}
	};
}

/**
 * What finds words as `word` takes a text apart: any of them whole, those that begin with one of them, or all in a row.
 * They are of letters, digits and marks, so that nothing in them means anything else to an expression.
 */
function expressionOf(way: 'words' | 'prefix' | 'phrase', words: readonly string[]): string {
	// The letter first: in a long row of marks no place is looked back from but the last.
	const begins = '(?=[\\p{L}\\p{N}])(?<![\\p{L}\\p{N}]\\p{M}*)';
	const ends = '(?![\\p{L}\\p{N}\\p{M}])';
	if (way === 'phrase') return `${begins}${words.join(`${ends}[^\\p{L}\\p{N}]*`)}${ends}`;
	const any = `${begins}(?:${words.join('|')})`;
	return way === 'prefix' ? `${any}[\\p{L}\\p{N}\\p{M}]*` : `${any}${ends}`;
}

function partMatcher(wanted: WantedWords): Matcher {
	const source = foldText(wanted.text.trim(), wanted)
		.text.split(/\s+/)
		.map((part) => part.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&'))
		.join('\\s+');
	// A letter is not found in one that has a mark more; which of its looks an emoji has is no matter.
	return expressionMatcher(new RegExp(`${source}(?!(?![\\ufe0e\\ufe0f])\\p{M})`, 'gu'), wanted);
}

function patternMatcher(wanted: WantedWords): Result<Matcher, MatcherError> {
	const source = foldText(wanted.text, { ...wanted, matchCase: true }).text;
	try {
		const expression = new RegExp(source, wanted.matchCase ? 'gmu' : 'gimu');
		return ok(expressionMatcher(expression, { ...wanted, matchCase: true }));
	} catch (thrown) {
		const said = thrown instanceof Error ? thrown.message : '';
		return err({ type: 'badPattern', detail: said.slice(said.lastIndexOf(': ') + 1).trim() });
	}
}

function expressionMatcher(expression: RegExp, how: Folding): Matcher {
	return {
		match: null,
		find(text) {
			const folded = foldText(text, how);
			const hits: Range[] = [];
			for (const { 0: found, index } of folded.text.matchAll(expression)) {
				if (!found) continue;
				const hit = folded.back(index, index + found.length);
				if (hit.start >= (hits.at(-1)?.end ?? 0)) hits.push(hit);
			}
			return hits;
		}
	};
}
