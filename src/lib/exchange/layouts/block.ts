/** Otter's blocks: `Name  0:00`, `0:00 Name` or the name alone on a line of its own, then what was said in one paragraph or several. */
import { bareName, isLabel, longestLabel, looksLikeName, parseTime } from './label.ts';
import type { LayoutFinder, Match } from './layout.ts';
import { stretch } from './time-mark.ts';

const nameThenTime = new RegExp(String.raw`^(.*?\S)[\s|,–-]*[\s[(#|,–-]${stretch}[\])#]?:?$`);
const timeThenName = new RegExp(String.raw`^[[(#]?${stretch}[\])#]?[\s|,–-]+(\D.*)$`);

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
			const end = timed[3] ? parseTime(timed[3]) : null;
			return isLabel(name) ? { name, time, end, rest: '', strong: true } : null;
		}
		const led = timeThenName.exec(text);
		if (led) return next && !next.gap && !startsWithTime(next.text) ? ledLabel(led) : null;
		// Without a time only the place tells: alone after an empty line, the words directly below.
		if (!gap || heading || !next || next.gap || next.heading || (whole && text.length > 40)) return null;
		const name = bareName(text);
		if (!isLabel(name) || !looksLikeName(name) || /[:：,.]$/.test(name)) return null;
		return { name, time: null, rest: '', strong: false };
	}
};

/** `00:00:05 Speaker 1` as Word's Transcribe writes it. Words may stand there as well, so a time alone makes it no label. */
function ledLabel(led: RegExpExecArray): Match | null {
	const name = bareName(led[3]!.replace(/\s*[:：]$/, ''));
	if (!isLabel(name) || !looksLikeName(name) || /[:：,.]/.test(name)) return null;
	const end = led[2] ? parseTime(led[2]) : null;
	return { name, time: parseTime(led[1]!), end, rest: '', strong: false };
}

function startsWithTime(text: string): boolean {
	return timeThenName.test(text);
}
