/** How long ago something was, in the words of the interface. */
import { say } from '../words/say.ts';

/** The time between a moment (ISO 8601) and `now` (milliseconds) as "2 h ago". */
export function ageOf(moment: string, now: number): string {
	const minutes = Math.max(0, Math.floor((now - Date.parse(moment)) / 60_000));
	if (minutes < 1) return say('age.now');
	if (minutes < 60) return say('age.minutes', { n: minutes });
	if (minutes < 48 * 60) return say('age.hours', { n: Math.floor(minutes / 60) });
	return say('age.days', { n: Math.floor(minutes / (24 * 60)) });
}
