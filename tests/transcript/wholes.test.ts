import { expect, test } from 'vitest';
import { unitAt, stepHead } from '../../src/lib/transcript/units.ts';
import { wholeAt, type Whole } from '../../src/lib/transcript/wholes.ts';
import { guid, speaker, turnsOf } from './made.ts';

const [lead, ann, bo] = [speaker(1, 'Lead', 'facilitator'), speaker(2, 'Ann'), speaker(3, 'Bo')];
const said: [string, typeof lead | null][] = [
	['Who decides?', lead],
	['We do.\nOr so I think. Mostly.', ann],
	['At times.', ann],
	['Never us.', bo],
	['And then?', lead],
	['', bo],
	['Nobody knows.', null]
];
const turns = turnsOf(
	said.map(([text]) => text),
	said.map(([, who]) => who?.guid ?? null)
);
const text = turns.map((turn) => turn.text).join('\n');
const at = (words: string): number => text.indexOf(words);
const taken = (words: string, whole: Whole): string | null => {
	const range = wholeAt(turns, [lead, ann, bo], at(words), whole);
	return range && text.slice(range.start, range.end);
};

test('a turn, a paragraph, a run and an answer are taken whole from anywhere inside', () => {
	expect(taken('so I think', 'turn')).toBe('We do.\nOr so I think. Mostly.');
	expect(taken('so I think', 'paragraph')).toBe('Or so I think. Mostly.');
	expect(taken('We do', 'paragraph')).toBe('We do.');
	expect(taken('times', 'run')).toBe('We do.\nOr so I think. Mostly.\nAt times.');
	expect(taken('Never', 'run')).toBe('Never us.');
	expect(taken('times', 'answer')).toBe('We do.\nOr so I think. Mostly.\nAt times.\nNever us.');
});

test('in a question the answer is the one that follows; a turn without a speaker is of no run', () => {
	expect(taken('Who', 'answer')).toBe('We do.\nOr so I think. Mostly.\nAt times.\nNever us.');
	expect(taken('And then', 'answer')).toBe('\nNobody knows.');
	expect(taken('Nobody', 'run')).toBe('Nobody knows.');
	expect(wholeAt(turns.slice(0, 1), [lead], 0, 'answer')).toBeNull();
	expect(wholeAt([], [lead], 0, 'turn')).toBeNull();
	const alone = turnsOf(['One.'], [guid(9)]);
	expect(wholeAt(alone, [], 0, 'run')).toEqual({ start: 0, end: 4 });
});

test('the end that moves goes from unit to unit and stops at the end that stays', () => {
	const head = (anchor: number, from: number, way: 1 | -1): number =>
		stepHead(turns, { anchor, head: from }, 'sentence', way, 'en');
	const start = at('Or so');
	const first = head(start, start, 1);
	expect(text.slice(start, first)).toBe('Or so I think.');
	const second = head(start, first, 1);
	expect(text.slice(start, second)).toBe('Or so I think. Mostly.');
	expect(head(start, second, -1)).toBe(first);
	expect(head(start, first, -1)).toBe(start);
	expect(text.slice(head(start, start, -1), start)).toBe('We do.\n');
	expect(unitAt(turns, start, 'sentence', 'en')).toEqual({ start, end: first });
});
