/** Who speaks in a document, how much and after whom: as lanes, as a matrix and as rows of a table. */
import { say } from '../../words/say.ts';
import type { ChartCode } from '../../charts/code.ts';
import type { Lane } from '../../charts/lanes.svelte.ts';
import { roundStep, shareTicks, type LaneFigure } from './lane-figure.ts';

/** Someone who speaks; without GUID and name for turns that nobody is named for. */
export type Talker = {
	readonly guid: string | null;
	readonly name: string | null;
	readonly facilitator: boolean;
	readonly case: string | null;
};

/** Counts by index of `talkers`, and every turn of the document. */
export type TalkNumbers = {
	readonly talkers: readonly Talker[];
	readonly turns: ArrayLike<number>;
	readonly words: ArrayLike<number>;
	/** The words of the longest turn, and which it is (−1 for none). */
	readonly longest: ArrayLike<number>;
	readonly longestTurn: ArrayLike<number>;
	/** Turns of A after a turn of B: `a * talkers.length + b`. */
	readonly after: ArrayLike<number>;
	/** Turns after the speaker's own, after one that the filter leaves out, and without any before. */
	readonly self: ArrayLike<number>;
	readonly afterOutside: ArrayLike<number>;
	readonly opening: ArrayLike<number>;
	readonly starts: ArrayLike<number>;
	readonly ends: ArrayLike<number>;
	readonly speakerOf: ArrayLike<number>;
	/** Milliseconds; NaN where it is not known. */
	readonly times: ArrayLike<number>;
};

/** The part of the address that names a speaker. */
export const speakerKey = ({ guid }: Talker): string => guid ?? 'nobody';

/** A speaker's name, with what tells a facilitator. */
export function nameOf({ name, facilitator }: Talker): string {
	if (name === null) return say('portrait.nobody');
	return facilitator ? say('portrait.facilitator', { name }) : name;
}

/** A speaker with the counts that the filter leaves. */
export type TalkRow = {
	readonly index: number;
	readonly key: string;
	readonly name: string;
	readonly facilitator: boolean;
	readonly case: string | null;
	readonly turns: number;
	readonly turnShare: number;
	readonly words: number;
	readonly wordShare: number;
	readonly longest: number;
	/** The number of the longest turn, from 1. */
	readonly longestTurn: number;
};

/** Those who speak in the filter, most words first. */
export function talkRows(numbers: TalkNumbers): TalkRow[] {
	const [turns, words] = [sum(numbers.turns) || 1, sum(numbers.words) || 1];
	return numbers.talkers
		.map((talker, index) => ({
			index,
			key: speakerKey(talker),
			name: nameOf(talker),
			facilitator: talker.facilitator,
			case: talker.case,
			turns: numbers.turns[index]!,
			turnShare: numbers.turns[index]! / turns,
			words: numbers.words[index]!,
			wordShare: numbers.words[index]! / words,
			longest: numbers.longest[index]!,
			longestTurn: numbers.longestTurn[index]! + 1
		}))
		.filter((row) => row.turns > 0)
		.sort((a, b) => b.words - a.words);
}

/** A lane a speaker: a bar for the share of words, and one in outline for the share of turns. */
export function talkFigure(rows: readonly TalkRow[], document: string): LaneFigure {
	const greatest = Math.max(0.01, ...rows.flatMap(({ turnShare, wordShare }) => [turnShare, wordShare]));
	const step = roundStep(greatest * 100, 5) / 100;
	const most = Math.min(1, Math.ceil(greatest / step - 1e-9) * step);
	const ink = (isFacilitator: boolean): string => (isFacilitator ? 'var(--edge)' : 'var(--ink-2)');
	const lanes = rows.map((row): Lane => {
		const detail = say('portrait.talkDetail', { words: row.wordShare, turns: row.turnShare });
		return {
			...{ key: row.key, name: row.name, detail, color: null, length: 1, isApart: false },
			label: say('portrait.lane.talk', { name: row.name, words: row.words, turns: row.turns, detail }),
			stretches: [
				{ start: 0, end: row.wordShare / most, color: ink(row.facilitator), isOutlined: false },
				{ start: 0, end: row.turnShare / most, color: null, isOutlined: true }
			]
		};
	});
	return {
		lanes,
		words: ({ lane, stretch }) => {
			const { name, wordShare, words, turnShare, turns } = rows[lane]!;
			return stretch === 0
				? say('portrait.bar.words', { name, share: wordShare, n: words })
				: say('portrait.bar.turns', { name, share: turnShare, n: turns });
		},
		ticks: shareTicks(most, step),
		axis: '',
		legend: [
			{ color: ink(false), name: say('portrait.legend.words') },
			...(rows.some(({ facilitator }) => facilitator)
				? [{ color: ink(true), name: say('portrait.legend.facilitators') }]
				: []),
			{ color: null, name: say('portrait.legend.turns') }
		],
		choiceAt: ({ lane }) => ({ document, a: rows[lane]!.key }),
		placeOf: ({ a, b }) => {
			const lane = rows.findIndex(({ key }) => key === a);
			return lane < 0 || b !== null ? null : { lane, stretch: -1 };
		}
	};
}

/** Speakers as the axes of a matrix, facilitators in lighter ink. */
export function talkAxis(rows: readonly TalkRow[]): ChartCode[] {
	return rows.map(({ key, name, facilitator }) => {
		const color = facilitator ? 'var(--edge)' : 'var(--ink-2)';
		return { guid: key, name, path: name, color, depth: 0 };
	});
}

/** Turns of one speaker after another's; null for a speaker after themselves, which is counted apart. */
export function afterCount(numbers: TalkNumbers, a: TalkRow, b: TalkRow): number | null {
	return a.index === b.index ? null : numbers.after[a.index * numbers.talkers.length + b.index]!;
}

/** Two speakers, one after the other. */
export type AfterRow = { readonly a: TalkRow; readonly b: TalkRow; readonly count: number };

/** Who speaks after whom at least once, most often first; after themselves among them. */
export function afterRows(numbers: TalkNumbers, rows: readonly TalkRow[]): AfterRow[] {
	return rows
		.flatMap((a) => rows.map((b) => ({ a, b, count: afterCount(numbers, a, b) ?? numbers.self[a.index]! })))
		.filter(({ count }) => count > 0)
		.sort((x, y) => y.count - x.count);
}

/** The sum of counts. */
export function sum(counts: ArrayLike<number>): number {
	return Array.from(counts).reduce((total, one) => total + one, 0);
}
