/** The choices that a document's facts are picked from: kinds, states, languages. */
import type { AssignmentState, DocumentKind } from '../../core/records.ts';
import { localeOf } from '../../words/locale.ts';
import { capital } from '../../words/capital.ts';
import { say, spokenLanguage, type MessageKey } from '../../words/say.ts';

const kinds: readonly DocumentKind[] = ['interview', 'focusGroup', 'workshop', 'questionnaire', 'other'];

/** The name of each state of work. */
export const stateLabels: Readonly<Record<AssignmentState, MessageKey>> = {
	unread: 'assignment.unread',
	reading: 'assignment.reading',
	coding: 'assignment.coding',
	finished: 'assignment.finished',
	checked: 'assignment.checked'
};

/** The states of work in their order. */
export const states = Object.keys(stateLabels) as readonly AssignmentState[];

export function kindOptions(): { value: DocumentKind; label: string }[] {
	return kinds.map((value) => ({ value, label: say(`document.kind.${value}`) }));
}

export function stateOptions(): { value: AssignmentState; label: string }[] {
	return states.map((value) => ({ value, label: say(stateLabels[value]) }));
}

const tags =
	'ar bs cs da de en es et fa fi fr hr is it lt lv nb nl nn pl pt ro ru se so sq sr sv ti tr uk'.split(' ');

/** Languages by name, the reader's own and English first; a tag that is not among them is added. */
export function languageOptions(tag: string | null): { value: string; label: string }[] {
	const near = [...new Set([spokenLanguage(), 'sv', 'en'])];
	const { compare } = new Intl.Collator(spokenLanguage());
	const rest = [...new Set([...tags, ...(tag ? [tag] : [])])]
		.filter((other) => !near.includes(other as 'sv' | 'en'))
		.map((value) => ({ value, label: languageName(value) }))
		.sort((a, b) => compare(a.label, b.label));
	return [
		{ value: '', label: say('document.language.unknown') },
		...near.map((value) => ({ value, label: languageName(value) })),
		...rest
	];
}

/** A language's name in the language of the interface; the tag itself where it has none. */
export function languageName(tag: string): string {
	try {
		return capital(new Intl.DisplayNames(spokenLanguage(), { type: 'language' }).of(tag) ?? tag);
	} catch {
		return tag;
	}
}

/** A date (YYYY-MM-DD) in the reader's way. */
export function dateWords(date: string): string {
	return new Intl.DateTimeFormat(localeOf(), { dateStyle: 'medium', timeZone: 'UTC' }).format(
		Date.parse(`${date}T00:00:00Z`)
	);
}
