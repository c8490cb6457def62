/** Cues of WebVTT, SRT and whisper.cpp's text, read in one pass and forgivingly: real files mix the dialects. */

import { timingOf } from './timing.ts';

/** One cue as it stands in the file. Times are milliseconds; a line of `lines` is a line of the cue. */
export type Cue = { readonly start: number; readonly end: number; readonly lines: readonly string[] };

/** The cues of a file, and what else stood in it. */
export type CueFile = {
	readonly cues: readonly Cue[];
	/** NOTE, STYLE and REGION blocks left out. */
	readonly asides: number;
	/** Of a `Language:` line in the header; null without one. */
	readonly language: string | null;
};

/**
 * Reads the cues. Understands hours left out or beyond 99, comma or point, cue identifiers and numbers, cues without
 * an empty line between them, empty lines inside a cue, and `[00:01.000 --> 00:02.000] words` on one line.
 */
export function parseCues(text: string): CueFile {
	const cues: { start: number; end: number; lines: string[] }[] = [];
	const vtt = /^\ufeff?WEBVTT/.test(text);
	let language: string | null = null;
	let asides = 0;
	// Lines since the last empty line that no timing has claimed: an identifier, or the rest of a cue with a gap in it.
	let unclaimed: string[] = [];
	let inside = false;
	let skipping = vtt;
	let header = vtt;
	for (let at = 0; at <= text.length;) {
		let stop = text.indexOf('\n', at);
		if (stop < 0) stop = text.length;
		const line = text.slice(at, stop);
		at = stop + 1;
		const cue = cues[cues.length - 1];
		const timed = timingOf(line);
		if (timed) {
			if (inside && cue && isNumber(cue.lines[cue.lines.length - 1])) cue.lines.pop();
			if (!inside) claim(cue, unclaimed, true);
			unclaimed = [];
			const { start, end, words } = timed;
			cues.push({ start, end, lines: words ? [words] : [] });
			inside = true;
			skipping = header = false;
		} else if (isEmpty(line)) {
			inside = skipping = header = false;
			if (unclaimed.length && unclaimed[unclaimed.length - 1] !== '') unclaimed.push('');
		} else if (skipping) {
			if (header)
				language ??= /^Language:\s*([a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3})\s*$/i.exec(line)?.[1] ?? null;
		} else if (inside && cue) cue.lines.push(line);
		else if (vtt && /^(?:NOTE|STYLE|REGION)(?:\s|$)/.test(line) && unclaimed.at(-1) !== line) {
			asides++;
			// Stream and Teams name the language in a note: `NOTE language:sv-se`.
			language ??= /^NOTE\s+language:\s*([a-z]{2,3}(?:-[a-z0-9]{1,8}){0,3})\s*$/i.exec(line)?.[1] ?? null;
			skipping = true;
		} else unclaimed.push(line);
	}
	claim(cues[cues.length - 1], unclaimed, false);
	return { cues, asides, language };
}

/** Gives lines after an empty line to the cue before them, but for the identifier of the cue that follows. */
function claim(cue: { lines: string[] } | undefined, unclaimed: string[], identifier: boolean): void {
	if (identifier && unclaimed.length && unclaimed[unclaimed.length - 1] !== '') unclaimed.pop();
	if (cue) cue.lines.push(...unclaimed.filter((line) => line !== ''));
}

/** How a file of cues without the mark of WebVTT begins: with a numbered cue (SRT), with a bare timing, or not at all as one does. */
export function cueStart(head: string): 'numbered' | 'bare' | null {
	const lines = head.split('\n', 40).filter((line) => line.trim());
	const first = lines[0] ?? '';
	if (timingOf(first)) return 'bare';
	return isNumber(first) && timingOf(lines[1] ?? '') ? 'numbered' : null;
}

function isNumber(line: string | undefined): boolean {
	return line !== undefined && line.length < 12 && /^\s*\d+\s*$/.test(line);
}

function isEmpty(line: string): boolean {
	const first = line.charCodeAt(0);
	return !(first > 32 && first < 127) && !line.trim();
}
