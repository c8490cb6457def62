/** The rows of the bars, their numbers and words, and the table that goes into a file: of all, and coder by coder. */
import { beforeEach, expect, test } from 'vitest';
import {
	codeFacts,
	codeNumber,
	codeRows,
	codesFile,
	frequencySentence,
	rowWords,
	type CodeNumbers
} from '../../../src/lib/views/analysis/frequencies.ts';
import type { AnalysedCode, Base } from '../../../src/lib/views/analysis/numbers.ts';
import { speak } from '../../../src/lib/words/say.ts';

beforeEach(() => speak('en'));

const codes = ['a', 'b', 'c'].map((guid, depth): AnalysedCode => ({
	...{ guid, parent: null, depth, name: guid.toUpperCase() },
	...{ path: guid.toUpperCase(), color: '#2f8f4e' }
}));
/** The last place is of all codes together; nobody used c. */
const counts = (passages: number[], words: number[]) => ({
	passages,
	documents: [2, 1, 0, 2],
	cases: [1, 1, 0, 2],
	words,
	characters: words.map((n) => n * 5)
});
const united: CodeNumbers = {
	guids: ['a', 'b', 'c'],
	counts: counts([5, 3, 0, 8], [10, 40, 0, 50]),
	coders: [],
	bases: { characters: 1000, words: 200 }
};
const byCoder: CodeNumbers = {
	...united,
	coders: [
		{ guid: 'ada', name: 'Ada', counts: counts([5, 0, 0, 5], [10, 0, 0, 10]) },
		{ guid: 'bo', name: 'Bo', counts: counts([2, 3, 0, 5], [4, 40, 0, 44]) }
	]
};
const early: CodeNumbers = {
	...united,
	counts: { passages: [5, 3, 0], documents: [2, 1, 0] },
	bases: null
};
const base: Base = {
	...{ coder: null, documents: 2, allDocuments: 2, cases: null, speakers: null, set: null },
	facilitatorsNamed: false,
	...{ starred: null, auto: null, leftOut: 0, rollUp: false }
};

test('codes that are used come in the order of the codebook, or by the number that is shown', () => {
	const keys = (...[measure, order]: ['passages' | 'words', 'codebook' | 'frequency']) =>
		codeRows(codes, united, measure, order).map(({ key }) => key);
	expect(keys('passages', 'codebook')).toEqual(['a', 'b']);
	expect(keys('passages', 'frequency')).toEqual(['a', 'b']);
	expect(keys('words', 'frequency')).toEqual(['b', 'a']);
});

test('every coder stands below each code with numbers of their own, which nobody adds up', () => {
	const rows = codeRows(codes, byCoder, 'passages', 'codebook');
	expect(rows.map((row) => [row.key, codeNumber(byCoder, 'passages', row)])).toEqual([
		['a', 5],
		['a ada', 5],
		['a bo', 2],
		['b', 3],
		['b ada', 0],
		['b bo', 3]
	]);
	expect(rows.map((row) => codeNumber(byCoder, 'share', row))).toEqual([0.05, 0.05, 0.02, 0.2, 0, 0.2]);
});

test('a row says every number, and while words are still looked for those that are known', () => {
	const [row] = codeRows(codes, united, 'share', 'codebook');
	expect(rowWords(united, row!, 'A')).toBe(
		'A: 5 coded passages in 2 documents, 1 case, 10 words, 5.0% of the text'
	);
	expect(rowWords(early, row!, 'A')).toBe('A: 5 coded passages in 2 documents');
	expect(codeFacts(early, row!).map(({ value }) => value)).toEqual(['5', '2']);
	expect(codeFacts(united, row!).map(({ value, label }) => `${value} ${label}`)).toEqual([
		'5 coded passages',
		'2 documents',
		'1 case',
		'10 words',
		'5.0% of the text'
	]);
	expect(codeRows(codes, early, 'words', 'frequency').map(({ key }) => key)).toEqual(['a', 'b']);
});

test('the sentence names the rule, what the share is of, and that coders are not added up', () => {
	expect(frequencySentence(united, 'share', base)).toContain('of 1,000 characters in the filter');
	expect(frequencySentence(united, 'words', base)).toContain('of 200 words in the filter');
	expect(frequencySentence(early, 'words', base)).toContain('each once.');
	expect(frequencySentence(united, 'cases', base)).not.toContain('not added up');
	expect(frequencySentence(byCoder, 'cases', base)).toContain('not added up');
	const named = frequencySentence(united, 'cases', { ...base, speakers: ['Ann', 'Bo'] });
	expect(named).toContain('Only what Ann and Bo said.');
	const many = frequencySentence(united, 'cases', { ...base, speakers: ['A', 'B', 'C', 'D', 'E'] });
	expect(many).toContain('Only what 5 speakers said.');
	const said = (speakers: string[], facilitatorsNamed = false) =>
		frequencySentence(united, 'cases', { ...base, speakers, facilitatorsNamed });
	expect(said([''])).toContain('Only turns without a named speaker.');
	expect(said(['Ann', '', 'Bo'])).toContain('Only what Ann and Bo said, and turns without a named speaker.');
	expect(said(['M'])).not.toContain('facilitator');
	expect(said(['M'], true)).toContain('Only what M said. A facilitator who is named counts.');
});

test('a file holds every number; with coders, theirs beside those of all united', () => {
	const file = codesFile(codes, united, 'passages', 'frequency');
	expect(file.columns.slice(1)).toEqual([
		...['coded passages', 'documents', 'cases', 'words', 'characters', 'share of the text']
	]);
	expect(file.values).toEqual([
		['a', 5, 2, 1, 10, 50, 0.05],
		['b', 3, 1, 1, 40, 200, 0.2]
	]);
	const apart = codesFile(codes, byCoder, 'passages', 'codebook');
	expect(apart.columns.filter((head) => head.endsWith('coded passages'))).toEqual([
		...['All coders, united: coded passages', 'Ada: coded passages', 'Bo: coded passages']
	]);
	expect(apart.values.every((row) => row.length === apart.columns.length)).toBe(true);
	expect(apart.values[1]!.slice(1, 3)).toEqual([3, 1]);
	expect(apart.values[1]!.slice(7, 9)).toEqual([0, 1]);
});
