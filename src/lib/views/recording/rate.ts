/** How fast a recording is played, in words. */
import { say } from '../../words/say.ts';

/** `1.2×`, in the language in force. */
export const rateWords = (rate: number): string => say('recording.rateShort', { rate });
