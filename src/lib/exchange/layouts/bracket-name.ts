/** `[Name] text`, `[id1] text`, `[Name]: text`: a name in square brackets at the head of a turn. */
import { isLabel, longestLabel, parseTime } from './label.ts';
import type { LayoutFinder } from './layout.ts';
import { timeAfter } from './name-colon.ts';

/** The layout with names in square brackets. */
export const bracketName: LayoutFinder = {
	id: 'bracketName',
	match({ text }) {
		if (text.charCodeAt(0) !== 91) return null;
		const close = text.slice(0, longestLabel + 2).indexOf(']');
		const name = text.slice(1, Math.max(1, close)).trim();
		if (close < 2 || parseTime(name) !== null || !isLabel(name)) return null;
		let rest = text.slice(close + 1).replace(/^\s*[:：]/, '');
		const after = timeAfter.exec(rest);
		const time = after ? parseTime(after[1]!) : null;
		if (after && time !== null) rest = rest.slice(after[0].length);
		return { name, time, rest: rest.trim(), strong: true };
	}
};
