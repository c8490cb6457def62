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
	const choose = { words: wholeWords, prefix: beginnings, phrase: sequences }[wanted.way as 'words'];
	const loose = indexedWords(wanted.text).split(' ');
	const match =
		wanted.way === 'phrase'
			? `"${loose.join(' ')}"`
			: loose.map((one) => `"${one}${wanted.way === 'prefix' ? '*' : ''}"`).join(' ');
	return {
		match,
		find(text) {
			const folded = foldText(text, wanted);
			if (!words.every((one) => folded.text.includes(one))) return [];
			const found = Array.from(folded.text.matchAll(word), ({ 0: token, index }) => ({ token, index }));
			return choose(found, words).map(([first, last]) =>
				folded.back(first.index, last.index + last.token.length)
			);
		}
	};
}

type Token = { readonly token: string; readonly index: number };
type Choice = (tokens: readonly Token[], words: readonly string[]) => [Token, Token][];

const wholeWords: Choice = (tokens, words) => {
	const wanted = new Set(words);
	const hits = tokens.filter(({ token }) => wanted.has(token));
	return new Set(hits.map(({ token }) => token)).size === wanted.size ? hits.map((hit) => [hit, hit]) : [];
};

const beginnings: Choice = (tokens, words) => {
	const hits = tokens.filter(({ token }) => words.some((start) => token.startsWith(start)));
	const all = words.every((start) => hits.some(({ token }) => token.startsWith(start)));
	return all ? hits.map((hit) => [hit, hit]) : [];
};

const sequences: Choice = (tokens, words) => {
	const hits: [Token, Token][] = [];
	for (let at = 0; at + words.length <= tokens.length; at++) {
		if (!words.every((wanted, step) => tokens[at + step]?.token === wanted)) continue;
		const last = at + words.length - 1;
		hits.push([tokens[at] as Token, tokens[last] as Token]);
		at = last;
	}
	return hits;
};

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
