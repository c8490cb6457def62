/** What a figure says of the codings that it counts. */
import { beforeEach, expect, it } from 'vitest';
import { baseSentence, noPairsSentence } from '../../../src/lib/views/analysis/sentences.ts';
import { speak } from '../../../src/lib/words/say.ts';

const base = {
	coder: 'Ada',
	documents: 5,
	allDocuments: 5,
	cases: null,
	speakers: null,
	facilitatorsNamed: false,
	set: null,
	starred: null,
	auto: null,
	leftOut: 0,
	rollUp: false
};

beforeEach(() => speak('en'));

it('names the coder, or all of them, but nobody where the figure itself tells coders apart', () => {
	expect(baseSentence(base)).toBe('Coded by Ada, in all 5 documents.');
	expect(baseSentence({ ...base, coder: 'Consensus', agreed: true })).toBe(
		'Agreed on by the coders (Consensus), in all 5 documents.'
	);
	expect(baseSentence({ ...base, coder: null })).toMatch(/^Coded by any coder, in all 5 documents;/);
	expect(baseSentence({ ...base, codersApart: true })).toBe('In all 5 documents.');
	expect(baseSentence({ ...base, oneApart: 'Bo' })).toBe(
		'Bo: that coder’s own passages. The other side: passages coded by Ada. In all 5 documents.'
	);
	expect(baseSentence({ ...base, coder: null, oneApart: 'Bo', documents: 2 })).toMatch(
		/The other side: passages coded by any coder, .* In the filter: 2 documents\.$/
	);
	expect(baseSentence({ ...base, codersApart: true, documents: 2 })).toBe('In the filter: 2 documents.');
});

it('says of codes that none meets another only where they are compared', () => {
	const none = 'No two of these codes share any words.';
	expect(noPairsSentence(none, null)).toBe(none);
	expect(noPairsSentence(none, 'some')).toBe(`${none} A code and one above it are not compared.`);
	expect(noPairsSentence(none, 'all')).toMatch(/^Nothing is compared here: .* one stands above the other/);
	expect(noPairsSentence(none, 'alone')).toMatch(/^There is one code alone here/);
});
