/** What is found by how a document is built: turns, answers to questions, stretches under headings. Pure. */
import type { Range } from '../anchors.ts';
import type { Matcher } from './matcher.ts';
import type { SearchedText, SearchedTurn, structures } from './search.ts';

/** A heading is no longer than this many UTF-16 units. */
const longestHeading = 120;

/**
 * The stretches of a whole document in the filter, in order. `matcher` finds the words that a question or a heading has to
 * hold; null for any. In a questionnaire its title is the question and each turn an answer.
 */
export function structureOf(
	{ kind, title, turns }: SearchedText,
	way: (typeof structures)[number],
	matcher: Matcher | null
): Range[] {
	const holds = (text: string): boolean => !matcher || matcher.find(text).length > 0;
	if (way === 'headings') return kind === 'questionnaire' ? [] : sections(turns, holds);
	if (way === 'turns') return each(turns);
	if (kind === 'questionnaire') return holds(title) ? each(turns.filter((turn) => !turn.facilitator)) : [];
	return answers(turns, holds);
}

const each = (turns: readonly SearchedTurn[]): Range[] =>
	turns.filter(({ inside, text }) => inside && text.trim()).map((turn) => spread(turn, turn));

/** After each question: what participants say until the next turn of a facilitator, where it is in the filter. */
function answers(turns: readonly SearchedTurn[], holds: (text: string) => boolean): Range[] {
	const found: SearchedTurn[][] = [];
	let asked = false;
	let open: SearchedTurn[] | null = null;
	for (const [at, turn] of turns.entries()) {
		if (turn.facilitator) {
			// What a facilitator says in several turns is one question.
			asked = holds(turn.text) || (asked && turns[at - 1]?.facilitator === true);
			open = null;
		} else if (!asked || !turn.inside) open = null;
		else if (open) open.push(turn);
		else found.push((open = [turn]));
	}
	return found
		.filter((run) => run.some(({ text }) => text.trim()))
		.map((run) => spread(run[0] as SearchedTurn, run.at(-1) as SearchedTurn));
}

/** Each heading that holds the words, with all that follows until the next heading. */
function sections(turns: readonly SearchedTurn[], holds: (text: string) => boolean): Range[] {
	const heads = turns.map((turn, at) => isHeading(turn) && !!turns[at + 1] && !isHeading(turns[at + 1]!));
	return turns.flatMap((turn, at) => {
		if (!heads[at] || !turn.inside || !holds(turn.text)) return [];
		const next = heads.indexOf(true, at + 1);
		return [spread(turn, turns[(next < 0 ? turns.length : next) - 1] as SearchedTurn)];
	});
}

/** Documents keep no headings as such; readers make each a turn that nobody speaks: short, one line, no full stop. */
const isHeading = ({ speaker, text }: SearchedTurn): boolean =>
	speaker === null && text.trim() !== '' && text.length <= longestHeading && !/\n|[.,;:…]\s*$/.test(text);

const spread = (first: SearchedTurn, last: SearchedTurn): Range => ({
	start: first.start,
	end: last.start + last.text.length
});
