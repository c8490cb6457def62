/** Who speaks in a document, how much, and after whom. */

/** The turns of one document, in order: who speaks (0 … speakers − 1), how many words, and whether the filter holds it. */
export type SpokenTurns = {
	readonly speaker: Int32Array;
	readonly words: Int32Array;
	readonly inside: Uint8Array;
};

/**
 * Counts by speaker. Of each speaker's turns, those after others, after themselves, after a turn outside the filter and
 * the one that opens the document add up to all.
 */
export type Talk = {
	readonly speakers: number;
	readonly turns: Int32Array;
	readonly words: Int32Array;
	/** The words of the longest turn, and which it is (the first of equals; −1 for a speaker without turns). */
	readonly longest: Int32Array;
	readonly longestTurn: Int32Array;
	/** Turns of A whose turn before in the document is B's: `a * speakers + b`; 0 for A after A, which `self` has. */
	readonly after: Int32Array;
	readonly self: Int32Array;
	/** Turns whose turn before the filter leaves out, and turns that have none before them. */
	readonly afterOutside: Int32Array;
	readonly opening: Int32Array;
};

/** Counts turns inside the filter. A turn follows the one that stands before it in the document, in the filter or not. */
export function talk({ speaker, words, inside }: SpokenTurns, speakers: number): Talk {
	const count = (): Int32Array => new Int32Array(speakers);
	const result: Talk = {
		speakers,
		turns: count(),
		words: count(),
		longest: count(),
		longestTurn: count().fill(-1),
		after: new Int32Array(speakers * speakers),
		self: count(),
		afterOutside: count(),
		opening: count()
	};
	for (let turn = 0; turn < speaker.length; turn++) {
		if (!inside[turn]) continue;
		const by = speaker[turn]!;
		result.turns[by]!++;
		result.words[by]! += words[turn]!;
		if (result.longestTurn[by]! < 0 || words[turn]! > result.longest[by]!) {
			result.longest[by] = words[turn]!;
			result.longestTurn[by] = turn;
		}
		if (turn === 0) result.opening[by]!++;
		else if (!inside[turn - 1]) result.afterOutside[by]!++;
		else if (speaker[turn - 1] === by) result.self[by]!++;
		else result.after[by * speakers + speaker[turn - 1]!]!++;
	}
	return result;
}
