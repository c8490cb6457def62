/** The message catalogue: every text for people, as ICU messages in English and Swedish. */
import { IntlMessageFormat } from 'intl-messageformat';
import en from './en.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };

/** The languages that the catalogue speaks, by BCP 47 tag. */
export const languages = ['en', 'sv'] as const;
export type Language = (typeof languages)[number];

/** A key of the catalogue. */
export type MessageKey = keyof typeof en;

const catalogues: Record<Language, Record<string, string>> = { en, sv };
const compiled = new Map<string, IntlMessageFormat>();
let current: Language = 'en';

/** Makes `language` the one that `say` speaks where none is named. */
export function speak(language: Language): void {
	current = language;
}

/** The language that `say` speaks where none is named. */
export function spokenLanguage(): Language {
	return current;
}

/**
 * The sentence for `key` with `values` in place. A key that the catalogue lacks comes back as itself, so that a
 * history line written by a newer version still shows something.
 */
export function say(
	key: MessageKey | (string & {}),
	values: Readonly<Record<string, string | number>> = {},
	language: Language = current
): string {
	const id = `${language} ${key}`;
	let format = compiled.get(id);
	if (!format) {
		const text = catalogues[language][key] ?? catalogues.en[key];
		if (text === undefined) return key;
		format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
		compiled.set(id, format);
	}
	return String(format.format(values));
}
