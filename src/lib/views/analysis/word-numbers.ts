/** Words as their figure takes them, the choices it offers, and the sentences, facts and files made of them. */
import { say, spokenLanguage } from '../../words/say.ts';
import type { FileTable } from './files.ts';
import type { Base, Fact } from './numbers.ts';
import { baseSentence, coefficient, whoSentences } from './sentences.ts';

/** A word of the text; what compares it with the rest of the filter is null where no code is chosen. */
export type WordRow = {
	readonly word: string;
	readonly count: number;
	readonly documents: number;
	readonly cases: number;
	readonly rest: number | null;
	readonly likelihood: number | null;
	readonly ratio: number | null;
};

export type WordNumbers = {
	readonly words: readonly WordRow[];
	/** All words of the text, and of the rest of the filter. */
	readonly total: number;
	readonly restTotal: number;
	/** Different words that could be listed. */
	readonly different: number;
};

/** A place of a word. */
export type WordHit = {
	readonly document: string;
	readonly start: number;
	readonly turn: number;
	readonly speaker: string | null;
	/** Milliseconds into the recording, or null. */
	readonly time: number | null;
	readonly before: string;
	readonly words: string;
	readonly after: string;
};

/** Which stop words are left out: of Swedish, of English, of both, none. */
export const stopChoices = ['sv', 'en', 'sv,en', 'none'] as const;
export type StopChoice = (typeof stopChoices)[number];

/** How many words are shown at most. */
export const tops = [20, 50, 100, 200, 500] as const;

/** What the figure offers. */
export type WordChoices = {
	readonly form: 'chart' | 'table';
	/** The code whose passages are the text; null for all text in the filter. */
	readonly code: string | null;
	readonly rollUp: boolean;
	readonly stop: StopChoice;
	/** Further words that are left out, with commas between. */
	readonly without: string;
	readonly shortest: number;
	readonly numbers: boolean;
	readonly order: 'count' | 'keyness';
	readonly top: number;
};

/** Words as they are typed into a field, by commas or blanks. */
export const typedWords = (text: string): string[] => [...new Set(text.split(/[\s,;]+/).filter(Boolean))];

/** Occurrences per 1,000 words of a text; null where it has none. */
export const perThousand = (count: number, total: number): number | null =>
	total ? (1000 * count) / total : null;

/** A rate or a coefficient as figures show it; nothing for none. */
export const shown = (value: number | null, language: string, digits = 1): string =>
	value === null ? '' : coefficient(value, language, digits);

/** What was counted, in which text, and what was left out. */
export function wordsSentence(
	{ total, restTotal }: WordNumbers,
	choices: WordChoices,
	code: string | null,
	base: Base,
	facilitators: 'in' | 'out'
): string {
	const { documents, allDocuments } = base;
	const filtered = documents === allDocuments ? 'no' : 'yes';
	const list = new Intl.ListFormat(spokenLanguage());
	const unlisted = unlistedOf(choices);
	return [
		say('analyse.words.sentence'),
		...(code === null
			? [say('analyse.words.ofFilter', { n: total, documents, filtered }), ...whoSentences(base)]
			: [
					say('analyse.words.ofCode', { n: total, code, rest: restTotal }),
					baseSentence(base),
					say(base.rollUp ? 'analyse.words.rolledUp' : 'analyse.sentence.own')
				]),
		...(facilitators === 'out' ? [say('analyse.words.facilitators')] : []),
		...(unlisted.length ? [say('analyse.words.unlisted', { what: list.format(unlisted) })] : [])
	].join(' ');
}

/** What the list leaves out. */
function unlistedOf({ stop, without, numbers, shortest }: WordChoices): string[] {
	const own = typedWords(without).length;
	return [
		...(stop === 'none' ? [] : [say('analyse.words.unlisted.stop', { stop: stop.replace(',', '') })]),
		...(own ? [say('analyse.words.unlisted.own', { n: own })] : []),
		...(numbers ? [] : [say('analyse.words.unlisted.numbers')]),
		...(shortest > 1 ? [say('analyse.words.unlisted.short', { n: shortest })] : [])
	];
}

/** What stands over the places of a word. */
export function wordFacts(row: WordRow, { total, restTotal }: WordNumbers, language: string): Fact[] {
	const { count, documents, cases, rest, likelihood, ratio } = row;
	const fact = (value: string, label: string, hint?: string): Fact => ({ value, label, hint });
	return [
		fact(count.toLocaleString(language), say('analyse.words.fact.count', { n: count })),
		fact(shown(perThousand(count, total), language), say('analyse.words.perThousand')),
		fact(documents.toLocaleString(language), say('analyse.fact.documents', { n: documents })),
		fact(cases.toLocaleString(language), say('analyse.words.fact.cases', { n: cases })),
		...(rest === null
			? []
			: [
					fact(shown(perThousand(rest, restTotal), language), say('analyse.words.restPerThousand')),
					fact(shown(likelihood, language), 'G²', say('analyse.words.likelihoodHint')),
					fact(shown(ratio, language), say('analyse.words.ratio'), say('analyse.words.ratioHint'))
				])
	];
}

/** The words, one a row, with every number. */
export function wordsFile({ words, total, restTotal }: WordNumbers): FileTable {
	const compared = words.some(({ rest }) => rest !== null);
	return {
		corner: say('analyse.words.word'),
		rows: words.map(({ word }) => word),
		columns: [
			say('analyse.words.count'),
			say('analyse.words.perThousand'),
			say('analyse.csv.documents'),
			say('analyse.words.cases'),
			...(compared
				? [say('analyse.words.rest'), say('analyse.words.restPerThousand'), 'G²', say('analyse.words.ratio')]
				: [])
		],
		values: words.map(({ count, documents, cases, rest, likelihood, ratio }) => [
			...[count, perThousand(count, total), documents, cases],
			...(rest === null ? [] : [rest, perThousand(rest, restTotal), likelihood, ratio])
		])
	};
}

/** The places of a word, one a row, with what is said before and after it. */
export function placesFile(hits: readonly WordHit[], titleOf: (document: string) => string): FileTable {
	return {
		corner: say('analyse.words.document'),
		rows: hits.map(({ document }) => titleOf(document)),
		columns: (['turn', 'speaker', 'before', 'word', 'after'] as const).map((column) =>
			say(`analyse.words.place.${column}`)
		),
		values: hits.map(({ turn, speaker, before, words, after }) => [turn, speaker, before, words, after])
	};
}
