/** One long transcript, made: codings spread over it, and many that lie on one passage in its middle. */
import { madeCodes, type MadeCoding, type Study } from '../../src/cli/generated-study.ts';
import { madeTalk, madeWords } from '../../src/cli/generated-talk.ts';
import { dice } from '../../src/lib/analysis/dice.ts';

const wordsPerCoding = 60;

/** Codings that lie on the words in the middle. */
export const deep = 50;

/** A transcript of so many words with a coding for every 60 of them, by codes without a key; `deep` lie on one passage. */
export function longTalk(words: number): Study {
	const random = dice(words);
	const turns = madeTalk(random, madeWords(random), words);
	const text = turns.map((turn) => turn.text).join('\n');
	const codes = madeCodes(300);
	const keyless = [...codes.keys()].filter((code) => !codes[code]!.key && codes[code]!.parent !== null);
	const starts = [...text.matchAll(/\S+/g)].map(({ index }) => index);
	const place = (code: number, first: number, length: number): MadeCoding => {
		const start = starts[first]!;
		return { document: 0, code, start, end: starts[Math.min(first + length, starts.length - 1)]! - 1 };
	};
	const count = Math.floor(words / wordsPerCoding) - deep;
	// Each code has stretches of its own, so that no two codings of one code overlap.
	const spread = Array.from({ length: count }, (_, i) =>
		place(keyless[i % keyless.length]!, i * wordsPerCoding, 5 + random.below(wordsPerCoding * 2))
	);
	const middle = Math.floor(starts.length / 2);
	const onOne = keyless
		.filter((code) => !spread.some((one) => one.code === code && near(one, starts[middle]!)))
		.slice(0, deep)
		.map((code) => place(code, middle, 20));
	return { documents: [{ title: 'Talk', turns, text }], codes, codings: [...spread, ...onOne] };
}

const near = ({ start, end }: MadeCoding, at: number): boolean => start - 1000 < at && at < end + 1000;
