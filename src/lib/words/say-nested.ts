/** Sentences made of parts, each with its own key. */
import { say, spokenLanguage, type Language } from './say.ts';

/** The key of a message and its values, some of which are such parts again. */
export type Part = {
	readonly key: string;
	readonly values: Readonly<Record<string, string | number | Part>>;
};

/** The sentence in words, its parts first. */
export function sayNested({ key, values }: Part, language: Language = spokenLanguage()): string {
	const said = Object.entries(values).map(([name, value]) => [
		name,
		typeof value === 'object' ? sayNested(value, language) : value
	]);
	return say(key, Object.fromEntries(said) as Record<string, string | number>, language);
}
