/** Words, sentences and turns as steps of a selection's ends. Pure; the units are Intl.Segmenter's in the document's language. */
import { knownLanguage } from '../core/language.ts';
import type { SpokenTurn } from '../core/records.ts';
import { turnAt, type Range } from './positions.ts';

/** What a selection grows and shrinks by. */
export type Unit = 'word' | 'sentence' | 'turn';

/** One end of a passage. */
export type Edge = 'start' | 'end';

/** What of a turn the units need. */
export type UnitTurn = Pick<SpokenTurn, 'start' | 'end' | 'text'>;

/** The ranges of the units in one turn, in order, without blanks at their ends; document offsets. */
export function unitsOf(turn: UnitTurn, unit: Unit, language: string | null): Range[] {
	if (unit === 'turn') return turn.end > turn.start ? [{ start: turn.start, end: turn.end }] : [];
	const found: Range[] = [];
	for (const { segment, index, isWordLike } of segmenter(unit, language).segment(turn.text)) {
		const length = segment.trimEnd().length;
		if (!length || (unit === 'word' && !isWordLike)) continue;
		const start = turn.start + index + segment.length - segment.trimStart().length;
		found.push({ start, end: turn.start + index + length });
	}
	return found;
}

/** The unit that holds `offset`, or the nearest after it, or the last before it in its turn; null in an empty turn. */
export function unitAt(
	turns: readonly UnitTurn[],
	offset: number,
	unit: Unit,
	language: string | null
): Range | null {
	const turn = turns[turnAt(turns, offset)];
	if (!turn) return null;
	const units = unitsOf(turn, unit, language);
	return units.find(({ end }) => end > offset) ?? units.at(-1) ?? null;
}

/**
 * The nearest unit's edge beyond `offset` in a direction, across turns: the units' ends for an end, their starts for a
 * start. `offset` itself where there is none further.
 */
export function step(
	turns: readonly UnitTurn[],
	offset: number,
	unit: Unit,
	edge: Edge,
	direction: 1 | -1,
	language: string | null
): number {
	for (let index = turnAt(turns, offset); index >= 0 && index < turns.length; index += direction) {
		const edges = unitsOf(turns[index]!, unit, language).map((range) => range[edge]);
		const beyond = direction > 0 ? edges.find((at) => at > offset) : edges.findLast((at) => at < offset);
		if (beyond !== undefined) return beyond;
	}
	return offset;
}

/**
 * Where the moving end of a selection goes by a unit, while its other end stays at `anchor`: to the units' ends beyond the
 * anchor, to their starts before it, and never over it in one step.
 */
export function stepHead(
	turns: readonly UnitTurn[],
	{ anchor, head }: { readonly anchor: number; readonly head: number },
	unit: Unit,
	direction: 1 | -1,
	language: string | null
): number {
	const leaves = direction > 0 ? head >= anchor : head <= anchor;
	const edge = direction > 0 === leaves ? 'end' : 'start';
	const moved = step(turns, head, unit, edge, direction, language);
	if (leaves) return moved;
	return direction > 0 ? Math.min(moved, anchor) : Math.max(moved, anchor);
}

/** Moves one end of a range by a unit; null when nothing would be left of it. */
export function stretch(
	turns: readonly UnitTurn[],
	range: Range,
	unit: Unit,
	edge: Edge,
	direction: 1 | -1,
	language: string | null
): Range | null {
	const moved = {
		start: range.start,
		end: range.end,
		[edge]: step(turns, range[edge], unit, edge, direction, language)
	};
	return moved.start < moved.end ? moved : null;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(unit: 'word' | 'sentence', language: string | null): Intl.Segmenter {
	const id = `${unit} ${language ?? ''}`;
	let made = segmenters.get(id);
	if (!made) {
		made = new Intl.Segmenter(knownLanguage(language), { granularity: unit });
		segmenters.set(id, made);
	}
	return made;
}
