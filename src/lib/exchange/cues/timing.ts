/** The line above a cue's words: `00:01.000 --> 00:02.500 align:start`, in every dialect, read sign by sign for speed. */

/** A timing: milliseconds, and the words that stand on the same line after `]` (whisper.cpp), or '' without any. */
export type Timing = { readonly start: number; readonly end: number; readonly words: string };

/** An arrow stands no further in than this; it bounds the work on odd lines. */
const latestArrow = 60;

/**
 * The timing that a line is, or null. Hours may be left out or beyond 99, the fraction stand after a comma or a point or
 * be missing, and the whole be in square brackets.
 */
export function timingOf(line: string): Timing | null {
	const arrow = line.indexOf('-->');
	if (arrow < 4 || arrow >= latestArrow) return null;
	let at = afterBlanks(line, 0);
	if (line.charCodeAt(at) === bracket) at = afterBlanks(line, at + 1);
	at = readTime(line, at);
	if (at < 0 || afterBlanks(line, at) !== arrow) return null;
	const start = time;
	at = readTime(line, afterBlanks(line, arrow + 3));
	if (at < 0) return null;
	const end = time;
	if (at === line.length) return { start, end, words: '' };
	if (line.charAt(at) === ']') return { start, end, words: line.slice(at + 1).trim() };
	return isBlank(line.charCodeAt(at)) ? { start, end, words: '' } : null;
}

const bracket = 91;
const colon = 58;

/** The time that `readTime` read last. */
let time = 0;

/** Reads a time at `at` into `time`; where it ends, or -1. Two or three numbers, then a fraction of a second. */
function readTime(line: string, at: number): number {
	let parts = 0;
	let sum = 0;
	for (;;) {
		let value = 0;
		const from = at;
		for (let unit = line.charCodeAt(at); unit >= 48 && unit <= 57; unit = line.charCodeAt(++at)) {
			value = value * 10 + unit - 48;
		}
		if (at === from || at - from > 5) return -1;
		sum = sum * 60 + value;
		parts++;
		if (parts === 3 || line.charCodeAt(at) !== colon) break;
		at++;
	}
	if (parts < 2) return -1;
	time = sum * 1000;
	const sign = line.charCodeAt(at);
	if (sign !== 44 && sign !== 46) return at;
	const from = at + 1;
	let scale = 100;
	at = from;
	for (let unit = line.charCodeAt(at); unit >= 48 && unit <= 57; unit = line.charCodeAt(++at)) {
		time += (unit - 48) * scale;
		scale = scale === 100 ? 10 : scale === 10 ? 1 : 0;
	}
	return at === from ? -1 : at;
}

function afterBlanks(line: string, at: number): number {
	while (isBlank(line.charCodeAt(at))) at++;
	return at;
}

function isBlank(unit: number): boolean {
	return unit === 32 || unit === 9 || unit === 0xa0;
}
