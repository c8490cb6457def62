/** The message catalogue: every text for people, as ICU messages in English and Swedish. */
import { IntlMessageFormat, type Formatters } from 'intl-messageformat';
import en from './en.json' with { type: 'json' };
import sv from './sv.json' with { type: 'json' };

/** The languages that the catalogue speaks, by BCP 47 tag. */
export const languages = ['en', 'sv'] as const;
export type Language = (typeof languages)[number];

/** A key of the catalogue. */
export type MessageKey = keyof typeof en;

const catalogues: Record<Language, Record<string, string>> = { en, sv };
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
		format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true, formatters });
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
