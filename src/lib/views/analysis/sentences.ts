/** What stands over a figure: its title, and the sentences that state rule, coder and base. */
import { say, spokenLanguage } from '../../words/say.ts';
import type { Base, MatrixMeasure, RuleChoice } from './numbers.ts';

/** The title of a matrix, from the names of the categories that its axes show (null: all codes). */
export function matrixTitle(rows: string | null, columns: string | null): string {
	if (rows === null && columns === null) return say('analyse.title.cooccurrence');
	const all = say('analyse.axis.all');
	return say('analyse.title.axes', { rows: rows ?? all, columns: columns ?? all });
}

/** How a matrix was counted; `units` is how many the filter holds, null where the rule knows none. */
export function matrixSentence(
	choice: RuleChoice,
	measure: MatrixMeasure,
	units: number | null,
	base: Base
): string {
	return [
		ruleSentence(choice),
		...(measure === 'jaccard' ? [say('analyse.sentence.jaccard', { unit: choice.rule })] : []),
		...(measure === 'share' ? [say('analyse.sentence.share')] : []),
		baseSentence(base),
		...(units === null ? [] : [say('analyse.sentence.units', { unit: choice.rule, n: units })]),
		say(base.rollUp ? 'analyse.sentence.rolledUp' : 'analyse.sentence.own')
	].join(' ');
}

/** What a rule of co-occurrence counts. */
export function ruleSentence({ rule, turns, passShort }: RuleChoice): string {
	if (rule !== 'near') return say(`analyse.sentence.${rule}`);
	return say('analyse.sentence.near', { n: turns, short: passShort ? 'yes' : 'no' });
}

/** The names of two codes that occur together; or, directed, of which the second follows the first. */
export function pairTitle(a: string, b: string, isDirected = false): string {
	return say(isDirected ? 'analyse.following' : 'analyse.pair', { a, b });
}

/** Why there is no pair to show: `none` where codes are compared, and which are not compared, as `uncompared` tells. */
export function noPairsSentence(none: string, not: 'all' | 'some' | 'alone' | null): string {
	if (not === null) return none;
	const why = say(`analyse.notCompared.${not}`);
	return not === 'some' ? `${none} ${why}` : why;
}

/** How sequences were counted, within so many turns, beside so many shuffles from a seed where there are any. */
export function sequenceSentence(
	{ turns, shuffles, seed }: { turns: number; shuffles: number; seed: number },
	base: Base
): string {
	return [
		say('analyse.sentence.sequence', { n: turns }),
		...(shuffles ? [say('analyse.sentence.shuffles', { shuffles, seed })] : []),
		baseSentence(base),
		say(base.rollUp ? 'analyse.sentence.rolledUp' : 'analyse.sentence.own')
	].join(' ');
}

/** Whose codings were counted, where, and what was left out. */
export function baseSentence(base: Base): string {
	const { set, starred, auto, leftOut } = base;
	return [
		coderSentence(base),
		...whoSentences(base),
		...(set === null ? [] : [say('analyse.base.set', { set })]),
		...(starred ? [say(`analyse.base.starred.${starred}`)] : []),
		...(auto ? [say(`analyse.base.auto.${auto}`)] : []),
		...(leftOut ? [say('analyse.base.leftOut', { n: leftOut })] : [])
	].join(' ');
}

function coderSentence({ coder, agreed, codersApart, oneApart, documents, allDocuments }: Base): string {
	const filtered = documents === allDocuments ? 'no' : 'yes';
	if (codersApart) return say('analyse.base.apart', { documents, filtered });
	if (oneApart) {
		const whose = coder === null ? 'united' : agreed ? 'agreed' : 'coder';
		return say('analyse.base.oneApart', { apart: oneApart, whose, coder: coder ?? '', documents, filtered });
	}
	if (coder === null) return say('analyse.base.united', { documents, filtered });
	return say(agreed ? 'analyse.base.agreed' : 'analyse.base.coder', { coder, documents, filtered });
}

/** So many names are written out; more are a number. */
const mostNames = 4;

/** Whose words alone count: those of the cases and of the speakers that the filter asks for, and facilitators among them. */
export function whoSentences({
	cases,
	speakers,
	facilitatorsNamed
}: Pick<Base, 'cases' | 'speakers' | 'facilitatorsNamed'>): string[] {
	return [
		...(cases === null ? [] : [say('analyse.base.cases', { n: cases })]),
		...(speakers ? [speakersSentence(speakers)] : []),
		...(facilitatorsNamed ? [say('analyse.base.facilitatorsNamed')] : [])
	];
}

function speakersSentence(speakers: readonly string[]): string {
	const named = speakers.filter(Boolean);
	if (!named.length && speakers.length) return say('analyse.base.unnamed');
	const unnamed = named.length < speakers.length ? 'yes' : 'no';
	if (named.length > mostNames) return say('analyse.base.speakersMany', { n: named.length, unnamed });
	const names = new Intl.ListFormat(spokenLanguage(), { type: 'conjunction' }).format(named);
	return say('analyse.base.speakers', { names, unnamed });
}

/** A coefficient between 0 and 1 as figures show it. */
export function coefficient(value: number, language: string, digits = 2): string {
	return value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
