/** WebVTT as Zoom, Teams, Whisper and YouTube write it, and whisper.cpp's text with times. */
import { cueStart } from '../cues/cue.ts';
import { readCues } from '../cues/read-cues.ts';
import { headToText } from '../encoding.ts';
import { extensionOf, type Reader } from '../reader.ts';

/** The reader of WebVTT. */
export const vtt: Reader = {
	id: 'vtt',
	label: 'import.format.vtt',
	extensions: ['vtt'],
	looksLike(head, name) {
		const text = headToText(head);
		if (/^WEBVTT(\s|$)/.test(text)) return true;
		const start = cueStart(text);
		return start === 'bare'
			? extensionOf(name) !== 'srt'
			: start === 'numbered' && extensionOf(name) === 'vtt';
	},
	read: async (bytes, source, options) => readCues('vtt', bytes, source, options)
};
