/** The words of the filter or of a code's passages, and each in its context. */
import { logLikelihood, logRatio } from '../../analysis/keyness.ts';
import {
	addWords,
	foldWord,
	isListed,
	side,
	sidesOf,
	type DocumentWords,
	type WordTally
} from '../../analysis/words.ts';
import type { Range } from '../../core/anchors.ts';
import type { Guid } from '../../core/records.ts';
import { inContext } from '../../core/search/hits.ts';
import type { SearchHit } from '../../core/search/search.ts';
import { stopWordsOf, type StopLanguage } from '../../core/stop-words/index.ts';
import type { Stepwise } from '../stepwise.ts';
import { segmenterOf } from '../turn-columns.ts';
import { counted, type Counting } from './counted.ts';
import type { Source } from './source.ts';
import { narrowed, turnTable, type TurnTable } from './turn-table.ts';
import { DocumentTurns } from './turns.ts';

/** Of which text: the turns in the filter, or what of them stands under a code (with `rollUp` also below it). */
export type TextCounted = Counting & { readonly code: Guid | null };

/** Which words are listed, and how many. */
export type WordsAsked = {
	readonly stop: readonly StopLanguage[];
	/** Further words that are left out. */
	readonly without: readonly string[];
	/** The fewest characters of a word. */
	readonly shortest: number;
	/** Whether numbers are listed. */
	readonly numbers: boolean;
	/** The most frequent words, or those most typical of the code, which needs one. */
	readonly order: 'count' | 'keyness';
	readonly limit: number;
};

/** A word of the text. */
export type CountedWord = {
	readonly word: string;
	readonly count: number;
	/** Documents of whose text it is a part, and cases that say it there. */
	readonly documents: number;
	readonly cases: number;
	/** Occurrences in the rest of the filter, and how typical the word is of the code beside it; null without a code. */
	readonly rest: number | null;
	readonly likelihood: number | null;
	readonly ratio: number | null;
};

export type CountedWords = {
	readonly words: readonly CountedWord[];
	/** All words of the text, those too that are not listed: the base of rates; and those of the rest of the filter. */
	readonly total: number;
	readonly restTotal: number;
	/** Different words that could be listed. */
	readonly different: number;
};

/** Counts the words of a text. Words and their documents are those of participants and facilitators as the filter has it. */
export function* words(source: Source, asked: TextCounted & WordsAsked): Stepwise<CountedWords> {
	const text = yield* textOf(source, asked);
	const { vocabulary } = source.columns.turns;
	const tally: WordTally = {
		text: new Int32Array(vocabulary.words.length),
		rest: new Int32Array(vocabulary.words.length)
	};
	for (const { words, sides } of text) {
		addWords(tally, words, sides);
		yield;
	}
	const [total, restTotal] = [sum(tally.text), sum(tally.rest)];
	const rules = { ...asked, stop: stopSet(asked) };
	const listed: number[] = [];
	tally.text.forEach((count, word) => {
		if (count && isListed(vocabulary.words[word]!, rules)) listed.push(word);
	});
	yield;
	const likelihoodOf = (word: number) =>
		logLikelihood(tally.text[word]!, tally.rest[word]!, total, restTotal);
	const ratioOf = (word: number) => logRatio(tally.text[word]!, tally.rest[word]!, total, restTotal);
	const typical = (word: number): number => likelihoodOf(word) * Math.sign(ratioOf(word) ?? 0);
	const rank = asked.order === 'keyness' && asked.code ? typical : (word: number) => tally.text[word]!;
	const chosen = listed
		.map((word) => ({ word, rank: rank(word) }))
		.sort((a, b) => b.rank - a.rank || (vocabulary.words[a.word]! < vocabulary.words[b.word]! ? -1 : 1))
		.slice(0, asked.limit)
		.map(({ word }) => word);
	yield;
	const spread = yield* spreadOf(chosen, text, vocabulary.words.length);
	return {
		words: chosen.map((word, at) => ({
			word: vocabulary.words[word]!,
			count: tally.text[word]!,
			...spread[at]!,
			rest: asked.code ? tally.rest[word]! : null,
			likelihood: asked.code ? likelihoodOf(word) : null,
			ratio: asked.code ? ratioOf(word) : null
		})),
		...{ total, restTotal },
		different: listed.length
	};
}

/** The first of the places of a word from `offset` on, in the order of the text, and how many there are; all for a null `limit`. */
export type WordPlaces = { readonly total: number; readonly hits: readonly SearchHit[] };

/** Where a word stands in a text, with the words around it in its turn. */
export function* wordPlaces(
	source: Source,
	asked: TextCounted & { word: string; offset: number; limit: number | null }
): Stepwise<WordPlaces> {
	const text = yield* textOf(source, asked);
	const number = source.columns.turns.vocabulary.find(foldWord(asked.word));
	const end = asked.limit === null ? Infinity : asked.offset + asked.limit;
	let total = 0;
	const hits: SearchHit[] = [];
	for (const { document, words, starts, sides } of text) {
		const here: number[] = [];
		words.forEach((word, at) => {
			if (word !== number || sides[at] !== side.text) return;
			if (total >= asked.offset && total < end) here.push(starts[at]!);
			total++;
		});
		if (here.length) hits.push(...placed(source, document, here));
		yield;
	}
	return { total, hits };
}

/** The words of one document with what stands around them. */
type TextWords = DocumentWords & {
	readonly document: Guid;
	readonly sides: Uint8Array;
	/** The case of each turn, a local key; 0 for none. */
	readonly caseOf: Int32Array;
};

function* textOf(source: Source, asked: TextCounted): Stepwise<TextWords[]> {
	const { columns, codes, documents } = yield* counted(source, asked);
	const { turns } = source.columns;
	yield* turns.readAhead(documents, true);
	const table = turnTable(source, documents, narrowed(asked));
	yield;
	const code = codes.findIndex(({ guid }) => guid === asked.code);
	const passages = asked.code === null ? null : documents.map((): Range[] => []);
	for (let row = 0; passages && row < columns.length; row++) {
		if (columns.code[row] !== code) continue;
		passages[columns.document[row]!]!.push({ start: columns.start[row]!, end: columns.end[row]! });
	}
	const text: TextWords[] = [];
	for (const [at, document] of documents.entries()) {
		const { turns: here, inside } = table.documents[at] as TurnTable['documents'][number];
		if (!inside.includes(1)) continue;
		const words = {
			...turns.wordsOf(document),
			...{ words: turns.numbersOf(document), inside, passages: passages && passages[at]! }
		};
		text.push({ ...words, document, sides: sidesOf(words), caseOf: here.ids.map(table.caseOf) });
		yield;
	}
	return text;
}

function* spreadOf(
	chosen: readonly number[],
	text: readonly TextWords[],
	vocabulary: number
): Stepwise<{ documents: number; cases: number }[]> {
	const rank = new Int32Array(vocabulary).fill(-1);
	chosen.forEach((word, at) => (rank[word] = at));
	const spread = chosen.map(() => ({ documents: 0, cases: 0 }));
	/** By chosen word, the newest document or case in which it was found, as its number + 1. */
	const newest = new Int32Array(chosen.length);
	const count = (
		{ words, sides }: TextWords,
		from: number,
		to: number,
		of: keyof (typeof spread)[number],
		number: number
	) => {
		for (let at = from; at < to; at++) {
			const word = rank[words[at]!]!;
			if (word < 0 || sides[at] !== side.text || newest[word] === number) continue;
			newest[word] = number;
			spread[word]![of]++;
		}
	};
	for (const [document, here] of text.entries()) {
		count(here, 0, here.words.length, 'documents', document + 1);
		yield;
	}
	newest.fill(0);
	for (const [number, turns] of [...turnsByCase(text).values()].entries()) {
		for (const { here, from, to } of turns) count(here, from, to, 'cases', number + 1);
		yield;
	}
	return spread;
}

/** The words of each case: of its turns, those from one place to another. */
function turnsByCase(
	text: readonly TextWords[]
): Map<number, { here: TextWords; from: number; to: number }[]> {
	const byCase = new Map<number, { here: TextWords; from: number; to: number }[]>();
	for (const here of text) {
		let from = 0;
		here.perTurn.forEach((count, turn) => {
			const to = from + count;
			const of = here.caseOf[turn]!;
			const known = byCase.get(of);
			if (known) known.push({ here, from, to });
			else if (of) byCase.set(of, [{ here, from, to }]);
			from = to;
		});
	}
	return byCase;
}

/** The words that start at these places of a document, in order, in their context. */
function placed(source: Source, document: Guid, starts: readonly number[]): SearchHit[] {
	const segmenter = segmenterOf(source.tables.get('document', document)?.language ?? null);
	const all = new DocumentTurns(source, document);
	const turns = all.turns.map(({ number, start, text, speaker, role, startTime }) => ({
		...{ number, start, text, speaker, time: startTime, inside: true },
		facilitator: role === 'facilitator'
	}));
	const ranges = starts.map((start) => {
		const turn = all.turns[all.indexAt(start)]!;
		const word = segmenter.segment(turn.text).containing(start - turn.start)!;
		return { start, end: start + word.segment.length };
	});
	return inContext({ document, turns }, ranges);
}

/** Folded as words are, so that they are found among them. */
function stopSet({ stop, without }: WordsAsked): Set<string> {
	return new Set([...stopWordsOf(stop), ...without].map((word) => foldWord(word)));
}

const sum = (numbers: Int32Array): number => numbers.reduce((total, one) => total + one, 0);
