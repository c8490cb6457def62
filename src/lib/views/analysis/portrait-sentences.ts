/** What stands over a portrait: its title, and the sentences that state what is counted and where. */
import { say } from '../../words/say.ts';
import type { Base } from './numbers.ts';
import type { LengthUnit, Shape } from './portrait.ts';
import { baseSentence, whoSentences } from './sentences.ts';
import { sum, type TalkNumbers } from './talk.ts';

/** What is shown, for the words over it. */
export type Portraying = {
	readonly shape: Shape;
	readonly unit: LengthUnit;
	/** The title of the document that is chosen. */
	readonly document: string;
	/** Codes shown, and used. */
	readonly shown: number;
	readonly of: number;
	readonly facilitators: 'in' | 'out';
};

/** The title of a portrait. */
export function portraitTitle({ shape, document }: Portraying): string {
	return say('portrait.title', { shape, document });
}

/** How a portrait was made, or talk counted (`talk` is null before it is there). */
export function portraitSentence(given: Portraying, base: Base, talk: TalkNumbers | null): string {
	const { shape, unit, shown, of, facilitators } = given;
	if (shape === 'documents' || shape === 'document')
		return [
			shape === 'documents'
				? say('portrait.sentence.documents', { unit })
				: say('portrait.sentence.document'),
			...(shown < of ? [say('portrait.sentence.shown', { n: shown, of })] : []),
			baseSentence(base),
			say(base.rollUp ? 'portrait.sentence.categories' : 'analyse.sentence.own')
		].join(' ');
	return [
		shape === 'talk' ? say('portrait.sentence.talk') : say('portrait.sentence.after'),
		...(shape === 'after' && talk
			? [say('portrait.sentence.apart', { self: sum(talk.self), outside: sum(talk.afterOutside) }).trim()]
			: []),
		say('portrait.sentence.facilitators', { facilitators }),
		...whoSentences(base)
	]
		.filter(Boolean)
		.join(' ');
}
