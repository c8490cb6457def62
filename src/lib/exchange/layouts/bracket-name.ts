/** `[Name] text`, `[id1] text`, `[Name]: text`: a name in square brackets at the head of a turn. */
import { bareName, isLabel, longestLabel, parseTime } from './label.ts';
import type { LayoutFinder } from './layout.ts';
import { timeAfter } from './name-colon.ts';
import { bare, bracketed } from './time-mark.ts';

const timeBefore = new RegExp(String.raw`^(?:${bracketed}|(${bare}))\s+(?=\[)`);

/** The layout with names in square brackets. */
export const bracketName: LayoutFinder = {
	id: 'bracketName',
	match(paragraph) {
		if (paragraph.text.charCodeAt(0) !== 91 && !/^[#(\d]/.test(paragraph.text)) return null;
		const before = timeBefore.exec(paragraph.text);
		const text = before ? paragraph.text.slice(before[0].length) : paragraph.text;
		if (text.charCodeAt(0) !== 91) return null;
		const close = text.slice(0, longestLabel + 2).indexOf(']');
		const name = bareName(text.slice(1, Math.max(1, close)));
		if (close < 2 || parseTime(name) !== null || !isLabel(name)) return null;
		let rest = text.slice(close + 1).replace(/^\s*[:：]/, '');
		const after = timeAfter.exec(rest);
		const time = before ? parseTime(before[1] ?? before[2]!) : after ? parseTime(after[1]!) : null;
		if (after && !before && time !== null) rest = rest.slice(after[0].length);
		return { name, time, rest: rest.trim(), strong: true };
	}
};
