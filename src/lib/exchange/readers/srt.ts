/** SubRip subtitles. */
import { looksLikeCues } from '../cues/cue.ts';
import { readCues } from '../cues/read-cues.ts';
import { headToText } from '../encoding.ts';
import type { Reader } from '../reader.ts';

/** The reader of SRT. */
export const srt: Reader = {
	id: 'srt',
	label: 'import.format.srt',
	extensions: ['srt'],
	looksLike(head) {
		const text = headToText(head);
		return looksLikeCues(text) && /^\s*\d+\s*\n/.test(text);
	},
	read: async (bytes, source, options) => readCues('srt', bytes, source, options)
};
