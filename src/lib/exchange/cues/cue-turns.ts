/**
 * Cues to turns. By itself, cues in a row by one speaker become one turn, their words joined by a space. Where nobody is
 * named, the length rule ends a turn, and so does a pause: 2 seconds once 30 words are there, 8 seconds in any case.
 * The user may set another rule: a pause, a number of words, or every cue by itself.
 */
import type { JoinRule, TurnDraft } from '../../core/draft.ts';
import { labelKey } from '../layouts/label.ts';
import type { LayoutFinder, Match } from '../layouts/layout.ts';
import { LengthRule } from '../layouts/length-rule.ts';
import { nameColon } from '../layouts/name-colon.ts';
import { believedSpeakers, type Believed } from '../layouts/speakers.ts';
import { spokenIn } from './cue-text.ts';
import type { Cue } from './cue.ts';

const pause = 2_000;
const longPause = 8_000;

/** Words of a cue by one voice; null where the file names none. `first` is true for the first words of a cue. Times are milliseconds. */
export type Piece = {
	readonly voice: string | null;
	readonly text: string;
	readonly start: number;
	readonly end: number;
	readonly first: boolean;
};

/** Turns of cues; a turn's speaker is an index into `speakers`. `believed` and `voices` tell how the names were found. */
export type CueTurns = {
	readonly speakers: readonly string[];
	readonly turns: readonly TurnDraft[];
	readonly believed: Believed | null;
	readonly voices: boolean;
};

/** The words of cues, voice by voice. */
export function piecesOf(cues: readonly Cue[]): Piece[] {
	const pieces: Piece[] = [];
	for (const { start, end, lines } of cues) {
		let voice: string | null = null;
		let first = true;
		for (const line of lines) {
			for (const spoken of spokenIn(line, voice)) {
				voice = spoken.voice;
				const text = spoken.text.trim();
				if (!text) continue;
				pieces.push({ voice, text, start, end, first });
				first = false;
			}
		}
	}
	return pieces;
}

/**
 * Joins pieces to turns. Where no voice is named, names are looked for at the head of the words by `finder`: left out,
 * `Name: text` decided over the whole file; `plain` leaves names in the text and lets nobody speak.
 */
export function piecesToTurns(
	pieces: readonly Piece[],
	finder?: LayoutFinder | 'plain',
	join: JoinRule = { by: 'speaker' }
): CueTurns {
	const plain = finder === 'plain';
	const voices = pieces.some(({ voice }) => voice !== null);
	let believed: Believed | null = null;
	let matches: (Match | null)[] = [];
	if (!voices && !plain) {
		const { match } = finder ?? nameColon;
		matches = pieces.map(({ text }) => match(asParagraph(text), undefined));
		const texts = pieces.map(({ text }) => text);
		believed = believedSpeakers(matches, texts, finder ? 'pattern' : 'no');
	}
	const joiner = new Joiner(join);
	// In a file that names nearly every cue, a cue without a name is by somebody unknown; in one that names
	// only changes, by the last one named.
	const namesAll = believed !== null && believed.count >= pieces.length * 0.8;
	let last: string | null = null;
	pieces.forEach((piece, at) => {
		const { voice, text } = piece;
		const match = matches[at];
		const known = match ? believed?.indexOf(match.name) : undefined;
		if (plain) joiner.add(null, voice === null ? text : `${voice}: ${text}`, piece);
		else if (voices) joiner.add(voice, text, piece);
		else if (match && known !== undefined) {
			last = believed!.names[known]!;
			joiner.add(last, match.rest, piece);
		} else joiner.add(namesAll ? null : last, text, piece);
	});
	return { ...joiner.finish(), believed, voices };
}

function asParagraph(text: string) {
	return { text, gap: false, whole: false, bold: 0, heading: false };
}

/** Collects pieces into turns. */
class Joiner {
	readonly #join: JoinRule;
	readonly #length: LengthRule;
	#turns: TurnDraft[] = [];
	#names: string[] = [];
	#speakers = new Map<string, number>();
	#parts: string[] = [];
	#speaker: number | null = null;
	#start = 0;
	#end = 0;
	#open = false;

	constructor(join: JoinRule) {
		this.#join = join;
		this.#length = new LengthRule(join.by === 'words' ? join.n : undefined);
	}

	add(name: string | null, text: string, { start, end, first }: Piece): void {
		const speaker = name === null ? null : this.#indexOf(name);
		if (this.#open && (speaker !== this.#speaker || this.#isOver(start, first))) this.#close();
		if (!this.#open) {
			this.#open = true;
			this.#speaker = speaker;
			this.#start = start;
			this.#end = Math.max(start, end);
		}
		if (text) this.#parts.push(text);
		if (speaker === null || this.#join.by === 'words') this.#length.add(text);
		this.#end = Math.max(this.#end, end);
	}

	finish(): { speakers: string[]; turns: TurnDraft[] } {
		this.#close();
		return { speakers: this.#names, turns: this.#turns };
	}

	/** True when the rule begins a new turn here, though the speaker stays. */
	#isOver(start: number, first: boolean): boolean {
		const silence = start - this.#end;
		if (this.#join.by === 'cue') return first;
		if (this.#join.by === 'pause') return silence >= this.#join.ms;
		if (this.#join.by === 'words') return this.#length.isFull();
		if (this.#speaker !== null) return false;
		return this.#length.isFull() || silence >= longPause || (silence >= pause && this.#length.mayPause());
	}

	#close(): void {
		if (!this.#open) return;
		const text = this.#parts.join(' ');
		this.#turns.push({ speaker: this.#speaker, text, startTime: this.#start, endTime: this.#end });
		this.#parts = [];
		this.#open = false;
		this.#length.restart();
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
