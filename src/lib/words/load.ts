/** Loads the messages of a language when a window needs it: the other one is no part of the first screen. */
import { knows, learn, type Catalogue, type Language } from './say.ts';

const sources: Readonly<Record<Language, () => Promise<{ default: Catalogue }>>> = {
	en: () => import('./en.json'),
	sv: () => import('./sv.json')
};

/** Resolves once all of `wanted` are spoken. */
export async function loadWords(...wanted: readonly Language[]): Promise<void> {
	await Promise.all(
		wanted
			.filter((language) => !knows(language))
			.map(async (language) => learn(language, (await sources[language]()).default))
	);
}
