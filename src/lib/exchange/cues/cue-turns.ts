/**
 * Cues to turns. Cues in a row by one speaker become one turn, their words joined by a space. Where nobody is named,
 * the length rule ends a turn, and so does a pause: 2 seconds once 30 words are there, 8 seconds in any case.
 */
import type { TurnDraft } from '../../core/draft.ts';
import { labelKey } from '../layouts/label.ts';
import type { Match } from '../layouts/layout.ts';
import { LengthRule } from '../layouts/length-rule.ts';
import { nameColon } from '../layouts/name-colon.ts';
import { believedSpeakers, type Believed } from '../layouts/speakers.ts';
import { spokenIn } from './cue-text.ts';
import type { Cue } from './cue.ts';

const pause = 2_000;
const longPause = 8_000;

/** A piece of a cue by one speaker. */
type Piece = { voice: string | null; match: Match | null; text: string; start: number; end: number };

/** Turns of cues; a turn's speaker is an index into `speakers`. `named` tells how the names were found. */
export type CueTurns = {
	readonly speakers: readonly string[];
	readonly turns: readonly TurnDraft[];
	readonly believed: Believed | null;
	readonly voices: boolean;
};

/** Joins cues to turns. With `plain`, names are left in the text and nobody speaks. */
export function cuesToTurns(cues: readonly Cue[], plain: boolean): CueTurns {
	const pieces = piecesOf(cues);
	const voices = pieces.some(({ voice }) => voice !== null);
	let believed: Believed | null = null;
	if (!voices && !plain) {
		const matches = pieces.map(
			(piece) => (piece.match = nameColon.match(asParagraph(piece.text), undefined))
		);
		believed = believedSpeakers(
			matches,
			pieces.map(({ text }) => text)
		);
	}
	const joiner = new Joiner();
	// In a file that names nearly every cue, a cue without a name is by somebody unknown; in one that names
	// only changes, by the last one named.
	const namesAll = believed !== null && believed.count >= pieces.length * 0.8;
	let last: string | null = null;
	for (const piece of pieces) {
		const { voice, match, start, end } = piece;
		if (plain) joiner.add(null, voice === null ? piece.text : `${voice}: ${piece.text}`, start, end);
		else if (voices) joiner.add(voice, piece.text, start, end);
		else if (match && believed?.indexOf(match.name) !== undefined) {
			last = believed.names[believed.indexOf(match.name)!]!;
			joiner.add(last, match.rest, start, end);
		} else joiner.add(namesAll ? null : last, piece.text, start, end);
	}
	return { ...joiner.finish(), believed, voices };
}

function piecesOf(cues: readonly Cue[]): Piece[] {
	const pieces: Piece[] = [];
	for (const { start, end, lines } of cues) {
		let voice: string | null = null;
		for (const line of lines) {
			for (const spoken of spokenIn(line, voice)) {
				voice = spoken.voice;
				const text = spoken.text.trim();
				if (text) pieces.push({ voice, match: null, text, start, end });
			}
		}
	}
	return pieces;
}

function asParagraph(text: string) {
	return { text, gap: false, whole: false, bold: 0, heading: false };
}

/** Collects pieces into turns. */
class Joiner {
	#turns: TurnDraft[] = [];
	#names: string[] = [];
	#speakers = new Map<string, number>();
	#rule = new LengthRule();
	#parts: string[] = [];
	#speaker: number | null = null;
	#start = 0;
	#end = 0;
	#open = false;

	add(name: string | null, text: string, start: number, end: number): void {
		const speaker = name === null ? null : this.#indexOf(name);
		if (this.#open && (speaker !== this.#speaker || (speaker === null && this.#isOver(start)))) this.#close();
		if (!this.#open) {
			this.#open = true;
			this.#speaker = speaker;
			this.#start = start;
			this.#end = Math.max(start, end);
		}
		if (text) this.#parts.push(text);
		if (speaker === null) this.#rule.add(text);
		this.#end = Math.max(this.#end, end);
	}

	finish(): { speakers: string[]; turns: TurnDraft[] } {
		this.#close();
		return { speakers: this.#names, turns: this.#turns };
	}

	#isOver(start: number): boolean {
		const silence = start - this.#end;
		return this.#rule.isFull() || silence >= longPause || (silence >= pause && this.#rule.mayPause());
	}

	#close(): void {
		if (!this.#open) return;
		const text = this.#parts.join(' ');
		this.#turns.push({ speaker: this.#speaker, text, startTime: this.#start, endTime: this.#end });
		this.#parts = [];
		this.#open = false;
		this.#rule.restart();
	}

	#indexOf(name: string): number {
		let index = this.#speakers.get(name);
		if (index === undefined) {
			const key = labelKey(name);
			index = this.#names.findIndex((known) => labelKey(known) === key);
			if (index < 0) index = this.#names.push(name) - 1;
			this.#speakers.set(name, index);
		}
		return index;
	}
}
