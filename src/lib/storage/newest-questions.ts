/** Which question of each view is its newest: a newer one ends an older one that is still being worked out. */

/** A question that was asked. */
export type Question = {
	/** False once the same view has asked something else. */
	readonly isNewest: () => boolean;
};

export class NewestQuestions {
	/** By view, how many questions it asked. */
	readonly #asked = new Map<string, number>();

	/** Notes a question of a view; one of no view (null) is never ended. */
	asked(view: string | null): Question {
		if (view === null) return { isNewest: () => true };
		const number = (this.#asked.get(view) ?? 0) + 1;
		this.#asked.set(view, number);
		return { isNewest: () => this.#asked.get(view) === number };
	}
}
