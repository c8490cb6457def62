/**
 * The message catalogue: every text for people, as ICU messages in English and Swedish. It speaks the languages that it has
 * learnt: a window loads the one in use first (`load.ts`), everything else learns both at once (`both.ts`).
 */
import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import type en from './en.json';
import { isPlain } from './plain.ts';

/** The languages that the catalogue speaks, by BCP 47 tag. */
export const languages = ['en', 'sv'] as const;
export type Language = (typeof languages)[number];

/** A key of the catalogue. */
export type MessageKey = keyof typeof en;

/** A message as it is written, or as it was read while the app was built. */
export type Message = ConstructorParameters<typeof IntlMessageFormat>[0];

const catalogues: Partial<Record<Language, Readonly<Record<string, Message>>>> = {};
const compiled = new Map<string, IntlMessageFormat>();
const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

// Shared by all messages, which would else each make their own: making one takes longer than a whole sentence.
const formatters: Formatters = {
	getNumberFormat: (locale, options) =>
		kept(numbers, locale, options, () => new Intl.NumberFormat(locale, options)),
	getDateTimeFormat: (locale, options) => new Intl.DateTimeFormat(locale, options),
	getPluralRules: (locale, options) =>
		kept(plurals, locale, options, () => new Intl.PluralRules(locale, options))
};
let current: Language = 'en';

/** Takes in messages of a language, beside those that it knows. */
export function learn(language: Language, messages: Readonly<Record<string, Message>>): void {
	catalogues[language] = { ...catalogues[language], ...messages };
}

/** True once the messages of a language are there. */
export const knows = (language: Language): boolean => language in catalogues;

/** Makes `language` the one that `say` speaks where none is named. */
export function speak(language: Language): void {
	current = language;
}

/** The language that `say` speaks where none is named. */
export function spokenLanguage(): Language {
	return current;
}

/**
 * The sentence for `key` with `values` in place; in a language that is known where `language` is not yet. A key that the
 * catalogue lacks comes back as itself, so that a history line written by a newer version still shows something.
 */
export function say(
	key: MessageKey | (string & {}),
	values: Readonly<Record<string, string | number>> = {},
	language: Language = current
): string {
	const spoken = knows(language) ? language : (languages.find(knows) ?? language);
	const id = `${spoken} ${key}`;
	let format = compiled.get(id);
	if (!format) {
		const message = catalogues[spoken]?.[key];
		if (message === undefined) return key;
		if (typeof message === 'string' && isPlain(message)) return message;
		format = new IntlMessageFormat(message, spoken, undefined, { ignoreTag: true, formatters });
		compiled.set(id, format);
	}
	return String(format.format(values));
}

function kept<T>(known: Map<string, T>, locale: unknown, options: unknown, make: () => T): T {
	const key = `${String(locale)} ${JSON.stringify(options)}`;
	let one = known.get(key);
	if (!one) known.set(key, (one = make()));
	return one;
}
