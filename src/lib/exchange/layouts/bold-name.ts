/** `**Name:** [00:00:00] text`: a name in bold (in markdown's signs or in the document's own bold) at the head of a turn. */
import { bareName, isLabel, longestLabel, parseTime } from './label.ts';
import type { LayoutFinder } from './layout.ts';
import { timeAfter } from './name-colon.ts';
import { bare, bracketed } from './time-mark.ts';

const timeInside = new RegExp(String.raw`[\s,]*[[(#]?(${bare})[\])#]?:?$`);
const timeBefore = new RegExp(String.raw`^${bracketed}\s*(?=\*\*|__)`);

/** The layout with names in bold. */
export const boldName: LayoutFinder = {
	id: 'boldName',
	match(paragraph) {
		const before = paragraph.bold ? null : timeBefore.exec(paragraph.text);
		const head = boldHead(paragraph.text.slice(before?.[0].length ?? 0), paragraph.bold);
		if (!head) return null;
		let time: number | null = before ? parseTime(before[1]!) : null;
		let name = head.bold.trim();
		const inside = timeInside.exec(name);
		if (inside && inside.index > 0) {
			time ??= parseTime(inside[1]!);
			name = name.slice(0, inside.index);
		}
		let rest = head.rest;
		const after = timeAfter.exec(rest);
		if (after && time === null) {
			time = parseTime(after[1]!);
			if (time !== null) rest = rest.slice(after[0].length);
		}
		const colon = /[:：]$/.test(name.trim()) || /^\s*[:：]/.test(rest);
		name = bareName(name.replace(/[\s:：]+$/, ''));
		rest = rest.replace(/^\s*[:：]/, '');
		if (!isLabel(name)) return null;
		return { name, time, rest: rest.trim(), strong: colon || time !== null };
	}
};

function boldHead(text: string, bold: number): { bold: string; rest: string } | null {
	if (bold > 0) {
		// Some write "**Name**: text" with the colon bold and a little of the text; a colon inside the bold ends the name.
		const colon = text.slice(0, bold).search(/[:：](?!\d)/);
		const end = colon >= 0 ? colon + 1 : bold;
		return end <= longestLabel + 20 ? { bold: text.slice(0, end), rest: text.slice(end) } : null;
	}
	const sign = text.slice(0, 2);
	if (sign !== '**' && sign !== '__') return null;
	const close = text.slice(0, longestLabel + 24).indexOf(sign, 2);
	if (close < 3) return null;
	return { bold: text.slice(2, close), rest: text.slice(close + 2) };
}
