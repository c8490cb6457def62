/** From which side words are read. Pure. */
import type { Document, SpokenTurn } from '../core/records.ts';

/** As `dir` has it. */
export type Direction = 'ltr' | 'rtl';

const rightToLeft = /^(ar|arc|az-arab|ckb|dv|fa|ha-arab|he|iw|ks|ku-arab|nqo|pa-arab|ps|sd|syr|ug|ur|yi)\b/i;
const strongRight = /\p{Script=Arabic}|\p{Script=Hebrew}|\p{Script=Syriac}|\p{Script=Thaana}|\p{Script=Nko}/u;

/** How many letters tell the direction of a document that says no language. */
const enough = 500;

/** The side on which a document is read from: its language's, else that of most of its first letters. */
export function directionOf(
	{ language }: Pick<Document, 'language'>,
	turns: readonly Pick<SpokenTurn, 'text'>[]
): Direction {
	if (language) return rightToLeft.test(language) ? 'rtl' : 'ltr';
	let [letters, right] = [0, 0];
	for (const { text } of turns) {
		for (const [letter] of text.slice(0, enough).matchAll(/\p{Letter}/gu)) {
			letters++;
			if (strongRight.test(letter)) right++;
		}
		if (letters >= enough) break;
	}
	return right * 2 > letters ? 'rtl' : 'ltr';
}

/** The direction of the character at an index: numbers go from the left in every script; null where others decide it. */
export function directionAt(text: string, index: number): Direction | null {
	const character = String.fromCodePoint(text.codePointAt(index) ?? 32);
	if (/\p{Letter}/u.test(character)) return strongRight.test(character) ? 'rtl' : 'ltr';
	return /\p{Number}/u.test(character) ? 'ltr' : null;
}
