/** LRC lyrics, as Whisper writes them too: `[01:02.345]words`, a time without words where somebody falls silent. */
import { err, message, type Message } from '../../core/result.ts';
import { planOfTimed } from '../cues/cue-plan.ts';
import type { Piece } from '../cues/cue-turns.ts';
import { bytesToText, headToText } from '../encoding.ts';
import { parseTime } from '../layouts/label.ts';
import { extensionOf, type Reader } from '../reader.ts';

/** The reader of LRC. */
export const lrc: Reader = {
	id: 'lrc',
	label: 'import.format.lrc',
	extensions: ['lrc'],
	looksLike(head, name) {
		if (extensionOf(name) !== 'txt') return false;
		const lines = headToText(head)
			.split('\n', 40)
			.filter((line) => line.trim());
		const timed = lines.filter((line) => /^\[\d{1,4}:\d{2}\.\d{2,3}\](?! )/.test(line)).length;
		return timed >= 3 && timed * 2 > lines.length;
	},
	async read(bytes, source, options) {
		const decoded = bytesToText(bytes);
		if (!decoded.ok) return decoded;
		const { lines, tags } = linesOf(decoded.value.text);
		if (!lines.length) return err({ type: 'notThisFormat', format: 'lrc' });
		const notes: Message[] = [...decoded.value.notes];
		if (tags) notes.push(message('import.note.tags', { n: tags }));
		const pieces = piecesOf(lines);
		return planOfTimed(
			{ reader: 'lrc', source, pieces, cues: pieces.length, notes, language: null },
			options
		);
	}
};

/** The most characters that one line may become. */
const longestRefrain = 20_000;

type Line = { readonly time: number; text: string };

const stampHere = /\s*\[(\d{1,4}:\d{1,2}(?::\d{2})?(?:[.:]\d{1,3})?)\]/y;
const wordTime = /<\d{1,4}:\d{1,2}(?:[.:]\d{1,3})?>\s?/g;
const tag = /^\s*\[(ti|ar|al|au|by|re|ve|la|tool|length|offset|#)\s*:[^\]]*\]\s*$/i;

/** The lines in order of time: one that bears several times is sung, or said, at each. */
function linesOf(text: string): { lines: Line[]; tags: number } {
	const lines: Line[] = [];
	let tags = 0;
	for (const line of text.split('\n')) {
		const times: number[] = [];
		let at = 0;
		for (;;) {
			stampHere.lastIndex = at;
			const found = stampHere.exec(line);
			const time = found ? parseTime(found[1]!) : null;
			if (time === null) break;
			times.push(time);
			at = stampHere.lastIndex;
		}
		const words = line.slice(at).replace(wordTime, '').trim();
		const last = lines.at(-1);
		if (times.length) for (const time of timesTaken(times, words)) lines.push({ time, text: words });
		else if (line.length < 500 && tag.test(line)) tags++;
		else if (words && last) last.text = last.text ? `${last.text} ${words}` : words;
		else if (words) lines.push({ time: 0, text: words });
	}
	if (!lines.some(({ time }) => time > 0)) return { lines: [], tags };
	return { lines: lines.sort((a, b) => a.time - b.time), tags };
}

/** A refrain stands at each of its times; a line that would fill the memory by it, at its first alone. */
function timesTaken(times: readonly number[], words: string): readonly number[] {
	return times.length * words.length > longestRefrain ? times.slice(0, 1) : times;
}

function piecesOf(lines: readonly Line[]): Piece[] {
	return lines.flatMap(({ time, text }, at) =>
		text ? [{ voice: null, text, start: time, end: lines[at + 1]?.time ?? time, first: true }] : []
	);
}
