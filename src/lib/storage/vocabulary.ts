/** The words of a project, each with a number that stays its own for as long as the project is open. */
export class Vocabulary {
	/** By number, folded (`foldWord`); words that nobody says any longer stay in it. */
	readonly words: string[] = [];
	readonly #numbers = new Map<string, number>();

	/** The number of a folded word; a new one where it has none. */
	add(word: string): number {
		let number = this.#numbers.get(word);
		if (number === undefined) {
			number = this.words.push(word) - 1;
			this.#numbers.set(word, number);
		}
		return number;
	}

	/** The number of a folded word; −1 where it has none. */
	find(word: string): number {
		return this.#numbers.get(word) ?? -1;
	}
}
