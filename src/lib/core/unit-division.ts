/** How a document's text is divided into coding units. Pure; offsets are UTF-16 units, half open. */
import type { Range } from './anchors.ts';
import { knownLanguage } from './language.ts';

/** What a unit is: a turn, a paragraph or sentence of one, or all that participants say between two facilitators' turns. */
export const divisions = ['turn', 'paragraph', 'sentence', 'answer'] as const;
export type Division = (typeof divisions)[number];

/** A text to divide: its turns in order, and its language as a BCP 47 tag. */
export type Divisible = {
	readonly text: string;
	readonly turns: readonly (Range & { readonly facilitator: boolean })[];
	readonly language: string | null;
};

/**
 * The units in order, none of them blank. Each reaches to where the next begins, or the text ends, unless visible text
 * that is in no unit stands between. `facilitators` tells whether what they say is divided too; it never is by answers.
 */
export function unitsOf(
	{ text, turns, language }: Divisible,
	by: Division,
	facilitators: 'in' | 'out'
): Range[] {
	const said = turns.filter((turn) => facilitators === 'in' || !turn.facilitator);
	const parts = {
		turn: () => said,
		paragraph: () => said.flatMap((turn) => paragraphsOf(text, turn)),
		sentence: () => said.flatMap((turn) => sentencesOf(text, turn, language)),
		answer: () => answersOf(turns)
	}[by]();
	const isBlank = (start: number, end: number): boolean => !text.slice(start, end).trim();
	const seen = parts.filter(({ start, end }) => !isBlank(start, end));
	return seen.map(({ start, end }, i) => {
		const next = seen[i + 1]?.start ?? text.length;
		return { start, end: isBlank(end, next) ? next : end };
	});
}

function paragraphsOf(text: string, turn: Range): Range[] {
	let at = turn.start;
	return text
		.slice(turn.start, turn.end)
		.split('\n')
		.map((line) => {
			const start = at;
			at += line.length + 1;
			return { start, end: start + line.length };
		});
}

function sentencesOf(text: string, turn: Range, language: string | null): Range[] {
	const segmenter = new Intl.Segmenter(knownLanguage(language), { granularity: 'sentence' });
	return Array.from(segmenter.segment(text.slice(turn.start, turn.end)), ({ index, segment }) => {
		const start = turn.start + index;
		return { start, end: start + segment.length };
	});
}

function answersOf(turns: Divisible['turns']): Range[] {
	const answers: { start: number; end: number }[] = [];
	let open: { start: number; end: number } | null = null;
	for (const { start, end, facilitator } of turns) {
		if (facilitator) open = null;
		else if (open) open.end = end;
		else answers.push((open = { start, end }));
	}
	return answers;
}
