/** The numbers over a list of passages, in words. */
import { say } from '../../words/say.ts';
import type { Pair } from './matrix.ts';
import type { Fact, PairNumbers } from './numbers.ts';
import { coefficient } from './sentences.ts';
import type { SequenceNumbers, SequencePair } from './sequence.ts';

/** Pairs, Jaccard, how many passages of each code meet the other's, and lift where something is expected. */
export function pairFacts(numbers: PairNumbers, pair: Pair, language: string): Fact[] {
	const { a, b, count, jaccard, aMeeting, bMeeting, expected, lift } = pair;
	const meet = (n: number, one: typeof a, other: typeof a): Fact => {
		const of = numbers.codings[one.index] ?? 0;
		return {
			value: n.toLocaleString(language),
			label: say('analyse.fact.meet', { of }),
			hint: say('analyse.fact.meetHint', { n, of, code: one.code.name, other: other.code.name })
		};
	};
	return [
		{
			value: count.toLocaleString(language),
			label: say('analyse.fact.pairs', { n: count }),
			hint: say('analyse.fact.pairsHint')
		},
		...(jaccard === null
			? []
			: [{ value: coefficient(jaccard, language), label: say('analyse.fact.jaccard') }]),
		meet(aMeeting, a, b),
		meet(bMeeting, b, a),
		...(lift === null || expected === null
			? []
			: [
					{
						value: coefficient(lift, language),
						label: say('analyse.fact.lift'),
						hint: say('analyse.fact.liftHint', { expected: coefficient(expected, language, 1) })
					}
				])
	];
}

/** How often a code follows another; and, where it was shuffled, how often it would by chance and how many shuffles gave as much. */
export function sequenceFacts(numbers: SequenceNumbers, pair: SequencePair, language: string): Fact[] {
	const { a, b, count, expected, ratio, atLeast, atMost } = pair;
	const { shuffles } = numbers;
	const of = numbers.codings[a.index] ?? 0;
	const isMore = count >= expected;
	const n = isMore ? atLeast : atMost;
	const followed = {
		value: count.toLocaleString(language),
		label: say('analyse.fact.followed', { of }),
		hint: say('analyse.fact.followedHint', { n: count, of, code: a.code.name, other: b.code.name })
	};
	if (!shuffles) return [followed];
	return [
		followed,
		{
			value: coefficient(expected, language, 1),
			label: say('analyse.fact.expected'),
			hint: say('analyse.fact.shufflesHint', { shuffles })
		},
		...(ratio === null ? [] : [{ value: coefficient(ratio, language), label: say('analyse.fact.lift') }]),
		{
			value: n.toLocaleString(language),
			label: say(isMore ? 'analyse.fact.atLeast' : 'analyse.fact.atMost', { shuffles })
		}
	];
}
