/**
 * A study that nobody ever made, for measuring and for trying counts on: any number of codes, documents and coded
 * passages, the same for one seed. One coder; no two overlapping passages of one code, as the law of codings wants it.
 *
 * An even study shares its passages evenly among its documents. In one with a long transcript (what benchmarks measure)
 * the first document has 100,000 words and 2,000 codings (codes with a key are not used in it, so that a key pressed
 * there always makes a new passage), the second one a tenth of it; the others share the rest evenly. With 300 codes in
 * 1,000 documents and 200,000 codings some 670,000 pairs of passages overlap.
 */
import { dice, type Dice } from '../lib/analysis/dice.ts';
import { madeTalk, madeWords, type MadeTurn } from './generated-talk.ts';

/** A coded passage by indexes of document and code; offsets are UTF-16 units, half open. */
export type MadeCoding = {
	readonly document: number;
	readonly code: number;
	readonly start: number;
	readonly end: number;
};

export type MadeDocument = {
	readonly title: string;
	readonly turns: readonly MadeTurn[];
	/** The turns joined by one line feed. */
	readonly text: string;
};

export type MadeCode = {
	readonly name: string;
	readonly parent: number | null;
	readonly key: string | null;
};

export type Study = {
	readonly documents: readonly MadeDocument[];
	readonly codes: readonly MadeCode[];
	readonly codings: readonly MadeCoding[];
};

/** What may be asked for; documents hold `words` words each, in a study that is not even those beyond the first two. */
export type StudySize = {
	readonly codings: number;
	readonly documents?: number;
	readonly codes?: number;
	readonly words?: number;
	readonly seed?: number;
	/** True for a study without a long transcript. */
	readonly even?: boolean;
};

/** The words that each document of an even study needs, so that its passages find room: a sixth of it under each code. */
export const wordsFor = (codings: number, documents: number, codes: number): number =>
	Math.max(1000, Math.ceil(codings / documents / codes) * 100);

/** Words and codings of the long document; the second one's are a tenth. */
export const longDocument = { words: 100_000, codings: 2_000 } as const;

/** Letters that act on nothing else while coding. */
const keys = [...'abdghlopqrsuvwyz'];
const codesPerCategory = 25;
/** Words a passage holds. */
const passage = { least: 5, most: 30 };

/** Makes the study. */
export function makeStudy({
	codings,
	documents = 1000,
	codes = 300,
	words = 1000,
	seed = 1,
	even = false
}: StudySize): Study {
	// Two sources, so that studies of one seed hold the same texts however many codings they have.
	const [talking, coding] = [dice(seed), dice(seed + 1)];
	const vocabulary = madeWords(talking);
	const made = madeCodes(codes);
	const keyless = [...made.keys()].filter((code) => !made[code]!.key);
	const all = [...made.keys()];
	const shares = even ? evenShares(codings, documents) : sharesOf(codings, documents);
	const study = { documents: [] as MadeDocument[], codes: made, codings: [] as MadeCoding[] };
	for (let document = 0; document < documents; document++) {
		const long = even ? undefined : [longDocument.words, longDocument.words / 10][document];
		const turns = madeTalk(talking, vocabulary, long ?? words);
		const text = turns.map((turn) => turn.text).join('\n');
		study.documents.push({ title: `Interview ${String(document + 1).padStart(4, '0')}`, turns, text });
		const usable = document === 0 && !even ? keyless : all;
		for (const place of passages(coding, text, shares[document]!, usable))
			study.codings.push({ document, ...place });
	}
	return study;
}

/** How many codings each document gets. */
function sharesOf(codings: number, documents: number): number[] {
	const long = Math.min(longDocument.codings, Math.floor(codings / 4));
	const first = [long, Math.floor(long / 10)];
	return [...first, ...evenShares(codings - long - first[1]!, documents - 2)];
}

/** `codings` over `documents` documents; no two differ by more than one. */
function evenShares(codings: number, documents: number): number[] {
	return Array.from(
		{ length: documents },
		(_, i) => Math.floor(((i + 1) * codings) / documents) - Math.floor((i * codings) / documents)
	);
}

/** Codes of categories, the first ones of each with a key. */
export function madeCodes(count: number): MadeCode[] {
	return Array.from({ length: count }, (_, i) => {
		const category = i - (i % codesPerCategory);
		const isCategory = i === category;
		const order = isCategory ? -1 : (i % codesPerCategory) - 1;
		// The first letters go to the first code of each category, the rest to the second ones.
		const letter = order < 0 ? -1 : order * Math.ceil(count / codesPerCategory) + category / codesPerCategory;
		return {
			name: isCategory ? `Category ${category / codesPerCategory + 1}` : `Code ${i + 1}`,
			parent: isCategory ? null : category,
			key: keys[letter] ?? null
		};
	});
}

/** `count` passages that begin and end with a word, in the order of the text. */
function passages(
	random: Dice,
	text: string,
	count: number,
	codes: readonly number[]
): Omit<MadeCoding, 'document'>[] {
	const words = [...text.matchAll(/\S+/g)].map(({ index, 0: word }) => ({
		start: index,
		end: index + word.length
	}));
	/** Words under a code, each as one number. */
	const taken = new Set<number>();
	const made: Omit<MadeCoding, 'document'>[] = [];
	while (made.length < count) {
		const code = random.of(codes);
		const length = passage.least + random.below(passage.most - passage.least + 1);
		const first = random.below(Math.max(1, words.length - length));
		const last = Math.min(first + length, words.length) - 1;
		const places = Array.from({ length: last - first + 1 }, (_, i) => code * words.length + first + i);
		if (places.some((place) => taken.has(place))) continue;
		places.forEach((place) => taken.add(place));
		const place = { code, start: words[first]!.start, end: words[last]!.end };
		made.push(place);
	}
	return made.sort((a, b) => a.start - b.start || a.end - b.end);
}
