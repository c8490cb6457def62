/** What stands over a figure: its title, and the sentences that state rule, coder and base. */
import { say } from '../../words/say.ts';
import type { Base, MatrixMeasure, Rule } from './numbers.ts';

/** The title of a matrix, from the names of the categories that its axes show (null: all codes). */
export function matrixTitle(rows: string | null, columns: string | null): string {
	if (rows === null && columns === null) return say('analyse.title.cooccurrence');
	const all = say('analyse.axis.all');
	return say('analyse.title.axes', { rows: rows ?? all, columns: columns ?? all });
}

/** How a matrix was counted. */
export function matrixSentence(rule: Rule, measure: MatrixMeasure, base: Base): string {
	const coefficient =
		measure === 'count'
			? []
			: [say(rule === 'overlap' ? 'analyse.sentence.jaccardOverlap' : 'analyse.sentence.jaccardTurn')];
	return [
		say(rule === 'overlap' ? 'analyse.sentence.overlap' : 'analyse.sentence.turn'),
		...coefficient,
		baseSentence(base),
		say(base.rollUp ? 'analyse.sentence.rolledUp' : 'analyse.sentence.own')
	].join(' ');
}

/** How bars were counted. */
export function barsSentence(base: Base): string {
	return [
		say('analyse.sentence.frequencies'),
		baseSentence(base),
		say(base.rollUp ? 'analyse.sentence.rolledUpBars' : 'analyse.sentence.own')
	].join(' ');
}

function baseSentence({ coder, documents, allDocuments, cases, leftOut }: Base): string {
	const filtered = documents === allDocuments ? 'no' : 'yes';
	return [
		coder === null
			? say('analyse.base.united', { documents, filtered })
			: say('analyse.base.coder', { coder, documents, filtered }),
		...(cases === null ? [] : [say('analyse.base.cases', { n: cases })]),
		...(leftOut ? [say('analyse.base.leftOut', { n: leftOut })] : [])
	].join(' ');
}

/** A coefficient between 0 and 1 as figures show it. */
export function coefficient(value: number, language: string, digits = 2): string {
	return value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}
