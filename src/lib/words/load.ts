/**
 * Loads the messages of a language when a window needs it, in two parts: the Code page shows its first screen with the words
 * of that alone. Neither the other language nor what only the command line says is part of it.
 */
import { learn, spokenLanguage, type Language, type Message } from './say.ts';

type Messages = Promise<{ default: Readonly<Record<string, Message>> }>;

const sources: Readonly<Record<'first' | 'rest', Readonly<Record<Language, () => Messages>>>> = {
	first: { en: () => import('./en-first.json'), sv: () => import('./sv-first.json') },
	rest: { en: () => import('./en-rest.json'), sv: () => import('./sv-rest.json') }
};
const learnt = new Set<string>();

/** Resolves once all of `wanted` are spoken. */
export async function loadWords(...wanted: readonly Language[]): Promise<void> {
	await Promise.all(wanted.flatMap((language) => [take('first', language), take('rest', language)]));
}

/** Resolves once a language is spoken as far as the first screen of the Code page needs it. */
export async function loadFirstWords(language: Language): Promise<void> {
	await take('first', language);
}

/** What is being loaded, once the language in use is spoken whole: what comes after the first screen may say anything. */
export async function withWords<T>(loading: Promise<T>): Promise<T> {
	const [loaded] = await Promise.all([loading, loadWords(spokenLanguage())]);
	return loaded;
}

async function take(part: keyof typeof sources, language: Language): Promise<void> {
	const name = `${part} ${language}`;
	if (learnt.has(name)) return;
	learn(language, (await sources[part][language]()).default);
	learnt.add(name);
}
