import { expect, it } from 'vitest';
import { foldWord, isListed, sidesOf } from '../../src/lib/analysis/words.ts';
import { stopLanguages, stopWordsOf } from '../../src/lib/core/stop-words/index.ts';

it('folds capitals, compositions and apostrophes, and keeps accents', () => {
	expect(foldWord('A\u030Angest', 'sv')).toBe('ångest');
	expect(foldWord('ÖVER')).toBe('över');
	expect(foldWord('Don’t', 'en')).toBe("don't");
	expect(foldWord('Idé')).not.toBe(foldWord('ide'));
	expect(foldWord('ISI', 'tr')).toBe('ısı');
});

it('puts each word on one side: where it begins, in the filter', () => {
	const document = {
		words: Int32Array.of(0, 1, 2, 3, 4),
		starts: Int32Array.of(0, 4, 8, 12, 16),
		perTurn: Int32Array.of(3, 0, 2),
		inside: Uint8Array.of(1, 1, 1)
	};
	expect([...sidesOf({ ...document, passages: null })]).toEqual([1, 1, 1, 1, 1]);
	const passages = [
		{ start: 2, end: 9 },
		{ start: 3, end: 5 },
		{ start: 16, end: 17 }
	];
	expect([...sidesOf({ ...document, passages })]).toEqual([2, 1, 1, 2, 1]);
	expect([...sidesOf({ ...document, passages, inside: Uint8Array.of(1, 1, 0) })]).toEqual([2, 1, 1, 0, 0]);
	expect([...sidesOf({ ...document, passages: [] })]).toEqual([2, 2, 2, 2, 2]);
});

it('lists words by length, stop words and numbers', () => {
	const rules = { stop: new Set(['och']), shortest: 2, numbers: false };
	expect(['och', 'å', '𝒜', 'ö2', '2026', 'vi'].filter((word) => isListed(word, rules))).toEqual(['ö2', 'vi']);
	expect(isListed('2026', { ...rules, numbers: true })).toBe(true);
});

it('has stop words as a count folds them, and none that a study is likely to be about', () => {
	for (const language of stopLanguages) {
		const words = stopWordsOf([language]);
		expect(words.filter((word) => word !== foldWord(word, language))).toEqual([]);
		expect(words.length).toBeGreaterThan(200);
	}
	expect(stopWordsOf(['sv', 'en'])).toEqual(expect.arrayContaining(['inte', 'ska', 'the', "don't"]));
	const nouns = ['barn', 'skola', 'tid', 'people', 'time', 'child', 'trust'];
	expect(nouns.filter((word) => stopWordsOf(['sv', 'en']).includes(word))).toEqual([]);
});
