/** `Name: text`, with a time before the name, after it in parentheses, or after the colon; a tab may stand for the colon. */
import { isLabel, longestLabel, parseTime } from './label.ts';
import type { LayoutFinder } from './layout.ts';

const timeBefore = /^[[(]?(\d{1,4}:\d{1,3}(?::\d{2})?(?:[.,-]\d{1,3})?)[\])]?[\s–-]+/;
const timeInside = /[\s,]*[[(](\d{1,4}:\d{1,3}(?::\d{2})?(?:[.,-]\d{1,3})?)[\])]$/;
/** A time at the head of the words, in brackets. */
export const timeAfter = /^\s*[[(](\d{1,4}:\d{1,3}(?::\d{2})?(?:[.,-]\d{1,3})?)[\])]:?\s*/;

/** The layout `Name: text`. */
export const nameColon: LayoutFinder = {
	id: 'nameColon',
	match({ text }) {
		let time: number | null = null;
		let from = 0;
		const before = timeBefore.exec(text);
		if (before) {
			time = parseTime(before[1]!);
			from = before[0].length;
		}
		const end = labelEnd(text, from);
		if (end < 0) return null;
		let name = text.slice(from, end).trim();
		const inside = timeInside.exec(name);
		if (inside) {
			time ??= parseTime(inside[1]!);
			name = name.slice(0, inside.index).trim();
		}
		if (!isLabel(name)) return null;
		let rest = text.slice(end + 1);
		const after = timeAfter.exec(rest);
		if (after && time === null && parseTime(after[1]!) !== null) {
			time = parseTime(after[1]!);
			rest = rest.slice(after[0].length);
		}
		return { name, time, rest: rest.trim(), strong: time !== null };
	}
};

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
