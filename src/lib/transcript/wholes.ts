/** What a key takes whole from the place where one reads: turn, paragraph, answer, or all that one speaker says in a row. Pure. */
import type { Speaker, SpokenTurn } from '../core/records.ts';
import { turnAt, type Range } from './positions.ts';

/** What can be taken whole. An answer is all that participants say between two facilitators' turns. */
export type Whole = 'turn' | 'paragraph' | 'answer' | 'run';

/** What of a turn is looked at. */
export type WholeTurn = Pick<SpokenTurn, 'start' | 'end' | 'text' | 'speaker'>;

/**
 * The range that is taken at `offset`; null in an empty document. In a facilitator's turn the answer is the one that
 * follows it, if any. A turn without a speaker is a run of its own.
 */
export function wholeAt(
	turns: readonly WholeTurn[],
	speakers: readonly Pick<Speaker, 'guid' | 'role'>[],
	offset: number,
	whole: Whole
): Range | null {
	const at = turnAt(turns, offset);
	const turn = turns[at];
	if (!turn) return null;
	if (whole === 'turn') return rangeOf(turns, at, at);
	if (whole === 'paragraph') return paragraphAt(turn, offset);
	if (whole === 'run') {
		const { speaker } = turn;
		return speaker === null
			? rangeOf(turns, at, at)
			: spread(turns, at, (other) => other.speaker === speaker);
	}
	const leads = new Set(speakers.filter(({ role }) => role === 'facilitator').map(({ guid }) => guid));
	const answers = ({ speaker }: WholeTurn): boolean => speaker === null || !leads.has(speaker);
	const from = turns.findIndex((other, index) => index >= at && answers(other));
	return from < 0 ? null : spread(turns, from, answers);
}

/** The turns around one for which `belongs` holds without a break. */
function spread(turns: readonly WholeTurn[], at: number, belongs: (turn: WholeTurn) => boolean): Range {
	let [first, last] = [at, at];
	while (first > 0 && belongs(turns[first - 1]!)) first--;
	while (last + 1 < turns.length && belongs(turns[last + 1]!)) last++;
	return rangeOf(turns, first, last);
}

function paragraphAt({ start, end, text }: WholeTurn, offset: number): Range {
	const within = Math.min(Math.max(offset - start, 0), end - start);
	const next = text.indexOf('\n', within);
	return { start: start + text.lastIndexOf('\n', within - 1) + 1, end: next < 0 ? end : start + next };
}

function rangeOf(turns: readonly WholeTurn[], first: number, last: number): Range {
	return { start: turns[first]!.start, end: turns[last]!.end };
}
