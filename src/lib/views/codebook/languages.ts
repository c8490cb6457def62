/** In which languages a codebook's names and rules stand: those of the codes themselves, and those beside them. */
import type { Code, CodeTexts } from '../../core/records.ts';
import { languages, type Language } from '../../words/say.ts';

/** The texts of a code, in the order of the form. */
export const textFields = ['definition', 'include', 'exclude', 'example', 'borderline'] as const;

/**
 * The language of the codes' own texts: of those that Samtal speaks the one in which no code has a translation;
 * `spoken` where that leaves a doubt.
 */
export function ownLanguage(codes: readonly Code[], spoken: Language): Language {
	const translated = new Set(codes.flatMap(({ translations }) => Object.keys(translations)));
	const left = languages.filter((language) => !translated.has(language));
	return left.length === 1 && left[0] ? left[0] : spoken;
}

/** The languages that may stand beside the codes' own, those in use first. */
export function furtherLanguages(codes: readonly Code[], own: string): string[] {
	const used = codes.flatMap(({ translations }) => Object.keys(translations));
	return [...new Set([...used, ...languages])].filter((language) => language !== own);
}

/** A language's name in the language `spoken`, its first letter a capital. */
export function languageName(language: string, spoken: string): string {
	const name = new Intl.DisplayNames([spoken], { type: 'language' }).of(language) ?? language;
	return name.charAt(0).toLocaleUpperCase(spoken) + name.slice(1);
}

/** `translations` with one text changed; a language without any words is left out. */
export function withTranslation(
	translations: Code['translations'],
	language: string,
	field: keyof CodeTexts,
	text: string
): Code['translations'] {
	const empty: CodeTexts = {
		name: '',
		definition: '',
		include: '',
		exclude: '',
		example: '',
		borderline: ''
	};
	const texts = { ...(translations[language] ?? empty), [field]: text };
	const { [language]: _, ...others } = translations;
	return Object.values(texts).some(Boolean) ? { ...others, [language]: texts } : others;
}
