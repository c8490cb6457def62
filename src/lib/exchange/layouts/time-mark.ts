/**
 * Times that stand in a text: `#00:00:12-3#` as f4 writes them, `[00:12]`, `(00:01:02)`, `[00:01 - 00:04]`, a bare
 * `00:01:02` at the head of a line, or a time on a line of its own. Taken from a turn's start or end, they are data.
 */
import { parseTime } from './label.ts';

const digits = String.raw`\d{1,4}:\d{1,3}(?::\d{2})?(?:[.,-]\d{1,3})?`;
const timeHere = new RegExp(digits, 'y');
const rangeHere = new RegExp(String.raw`\s{0,3}(?:-->|[-–—])\s{0,3}`, 'y');

/** A time in brackets or between hash signs, as a piece of a pattern; its digits are the one group. */
export const bracketed = String.raw`[[(#](${digits})[\])#]`;
/** The digits of a time, as a piece of a pattern. */
export const bare = digits;
/** The digits of a time and, where a stretch is given, those of its end, as a piece of a pattern with two groups. */
export const stretch = String.raw`(${digits})(?:\s{0,3}(?:-->|[-–—])\s{0,3}(${digits}))?`;

const loosely = new RegExp(String.raw`[[(]${digits}[\])]`, 'g');

/** The time that begins at `at`, in milliseconds, and where it ends; null where none does. */
export function timeAt(text: string, at: number): { time: number; end: number } | null {
	timeHere.lastIndex = at;
	const found = timeHere.exec(text);
	const time = found ? parseTime(found[0]) : null;
	return time === null ? null : { time, end: at + found![0].length };
}

/** A text with the times at its two ends. `firm` marks are times in any file, others only where a whole file has them. */
type Mark = {
	text: string;
	start: number | null;
	end: number | null;
	/** True where a time after the words ends the turn. */
	over: boolean;
	firm: boolean;
};

/** Texts without their marks, and how many marks were taken; null for a text that has none. */
export type Marks = { readonly of: readonly (Mark | null)[]; readonly count: number };

/**
 * Takes the marks off the ends of texts that follow each other; what stands after a label (`labelled`) has no bare ones. A single `(10:30)` may be a time of day: marks without
 * hash signs are believed where there are two or more and they hardly ever go back.
 * Where more of them stand in the middle of the words than at the ends, they are a clock running along: all are left.
 */
export function takeMarks(texts: readonly string[], labelled: (at: number) => boolean): Marks {
	const found = texts.map((text, at) => markOf(text, labelled(at)));
	const loose = found.flatMap((mark) => (mark && !mark.firm ? [mark.start ?? mark.end ?? 0] : []));
	let back = 0;
	for (let at = 1; at < loose.length; at++) if (loose[at]! < loose[at - 1]!) back++;
	const believed = loose.length >= 2 && back * 10 <= loose.length && !runsAlong(texts, found, loose.length);
	const of = found.map((mark) => (mark && (mark.firm || believed) ? mark : null));
	return { of, count: of.reduce((sum, mark) => sum + (mark ? 1 : 0), 0) };
}

function runsAlong(texts: readonly string[], found: readonly (Mark | null)[], ends: number): boolean {
	let inside = 0;
	for (let at = 0; at < texts.length; at++) {
		for (const _ of (found[at]?.text ?? texts[at]!).matchAll(loosely)) if (++inside > ends) return true;
	}
	return false;
}

function markOf(text: string, labelled: boolean): Mark | null {
	const head = labelled && text.charCodeAt(0) >= 48 ? null : headMark(text);
	const tail = tailMark(text, head?.to ?? 0);
	if (!head && !tail) return null;
	const end = tail?.time ?? head?.end ?? null;
	if (head && end !== null && end < head.time) return null;
	return {
		text: text.slice(head?.to ?? 0, tail?.from ?? text.length).trim(),
		start: head?.time ?? null,
		end,
		over: tail !== null,
		firm: (!head || head.firm) && (!tail || tail.firm)
	};
}

function headMark(text: string): { time: number; end: number | null; to: number; firm: boolean } | null {
	const close = closing(text.charCodeAt(0));
	const from = close ? 1 : 0;
	const digit = text.charCodeAt(from) - 48;
	if (!(digit >= 0 && digit <= 9)) return null;
	const first = timeAt(text, from);
	if (!first) return null;
	const { end, to } = rangeEnd(text, first.end);
	const firm = close === '#';
	if (close) return text.charAt(to) === close ? { time: first.time, end, to: to + 1, firm } : null;
	const whole = to === text.length;
	const long = text.slice(0, first.end).split(':').length === 3;
	return whole || (long && /\s/.test(text.charAt(to))) ? { time: first.time, end, to, firm } : null;
}

function rangeEnd(text: string, at: number): { end: number | null; to: number } {
	rangeHere.lastIndex = at;
	const found = rangeHere.exec(text);
	const second = found ? timeAt(text, at + found[0].length) : null;
	return second ? { end: second.time, to: second.end } : { end: null, to: at };
}

/** The longest time with its brackets. */
const longestMark = 20;

function tailMark(text: string, from: number): { time: number; from: number; firm: boolean } | null {
	const last = text.charAt(text.length - 1);
	const open = last === '#' ? '#' : last === ']' ? '[' : last === ')' ? '(' : '';
	if (!open) return null;
	const at = text.lastIndexOf(open, text.length - 2);
	if (at < from || at < text.length - longestMark) return null;
	const found = timeAt(text, at + 1);
	return found && found.end === text.length - 1 ? { time: found.time, from: at, firm: open === '#' } : null;
}

function closing(unit: number): string {
	return unit === 35 ? '#' : unit === 91 ? ']' : unit === 40 ? ')' : '';
}
