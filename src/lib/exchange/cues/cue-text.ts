/** The words of a cue out of its markup: voices, tags and entities. What is no known tag is words. */

/** Words by one voice; `voice` is null where the cue names none. */
export type Spoken = { readonly voice: string | null; readonly text: string };

// No two parts of it can match the same letters, so a line of a million open tags takes no longer than its length.
const tag =
	/<(?:v(?:\.[^\s<>]*)?\s([^<>]*)|\/?(?:v|c|b|i|u|s|ruby|rt|lang|font|span|p|div|em|strong|script|style|img|a)(?:[.\s/][^<>]*)?|br\s*\/?|(?:\d+:)?\d{1,2}:\d{2}\.\d{3})>/gi;
const entity = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos|nbsp|lrm|rlm));/gi;
const named: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
	nbsp: '\u00a0',
	lrm: '\u200e',
	rlm: '\u200f'
};

/** The most characters kept of a voice's name. */
const longestVoice = 200;

/** The voices of one line of a cue, in order, tags stripped and entities decoded. `voice` is the one still open from the line before. */
export function spokenIn(line: string, voice: string | null): Spoken[] {
	// ASS codes such as {\an8}, which some SRT writers leave in.
	const bare = line.includes('{\\') ? line.replace(/\{\\[^{}]*\}/g, '') : line;
	if (!bare.includes('<')) return [{ voice, text: decodeEntities(bare) }];
	const whole = wholeVoice(bare);
	if (whole) return [whole];
	const spoken: Spoken[] = [];
	let current = voice;
	let text = '';
	let from = 0;
	for (const found of bare.matchAll(tag)) {
		text += bare.slice(from, found.index);
		from = found.index + found[0].length;
		const opens = found[1] !== undefined;
		if (opens || /^<\/v/i.test(found[0])) {
			if (text.trim()) spoken.push({ voice: current, text: decodeEntities(text) });
			text = '';
			current = opens ? nameOfVoice(found[1]!) : null;
		} else if (/^<br/i.test(found[0])) text += ' ';
	}
	text += bare.slice(from);
	if (text.trim() || !spoken.length) spoken.push({ voice: current, text: decodeEntities(text) });
	return spoken;
}

/** The common line, `<v Name>words</v>` or without its end, at a glance; null for any other. */
function wholeVoice(line: string): Spoken | null {
	if (!line.startsWith('<v ')) return null;
	const close = line.indexOf('>');
	const next = line.indexOf('<', 3);
	const end = line.endsWith('</v>') ? line.length - 4 : line.length;
	if (close < 4 || close >= end || (next >= 0 && next < end)) return null;
	const text = line.slice(close + 1, end);
	const voice = nameOfVoice(line.slice(3, close));
	return text.trim() && voice ? { voice, text: decodeEntities(text) } : null;
}

function nameOfVoice(name: string): string | null {
	return decodeEntities(name).trim().slice(0, longestVoice) || null;
}

function decodeEntities(text: string): string {
	if (!text.includes('&')) return text;
	return text.replace(entity, (whole, decimal?: string, hex?: string, name?: string) => {
		if (name) return named[name.toLowerCase()] ?? whole;
		const point = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
		const fit = point >= 32 && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff);
		return fit ? String.fromCodePoint(point) : '\ufffd';
	});
}
