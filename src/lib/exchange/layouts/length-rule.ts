/**
 * Where to end a turn when nobody is named: at the first sentence end after 60 words, or, in speech written without
 * sentence ends, after 100 words. A machine's transcript of an hour thus gives about a hundred paragraphs to read and code.
 */

const usual = 60;
const sentenceEnd = /[.!?…。！？؟۔]["'”’»)\]]*$/u;

/** Counts the words of the turn being built. Takes one line or cue at a time. */
export class LengthRule {
	readonly #enough: number;
	#words = 0;
	#ends = false;
	#seenEnd = false;

	/** `enough` words end a turn at the next sentence end. */
	constructor(enough = usual) {
		this.#enough = enough;
	}

	/** Takes in the next line or cue. */
	add(text: string): void {
		this.#words += wordCount(text);
		this.#ends = sentenceEnd.test(text.slice(-8).trimEnd());
		this.#seenEnd ||= this.#ends;
	}

	/** True when the turn is better ended here. */
	isFull(): boolean {
		if (this.#ends) return this.#words >= this.#enough;
		// A text with sentence ends may run on further to reach the next one.
		return this.#words * 3 >= this.#enough * (this.#seenEnd ? 9 : 5);
	}

	/** True when a pause after what was taken in may end the turn: some words are there, and no sentence is cut. */
	mayPause(): boolean {
		return this.#words * 2 >= this.#enough && (this.#ends || !this.#seenEnd);
	}

	/** Begins the next turn. What was learned about sentence ends is kept. */
	restart(): void {
		this.#words = 0;
		this.#ends = false;
	}
}

function wordCount(text: string): number {
	let words = 0;
	let inside = false;
	for (let at = 0; at < text.length; at++) {
		const unit = text.charCodeAt(at);
		const space = unit === 32 || (unit >= 9 && unit <= 13) || unit === 0xa0;
		if (!space && !inside) words++;
		inside = !space;
	}
	return words;
}
