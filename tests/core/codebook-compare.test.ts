import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical, versionIdOf } from '../../src/lib/core/codebook.ts';
import { compareCodebooks, wordEdits } from '../../src/lib/core/codebook-compare.ts';
import { say } from '../../src/lib/words/say.ts';
import { book, code, codebooks, edited, edits, guid, set, texts } from './codebooks.ts';

const numRuns = process.env['SAMTAL_LONG'] ? 1000 : 100;
const sentences = (...pair: Parameters<typeof compareCodebooks>) =>
	compareCodebooks(...pair).map(({ sentence }) => say(sentence.key, sentence.values));

describe('two codebooks', () => {
	it('differ exactly where their versions do, and every difference has a sentence', () => {
		fc.assert(
			fc.property(codebooks(), edits, (before, done) => {
				const after = edited(before, done, 2000);
				const differences = compareCodebooks(before, after);
				expect(differences.length > 0).toBe(versionIdOf(before) !== versionIdOf(after));
				for (const { sentence } of differences) {
					const said = say(sentence.key, sentence.values, 'sv');
					expect(said).not.toBe(sentence.key);
				}
				expect(compareCodebooks(after, after)).toEqual([]);
			}),
			{ seed: 1, numRuns }
		);
	});

	it('say in sentences what was added, deleted, renamed, moved and changed', () => {
		const before = book([code(1), code(2, 1), code(3), code(4)], [set(50, [2])]);
		const after = book(
			[
				code(1, null, { color: '#000000' }),
				code(2, null, { key: 'q' }),
				code(3, 1, { applicable: false, texts: { en: { ...texts('Three'), definition: 'So.' } } }),
				code(5, 3)
			],
			[set(50, [3], { exclusive: true })]
		);
		expect(sentences(before, after)).toEqual([
			'“Code 1” has the colour #000000 instead of #aabbcc.',
			'“Code 3” is now called “Three”.',
			'“Code 1 / Three” stands under “Code 1”.',
			'“Code 1 / Three” only groups other codes.',
			'“Code 1 / Three” is defined otherwise (en).',
			'“Code 1 / Three / Code 5” is new.',
			'“Code 2” stands at the top.',
			'“Code 2” has the key q.',
			'The set “Set 50” allows one of its codes a unit.',
			'“Code 2” is no longer in the set “Set 50”.',
			'“Code 1 / Three” is in the set “Set 50”.',
			'“Code 4” is deleted.'
		]);
	});

	it('know that only the order is another', () => {
		const [one, other] = [book([code(1), code(2, 1), code(3, 1)]), book([code(1), code(3, 1), code(2, 1)])];
		expect(sentences(one, other)).toEqual(['The codes under “Code 1” stand in another order.']);
		const inserted = book([code(1), code(2, 1), code(9, 1), code(3, 1)]);
		expect(compareCodebooks(one, inserted).map(({ kind }) => kind)).toEqual(['added']);
	});

	it('know codes with other GUIDs by their paths', () => {
		const other = book([code(11, null, { texts: { en: texts('Code 1') } })]);
		expect(compareCodebooks(book([code(1)]), other)).toEqual([]);
	});
});

describe('the words of a text', () => {
	it('put together again give the text before and the text after', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (before, after) => {
				const edits = wordEdits(before, after);
				const text = (side: string) =>
					edits.filter((one) => one.in === 'both' || one.in === side).map((e) => e.text);
				expect(text('before').join('')).toBe(before);
				expect(text('after').join('')).toBe(after);
			}),
			{ seed: 1, numRuns }
		);
	});

	it('are marked word by word', () => {
		const differences = compareCodebooks(
			book([code(1, null, { texts: { en: { ...texts('A'), definition: 'Time that is protected' } } })]),
			book([code(1, null, { texts: { en: { ...texts('A'), definition: 'Time that is set aside' } } })])
		);
		expect(differences[0]?.words).toEqual([
			{ text: 'Time that is ', in: 'both' },
			{ text: 'protected', in: 'before' },
			{ text: 'set aside', in: 'after' }
		]);
	});
});

describe('the id of a version', () => {
	it('is that of the content, in whatever order its members are written', () => {
		const one = book(
			[code(1, null, { texts: { sv: texts('Å'), en: texts('A') } }), code(2, 1)],
			[set(5, [2, 1])]
		);
		const other = {
			...one,
			codes: [code(1, null, { texts: { en: texts('A'), sv: texts('Å'), de: texts('') } }), code(2, 1)],
			sets: [set(5, [1, 2, 77])]
		};
		expect(versionIdOf(other)).toBe(versionIdOf(one));
		expect(canonical(other)).toEqual(canonical(one));
		expect(versionIdOf(book([code(2), code(1)]))).not.toBe(versionIdOf(book([code(1), code(2)])));
		expect(guid(1)).toBe(one.codes[0]?.guid);
	});
});
