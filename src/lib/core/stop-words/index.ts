/** Stop words by language: what a count of words may leave out. */
import { english } from './en.ts';
import { swedish } from './sv.ts';

const lists = { sv: swedish, en: english } as const;

/** The languages that there are stop words for. */
export const stopLanguages = ['sv', 'en'] as const;
export type StopLanguage = (typeof stopLanguages)[number];

/** The stop words of these languages together. */
export function stopWordsOf(languages: readonly StopLanguage[]): string[] {
	return languages.flatMap((language) => lists[language]);
}
