/** A plain scan, written apart from the search: letters from a table, compared one after another. */
import fc from 'fast-check';
import type { WordWay } from '../../../src/lib/core/search/search.ts';

/** A letter as it may be written, and as it reads with and without capitals and accents. */
type Letter = {
	readonly given: string;
	readonly exact: string;
	readonly small: string;
	readonly bare: string;
	readonly bareSmall: string;
	readonly kind: 'letter' | 'blank' | 'sign';
};

const letter = (given: string, exact: string, small = exact, bare = exact, bareSmall = small): Letter => ({
	given,
	exact,
	small,
	bare,
	bareSmall,
	kind: 'letter'
});
const other = (kind: 'blank' | 'sign', given: string): Letter => ({ ...letter(given, given), kind });

export const alphabet: readonly Letter[] = [
	letter('a', 'a'),
	letter('A', 'A', 'a', 'A', 'a'),
	letter('\u00e5', 'å'),
	letter('a\u030a', 'å'),
	letter('\u00c5', 'Å', 'å', 'Å', 'å'),
	letter('A\u030a', 'Å', 'å', 'Å', 'å'),
	letter('\u212b', 'Å', 'å', 'Å', 'å'),
	letter('\u00e4', 'ä'),
	letter('o', 'o'),
	letter('o\u0308', 'ö'),
	letter('\u00e9', 'é', 'é', 'e', 'e'),
	letter('e\u0301', 'é', 'é', 'e', 'e'),
	letter('\u00c9', 'É', 'é', 'E', 'e'),
	letter('e', 'e'),
	letter('\u00e0', 'à', 'à', 'a', 'a'),
	letter('σ', 'σ'),
	letter('ς', 'ς', 'σ', 'ς', 'σ'),
	letter('7', '7'),
	letter('𝔘', '𝔘'),
	letter('\ud55c', '한'),
	letter('\u1112\u1161\u11ab', '한'),
	other('blank', ' '),
	other('blank', ' '),
	other('blank', '\n'),
	other('blank', '\u00a0'),
	other('sign', '.'),
	other('sign', '-'),
	other('sign', '’'),
	other('sign', '😀'),
	other('sign', '❤\ufe0f')
];

/** Random text as its letters. */
export const someLetters = (maxLength: number, minLength = 0): fc.Arbitrary<Letter[]> =>
	fc.array(fc.constantFrom(...alphabet), { minLength, maxLength });

export const written = (letters: readonly Letter[]): string => letters.map(({ given }) => given).join('');

export type Options = { readonly matchCase: boolean; readonly matchMarks: boolean };

/** The hits of `wanted` in `text`, both as their letters. A pattern is of letters, `.` being any of one line. */
export function naiveHits(
	text: readonly Letter[],
	wanted: readonly Letter[],
	way: WordWay,
	{ matchCase, matchMarks }: Options
): { start: number; end: number }[] {
	const read = (one: Letter): string =>
		matchMarks ? (matchCase ? one.exact : one.small) : matchCase ? one.bare : one.bareSmall;
	const at: number[] = [0];
	for (const { given } of text) at.push((at.at(-1) as number) + given.length);
	const hit = (from: number, to: number) => ({ start: at[from] as number, end: at[to] as number });

	if (way === 'pattern' || way === 'part') {
		const found: { start: number; end: number }[] = [];
		for (let from = 0; from < text.length; from++) {
			const to = way === 'part' ? partFrom(from) : patternFrom(from);
			if (to === null) continue;
			found.push(hit(from, to));
			from = to - 1;
		}
		return found;
	}
	const words = wordsOf(text);
	const sought = wordsOf(wanted).map(({ word }) => word);
	if (way === 'phrase') {
		const found: { start: number; end: number }[] = [];
		for (let first = 0; first < words.length; first++) {
			const run = words.slice(first, first + sought.length);
			if (!sought.length || run.map(({ word }) => word).join('|') !== sought.join('|')) continue;
			found.push(hit(words[first]!.from, run.at(-1)!.to));
			first += sought.length - 1;
		}
		return found;
	}
	const fits = (word: string, wish: string): boolean =>
		way === 'words' ? word === wish : word.startsWith(wish);
	if (!sought.every((wish) => words.some(({ word }) => fits(word, wish)))) return [];
	return words
		.filter(({ word }) => sought.some((wish) => fits(word, wish)))
		.map(({ from, to }) => hit(from, to));

	function wordsOf(letters: readonly Letter[]): { word: string; from: number; to: number }[] {
		const list: { word: string; from: number; to: number }[] = [];
		letters.forEach((one, index) => {
			if (one.kind !== 'letter') return;
			const last = list.at(-1);
			if (last?.to === index) {
				last.word += read(one);
				last.to++;
			} else list.push({ word: read(one), from: index, to: index + 1 });
		});
		return list;
	}
	function partFrom(from: number): number | null {
		const sign = wanted.slice();
		while (sign[0]?.kind === 'blank') sign.shift();
		while (sign.at(-1)?.kind === 'blank') sign.pop();
		let here = from;
		for (let step = 0; step < sign.length; step++) {
			if (sign[step]!.kind === 'blank') {
				while (sign[step + 1]?.kind === 'blank') step++;
				if (text[here]?.kind !== 'blank') return null;
				while (text[here]?.kind === 'blank') here++;
			} else {
				const there = text[here++];
				if (!there || read(there) !== read(sign[step]!)) return null;
			}
		}
		return here > from ? here : null;
	}
	function patternFrom(from: number): number | null {
		const fit = wanted.every((wish, step) => {
			const there = text[from + step];
			if (!there) return false;
			return wish.given === '.' ? there.given !== '\n' : read(there) === read(wish);
		});
		return fit ? from + wanted.length : null;
	}
}
