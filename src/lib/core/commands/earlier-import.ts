/**
 * Finds the documents that an earlier export of the same questionnaire became. Which column or respondent a document came
 * from stands at the end of its source name, which nobody edits: titles may be changed freely.
 */
import type { Facts } from '../facts.ts';
import type { Document, Guid } from '../records.ts';
import type { QuestionnaireImport } from './questionnaire.ts';

/** The source name of the document of one question: `survey.csv#Q3`. */
export const questionSource = (file: string, column: string): string => `${file}#${part(column)}`;

/** The source name of the document of one respondent: `survey.csv##ID7`. */
export const respondentSource = (file: string, name: string): string => `${file}##${part(name)}`;

/**
 * The documents by their question's column, or by their respondent's name. Of the same file's name first; of another
 * file's where any document that came from it shares a respondent with this export (or, where respondents are documents,
 * a question).
 */
export function earlierDocuments(command: QuestionnaireImport, facts: Facts): Map<string, Document> {
	const found = new Map<string, Document>();
	if (command.asNew) return found;
	const sources = facts
		.where('document', { kind: 'questionnaire' })
		.map((document) => ({ document, ...sourceOf(document) }));
	const ofRespondents = command.form === 'respondents';
	const names = ofRespondents
		? command.rows.map(({ name }) => name)
		: command.questions.map(({ column }) => column);
	const shares = ofRespondents ? sharesQuestion(command, facts) : sharesRespondent(command, facts);
	const byPart = new Map<string, typeof sources>();
	for (const source of sources) {
		if (source.ofRespondent !== ofRespondents) continue;
		byPart.set(source.part, [...(byPart.get(source.part) ?? []), source]);
	}
	const related = new Map<string, boolean>();
	const isRelated = (file: string): boolean => {
		if (!related.has(file))
			related.set(
				file,
				file === command.sourceName ||
					sources.some(
						(one) => one.file === file && one.ofRespondent === ofRespondents && shares(one.document)
					)
			);
		return related.get(file)!;
	};
	for (const name of names) {
		const candidates = byPart.get(part(name)) ?? [];
		const best =
			candidates.find(({ file }) => file === command.sourceName) ??
			candidates.find(({ file }) => isRelated(file));
		if (best) found.set(name, best.document);
	}
	return found;
}

/** The case of each respondent of these documents, by the name that the speaker has there. */
export function earlierRespondents(documents: readonly Document[], facts: Facts): Map<string, Guid> {
	const known = new Map<string, Guid>();
	for (const { guid } of documents)
		for (const { name, role, case: about } of facts.where('speaker', { document: guid }))
			if (role === 'participant' && about) known.set(name, about);
	return known;
}

/** Source names part at the last `#`, so that sign can't stand in a part. */
const part = (text: string): string => text.replaceAll('#', '＃');

function sourceOf({ sourceName }: Document): { file: string; part: string; ofRespondent: boolean } {
	const at = sourceName.lastIndexOf('#');
	const ofRespondent = at > 0 && sourceName[at - 1] === '#';
	return {
		file: sourceName.slice(0, ofRespondent ? at - 1 : Math.max(0, at)),
		part: sourceName.slice(at + 1),
		ofRespondent
	};
}

function sharesRespondent(command: QuestionnaireImport, facts: Facts): (document: Document) => boolean {
	const names = new Set(command.rows.map(({ name }) => name));
	return ({ guid }) => facts.where('speaker', { document: guid }).some(({ name }) => names.has(name));
}

function sharesQuestion(command: QuestionnaireImport, facts: Facts): (document: Document) => boolean {
	const titles = new Set(command.questions.map(({ title }) => title));
	return ({ guid, length }) => {
		const text = facts.slice(guid, 0, length);
		return facts
			.where('turn', { document: guid })
			.some(({ start, end }) => titles.has(text.slice(start, end)));
	};
}
