/** What the pane of passages shows of a portrait: the passages of a code in a document, or the turns of a speaker. */
import { say, spokenLanguage } from '../../words/say.ts';
import type { Selection } from './lane-figure.ts';
import type { AnalysedCode, Fact, Hit } from './numbers.ts';
import { stretchesOf, type PortraitNumbers } from './portrait.ts';
import { nameOf, speakerKey, type TalkNumbers } from './talk.ts';

/** Passages or turns in the order of the text, as they were asked for, and how many there are in all. */
export type Found = {
	readonly total: number;
	readonly uses: readonly (Omit<Hit, 'a' | 'b'> & { readonly span: Hit['a'] })[];
};

/** The props of the pane. */
export type PortraitHits = {
	readonly a: AnalysedCode;
	readonly facts: readonly Fact[];
	readonly hits: readonly Hit[];
	readonly total: number;
};

/** The passages of a code in a document: the one that was chosen comes first. */
export function passagesOf(
	numbers: PortraitNumbers,
	code: AnalysedCode,
	found: Found,
	{ document, at }: Selection
): PortraitHits {
	const of = numbers.documents.indexOf(document ?? '');
	const index = numbers.guids.indexOf(code.guid);
	const own = stretchesOf(numbers, of).filter((k) => numbers.code[k] === index);
	const characters = own.reduce((sum, k) => sum + numbers.end[k]! - numbers.start[k]!, 0);
	return {
		a: code,
		facts: [
			fact(own.length, say('analyse.fact.codings', { n: own.length })),
			fact(characters, say('analyse.fact.covered')),
			{
				value: say('analyse.percent', { share: characters / (numbers.lengths[of] || 1) }),
				label: say('portrait.fact.ofDocument')
			}
		],
		hits: chosenFirst(found, at),
		total: found.total
	};
}

/** The turns of a speaker, or those after another: the one that was chosen comes first. At most `limit`. */
export function turnsOf(
	talk: TalkNumbers,
	found: Found,
	{ a, b, at }: Selection,
	limit: number
): PortraitHits | null {
	const [by, before] = [a, b].map((key) => talk.talkers.findIndex((one) => speakerKey(one) === key)) as [
		number,
		number
	];
	const talker = talk.talkers[by];
	if (!talker) return null;
	const follows = talk.talkers[before];
	const name = follows ? say('portrait.aAfterB', { a: nameOf(talker), b: nameOf(follows) }) : nameOf(talker);
	return {
		a: { guid: speakerKey(talker), name, path: name, color: 'var(--edge)', depth: 0, parent: null },
		facts: [
			fact(found.total, say('portrait.fact.turns', { n: found.total })),
			...(follows ? [] : [fact(talk.words[by]!, say('portrait.fact.words', { n: talk.words[by]! }))])
		],
		hits: chosenFirst(found, at).slice(0, limit),
		total: found.total
	};
}

function chosenFirst({ uses }: Found, at: number | null): Hit[] {
	const hits = uses.map(({ span, ...rest }): Hit => ({ ...rest, a: span, b: null }));
	return [...hits.filter(({ a }) => a.start === at), ...hits.filter(({ a }) => a.start !== at)];
}

const fact = (n: number, label: string): Fact => ({ value: n.toLocaleString(spokenLanguage()), label });
