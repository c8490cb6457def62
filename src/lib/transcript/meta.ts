/** What stands beside a turn: speaker, time and number, as data and as the name a screen reader speaks. */
import type { Speaker, SpokenTurn } from '../core/records.ts';
import { say } from '../words/say.ts';

/** The attributes of a turn's node in the editor; `time` is `hh:mm:ss` or empty, `number` counts from 1. */
export type TurnMeta = {
	readonly speaker: string;
	readonly time: string;
	readonly number: number;
	readonly facilitator: boolean;
};

/** The meta of each turn, in order. */
export function metasOf(turns: readonly SpokenTurn[], speakers: readonly Speaker[]): TurnMeta[] {
	const byGuid = new Map(speakers.map((speaker) => [speaker.guid, speaker]));
	return turns.map((turn, index) => {
		const speaker = turn.speaker === null ? undefined : byGuid.get(turn.speaker);
		return {
			speaker: speaker?.name ?? '',
			time: turn.startTime === null ? '' : clock(turn.startTime),
			number: index + 1,
			facilitator: speaker?.role === 'facilitator'
		};
	});
}

/** The accessible name of a turn: `P3, turn 39, 00:12:11`, without what is unknown. */
export function turnName({ speaker, number, time }: TurnMeta): string {
	return [speaker, say('transcript.turn', { number }), time].filter(Boolean).join(', ');
}

/** Milliseconds from the start of a recording as `hh:mm:ss`. */
export function clock(milliseconds: number): string {
	const seconds = Math.floor(milliseconds / 1000);
	return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
		.map((part) => String(Math.floor(part)).padStart(2, '0'))
		.join(':');
}

/** The milliseconds that `hh:mm:ss`, `mm:ss` or either with parts of a second names; null where it is none of these. */
export function readClock(text: string): number | null {
	const found = /^(?:(\d+):)?(\d{1,3}):(\d{2})(?:[.,](\d{1,3}))?$/.exec(text.trim());
	if (!found) return null;
	const [, hours = '0', minutes, seconds, parts = ''] = found;
	if (Number(seconds) > 59 || (found[1] && Number(minutes) > 59)) return null;
	return (
		(Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(parts.padEnd(3, '0'))
	);
}
