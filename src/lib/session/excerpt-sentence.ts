/** The sentence with which a report names what was chosen for it. */
import { say, type Language } from '../words/say.ts';

/** What was chosen, by name; null for all of a kind. */
export type Chosen = {
	readonly codes: readonly string[] | null;
	/** Whether the codes' sub-codes came along. */
	readonly roll: boolean;
	readonly documents: readonly string[] | null;
	readonly coder: string | null;
	/** The groups in the filter, each as "Level: unit, management". */
	readonly groups: readonly string[];
	/** Whether what only facilitators say is left out. */
	readonly leadersOut: boolean;
};

/** So many names are written out; the rest is a number. */
const mostNames = 12;

/** Which passages a report holds, in its language; empty where it holds all. */
export function excerptSentence(
	{ codes, roll, documents, coder, groups, leadersOut }: Chosen,
	language: Language
): string {
	const parts = [
		codes &&
			say(
				'export.sentence.codes',
				{ n: codes.length, names: listOf(codes, language), roll: String(roll) },
				language
			),
		documents &&
			say('export.sentence.documents', { n: documents.length, names: listOf(documents, language) }, language),
		coder && say('export.sentence.coder', { name: coder }, language),
		groups.length > 0 && say('export.sentence.groups', { groups: groups.join('; ') }, language),
		leadersOut && say('export.sentence.leadersOut', {}, language)
	];
	return parts.filter(Boolean).join(' ');
}

function listOf(names: readonly string[], language: Language): string {
	const shown = names.length > mostNames ? names.slice(0, mostNames - 1) : names;
	const rest = names.length - shown.length;
	const all = rest ? [...shown, say('export.sentence.more', { n: rest }, language)] : shown;
	return new Intl.ListFormat(language, { type: 'conjunction' }).format(all);
}
