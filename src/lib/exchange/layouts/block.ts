/** Otter's blocks: `Name  0:00` (or the name alone) on a line of its own, then what was said in one paragraph or several. */
import { bareName, isLabel, longestLabel, looksLikeName, parseTime } from './label.ts';
import type { LayoutFinder } from './layout.ts';
import { bare } from './time-mark.ts';

const nameThenTime = new RegExp(String.raw`^(.*?\S)[\s|,–-]*[\s[(#|,–-](${bare})[\])#]?:?$`);

/** The layout with the name on a line of its own. */
export const block: LayoutFinder = {
	id: 'block',
	match(paragraph, next) {
		const { text, gap, whole, heading } = paragraph;
		if (text.length > longestLabel + 20 || text.includes('\n')) return null;
		const timed = nameThenTime.exec(text);
		const time = timed ? parseTime(timed[2]!) : null;
		if (timed && time !== null) {
			const name = bareName(timed[1]!.replace(/\s*[:：]$/, ''));
			return isLabel(name) ? { name, time, rest: '', strong: true } : null;
		}
		// Without a time only the place tells: alone after an empty line, the words directly below.
		if (!gap || heading || !next || next.gap || next.heading || (whole && text.length > 40)) return null;
		const name = bareName(text);
		if (!isLabel(name) || !looksLikeName(name) || /[:：,.]$/.test(name)) return null;
		return { name, time: null, rest: '', strong: false };
	}
};
