import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src/lib/core/search/fold.ts';
import { matcherOf, type WantedWords } from '../../../src/lib/core/search/matcher.ts';
import { wordWays, type WordWay } from '../../../src/lib/core/search/search.ts';
import { alphabet, naiveHits, someLetters, written } from './naive-search.ts';

const loose = { matchCase: false, matchMarks: false };

function found(text: string, wanted: string, way: WordWay, how: Partial<WantedWords> = {}): string[] {
	const matcher = matcherOf({ text: wanted, way, ...loose, ...how });
	if (!matcher.ok) throw new Error(matcher.error.type);
	return matcher.value.find(text).map(({ start, end }) => text.slice(start, end));
}

describe('the hits of a search', () => {
	const plain = alphabet.filter(({ given, kind }) => kind !== 'blank' && !'.-❤\ufe0f'.includes(given));

	for (const way of wordWays) {
		it(`are those of a plain scan: ${way}`, () => {
			const wanted =
				way === 'pattern'
					? fc.array(
							fc.constantFrom(
								...plain,
								alphabet.find(({ given }) => given === '.')!
							),
							{
								minLength: 1,
								maxLength: 3
							}
						)
					: someLetters(way === 'phrase' ? 7 : 4, 1);
			fc.assert(
				fc.property(
					someLetters(30),
					wanted,
					fc.nat(),
					fc.boolean(),
					fc.boolean(),
					(letters, made, at, matchCase, matchMarks) => {
						// To a pattern a sign with a mark that never becomes one with it is two characters.
						const text = letters.filter(({ given }) => way !== 'pattern' || given !== '❤\ufe0f');
						// Half of the time what is looked for is taken out of the text.
						const from = at % (text.length + 1);
						const sought = at % 2 && way !== 'pattern' ? text.slice(from, from + made.length) : made;
						const how = { matchCase, matchMarks };
						const matcher = matcherOf({ text: written(sought), way, ...how });
						const hits = matcher.ok ? matcher.value.find(written(text)) : [];
						expect(hits).toEqual(naiveHits(text, sought, way, how));
					}
				),
				{ seed: 7, numRuns: process.env['SAMTAL_LONG'] ? 50_000 : 1500 }
			);
		});
	}

	it('tell å from a whatever is asked, and é from e only when asked', () => {
		expect(found('Åsa åt en à la carte i Asa.', 'asa', 'words')).toEqual(['Asa']);
		expect(found('Åsa åt en à la carte i Asa.', 'åsa', 'words')).toEqual(['Åsa']);
		expect(found('ett a, ett à', 'à', 'words')).toEqual(['a', 'à']);
		expect(found('ett a, ett à', 'à', 'words', { matchMarks: true })).toEqual(['à']);
		expect(found('café, CAFE\u0301 och cafe', 'Café', 'words')).toEqual(['café', 'CAFE\u0301', 'cafe']);
		expect(found('café och cafe', 'cafe', 'part', { matchMarks: true })).toEqual(['cafe']);
		expect(found('Oja, öja', 'oj', 'prefix')).toEqual(['Oja']);
	});

	it('hold all words of a turn, and take the whole word where its beginning is typed', () => {
		expect(found('Skolan och skolans lärare', 'skolan', 'words')).toEqual(['Skolan']);
		expect(found('Skolan och skolans lärare', 'lär skolan', 'prefix')).toEqual([
			'Skolan',
			'skolans',
			'lärare'
		]);
		expect(found('Skolan och läraren', 'skolan elev', 'words')).toEqual([]);
		expect(found('i skolan, som sagt: i skolan', 'I skolan', 'phrase')).toEqual(['i skolan', 'i skolan']);
	});

	it('never cut a letter or an emoji that takes two units', () => {
		expect(found('❤\ufe0f a❤', '❤', 'part')).toEqual(['❤\ufe0f', '❤']);
		expect(found('q\u0303', '.', 'pattern', { matchMarks: true })).toEqual(['q\u0303']);
		expect(found('😀😀', '😀', 'part')).toEqual(['😀', '😀']);
		expect(found('a😀b', 'a.b', 'pattern')).toEqual(['a😀b']);
		expect(found('q\u0303', 'q', 'part', { matchMarks: true })).toEqual([]);
		expect(found('İstanbul', 'istanbul', 'words')).toEqual(['İstanbul']);
	});

	it('say why nothing can be looked for', () => {
		const errorOf = (text: string, way: WordWay) => {
			const matcher = matcherOf({ text, way, ...loose });
			return matcher.ok ? null : matcher.error.type;
		};
		expect(errorOf('  ', 'words')).toBe('nothingToFind');
		expect(errorOf('?!', 'words')).toBe('noWordToFind');
		expect(errorOf('(skola', 'pattern')).toBe('badPattern');
		expect(errorOf('?!', 'part')).toBeNull();
		expect(found('tom', 'x*', 'pattern')).toEqual([]);
	});
});

it('a folded text leads back to every offset of the text', () => {
	fc.assert(
		fc.property(someLetters(20), fc.boolean(), fc.boolean(), (letters, matchCase, matchMarks) => {
			const text = written(letters);
			const folded = foldText(text, { matchCase, matchMarks });
			const back = Array.from(folded.text, (_, at) => folded.back(at, at + 1));
			expect(back.every(({ start, end }) => start < end && end <= text.length)).toBe(true);
			if (folded.text) expect(folded.back(0, folded.text.length)).toEqual({ start: 0, end: text.length });
		}),
		{ seed: 3, numRuns: 300 }
	);
});
