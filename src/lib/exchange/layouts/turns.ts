/** The turns of a text, once it is known which labels are speakers; and the turns of a text where nobody is named. */
import type { TurnDraft } from '../../core/draft.ts';
import { LengthRule } from './length-rule.ts';
import type { Match } from './layout.ts';
import type { Paragraph } from './paragraph.ts';
import { takeMarks } from './time-mark.ts';

/** The turns of a text, and how many times at their starts and ends were taken out of the words. */
export type TextTurns = { readonly turns: readonly TurnDraft[]; readonly marks: number };

type Times = { readonly start: number | null; readonly end: number | null; readonly over: boolean };
/** A turn that is being collected; `over` once a time after its words has ended it. */
type Open = {
	speaker: number | null;
	parts: string[];
	start: number | null;
	end: number | null;
	over: boolean;
};
const noTimes: Times = { start: null, end: null, over: false };

/**
 * The turns of `paragraphs`. A paragraph whose label means a speaker begins a turn, the ones after it belong to it,
 * joined by a line feed. What stands before the first speaker, and from a heading on, are turns without a speaker.
 * A time at the start of a paragraph begins a turn, one at the end of it ends a turn, with the same speaker going on.
 */
export function turnsOf(
	paragraphs: readonly Paragraph[],
	matches: readonly (Match | null)[],
	indexOf: (label: string) => number | undefined
): TextTurns {
	const speakers = paragraphs.map(({ alone }, at) => {
		const match = alone ? null : matches[at];
		return match ? indexOf(match.name) : undefined;
	});
	const marks = takeMarks(
		paragraphs.map(({ text, heading, alone }, at) => {
			if (speakers[at] === undefined) return heading || alone ? '' : text;
			return matches[at]!.time === null ? matches[at]!.rest : '';
		}),
		(at) => speakers[at] !== undefined
	);
	const maker = new TurnMaker();
	paragraphs.forEach((paragraph, at) => {
		const mark = marks.of[at];
		const speaker = speakers[at];
		if (speaker !== undefined) {
			const { time, end, rest } = matches[at]!;
			const own = {
				start: time ?? mark?.start ?? null,
				end: mark?.end ?? end ?? null,
				over: mark?.over ?? false
			};
			maker.begin(speaker, mark?.text ?? rest, own);
		} else if (paragraph.heading || paragraph.alone) maker.heading(paragraph.text);
		else if (mark) maker.timed(mark.text, mark);
		else maker.more(paragraph);
	});
	return { turns: maker.finish(), marks: marks.count };
}

/** Collects paragraphs into turns. */
class TurnMaker {
	#turns: TurnDraft[] = [];
	#unnamed: Paragraph[] = [];
	#open: Open | null = null;
	/** A time on a line of its own, for what follows. */
	#pending: number | null = null;
	#starts = 0;
	#ends = 0;

	/** Somebody begins to speak. */
	begin(speaker: number | null, text: string, { start, end, over }: Times): void {
		this.#close();
		this.#open = { speaker, parts: text ? [text] : [], start: start ?? this.#pending, end, over };
		this.#pending = null;
		if (start !== null) this.#starts++;
		if (end !== null) this.#ends++;
	}

	heading(text: string): void {
		this.#close();
		this.#turns.push({ speaker: null, text, startTime: null, endTime: null });
	}

	/** Words without a label, with a time before or after them; without words, a time alone. */
	timed(text: string, times: Times): void {
		const { start, end, over } = times;
		const open = this.#open;
		const fresh = open && !open.parts.length && open.start === null;
		if (fresh) open.start = start;
		else if (!text) this.#pending = start;
		if (!text) return;
		const goesOn = start === null && this.#pending === null && open && !open.over;
		if (open && (goesOn || fresh)) {
			open.parts.push(text);
			open.end = end ?? open.end;
			open.over = over;
			this.#ends += end === null ? 0 : 1;
		} else this.begin(open?.speaker ?? null, text, times);
	}

	/** Words without a label and without a time. */
	more(paragraph: Paragraph): void {
		const open = this.#open;
		if (this.#pending !== null) this.begin(open?.speaker ?? null, paragraph.text, noTimes);
		else if (!open) this.#unnamed.push(paragraph);
		else if (open.speaker === null && paragraph.gap) {
			this.#close();
			this.#unnamed.push(paragraph);
		} else if (open.over) this.begin(open.speaker, paragraph.text, noTimes);
		else open.parts.push(paragraph.text);
	}

	/** The turns. Where a file marks ends, the next turn begins where the one before it ended. */
	finish(): TurnDraft[] {
		// A time on the last line is where the talk ends.
		if (this.#open) this.#open.end ??= this.#pending;
		this.#close();
		if (!this.#ends || this.#ends < this.#starts) return this.#turns;
		return this.#turns.map((turn, at) => {
			const before = this.#turns[at - 1]?.endTime ?? null;
			// A mistyped time goes back: which of the two is wrong can't be known, so the turn keeps its own alone.
			const crossed = before !== null && turn.endTime !== null && before > turn.endTime;
			return turn.startTime === null && !crossed ? { ...turn, startTime: before } : turn;
		});
	}

	#close(): void {
		const open = this.#open;
		if (open) {
			const { speaker, start, end } = open;
			// Where a time was the label's own, an earlier one after the words can't be its end.
			const endTime = end !== null && start !== null && end < start ? start : end;
			this.#turns.push({ speaker, text: open.parts.join('\n'), startTime: start, endTime });
		}
		for (const text of unnamedTexts(this.#unnamed))
			this.#turns.push({ speaker: null, text, startTime: null, endTime: null });
		this.#open = null;
		this.#unnamed = [];
	}
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
