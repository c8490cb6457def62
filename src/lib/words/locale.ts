/** How dates and times are written in each language of the catalogue. */
import { spokenLanguage, type Language } from './say.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', sv: 'sv-SE' };

/** The locale of a language, for `Intl`: plain `en` would put the month before the day and count twelve hours. */
export function localeOf(language: Language = spokenLanguage()): string {
	return locales[language];
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** How a moment is written in a locale; made once for each form, since making one takes longer than using it. */
export function dateFormat(
	options: Intl.DateTimeFormatOptions,
	locale: string = localeOf()
): Intl.DateTimeFormat {
	const key = `${locale} ${JSON.stringify(options)}`;
	let format = dates.get(key);
	if (!format) dates.set(key, (format = new Intl.DateTimeFormat(locale, options)));
	return format;
}
