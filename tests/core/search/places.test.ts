import { describe, expect, it } from 'vitest';
import { placesOf, type AutoUnit, type HitText } from '../../../src/lib/core/search/places.ts';
import { structureOf } from '../../../src/lib/core/search/structure.ts';
import { matcherOf } from '../../../src/lib/core/search/matcher.ts';
import type { SearchedText } from '../../../src/lib/core/search/search.ts';

type Said = readonly [string | null, string];

const interview: readonly Said[] = [
	['M', 'How is school?'],
	['Ann', 'Far away. By bus, bl.a. in winter. 😀 Long.'],
	['Bob', '  I walk.'],
	['M', 'And work?'],
	['Ann', 'Nearer.'],
	['M', 'Thanks.']
];

function textOf(said: readonly Said[], kind: SearchedText['kind'] = 'interview') {
	let start = 0;
	const turns = said.map(([speaker, text], i) => {
		const turn = {
			number: i + 1,
			start,
			text,
			speaker,
			facilitator: speaker === 'M',
			time: null,
			inside: true
		};
		start += text.length + 1;
		return turn;
	});
	const whole = said.map(([, text]) => text).join('\n');
	return { document: 'd', kind, title: 'What hinders you?', language: 'sv', turns, coded: null, whole };
}

function coded(said: readonly Said[], words: readonly string[], unit: AutoUnit, kind?: HitText['kind']) {
	const text = textOf(said, kind);
	const hits = words
		.map((one) => ({ start: text.whole.indexOf(one), end: text.whole.indexOf(one) + one.length }))
		.sort((a, b) => a.start - b.start);
	return placesOf(text, hits, unit).map(({ start, end, hits: n }) => `${text.whole.slice(start, end)} ${n}`);
}

describe('what is coded around hits', () => {
	it('is the match without blanks at its ends', () => {
		expect(coded(interview, [' By bus,', 'walk'], 'match')).toEqual(['By bus, 1', 'walk 1']);
		expect(coded(interview, ['  '], 'match')).toEqual([]);
	});

	it('is the sentence, once for all hits in it', () => {
		expect(coded(interview, ['bus', 'winter'], 'sentence')).toEqual(['By bus, bl.a. in winter. 2']);
		expect(coded(interview, ['away. By'], 'sentence')).toEqual(['Far away. By bus, bl.a. in winter. 1']);
		expect(coded(interview, ['😀'], 'sentence')).toEqual(['😀 Long. 1']);
	});

	it('is the turn, or what participants say between two turns of a facilitator', () => {
		expect(coded(interview, ['walk', 'bus'], 'turn')).toEqual([`${interview[1]![1]} 1`, 'I walk. 1']);
		const answer = `${interview[1]![1]}\n${interview[2]![1]}`;
		expect(coded(interview, ['walk', 'bus'], 'answer')).toEqual([`${answer} 2`]);
		expect(coded(interview, ['How'], 'answer')).toEqual([`${answer} 1`]);
		expect(coded(interview, ['Thanks'], 'answer')).toEqual([]);
	});

	it('is a turn for an answer in a questionnaire, and where nobody leads', () => {
		const said: Said[] = [
			['A', 'Time.'],
			['B', 'Money.']
		];
		expect(coded(said, ['Money'], 'answer')).toEqual(['Money. 1']);
		expect(coded(interview, ['walk'], 'answer', 'questionnaire')).toEqual(['I walk. 1']);
	});
});

describe('what is found by how a document is built', () => {
	const found = (
		said: readonly Said[],
		way: 'turns' | 'answers' | 'headings',
		words = '',
		kind?: HitText['kind']
	) => {
		const text = textOf(said, kind);
		const matcher = words
			? matcherOf({ text: words, way: 'part', matchCase: false, matchMarks: false })
			: null;
		const ranges = structureOf(text, way, matcher?.ok ? matcher.value : null);
		return ranges.map(({ start, end }) => text.whole.slice(start, end));
	};

	it('is every turn with words', () => {
		expect(found([...interview, ['Bob', ' ']], 'turns')).toEqual(interview.map(([, text]) => text));
	});

	it('is the answers to a question', () => {
		const first = `${interview[1]![1]}\n${interview[2]![1]}`;
		expect(found(interview, 'answers')).toEqual([first, 'Nearer.']);
		expect(found(interview, 'answers', 'SCHOOL')).toEqual([first]);
		expect(
			found(
				[
					['M', 'Of school.'],
					['M', 'Tell me.'],
					['Ann', 'Far.']
				],
				'answers',
				'school'
			)
		).toEqual(['Far.']);
		expect(
			found(
				[
					['Ann', 'Far.'],
					['Bob', 'Near.']
				],
				'answers',
				'hinder',
				'questionnaire'
			)
		).toEqual(['Far.', 'Near.']);
		expect(found([['Ann', 'Far.']], 'answers', 'school', 'questionnaire')).toEqual([]);
	});

	it('is what stands under a heading, with it', () => {
		const notes: Said[] = [
			[null, 'First day'],
			[null, 'We came late.'],
			['Ann', 'Yes'],
			[null, 'Second day'],
			[null, 'Rain.']
		];
		expect(found(notes, 'headings')).toEqual(['First day\nWe came late.\nYes', 'Second day\nRain.']);
		expect(found(notes, 'headings', 'second')).toEqual(['Second day\nRain.']);
		expect(found(notes, 'headings', '', 'questionnaire')).toEqual([]);
	});
});
