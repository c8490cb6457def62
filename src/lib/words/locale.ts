/** How dates and times are written in each language of the catalogue. */
import { spokenLanguage, type Language } from './say.ts';

const locales: Readonly<Record<Language, string>> = { en: 'en-GB', sv: 'sv-SE' };

/** The locale of a language, for `Intl`: plain `en` would put the month before the day and count twelve hours. */
export function localeOf(language: Language = spokenLanguage()): string {
	return locales[language];
}
