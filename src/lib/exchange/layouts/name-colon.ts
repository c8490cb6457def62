/**
 * `Name: text`, with a time before the name, after it, or after the colon; a tab may stand for the colon. A turn's number
 * in brackets before the name (`[T001] Name:`) is left out.
 */
import { bareName, isLabel, longestLabel, parseTime } from './label.ts';
import type { LayoutFinder } from './layout.ts';
import { bare, bracketed, stretch } from './time-mark.ts';

const timeBefore = new RegExp(String.raw`^[[(#]?${stretch}[\])#]?[\s–-]+`);
const timeInside = new RegExp(String.raw`[\s,]*[[(#]${stretch}[\])#]$|\s+(${bare})$`);
/** A time at the head of the words, in brackets or between hash signs. */
export const timeAfter = new RegExp(String.raw`^\s*${bracketed}:?\s*`);
/** The number of a turn, in brackets before the name. */
export const turnNumber = /^\[[A-Z]{0,3}\d{1,6}\]\s+(?=\S)/;

/** The layout `Name: text`. */
export const nameColon: LayoutFinder = {
	id: 'nameColon',
	match({ text }) {
		let time: number | null = null;
		let stop: number | null = null;
		let from = 0;
		const first = text.charCodeAt(0);
		if (first === 91) from = turnNumber.exec(text)?.[0].length ?? 0;
		const before =
			first < 60 || first === 91 ? timeBefore.exec(from ? text.slice(from, from + 60) : text) : null;
		if (before) {
			time = parseTime(before[1]!);
			stop = before[2] ? parseTime(before[2]) : null;
			from += before[0].length;
		}
		const end = labelEnd(text, from);
		if (end < 0) return null;
		let name = bareName(text.slice(from, end));
		const inside = timeInside.exec(name);
		if (inside) {
			time ??= parseTime(inside[1] ?? inside[3]!);
			stop ??= inside[2] ? parseTime(inside[2]) : null;
			name = name.slice(0, inside.index).trim();
		}
		if (!mayBeLabel(name)) return null;
		let rest = text.slice(end + 1);
		const after = timeAfter.exec(rest);
		if (after && time === null && parseTime(after[1]!) !== null) {
			time = parseTime(after[1]!);
			rest = rest.slice(after[0].length);
		}
		return { name, time, end: stop, rest: rest.trim(), strong: time !== null };
	}
};

/** What `isLabel` said of names seen lately: a transcript has few, and asks at every paragraph. */
const judged = new Map<string, boolean>();

function mayBeLabel(name: string): boolean {
	let answer = judged.get(name);
	if (answer === undefined) {
		if (judged.size >= 1000) judged.clear();
		judged.set(name, (answer = isLabel(name)));
	}
	return answer;
}

/** Where the label's colon or tab stands: not the colon of a time or an address. */
function labelEnd(text: string, from: number): number {
	const limit = Math.min(text.length, from + longestLabel + 20);
	for (let at = from; at < limit; at++) {
		const unit = text.charCodeAt(at);
		if (unit === 9) return at > from ? at : -1;
		if (unit === 10) return -1;
		if (unit !== 58 && unit !== 0xff1a) continue;
		const next = text.charAt(at + 1);
		if (next === '/') return -1;
		if (/\d/.test(next) && /\d/.test(text.charAt(at - 1))) continue;
		return at;
	}
	return -1;
}
