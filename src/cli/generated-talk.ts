/** Talk that nobody ever held: turns of made words in sentences, the same for one seed. */
import type { Dice } from '../lib/analysis/dice.ts';

/** A turn of a made transcript; `speaker` is an index. */
export type MadeTurn = { readonly speaker: number; readonly text: string };

/** Words a turn holds. */
export const wordsPerTurn = 40;

/** Words as languages have them: some six characters with the blank, a few letters beyond ASCII. */
export function madeWords(dice: Dice, count = 2000): string[] {
	const syllables = [
		'ba',
		'de',
		'fi',
		'go',
		'hu',
		'ka',
		'le',
		'mi',
		'no',
		'ru',
		'sa',
		'te',
		'vå',
		'äl',
		'ön',
		'st'
	];
	return Array.from({ length: count }, () =>
		Array.from({ length: 1 + dice.below(4) }, () => dice.of(syllables)).join('')
	);
}

/** Turns of 40 words (the last may be shorter), `words` words in all, of `speakers` speakers one after another. */
export function madeTalk(dice: Dice, vocabulary: readonly string[], words: number, speakers = 2): MadeTurn[] {
	const turns: MadeTurn[] = [];
	for (let said = 0; said < words; said += wordsPerTurn) {
		const inTurn = Math.min(wordsPerTurn, words - said);
		let text = '';
		for (let i = 0; i < inTurn; i++) {
			const ends = i === inTurn - 1 || i % 13 === 12;
			const word = dice.of(vocabulary);
			text += `${i ? ' ' : ''}${i % 13 ? word : word[0]!.toUpperCase() + word.slice(1)}${ends ? '.' : ''}`;
		}
		turns.push({ speaker: turns.length % speakers, text });
	}
	return turns;
}
