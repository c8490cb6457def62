/** The hits of a search in one document, as keywords in their context. Pure. */
import type { Range } from '../anchors.ts';
import { err, ok, type Result } from '../result.ts';
import { splitsCharacter } from '../text.ts';
import { matcherOf, type Matcher, type MatcherError } from './matcher.ts';
import type { SearchedText, SearchedTurn, SearchFilter, SearchHit, Wanted, WordWay } from './search.ts';
import { structureOf } from './structure.ts';

/** UTF-16 units of context on each side, and the most that is shown of the words found. */
const longest = { context: 140, words: 240 };

/** Looks through documents for what is wanted. */
export type Finder = {
	readonly hits: (text: SearchedText) => SearchHit[];
	/** What to ask an index of words for; null where every turn has to be looked at. */
	readonly match: string | null;
	/** Whether turns outside the filter are needed too, since they tell how a document is built. */
	readonly whole: boolean;
};

/** What finds the wanted on one side of codes (`filter.coded`), or why nothing can. */
export function finderOf(
	wanted: Wanted,
	side: NonNullable<SearchFilter['coded']>['side'] | null
): Result<Finder, MatcherError> {
	const { way } = wanted;
	const keep = (text: SearchedText, ranges: readonly Range[]): SearchHit[] =>
		inContext(text, side ? onSide(ranges, text.coded ?? [], side) : ranges);
	if (way !== 'turns' && way !== 'answers' && way !== 'headings') {
		const matcher = matcherOf(wanted as Wanted & { way: WordWay });
		if (!matcher.ok) return matcher;
		const hits = (text: SearchedText): SearchHit[] => keep(text, wordsIn(text, matcher.value));
		return ok({ hits, match: matcher.value.match, whole: false });
	}
	const asked = way === 'turns' || !wanted.text.trim() ? null : matcherOf({ ...wanted, way: 'part' });
	if (asked && !asked.ok) return err(asked.error);
	const matcher = asked?.value ?? null;
	const hits = (text: SearchedText): SearchHit[] => keep(text, structureOf(text, way, matcher));
	return ok({ hits, match: null, whole: true });
}

const wordsIn = ({ turns }: SearchedText, matcher: Matcher): Range[] =>
	turns.flatMap(({ inside, text, start }) =>
		inside ? matcher.find(text).map((hit) => ({ start: start + hit.start, end: start + hit.end })) : []
	);

/** The ranges that share a character with one of `coded` (in order of their starts), or those that share none. */
function onSide(
	ranges: readonly Range[],
	coded: readonly Range[],
	side: 'within' | 'outside'
): readonly Range[] {
	let at = 0;
	let furthest = -1;
	// Ranges are in order and none is over another, so their ends are in order too.
	return ranges.filter(({ start, end }) => {
		while (at < coded.length && (coded[at] as Range).start < end) {
			furthest = Math.max(furthest, (coded[at] as Range).end);
			at++;
		}
		return furthest > start === (side === 'within');
	});
}

/** Ranges of a document, in order, each with the words around it in its turn. */
export function inContext(
	{ document, turns }: Pick<SearchedText, 'document' | 'turns'>,
	ranges: readonly Range[]
): SearchHit[] {
	let at = 0;
	return ranges.map(({ start, end }) => {
		while (turns[at + 1] && (turns[at + 1] as SearchedTurn).start <= start) at++;
		const turn = turns[at] as SearchedTurn;
		const [from, to] = [start - turn.start, Math.min(end - turn.start, turn.text.length)];
		const { number, speaker, facilitator, time } = turn;
		return {
			...{ document, start, end, turn: number, speaker, facilitator, time },
			before: wordsBefore(turn.text, from),
			words: cut(turn.text, from, Math.min(to, from + longest.words)),
			after: cut(turn.text, to, Math.min(turn.text.length, to + longest.context))
		};
	});
}

/** What is said before an offset, from the beginning of a word on where there is one. */
function wordsBefore(text: string, end: number): string {
	const start = Math.max(0, end - longest.context);
	if (start === 0) return text.slice(0, end);
	const blank = text.slice(start - 1, end).search(/\s/);
	return cut(text, blank < 0 || blank > longest.context / 2 ? start : start + blank, end);
}

/** A part of a text without half characters at its ends. */
function cut(text: string, from: number, to: number): string {
	return text.slice(splitsCharacter(text, from) ? from + 1 : from, splitsCharacter(text, to) ? to - 1 : to);
}
