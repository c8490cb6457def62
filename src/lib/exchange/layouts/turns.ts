/** The turns of a text, once it is known which labels are speakers; and the turns of a text where nobody is named. */
import type { TurnDraft } from '../../core/draft.ts';
import { LengthRule } from './length-rule.ts';
import type { Match } from './layout.ts';
import type { Paragraph } from './paragraph.ts';

/**
 * The turns of `paragraphs`. A paragraph whose label means a speaker begins a turn, the ones after it belong to it,
 * joined by a line feed. What stands before the first speaker, and from a heading on, are turns without a speaker.
 */
export function turnsOf(
	paragraphs: readonly Paragraph[],
	matches: readonly (Match | null)[],
	indexOf: (label: string) => number | undefined
): TurnDraft[] {
	const turns: TurnDraft[] = [];
	let unnamed: Paragraph[] = [];
	let open: { speaker: number; parts: string[]; time: number | null } | null = null;
	const close = () => {
		if (open) turns.push(turn(open.speaker, open.parts.join('\n'), open.time));
		for (const text of unnamedTexts(unnamed)) turns.push(turn(null, text));
		open = null;
		unnamed = [];
	};
	paragraphs.forEach((paragraph, at) => {
		const match = matches[at];
		const speaker = match ? indexOf(match.name) : undefined;
		if (match && speaker !== undefined) {
			close();
			open = { speaker, parts: match.rest ? [match.rest] : [], time: match.time };
		} else if (paragraph.heading) {
			close();
			turns.push(turn(null, paragraph.text));
		} else if (open) open.parts.push(paragraph.text);
		else unnamed.push(paragraph);
	});
	close();
	return turns;
}

function turn(speaker: number | null, text: string, startTime: number | null = null): TurnDraft {
	return { speaker, text, startTime, endTime: null };
}

/** A line this long, on average, is a paragraph rather than a piece of one (hard line ends stand near 80). */
const paragraphLine = 120;
/** A block of lines with more words than this is cut by the length rule. */
const longBlock = 200;

/** Texts of turns out of paragraphs that nobody is named for: a paragraph each, or a block of lines between empty lines. */
function unnamedTexts(paragraphs: readonly Paragraph[]): string[] {
	const texts: string[] = [];
	for (let from = 0; from < paragraphs.length;) {
		let to = from + 1;
		while (to < paragraphs.length && !paragraphs[to]!.gap && !paragraphs[to]!.whole) to++;
		const lines = paragraphs.slice(from, to).map(({ text }) => text);
		texts.push(...blockTexts(lines));
		from = to;
	}
	return texts;
}

function blockTexts(lines: readonly string[]): string[] {
	const length = lines.reduce((sum, line) => sum + line.length, 0);
	if (length > paragraphLine * lines.length) return [...lines];
	if (length < longBlock * 4) return [lines.join('\n')];
	const texts: string[] = [];
	const rule = new LengthRule();
	let from = 0;
	lines.forEach((line, at) => {
		rule.add(line);
		if (!rule.isFull()) return;
		texts.push(lines.slice(from, at + 1).join('\n'));
		from = at + 1;
		rule.restart();
	});
	if (from < lines.length) texts.push(lines.slice(from).join('\n'));
	return texts;
}
