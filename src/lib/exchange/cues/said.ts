/** Speech as recognisers write it in JSON, made plain: times of every spelling, speakers by name, words to sentences. */
import { cleanText, isClean } from '../../core/text.ts';
import { parseTime } from '../layouts/label.ts';
import type { Piece } from './cue-turns.ts';

/** A value of a file that was parsed and not looked at yet. */
export type Json = Readonly<Record<string, unknown>>;

/** A word with its times; `glued` when no space stands before it. */
export type Word = {
	readonly voice: string | null;
	readonly text: string;
	readonly start: number | null;
	readonly end: number | null;
	readonly glued: boolean;
};

/** The value as an object; an empty one for anything else. */
export function objectOf(value: unknown): Json {
	return typeof value === 'object' && value !== null ? (value as Json) : {};
}

/** The objects of a list; none for anything else. */
export function listOf(value: unknown): Json[] {
	return Array.isArray(value) ? value.map(objectOf) : [];
}

/** The text of the first of these keys that holds one, on one line and without what no text may hold; else ''. */
export function textOf(from: Json, ...keys: string[]): string {
	for (const key of keys) {
		const value = from[key];
		if (typeof value !== 'string') continue;
		const text = (isClean(value) ? value : cleanText(value).text).trim();
		return text.includes('\n') ? text.replace(/\s*\n\s*/g, ' ') : text;
	}
	return '';
}

/** The latest time kept, in milliseconds: beyond it, a file talks nonsense. */
const latest = 99_999 * 3_600_000;

/** The milliseconds of the first of these keys that holds a time: a number in `unit` milliseconds, `12.5s`, or `00:00:12.5`. */
export function timeOf(from: Json, unit: number, ...keys: string[]): number | null {
	for (const key of keys) {
		const value = from[key];
		const time =
			typeof value === 'number' ? value * unit : typeof value === 'string' ? timeOfText(value, unit) : null;
		if (time !== null && Number.isFinite(time)) return Math.min(latest, Math.max(0, Math.round(time)));
	}
	return null;
}

function timeOfText(text: string, unit: number): number | null {
	const plain = /^\s*(\d{1,12}(?:\.\d{1,12})?)(s?)\s*$/.exec(text);
	if (plain) return Number(plain[1]) * (plain[2] ? 1000 : unit);
	// Teams writes seven digits after the point; three are milliseconds.
	return parseTime(
		text
			.trim()
			.slice(0, 30)
			.replace(/([.,]\d{3})\d+$/, '$1')
	);
}

/** The longest name that is kept. */
const longestVoice = 200;

/** Who speaks, of the first of these keys: a name, or `Speaker 1` where the file only counts; null where nobody is named. */
export function voiceOf(from: Json, ...keys: string[]): string | null {
	for (const key of keys) {
		const value = from[key];
		if (typeof value === 'number' && Number.isFinite(value)) return `Speaker ${value}`;
		const name = typeof value === 'string' ? textOf(from, key) : textOf(objectOf(value), 'name');
		if (name)
			return name.length < 4 && /^(\d{1,3}|[A-Z])$/.test(name)
				? `Speaker ${name}`
				: name.slice(0, longestVoice);
	}
	return null;
}

/** A stretch of speech. A start that is missing is the end of what came before. */
export function pieceOf(
	before: Piece | undefined,
	voice: string | null,
	text: string,
	start: number | null,
	end: number | null
): Piece {
	const from = start ?? before?.end ?? 0;
	return { voice, text, start: from, end: Math.max(from, end ?? from), first: true };
}

/** Words to sentences, each by one voice: cut where the voice changes and where a sentence ends. */
export function sentencesOf(words: readonly Word[]): Piece[] {
	const pieces: Piece[] = [];
	let open: { voice: string | null; text: string; start: number | null; end: number | null } | null = null;
	const close = () => {
		if (open) pieces.push(pieceOf(pieces.at(-1), open.voice, open.text, open.start, open.end));
		open = null;
	};
	for (const { voice, text, start, end, glued } of words) {
		if (!text) continue;
		const over: boolean =
			open !== null && !glued && (open.voice !== voice || /[.!?…。！？]$/.test(open.text));
		if (over) close();
		open ??= { voice, text: '', start, end };
		open.text += open.text && !glued ? ` ${text}` : text;
		open.end = end ?? open.end;
	}
	close();
	return pieces;
}
