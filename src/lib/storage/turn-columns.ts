/**
 * The turns of a project as columns, read document by document when they are asked for and kept in step: a Change marks
 * the documents whose turns it touches, and only those are read again.
 */
import { foldWord } from '../analysis/words.ts';
import type { Change } from '../core/change.ts';
import { knownLanguage } from '../core/language.ts';
import type { Guid } from '../core/records.ts';
import { finished, type Stepwise } from './stepwise.ts';
import type { Tables } from './tables.ts';
import { Vocabulary } from './vocabulary.ts';

/** The turns of one document, in order. Offsets are UTF-16 units from the start of its text. */
export type TurnColumns = {
	/** Local keys of turns and of their speakers, 0 for nobody. */
	readonly ids: Int32Array;
	readonly speakers: Int32Array;
	/** Where each turn starts and ends, exclusive. */
	readonly starts: Int32Array;
	readonly ends: Int32Array;
	/** Where each paragraph starts; a turn begins one, and so does what follows a line feed inside it. */
	readonly paragraphs: Int32Array;
};

/** Where words start, and how many each turn has, in the order of turns. */
export type WordColumns = { readonly starts: Int32Array; readonly perTurn: Int32Array };

/** Words that are looked at in one step. */
const wordsAStep = 500;

export class TurnColumnsCache {
	readonly #tables: Tables;
	readonly #turns = new Map<Guid, TurnColumns>();
	readonly #words = new Map<Guid, WordColumns>();
	readonly #numbers = new Map<Guid, Int32Array>();
	/** The words that `numbersOf` speaks of. */
	readonly vocabulary = new Vocabulary();

	constructor(tables: Tables) {
		this.#tables = tables;
	}

	/** Takes note of a Change that is now in the tables. */
	take(change: Change): void {
		for (const { table, row } of [...change.added, ...change.removed]) {
			if (table === 'document') this.#forget(row.guid);
			else if (table === 'turn') this.#forget(row.document);
			// A speaker's local key may be another's before.
			else if (table === 'speaker') this.#forget(row.document);
		}
		for (const { table, guid } of change.updated) {
			if (table === 'document') this.#forget(guid);
			else if (table === 'turn') this.#forget(this.#tables.get('turn', guid)?.document);
		}
		for (const { document } of change.splices) this.#forget(document);
	}

	/** The turns of a document as they are now. */
	of(document: Guid): TurnColumns {
		let turns = this.#turns.get(document);
		if (!turns) this.#turns.set(document, (turns = this.#read(document)));
		return turns;
	}

	/** The words of a document, by `Intl.Segmenter` in its language: what is made of letters or digits. */
	wordsOf(document: Guid): WordColumns {
		return this.#words.get(document) ?? finished(this.#readWords(document));
	}

	/** Which words they are, by their numbers in the vocabulary: as many as `wordsOf` has, in the same order. */
	numbersOf(document: Guid): Int32Array {
		return this.#numbers.get(document) ?? finished(this.#readNumbers(document));
	}

	/** Reads turns and words ahead, and where `numbered` which words they are; a long text in many steps. */
	*readAhead(documents: readonly Guid[], numbered = false): Stepwise<void> {
		for (const document of documents) {
			if (!this.#words.has(document)) {
				yield* this.#readWords(document);
				yield;
			}
			if (numbered && !this.#numbers.has(document)) {
				yield* this.#readNumbers(document);
				yield;
			}
		}
	}

	#forget(document: Guid | undefined): void {
		if (document === undefined) return;
		this.#turns.delete(document);
		this.#words.delete(document);
		this.#numbers.delete(document);
	}

	#read(document: Guid): TurnColumns {
		const statement = this.#tables.prepare(
			`select id, speaker_id, start, "end", case when instr(text, char(10)) then text end from turn
			where document_id = (select id from document where guid = ?) order by start`
		);
		const numbers: number[][] = [[], [], [], []];
		const paragraphs: number[] = [];
		statement.bind([document]);
		while (statement.step()) {
			const [id, speaker, start, end, text] = statement.get() as [
				number,
				number | null,
				number,
				number,
				string | null
			];
			[id, speaker ?? 0, start, end].forEach((value, i) => numbers[i]!.push(value));
			paragraphs.push(start);
			for (let at = text?.indexOf('\n') ?? -1; at >= 0; at = text!.indexOf('\n', at + 1))
				paragraphs.push(start + at + 1);
		}
		statement.reset();
		const [ids, speakers, starts, ends] = numbers.map((list) => Int32Array.from(list)) as [
			Int32Array,
			Int32Array,
			Int32Array,
			Int32Array
		];
		return { ids, speakers, starts, ends, paragraphs: Int32Array.from(paragraphs) };
	}

	*#readWords(document: Guid): Stepwise<WordColumns> {
		const turns = this.of(document);
		const starts: number[] = [];
		const perTurn: number[] = [];
		for (const words of this.#turnsInWords(document, turns)) {
			const before = starts.length;
			for (const { start } of words) {
				starts.push(start);
				if (starts.length % wordsAStep === 0) yield;
			}
			perTurn.push(starts.length - before);
		}
		const read = { starts: Int32Array.from(starts), perTurn: Int32Array.from(perTurn) };
		if (this.#turns.get(document) === turns) this.#words.set(document, read);
		return read;
	}

	*#readNumbers(document: Guid): Stepwise<Int32Array> {
		const turns = this.of(document);
		const language = knownLanguage(this.#languageOf(document));
		const numbers: number[] = [];
		for (const words of this.#turnsInWords(document, turns)) {
			for (const { word } of words) {
				numbers.push(this.vocabulary.add(foldWord(word, language)));
				if (numbers.length % wordsAStep === 0) yield;
			}
		}
		const read = Int32Array.from(numbers);
		if (this.#turns.get(document) === turns) this.#numbers.set(document, read);
		return read;
	}

	#languageOf(document: Guid): string | null {
		return this.#tables.get('document', document)?.language ?? null;
	}

	/** The words of each turn, where they start in the document. All texts are read first: others use the statement meanwhile. */
	#turnsInWords(document: Guid, { starts }: TurnColumns): Iterable<Word>[] {
		const segmenter = segmenterOf(this.#languageOf(document));
		const statement = this.#tables.prepare(
			'select text from turn where document_id = (select id from document where guid = ?) order by start'
		);
		const texts: string[] = [];
		statement.bind([document]);
		while (statement.step()) texts.push(statement.get()[0] as string);
		statement.reset();
		return texts.map((text, turn) => wordsIn(text, starts[turn]!, segmenter));
	}
}

type Word = { readonly word: string; readonly start: number };

/** The words of a turn that starts at `start`: of what the segmenter finds, what is made of letters or digits. */
function* wordsIn(text: string, start: number, segmenter: Intl.Segmenter): Generator<Word> {
	for (const { segment, index, isWordLike } of segmenter.segment(text))
		if (isWordLike) yield { word: segment, start: start + index };
}

/** Finds words in a language (a BCP 47 tag); in no language's own way where there is none or the tag is broken. */
export function segmenterOf(language: string | null): Intl.Segmenter {
	try {
		return new Intl.Segmenter(language ?? 'und', { granularity: 'word' });
	} catch {
		return new Intl.Segmenter('und', { granularity: 'word' });
	}
}
