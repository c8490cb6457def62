/** SubRip subtitles. */
import { cueStart } from '../cues/cue.ts';
import { readCues } from '../cues/read-cues.ts';
import { headToText } from '../encoding.ts';
import { extensionOf, type Reader } from '../reader.ts';

/** The reader of SRT. */
export const srt: Reader = {
	id: 'srt',
	label: 'import.format.srt',
	extensions: ['srt'],
	looksLike(head, name) {
		const start = cueStart(headToText(head));
		return start === 'numbered'
			? extensionOf(name) !== 'vtt'
			: start === 'bare' && extensionOf(name) === 'srt';
	},
	read: async (bytes, source, options) => readCues('srt', bytes, source, options)
};
