/** Which turn is spoken at a moment of the recording, by the times that turns have. */
import type { SpokenTurn } from './records.ts';

type Timed = Pick<SpokenTurn, 'startTime' | 'endTime'>;

/**
 * The index of the turn that is spoken at `time` (milliseconds of the transcript): the one that began last, unless its
 * end is known and past. Null before the first time, in such a pause, and where no turn has a time.
 */
export function spokenAt(turns: readonly Timed[], time: number): number | null {
	let found: number | null = null;
	let latest = -1;
	turns.forEach(({ startTime }, index) => {
		if (startTime === null || startTime > time || startTime < latest) return;
		[found, latest] = [index, startTime];
	});
	const end = found === null ? null : (turns[found]?.endTime ?? null);
	return end !== null && end < time ? null : found;
}
