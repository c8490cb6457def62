/** Which turns nobody has coded yet. Pure. */
import type { Coding, Guid, SpokenTurn } from './records.ts';

/** What of a turn and of a coding is looked at. */
type Turn = Pick<SpokenTurn, 'start' | 'end' | 'text' | 'speaker'>;
type Coded = Pick<Coding, 'start' | 'end' | 'orphan'>;

/**
 * The index of the next (1) or previous (−1) turn after the one at index `from` that has words, is nobody's in `without`
 * (speakers), and shares no character with `codings`. Null where there is none.
 */
export function uncodedTurn(
	turns: readonly Turn[],
	codings: readonly Coded[],
	from: number,
	by: 1 | -1,
	without: ReadonlySet<Guid>
): number | null {
	const placed = codings.filter((one) => !one.orphan && one.start !== null) as {
		start: number;
		end: number;
	}[];
	placed.sort((a, b) => a.start - b.start);
	// The furthest end of all that begin before each turn's end tells whether any of them reaches into it.
	let at = 0;
	let furthest = -1;
	const coded = turns.map(({ start, end }) => {
		while (at < placed.length && placed[at]!.start < end) furthest = Math.max(furthest, placed[at++]!.end);
		return furthest > start;
	});
	for (let index = from + by; index >= 0 && index < turns.length; index += by) {
		const { speaker, text } = turns[index]!;
		if (!coded[index] && !(speaker && without.has(speaker)) && text.trim()) return index;
	}
	return null;
}
